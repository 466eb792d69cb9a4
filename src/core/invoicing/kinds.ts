import type { DocumentKind } from './model.ts';

/** Numbered in a series without gap, booked, sealed; the others claim nothing. */
const INVOICES: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'invoice',
  'deposit',
  'progress',
  'final',
  'credit_note',
  'corrective',
]);

export function isInvoice(kind: DocumentKind): boolean {
  return INVOICES.has(kind);
}
