import type { closing as french } from './closing.fr.ts';
import { words } from './text.ts';
import type { TextsLike } from './text.ts';

const { day } = words('en');

export const closing: TextsLike<typeof french> = {
  'closing.rates-unread':
    'This file is not that of the ECB rates. Download eurofxref (CSV, XML or ZIP) from ecb.europa.eu.',
  'closing.rates-in-euro': (p) =>
    `The ECB quotes against the euro; your books are in ${p['currency'] ?? ''}. Type your rates by hand.`,
  'closing.rate-of-base': (p) =>
    `${p['currency'] ?? ''} is the currency of your books, or is none. Choose another currency.`,
  'closing.rate-positive': 'A rate is above zero.',
  'closing.rate-in-future': 'This day has not come yet. Give the rate of a past day.',
  'closing.rate-missing': (p) =>
    `There is no ${p['currency'] ?? ''} rate on ${day(p, 'on')}. Choose a nearby day, or type it in the settings.`,
  'closing.in-future': 'This closing is still to come. Choose today at the latest.',
  'closing.reversal-before': 'Claims come back to 411 after they went to 416. Choose a later day.',
  'closing.later-run': (p) =>
    `A closing of ${day(p, 'on')} is booked already. Undo it first, then book it again.`,
  'closing.undone-already': 'This closing is undone or replaced already.',
  'closing.nothing-to-revalue': 'Nothing changes at these rates: there is no entry to book.',
  'closing.nothing-doubtful': 'No claim is marked as doubtful.',
  'closing.nothing-owed': (p) => `Nothing is owed on ${p['number'] ?? ''}: there is no doubt to note.`,
  'closing.percent-missing': (p) => `Give the impairment rate of ${p['number'] ?? ''}.`,
  'closing.percent': (p) => `The rate of ${p['number'] ?? ''} goes from 0 to 100%.`,
  'closing.scale-twice': 'Two steps begin on the same day. Keep one.',
  'closing.scale-percent': 'A rate goes from 0 to 100%.',
  'closing.copy-without-pdf': (p) =>
    `Invoice ${p['number'] ?? ''} has no PDF. Attach it to the invoice first.`,
};
