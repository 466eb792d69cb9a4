import type { messages as french } from './messages.fr.ts';
import type { TextsLike } from './text.ts';

export const messages: TextsLike<typeof french> = {
  'messages.attachments-too-large':
    'The attachments exceed 18 MB, too much for an email. Remove some, or send a letter.',
  'messages.demo-sends-nothing': 'A sample company sends nothing. Create your company to try sending.',
  'messages.plain-smtp-outside':
    'This server is outside this machine: the password would travel readable. Choose TLS or STARTTLS.',
  'messages.password-for-new-host':
    'The server has changed. Enter the password again, so that it is not sent elsewhere by mistake.',
  'messages.already-left': 'This message has already left. It can no longer be withdrawn.',
  'messages.not-waiting': 'This message no longer waits to be sent. Reload the list.',
  'messages.not-ambiguous': 'What became of this message is already known. Reload the list.',
  'messages.not-failed': 'This message is no longer refused. Reload the list.',
  'messages.superseded':
    'This reminder has already gone out in another way. This email can no longer be sent again.',
  'messages.undo-merge-written':
    'A message has gone since to the contacts of the record that was kept: the merge stays.',
};
