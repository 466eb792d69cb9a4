import { EUR } from '../../money/index.ts';
import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import type { DunningDraft } from '../draft.ts';
import { INDEMNITY_MINOR } from '../../payments/index.ts';
import type { FillValues } from '../../invoicing/placeholders.ts';

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
  /** Of the late charges that the message claims; left out: 40 € for each invoice that is late. */
  indemnityMinor?: bigint,
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
    indemnity: format.money(indemnityMinor ?? INDEMNITY_MINOR * BigInt(late), EUR),
  };
  return values;
}
