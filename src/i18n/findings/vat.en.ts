import { words } from './text.ts';
import type { TextsLike } from './text.ts';
import type { vat as french } from './vat.fr.ts';

const { day } = words('en');

export const vat: TextsLike<typeof french> = {
  'vat.period-backwards': 'The period ends before it begins. Swap the two dates.',
  'vat.period-not-over': 'This period is not over. Declare it from the day after its last one.',
  'vat.declared-already': 'This period is declared already.',
  'vat.not-the-next': (p) =>
    `Returns follow one another: the next one begins on ${day(p, 'next')}. Choose that period.`,
  'vat.not-the-last': (p) =>
    `Only the last return can be taken back: the one from ${day(p, 'from')} to ${day(p, 'to')}.`,
  'vat.nothing-collected': 'No VAT was collected in this period: there is no entry to post.',
};
