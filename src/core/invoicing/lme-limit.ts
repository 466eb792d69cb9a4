import { dueDate, plainDate, type PaymentTerms } from '../calendar/index.ts';

const NET_DAYS = 60;
const END_OF_MONTH_DAYS = 45;

/**
 * Whether terms go beyond what the law allows between companies: 60 days from the issue, or 45 days end of month when
 * the contract says so (C. com. L441-10, I). What an individual or a public body owes follows other rules.
 */
export function exceedsLme(
  terms: PaymentTerms,
  issuedOn: string,
  buyerKind: 'company' | 'individual' | 'public_body',
): boolean {
  if (buyerKind !== 'company') return false;
  const from = plainDate(issuedOn);
  const due = dueDate(from, terms);
  if (due <= dueDate(from, { kind: 'net', days: NET_DAYS })) return false;
  if (terms.kind === 'net') return true;
  const latest = (['days-then-end', 'end-then-days'] as const).map((then) =>
    // oxlint-disable-next-line unicorn/no-thenable -- a word, never a function: nothing awaits it
    dueDate(from, { kind: 'end-of-month', days: END_OF_MONTH_DAYS, then }),
  );
  return latest.every((limit) => due > limit);
}
