import type { post as french } from './post.fr.ts';
import type { TextsLike } from './text.ts';

export const post: TextsLike<typeof french> = {
  'post.secret-missing': 'Type the secret key of this account. It is in the “API” tab of Merci Facteur Pro.',
  'post.not-configured': 'No Merci Facteur account is set. Open Settings, Postal mail, or print the letters.',
  'post.test-mode':
    'The account is in test mode: nothing is posted. Set it to live in Settings, Postal mail, or print the letters.',
  'post.demo-posts-nothing': 'A company of examples posts nothing. Create your own company to try it.',
  'post.provider-refuses': (p) =>
    `Merci Facteur refuses: ${p['answer'] ?? ''}. Check the account’s identifiers.`,
  'post.abroad': 'The provider does not post to this country. Print this letter and post it yourself.',
  'post.address-incomplete':
    'The name, the postcode or the town is missing. Complete the customer’s address.',
  'post.sender-incomplete':
    'Your own address is incomplete. Complete it in Settings, Company, before posting.',
  'post.not-ambiguous': 'The fate of this letter is known already. Reload the list.',
  'post.too-late-to-ask':
    'More than 29 days have passed: asking again could post it twice. Look at Merci Facteur, then say whether it left.',
};
