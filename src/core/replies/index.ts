export { classifyReply } from './classify-reply.ts';
export {
  classifyVisit,
  MACHINE_SIGNS,
  type Certainty,
  type MachineSign,
  type Visit,
  type VisitFacts,
} from './classify-visit.ts';
export { isAutomatic, isBulk, type MailHeaders } from './is-automatic.ts';
export { mentionedNumbers } from './mentioned-numbers.ts';
export { readReport, type DeliveryReport } from './read-report.ts';
export { readTextBounce } from './read-text-bounce.ts';
export {
  disputeCategories,
  replyKinds,
  type DisputeCategory,
  type FoundAmount,
  type Place,
  type Proposal,
  type ReplyKind,
  type ReplyMail,
} from './reply.ts';
export { splitQuoted, type SplitText } from './split-quoted.ts';
