import type { mailbox as french } from './mailbox.fr.ts';

export const mailbox: typeof french = {
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
  folderHint: 'Mostly INBOX. A folder of its own leaves the rest of your mail aside.',
  save: 'Save the mailbox',
  test: 'Try the connection',
  problem: (words) => `At the last look the mailbox answered: “${words}”.`,
  remove: 'Forget this mailbox',
  removeTitle: 'Forget this mailbox?',
};
