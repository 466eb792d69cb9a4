import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { error } from '../../core/finding.ts';
import {
  computeTotals,
  instalments,
  isInvoice,
  type Document,
  type Totals,
} from '../../core/invoicing/index.ts';
import { invoiceEntry, isItemised, type JournalEntryDraft } from '../../core/ledger/index.ts';
import { canonicalJson } from '../../core/seal/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { openItems, type NewOpenItem } from '../openitems/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { appendLink, lockHead, signerOf } from '../seal/index.ts';
import { announce, isWanted } from '../webhooks/index.ts';
import { assemble } from './assemble.ts';
import { checkDocument } from './check-document.ts';
import { refuseErrors, requireDraft } from './drafts.ts';
import { takeOverPayments, undoOriginal } from './replace-original.ts';
import { lockReferences, settleReferences } from './settle-references.ts';
import { lockVersion } from './store/documents.ts';
import { insertIssued } from './store/issued.ts';
import { giveNumber, lockSeries, seriesOf } from './store/series.ts';
import { issuedEvent, issuedFact } from './tell.ts';

export type Issued = { readonly invoiceId: string; readonly number: string };

/**
 * Issues a draft, in one transaction: it gets the next number of its series, is booked, opens what is owed, and is
 * sealed with everything it says. It cannot be undone: what is wrong is corrected by a credit note (CGI art. 289).
 *
 * All that can be known before is known before the series is locked: others wait for as short as possible.
 */
export const issueDocument = async (
  context: Context,
  input: { id: string; version: number; send: boolean },
  secrets: SecretBox,
): Promise<Issued> => {
  const kept = await lockVersion(context, input.id, input.version);
  requireDraft(kept);
  const series = seriesOf(kept.kind);
  if (!isInvoice(kept.kind) || series === null) {
    throw new Problem('record.refused', {}, [error('invoicing.not-an-invoice')]);
  }
  const { baseCurrency } = await readOrganization(context);
  const document = await assemble(context, kept.content);
  refuseErrors(checkDocument(context, document, baseCurrency));
  const base = wireCurrency(baseCurrency);
  const totals = computeTotals(document, base);
  await lockReferences(context, document, totals);
  const sign = await signerOf(context, secrets);
  const invoiceId = newId();

  const event = issuedEvent(document);
  const isTold = await isWanted(context, event);

  // The accounts do not depend on the number: opened before others wait.
  await ensureAccounts(context, accountsOf(invoiceEntry(document, totals, '', base)));

  const locked = await lockSeries(context, series);
  const number = await giveNumber(context, series, locked, document.issuedOn);
  const content = canonicalJson({ format: 1, id: invoiceId, number, document, totals });
  await insertIssued(context, {
    invoiceId,
    draftId: kept.id,
    send: input.send,
    number,
    document,
    totals,
    content,
  });
  const freed =
    document.kind === 'corrective' ? await undoOriginal(context, { document, totals, number, base }) : [];
  const entry = invoiceEntry(document, totals, number, base);
  await book(context, { entry, document, totals, number, invoiceId });
  await settleReferences(context, { document, invoiceId });
  await takeOverPayments(context, { document, invoiceId }, freed);
  await audit(context, 'invoice.issued', { kind: 'invoice', id: invoiceId }, { number });
  if (isTold) await announce(context, event, [issuedFact({ invoiceId, number, document, totals })]);
  const head = await lockHead(context);
  await appendLink(context, head, { kind: 'invoice', id: invoiceId, content }, sign);
  return { invoiceId, number };
};

const accountsOf = (entry: JournalEntryDraft): string[] => entry.postings.map((one) => one.account);

type Booking = {
  readonly entry: JournalEntryDraft;
  readonly document: Document;
  readonly totals: Totals;
  readonly number: string;
  readonly invoiceId: string;
};

/** The entry, and an open item for each of its postings that is settled item by item. */
const book = async (context: Context, booking: Booking): Promise<void> => {
  const { entry, document, totals, number, invoiceId } = booking;
  if (entry.postings.length === 0) return;
  const { entryId } = await postEntry(context, entry, { kind: 'invoice', id: invoiceId });
  const parts = instalments(document, totals);
  const items = entry.postings.flatMap((posting, index): NewOpenItem[] => {
    if (!isItemised(posting.account)) return [];
    const baseMinor = posting.debitMinor - posting.creditMinor;
    return [
      {
        account: posting.account,
        partyId: document.buyer.partyId,
        currency: document.currency,
        kind: document.kind === 'credit_note' ? 'credit_note' : 'invoice',
        number,
        reference: document.references.purchaseOrder,
        amountMinor: posting.amountMinor ?? baseMinor,
        baseMinor,
        issuedOn: document.issuedOn,
        // Receivables stand first, in the order of their instalments; what was paid before is due at once.
        dueOn: parts[index]?.dueOn ?? document.issuedOn,
        entryId,
        lineNo: index + 1,
        invoiceId,
      },
    ];
  });
  await openItems(context, items);
};
