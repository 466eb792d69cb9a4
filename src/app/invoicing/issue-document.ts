import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import {
  computeTotals,
  instalments,
  isInvoice,
  type Document,
  type Totals,
} from '../../core/invoicing/index.ts';
import { CUSTOMERS, invoiceEntry, isItemised, type JournalEntryDraft } from '../../core/ledger/index.ts';
import { canonicalJson } from '../../core/seal/index.ts';
import { violated } from '../../shell/db/tenant.ts';
import { writeTogether, type Write } from '../../shell/db/write-together.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { ensureAccounts, entryWrites, refuseLocked, refuseUnsound } from '../ledger/index.ts';
import { moveVatOnce, openItemsWrite, type NewOpenItem } from '../openitems/index.ts';
import { auditLine } from '../organization/index.ts';
import { sealLink, signerOf } from '../seal/index.ts';
import { announce, isWanted } from '../webhooks/index.ts';
import { assembleFor, readIssuer } from './assemble.ts';
import { checkDocument, checkOwnFields } from './check-document.ts';
import { refuseErrors, requireDraft } from './drafts.ts';
import { takeOverPayments, undoOriginal } from './replace-original.ts';
import { lockReferences, settleReferences } from './settle-references.ts';
import { lockVersion } from './store/documents.ts';
import { issuedWrites } from './store/issued.ts';
import { lockIssue } from './store/lock-issue.ts';
import { numberAfter, seriesOf, seriesWrite } from './store/series.ts';
import { issuedEvent, issuedFact } from './tell.ts';

export type Issued = { readonly invoiceId: string; readonly number: string };

/**
 * Issues a draft, in one transaction: it gets the next number of its series, is booked, opens what is owed, and is
 * sealed with everything it says. It cannot be undone: what is wrong is corrected by a credit note (CGI art. 289).
 *
 * Whoever issues in the same series waits from the lock to the commit. So all that can be known before is known before,
 * and under the lock there are two round trips: take the numbers, write everything.
 */
export const issueDocument = async (
  context: Context,
  input: { id: string; version: number; send: boolean; invoiceId?: string },
  secrets: SecretBox,
): Promise<Issued> => {
  const kept = await lockVersion(context, input.id, input.version);
  requireDraft(kept);
  const code = seriesOf(kept.kind);
  if (!isInvoice(kept.kind) || code === null) {
    throw new Problem('record.refused', {}, [error('invoicing.not-an-invoice')]);
  }
  const issuer = await readIssuer(context);
  const { base } = issuer;
  const document = await assembleFor(context, kept.content, issuer);
  refuseErrors([...checkDocument(context, document, base), ...(await checkOwnFields(context, kept.content))]);
  const totals = computeTotals(document, base);
  await lockReferences(context, document, totals);
  const sign = await signerOf(context, secrets);
  const invoiceId = input.invoiceId ?? newId();
  const unnumbered = invoiceEntry(document, totals, '', base);
  refuseUnsound(unnumbered);
  if (unnumbered.postings.length > 0) await refuseLocked(context, unnumbered);
  await ensureAccounts(
    context,
    unnumbered.postings.map((one) => one.account),
  );

  const event = issuedEvent(document);
  const isTold = await isWanted(context, event);

  const { series, entryNo, head } = await lockIssue(context, code, unnumbered);
  const number = numberAfter(series, document.issuedOn);
  const content = canonicalJson({ format: 1, id: invoiceId, number, document, totals });
  const entry = invoiceEntry(document, totals, number, base);
  const isOwed = entry.postings.some((posting) => posting.account.startsWith(CUSTOMERS));
  const issued = { invoiceId, draftId: kept.id, send: input.send, isOwed, number, document, totals, content };
  const subject = { kind: 'invoice', id: invoiceId };
  await writeTogether(context.tx, [
    seriesWrite(context, code, number, document.issuedOn),
    ...issuedWrites(context, issued),
    ...bookingWrites(context, { entry, entryNo, document, totals, number, invoiceId }),
    auditLine(context, 'invoice.issued', subject, { number }),
    ...sealLink(context, { head, subject: { ...subject, content }, sign }).writes,
  ]).catch(refuseTaken(number));

  // Only credit notes, corrective and final invoices go on from here: they settle what they refer to.
  await moveVatOnce(context, async () => {
    const freed =
      document.kind === 'corrective' ? await undoOriginal(context, { document, totals, number, base }) : [];
    await settleReferences(context, { document, invoiceId });
    await takeOverPayments(context, { document, invoiceId }, freed);
  });
  if (isTold) await announce(context, event, [issuedFact({ invoiceId, number, document, totals })]);
  return { invoiceId, number };
};

const UNIQUE_NUMBERS = new Set(['invoice_issued_number', 'invoice_org_id_number_party_id_key']);

/** A series that was given the format of another one, or of the former system, meets a number that is taken. */
const refuseTaken =
  (number: string) =>
  (cause: unknown): never => {
    if (!UNIQUE_NUMBERS.has(violated(cause))) throw cause;
    throw new Problem('record.refused', {}, [error('invoicing.number-issued', { params: { number } })]);
  };

type Booking = {
  readonly entry: JournalEntryDraft;
  readonly entryNo: bigint;
  readonly document: Document;
  readonly totals: Totals;
  readonly number: string;
  readonly invoiceId: string;
};

/** The entry, and an open item for each of its postings that is settled item by item. */
const bookingWrites = (context: Context, booking: Booking): Write[] => {
  const { entry, entryNo, document, totals, number, invoiceId } = booking;
  if (entry.postings.length === 0) return [];
  const entryId = newId();
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
  const source = { kind: 'invoice', id: invoiceId };
  return [
    ...entryWrites(context, { draft: entry, source, reversesId: null, entryId, entryNo }),
    openItemsWrite(context, items),
  ];
};
