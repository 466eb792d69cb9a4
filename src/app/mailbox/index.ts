export { lookInto, type Arrived, type MailboxPorts, type MailboxUse, type Reached } from './look-into.ts';
export {
  MailboxRefusal,
  type Mailbox,
  type MailboxSettings,
  type MailHead,
  type MailSource,
  type OpenMailbox,
  type ReadMime,
  type ReceivedMail,
  type ReceivedPart,
} from './ports.ts';
export {
  readMailbox,
  removeMailbox,
  saveMailbox,
  type MailboxInput,
  type OpenedMailbox,
  type Purpose,
} from './settings.ts';
export { tryMailbox } from './try-mailbox.ts';
