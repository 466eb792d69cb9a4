import { contentToDocument } from '../../contract/document-shapes.ts';
import {
  computeTotals,
  firstDueOn,
  isInvoice,
  withOptions,
  type Document,
  type Totals,
} from '../../core/invoicing/index.ts';
import { currencyOf } from '../kit/money.tsx';
import type { Kept } from './api.ts';
import { noBuyer } from './draft-facts.ts';

/**
 * What a kept document is worth, an accepted quote with the options that were chosen, and the day its first part is due;
 * null for what claims nothing.
 */
export function keptTotals(kept: Kept): {
  document: Document;
  /** With its options still open. */
  offered: Document;
  totals: Totals;
  dueOn: string | null;
} {
  const offered = {
    ...contentToDocument(kept.content, kept.today),
    seller: kept.seller,
    buyer: kept.buyer ?? noBuyer,
  };
  const document = withOptions(offered, kept.chosenOptions);
  const totals = computeTotals(document, currencyOf(kept.baseCurrency));
  const claims = isInvoice(kept.kind) && kept.kind !== 'credit_note';
  return { document, offered, totals, dueOn: claims ? firstDueOn(document, totals) : null };
}
