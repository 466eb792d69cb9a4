import type { bankMailbox as french } from './bank-mailbox.fr.ts';

export const bankMailbox: typeof french = {
  actor: 'Mailbox',
  title: 'Statements by e-mail',
  text: 'Attachments of the senders that you allow are imported as statements. The mailbox is read, never changed; each message is opened once.',
  on: 'Look into this mailbox every two minutes',
  senders: 'Allowed senders',
  sendersHint: 'One address or domain a line: statements@bank.com, @bank.com.',
  saved: 'Mailbox saved.',
  tested: (messages: number) =>
    messages === 0
      ? 'The connection works. No message of an allowed sender yet.'
      : `The connection works. Messages of allowed senders: ${messages}.`,
  removeText: 'Its password is erased and it is not read any more. Statements that were imported stay here.',
  removed: 'The statement mailbox is forgotten.',
  latest: 'Latest attachments',
  empty: 'No attachment received yet.',
};
