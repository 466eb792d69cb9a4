import { pieceKey, type Taken } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { attachPdf } from '../invoicing/index.ts';
import type { Book } from './open-book.ts';
import type { Takeover } from './take-batch.ts';

/** Each invoice of a book that was just taken keeps the PDF it came in, as received. */
export const attachPictures = async (
  context: Context,
  takeover: Takeover,
  book: Book,
  batch: readonly Taken[],
): Promise<void> => {
  for (const { entry, document, line } of batch) {
    if (entry === null || document === null) continue;
    const partyId = takeover.partyIds.get(entry.ref) ?? entry.ref;
    const invoiceId = takeover.invoiceIds.get(pieceKey(partyId, document.number));
    if (invoiceId === undefined || takeover.pictured.has(invoiceId)) continue;
    const picture = book.pdfOf(line);
    if (picture === null) continue;
    takeover.pictured.add(invoiceId);
    await attachPdf(context, invoiceId, picture);
  }
};
