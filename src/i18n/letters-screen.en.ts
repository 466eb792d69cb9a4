import type { lettersScreen as source } from './letters-screen.fr.ts';
import { counted } from './plural.ts';

const letters = (count: number): string => counted('en', count, { one: 'letter', other: 'letters' });

export const lettersScreen: typeof source = {
  duplex: 'Two-sided: each letter begins on a new sheet',
  addressesOf: { ordinary: 'Addresses (CSV)', registered: 'Addresses of registered letters (CSV)' },
  waits: {
    day: (day) => `To post on ${day}`,
    mail: (day) => `After its e-mail, which leaves on ${day}`,
    reply: 'Waiting: the customer’s reply is to be read',
  },
  gone: (why) => `Do not post: ${why}`,
  withdrawnOn: (day, why) => `Withdrawn on ${day}: ${why}`,
  codes: {
    amount: 'the amount due has changed',
    charges: 'the late charges have changed',
  },
  withdrawn: (count, names) =>
    `${letters(count)} not to post, ${count === 1 ? 'its invoice has' : 'their invoices have'} changed since: ${names}.`,
  nothingLeft: 'No letter is left to post.',
  text: {
    toReread: 'To reread before sending',
    reread: 'Reread it below: correct it, or keep it as it is.',
    tooLarge: (numbers) =>
      `Too large for an e-mail, the PDF of ${numbers} does not go along: the message says so and points to the customer’s account.`,
    confirm: 'Text reread, keep it',
  },
};
