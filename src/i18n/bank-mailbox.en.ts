import type { bankMailbox as french } from './bank-mailbox.fr.ts';

export const bankMailbox: typeof french = {
  actor: 'Mailbox',
  title: 'Statements by e-mail',
  text: 'Attachments of the senders that you allow are imported as statements. The mailbox is read, never changed; each message is opened once.',
  on: 'Look into this mailbox every two minutes',
  host: 'IMAP server',
  hostHint: 'Example: imap.your-host.com',
  port: 'Port',
  security: 'Encryption',
  securities: { tls: 'TLS', starttls: 'STARTTLS', none: 'None (this machine only)' },
  user: 'User',
  password: 'Password',
  passwordKept: 'Unchanged',
  passwordHint: 'Kept encrypted. Some hosts ask for an application password.',
  folder: 'Folder',
  senders: 'Allowed senders',
  sendersHint: 'One address or domain a line: statements@bank.com, @bank.com.',
  save: 'Save the mailbox',
  saved: 'Mailbox saved.',
  test: 'Try the connection',
  tested: (messages: number) =>
    messages === 0
      ? 'The connection works. No message of an allowed sender yet.'
      : `The connection works. Messages of allowed senders: ${messages}.`,
  problem: (words: string) => `At the last look the mailbox answered: “${words}”.`,
  latest: 'Latest attachments',
  empty: 'No attachment received yet.',
};
