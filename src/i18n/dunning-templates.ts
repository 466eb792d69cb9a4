import type { StepKind } from '../core/dunning/index.ts';
import { dunningTemplatesEn } from './dunning-templates.en.ts';
import { dunningTemplatesFr } from './dunning-templates.fr.ts';
import type { Locale } from './plural.ts';

/** The mail and the letter of one step: the letter has a title instead of a subject, and its own formulas. */
export type Template = { subject: string; mail: string; title: string; letter: string };

export type TemplateCode =
  | 'pre-due'
  | 'reminder-1'
  | 'reminder-2'
  | 'reminder-3'
  | 'formal-notice'
  | 'formal-notice.public'
  | 'formal-notice.consumer';

export type Debtor = 'company' | 'public' | 'individual';

/**
 * The text for a step. The indemnity of 40 € and the penalties of C. com. L441-10 bind professionals only;
 * public buyers have the same from the code de la commande publique; a consumer owes neither.
 */
export function templateCode(kind: Exclude<StepKind, 'call'>, level: number, debtor: Debtor): TemplateCode {
  if (kind === 'pre-due') return 'pre-due';
  if (kind === 'formal-notice') {
    if (debtor === 'company') return 'formal-notice';
    return debtor === 'public' ? 'formal-notice.public' : 'formal-notice.consumer';
  }
  return level <= 1 ? 'reminder-1' : level === 2 ? 'reminder-2' : 'reminder-3';
}

export function templateOf(locale: Locale, code: TemplateCode): Template {
  return (locale === 'fr' ? dunningTemplatesFr : dunningTemplatesEn)[code];
}
