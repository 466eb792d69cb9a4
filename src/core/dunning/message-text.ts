import { isAside } from './step.ts';
import type { Step, StepKind } from './step.ts';

/** The mail and the letter of one step: the letter has a title instead of a subject, and its own formulas. */
export type MessageText = { subject: string; mail: string; title: string; letter: string };
export type TextField = keyof MessageText;

export const TEXT_CODES = [
  'pre-due',
  'due-day',
  'reminder-1',
  'reminder-2',
  'reminder-3',
  'broken-promise',
  'formal-notice',
  'pre-due.consumer',
  'reminder-1.consumer',
  'reminder-2.consumer',
  'formal-notice.consumer',
  'reminder-1.public',
  'reminder-2.public',
  'reminder-3.public',
  'formal-notice.public',
] as const;
export type TextCode = (typeof TEXT_CODES)[number];

export type Debtor = 'company' | 'public' | 'individual';

/**
 * The text for a step. The indemnity of 40 € and the penalties of C. com. L441-10 bind professionals only;
 * public buyers have the same from the code de la commande publique; a consumer owes neither. Private persons and public
 * buyers are spoken to in their own words throughout.
 */
export function textCode(
  kind: Exclude<StepKind, 'call'>,
  level: number,
  debtor: Debtor,
  step: Pick<Step, 'anchor' | 'offsetDays'> | null = null,
): TextCode {
  if (kind === 'pre-due') {
    if (step?.offsetDays === 0) return 'due-day';
    return debtor === 'individual' ? 'pre-due.consumer' : 'pre-due';
  }
  if (kind === 'formal-notice') {
    if (debtor === 'company') return 'formal-notice';
    return debtor === 'public' ? 'formal-notice.public' : 'formal-notice.consumer';
  }
  if (step !== null && isAside(step)) return 'broken-promise';
  const tone = level <= 1 ? 1 : level === 2 ? 2 : 3;
  if (debtor === 'individual') return tone === 1 ? 'reminder-1.consumer' : 'reminder-2.consumer';
  return debtor === 'public' ? `reminder-${tone}.public` : `reminder-${tone}`;
}

/**
 * Where a company wrote its own text for everybody before there was one for each kind of customer, its words go on being
 * used. A formal notice has always been different for each.
 */
export function ownerOf(code: TextCode): TextCode {
  const base = TEXT_CODES.find((one) => one === code.split('.')[0]);
  return base === undefined || base === 'formal-notice' ? code : base;
}

export const TEXT_LANGUAGES = ['fr', 'en'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** What a company wrote instead of the shipped texts; a field left out is the shipped one. */
export type OwnTexts = Readonly<
  Record<TextLanguage, Readonly<Partial<Record<TextCode, Readonly<Partial<MessageText>>>>>>
>;

export const NO_OWN_TEXTS: OwnTexts = { fr: {}, en: {} };
