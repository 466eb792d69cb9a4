export { MailboxForm, MailboxProblem, type MailboxValues } from './mailbox-form.tsx';
