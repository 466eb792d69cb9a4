import type { StepKind } from './policy.ts';

/** The mail and the letter of one step: the letter has a title instead of a subject, and its own formulas. */
export type MessageText = { subject: string; mail: string; title: string; letter: string };
export type TextField = keyof MessageText;

export const TEXT_CODES = [
  'pre-due',
  'reminder-1',
  'reminder-2',
  'reminder-3',
  'formal-notice',
  'formal-notice.public',
  'formal-notice.consumer',
] as const;
export type TextCode = (typeof TEXT_CODES)[number];

export type Debtor = 'company' | 'public' | 'individual';

/**
 * The text for a step. The indemnity of 40 € and the penalties of C. com. L441-10 bind professionals only;
 * public buyers have the same from the code de la commande publique; a consumer owes neither.
 */
export function textCode(kind: Exclude<StepKind, 'call'>, level: number, debtor: Debtor): TextCode {
  if (kind === 'pre-due') return 'pre-due';
  if (kind === 'formal-notice') {
    if (debtor === 'company') return 'formal-notice';
    return debtor === 'public' ? 'formal-notice.public' : 'formal-notice.consumer';
  }
  return level <= 1 ? 'reminder-1' : level === 2 ? 'reminder-2' : 'reminder-3';
}

export const TEXT_LANGUAGES = ['fr', 'en'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** What a company wrote instead of the shipped texts; a field left out is the shipped one. */
export type OwnTexts = Readonly<
  Record<TextLanguage, Readonly<Partial<Record<TextCode, Readonly<Partial<MessageText>>>>>>
>;

export const NO_OWN_TEXTS: OwnTexts = { fr: {}, en: {} };
