export type {
  CompletedStep,
  ContactFacts,
  CreditFacts,
  CustomerFacts,
  DisputeFacts,
  DunningFacts,
  HoldFacts,
  ItemFacts,
  PayerKind,
  PromiseFacts,
  ReplyFacts,
  SuspenseFacts,
} from './facts.ts';
export { GROUPINGS, indexOfLevel, levelAt, PLAIN_OPTIONS, stepIndex, stepOf } from './policy.ts';
export type { Grouping, Policy, PolicyOptions, PolicyVersion } from './policy.ts';
export {
  ANCHORS,
  anchorOf,
  attachmentsOf,
  audienceOf,
  CHANNELS,
  chargeRuleOf,
  CONTACT_ROLES,
  FALLBACKS,
  fallbackOf,
  goesRegistered,
  INVOICE_COPIES,
  isAside,
  isOff,
  modeOf,
  proofOf,
  PROOFS,
  STEP_CHANNELS,
  unitOf,
  writesLetter,
  writesMail,
} from './step.ts';
export type {
  Anchor,
  Attachments,
  Audience,
  Channel,
  ChargeRule,
  ContactRole,
  DayUnit,
  Step,
  StepChannel,
  StepFallback,
  StepKind,
  StepMode,
  StepProof,
} from './step.ts';
export { letterWay, type LetterWay } from './letter-address.ts';
export { isProven, LETTER_OUTCOMES, reachedAddressee, readReturnReason } from './letter-proof.ts';
export type { LetterOutcome, LetterProofs } from './letter-proof.ts';
export { indexBefore, nominalDays } from './timing.ts';
export { consumerPolicyFr, defaultPolicyFr, publicPolicyFr, SHIPPED_POLICIES } from './shipped-policies.ts';
export { takesNotices } from './notice.ts';
export { MOST_ADDRESSED } from './channel.ts';
export type { Fallback } from './channel.ts';
export { coversOrder, orderOf } from './order.ts';
export { DEFAULT_LIMITS, limitsOf } from './limits.ts';
export type { ContactBudget, Limits, SendingHours } from './limits.ts';
export { departure, hoursAreRight } from './sending-hours.ts';
export type { WallTime } from './sending-hours.ts';
export { freshUntil, mayLeaveByItself } from './freshness.ts';
export type { BankFacts } from './freshness.ts';
export { announcedOf, hasOutgrown, leavesByItself } from './automatic.ts';
export type { AnnouncedDraft } from './automatic.ts';
export { dueSlot, nextDay } from './schedule.ts';
export type { Schedule } from './schedule.ts';
export { checkPolicy } from './check-policy.ts';
export { decide } from './decide.ts';
export type { DecideOptions } from './decide.ts';
export type {
  Decision,
  DraftCredit,
  DraftItem,
  DraftUpcoming,
  DunningDraft,
  Exclusion,
  ExclusionCode,
  Params,
  ReasonKey,
} from './draft.ts';
export { levelAsReminded, progress } from './level.ts';
export type { Progress } from './level.ts';
export type { FillValues } from '../invoicing/placeholders.ts';
export { restorePlaces } from './restore-places.ts';
export { canonicalFacts, saidFacts } from './canonical.ts';
export { recheck } from './recheck.ts';
export type { Dropped, Recheck, RecheckOutcome } from './recheck.ts';
export { repeatsStep, withStep, withoutItem } from './review.ts';
export { datedFor, seenOn } from './date-draft.ts';
export { withSums } from './sums.ts';
export { byExpectedGain, CALL_DAYS, expectedGain, type ExpectedGain, type Tried } from './expected-gain.ts';
export { BLOCKS, fill, parseBody } from './fill.ts';
export type { Block, BlockName, Segment } from './fill.ts';
export { NO_OWN_TEXTS, ownerOf, TEXT_CODES, TEXT_LANGUAGES, textCode } from './message-text.ts';
export type { Debtor, MessageText, OwnTexts, TextCode, TextField, TextLanguage } from './message-text.ts';
export { checkWording, readerOf } from './check-wording.ts';
export { checkText, checkTexts, mayNameIndemnity } from './check-texts.ts';
export { exampleDraft, exampleOf, stepOfText } from './example.ts';
export { linkTarget } from './mail/link-target.ts';
export { parseRich, richHtml, richText } from './mail/rich-text.ts';
export type { RichLine, RichSegment } from './mail/rich-text.ts';
export {
  checkSignature,
  chooseSignature,
  LOGO_CID,
  LOGO_PLACES,
  SIGNATURE_LIMITS,
} from './mail/signature.ts';
export type { KeptSignature, LogoPlace, OwnSignature } from './mail/signature.ts';
export { renderMail } from './mail/render-mail.ts';
export { renderPlainMail } from './mail/plain-mail.ts';
export { headerText } from './mail/header.ts';
export { PLACEHOLDERS, messageValues } from './mail/values.ts';
export type { MessageContext } from './mail/values.ts';
export type {
  Mail,
  MailInput,
  AccountLink,
  MailLabels,
  OpeningMark,
  PaymentDetails,
  ShownDraft,
  Signature,
} from './mail/mail-input.ts';
export type { DocumentFormatter } from '../invoicing/documents/formatter.ts';
export { reminderLetter } from './documents/reminder-letter.ts';
export type { ReminderLetter, ReminderLetterInput } from './documents/reminder-letter.ts';
export { accountStatement } from './documents/account-statement.ts';
export type { AccountStatement, AccountStatementInput } from './documents/account-statement.ts';
export type { Addressee, Letterhead } from '../invoicing/documents/letterhead.ts';
export { chargesTable } from './documents/charges-table.ts';
export type { ChargesLabels, ChargesTable, ShownClaim } from './documents/charges-table.ts';
export type { LetterLabels, StatementLabels } from './documents/labels.ts';
export { standings } from './standing.ts';
export type { Outlook, Standing } from './standing.ts';
export { afterSending, nothingPaid, simulate } from './simulate.ts';
export type { Course } from './simulate.ts';
export { addReplays, medianFirstDelay, noReplay, replay } from './replay.ts';
export type { CreditHistory, CustomerHistory, ItemHistory, ReplaySums, Settlement } from './replay.ts';
export { claimSumsOf, handOverClaim, handOverCover } from './documents/hand-over-sheet.ts';
export type {
  ClaimedCredit,
  ClaimedItem,
  ClaimSumOf,
  HandOverLabels,
  HandOverSheet,
} from './documents/hand-over-sheet.ts';
