import { counted } from '../plural.ts';
import type { entries as french } from './entries.fr.ts';
import { words } from './text.ts';
import type { TextsLike } from './text.ts';

const { day } = words('en');

export const entries: TextsLike<typeof french> = {
  'entries.not-by-hand': 'Only an entry written by hand is reversed here. Undo what posted this one.',
  'entries.reversed-before': (p) =>
    `A reversal does not precede its entry. At the earliest: ${day(p, 'earliest')}.`,
  'entries.reverses-before': 'An entry is reversed after its date. Choose a later day.',
  'entries.reversed-already': (p) => `Entry ${p['name'] ?? ''} is reversed already.`,
  'entries.lettered': (p) => `Line ${p['number'] ?? ''} is matched. Undo that matching first.`,
  'entries.lettrage-undone': 'This matching is undone already.',
  'entries.lettrage-of-reversal': 'This matching joins an entry or a payment with what undid it: it stays.',
  'entries.lock-in-future': 'Lock until yesterday at the latest: today is still being written.',
  'entries.hard-lock-stays': (p) =>
    `The final lock goes until ${day(p, 'until')} and does not move back. Choose a later day.`,
  'entries.locked-already': (p) => `It is locked until ${day(p, 'until')} already.`,
  'entries.not-locked': 'There is no provisional lock to lift here.',
  'entries.year-start-missing': 'Enter the first day of your first financial year.',
  'entries.year-length': (p) =>
    `A financial year has twelve months as a rule, less than two years in any case. Usually: until ${day(p, 'usual')}.`,
  'entries.year-closed': 'This year is closed already.',
  'entries.year-before-open': 'Close the year before it first.',
  'entries.year-not-over': (p) => `The year runs until ${day(p, 'endsOn')}. Close it after that.`,
  'entries.year-has-drafts': (p) =>
    `${counted('en', Number(p['count'] ?? 0), { one: 'draft entry is dated', other: 'draft entries are dated' })} in this year. Validate or delete them.`,
  'entries.year-after-closed': 'The year after it is closed. Reopen that one first.',
  'entries.year-hard-locked': (p) =>
    `A final lock covers this year (until ${day(p, 'until')}): it stays closed.`,
};
