import type { exchangeRates as french } from './exchange-rates.fr.ts';
import { counted } from './plural.ts';

/** Exchange rates (settings). */
export const exchangeRates: typeof french = {
  title: 'Exchange rates',
  text: 'The rates of your invoices in other currencies and of your closings. A missing rate is said, never made up.',
  uploadTitle: 'Reference rates of the ECB',
  uploadText:
    'Download eurofxref from ecb.europa.eu (of the day or history) and drop it here. The last three years are kept; a rate typed by hand stays.',
  feed: {
    title: 'Every day, by itself',
    text: 'Encaisse reads the reference rates of the ECB (ecb.europa.eu) every evening of the week. One typed by hand stays.',
    isOn: 'Ask the ECB for its rates',
    on: 'The ECB is asked every day.',
    off: 'The ECB is not asked any more.',
    lookedAt: (when) => `Last read: ${when}.`,
    missing: (days, more) =>
      `Days without rates: ${days}${more > 0 ? ` and ${String(more)} more` : ''}. They are asked for again within the hour.`,
    problems: {
      unavailable:
        'The ECB did not answer. Encaisse asks again within the hour; a file can be dropped below.',
      timeout: 'The ECB took too long to answer. Encaisse asks again within the hour.',
      'too-large': 'The answer of the ECB is abnormally large: it was not read.',
      unreadable:
        'The answer of the ECB could not be read: nothing of it is kept. Drop a file or type the rate.',
      'rate-limited': 'The ECB asks to wait. Encaisse asks again within the hour.',
    },
  },
  uploadLabel: 'eurofxref file',
  uploaded: (kept, from, until) =>
    `${counted('en', kept, { one: 'rate is kept', other: 'rates are kept' })}, from ${from} to ${until}.`,
  nothingRecent: 'This file only has rates older than three years: nothing is kept.',
  handTitle: 'Type a rate',
  currency: 'Currency',
  on: 'Day',
  rate: (base) => `For 1 ${base}`,
  rateUnread: 'Write a number, like 1.0543.',
  save: 'Keep this rate',
  saved: 'The rate is kept.',
  latest: 'Latest known rates',
  none: 'No rate. Drop a file of the ECB, or type one.',
  count: (count, until) =>
    `${counted('en', count, { one: 'rate kept', other: 'rates kept' })}, the latest of ${until}.`,
  stale: (days) => `${counted('en', days, { one: 'day', other: 'days' })} ago`,
  sources: { ecb: 'ECB', hand: 'By hand' },
  quote: (base, rate, currency) => `1 ${base} = ${rate} ${currency}`,
  drop: (currency, day) => `Delete the ${currency} rate of ${day}`,
  dropped: 'The rate is deleted.',
};
