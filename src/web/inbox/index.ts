export { ReplyMailboxSettings } from './mailbox-settings.tsx';
