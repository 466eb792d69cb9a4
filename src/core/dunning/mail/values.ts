import { EUR } from '../../money/index.ts';
import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import type { DunningDraft } from '../draft.ts';
import type { FillValues } from '../../invoicing/placeholders.ts';

/** Indemnité forfaitaire pour frais de recouvrement, in cents, by late payment (C. com. D441-5; CCP D2192-35). */
const INDEMNITY_MINOR = 4000n;

export type MessageContext = {
  customer: string;
  company: string;
  /** 'Bonjour Madame Renaud,' — from i18n, which knows how to address people. */
  greeting: string;
  signer: string;
};

/** The names that texts may use. The catalogue of them, with a word of help for each, is in i18n. */
export const PLACEHOLDERS = [
  'greeting',
  'customer',
  'company',
  'signer',
  'count',
  'numbers',
  'total',
  'dueDate',
  'daysLate',
  'deadline',
  'date',
  'indemnity',
] as const;

export function messageValues(
  draft: DunningDraft,
  context: MessageContext,
  format: DocumentFormatter,
): FillValues {
  const firstDue = draft.items.map((item) => item.dueOn).sort()[0] ?? draft.sendOn;
  const late = draft.items.filter((item) => item.daysLate > 0).length;
  const values: Record<(typeof PLACEHOLDERS)[number], string | number> = {
    ...context,
    count: draft.items.length,
    numbers: draft.items.map((item) => item.number).join(', '),
    total: format.money(draft.totalMinor, draft.currency),
    dueDate: format.longDate(firstDue),
    daysLate: Math.max(0, draft.daysLate),
    deadline: format.longDate(draft.deadlineOn),
    date: format.longDate(draft.sendOn),
    indemnity: format.money(INDEMNITY_MINOR * BigInt(late), EUR),
  };
  return values;
}
