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
    address: 'Waiting: correct or confirm the address on the customer’s page',
  },
  gone: (why) => `Do not post: ${why}`,
  withdrawnOn: (day, why) => `Withdrawn on ${day}: ${why}`,
  codes: {
    amount: 'the amount due has changed',
    charges: 'the late charges have changed',
    address: 'the address has changed, the letter is made again for the new one',
    'no-address': 'the postal address is no longer complete',
    redrawn: 'the letter was made again',
    'taken-back': 'the message was taken back',
  },
  withdrawn: (count, names) =>
    `${letters(count)} not to post, ${count === 1 ? 'its invoice has' : 'their invoices have'} changed since: ${names}.`,
  moved: (count, names) =>
    `${letters(count)} not to post, the address has changed; ${count === 1 ? 'it is' : 'they are'} made again for the new one: ${names}.`,
  redrawn: (count, names) =>
    `${letters(count)} made again since ${count === 1 ? 'it was' : 'they were'} printed, to print once more: ${names}.`,
  lost: (count, names) => `${letters(count)} not to post, the postal address is to be checked: ${names}.`,
  takenBack: (count, names) =>
    `${letters(count)} not to post, ${count === 1 ? 'its message was' : 'their messages were'} taken back: ${names}.`,
  noneInRun: 'No letter in the last preparation.',
  earlier: {
    title: 'Letters of an earlier preparation',
    text: 'They are not posted yet. What they say is compared with today before they are printed.',
  },
  nothingLeft: 'No letter is left to post.',
  text: {
    toReread: 'To reread before sending',
    reread: 'Reread it below: correct it, or keep it as it is.',
    tooLarge: (numbers) =>
      `Too large for an e-mail, the PDF of ${numbers} does not go along: the message says so and points to the customer’s account.`,
    confirm: 'Text reread, keep it',
  },
};
