export type {
  CompletedStep,
  CreditFacts,
  CustomerFacts,
  DisputeFacts,
  DunningFacts,
  HoldFacts,
  ItemFacts,
  PromiseFacts,
  SuspenseFacts,
} from './facts.ts';
export { chargeRuleOf, defaultPolicyFr, indexOfLevel, levelAt, modeOf, stepIndex, stepOf } from './policy.ts';
export type { Channel, ChargeRule, Policy, PolicyVersion, Step, StepKind, StepMode } from './policy.ts';
export {
  announcedOf,
  FRESH_BUSINESS_DAYS,
  hasOutgrown,
  leavesByItself,
  mayLeaveByItself,
} from './automatic.ts';
export type { AnnouncedDraft, BankFreshness, FreshnessSettings } from './automatic.ts';
export { dueSlot, nextDay } from './schedule.ts';
export type { Schedule } from './schedule.ts';
export { checkPolicy } from './check-policy.ts';
export { decide } from './decide.ts';
export type {
  Decision,
  DraftCredit,
  DraftItem,
  DunningDraft,
  Exclusion,
  ExclusionCode,
  Fallback,
  Params,
  ReasonKey,
} from './draft.ts';
export { progress } from './level.ts';
export type { Progress } from './level.ts';
export { canonicalFacts } from './canonical.ts';
export { recheck } from './recheck.ts';
export type { Dropped, Recheck, RecheckOutcome } from './recheck.ts';
export { withStep, withoutItem } from './review.ts';
export { datedFor, seenOn } from './date-draft.ts';
export { withSums } from './sums.ts';
export { BLOCKS, fill, parseBody } from './fill.ts';
export type { Block, BlockName, Segment } from './fill.ts';
export { NO_OWN_TEXTS, TEXT_CODES, TEXT_LANGUAGES, textCode } from './message-text.ts';
export type { Debtor, MessageText, OwnTexts, TextCode, TextField, TextLanguage } from './message-text.ts';
export { checkText, checkTexts, mayNameIndemnity } from './check-texts.ts';
export { renderMail } from './mail/render-mail.ts';
export { renderPlainMail } from './mail/plain-mail.ts';
export { headerText } from './mail/header.ts';
export { PLACEHOLDERS, messageValues } from './mail/values.ts';
export type { MessageContext } from './mail/values.ts';
export type {
  Mail,
  MailInput,
  MailLabels,
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
