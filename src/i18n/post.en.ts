import { counted } from './plural.ts';
import type { post as source } from './post.fr.ts';

const n = (count: number, one: string, other: string): string => counted('en', count, { one, other });

export const post: typeof source = {
  settings: {
    title: 'Postal mail',
    text: 'Your reminder letters, printed and posted by a provider. Without an account you print them yourself.',
    account: 'Merci Facteur',
    accountText:
      'The identifiers are in Merci Facteur Pro, tab “API” and menu “Utilisateurs”. The key is encrypted and never shown.',
    serviceId: 'Service ID',
    userId: 'User ID',
    secret: 'Secret key',
    secretKept: 'Kept. Leave empty not to change it.',
    mode: 'Mode',
    modes: {
      test: 'Test: prices are asked for, nothing is posted',
      live: 'Live: letters you hand over are posted and charged',
    },
    ordinary: 'Reminder letters',
    ordinaries: { normal: 'Lettre verte', followed: 'Followed letter' },
    registered:
      'Formal notices go registered, with a scanned receipt; the proof of deposit and the signed receipt are kept here.',
    save: 'Save',
    saved: 'The postal account is saved.',
    conflict: 'Somebody else changed this account. Save again to keep your values.',
    try: 'Check the account',
    tryText: 'Asks for today’s prices. Nothing is posted or charged.',
    tried: (ordinary, registered) =>
      `The account answers. One page: ${ordinary} before tax, registered ${registered} before tax.`,
    problem: (text) => `Merci Facteur refused: ${text}`,
    remove: 'Forget the account',
    removed: 'The account is forgotten. Letters are to be printed.',
    removeTitle: 'Forget the postal account?',
    removeText: 'Letters already posted stay in the history. The next ones are to be printed.',
  },
  letters: {
    post: (count) => `Have ${n(count, 'letter', 'letters')} posted…`,
    title: (count) => `Have ${n(count, 'letter', 'letters')} posted`,
    estimating: 'Asking Merci Facteur for the price of posting…',
    estimate: 'Posting, estimate',
    noEstimate: 'The price of posting is not known for now: you can approve without it.',
    toCountry: (country) => `, ${country}`,
    asking: 'Asking Merci Facteur for the price…',
    ordinary: (count, price) => `${n(count, 'letter', 'letters')} at ${price}`,
    registered: (count, price) =>
      `${n(count, 'registered letter', 'registered letters')} with receipt at ${price}`,
    total: (sum) => `About ${sum} before tax, for one page each.`,
    byHand: (count) =>
      `${n(count, 'letter stays', 'letters stay')} to be printed: address incomplete, or a country that the provider does not serve.`,
    test: 'The account is in test mode: nothing would be posted.',
    confirm: 'Post and pay',
    done: (count) => `${n(count, 'letter', 'letters')} handed to Merci Facteur.`,
    states: {
      queued: 'Waiting for the provider',
      sending: 'Being handed over',
      submitted: 'With the provider',
      'in-post': 'Posted',
      delivered: 'Delivered',
      returned: 'Returned to sender',
      failed: 'Refused: print it',
      ambiguous: 'Hand-over uncertain',
      cancelled: 'Taken back',
    },
    registeredMark: 'Registered',
    tracking: (number) => `Tracking ${number}`,
    proof: 'Proof of deposit',
    receipt: 'Signed receipt',
    returnedHint: 'Check the customer’s address before the next letter.',
    ambiguousHint: 'Merci Facteur’s answer was lost. Asking again cannot post it twice.',
    askAgain: 'Ask again',
    wasPosted: 'It left',
    wasNotPosted: 'It did not leave',
    resolved: 'Noted.',
  },
};
