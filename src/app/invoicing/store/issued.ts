import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import type { Document, Totals } from '../../../core/invoicing/index.ts';
import type { Write } from '../../../shell/db/write-together.ts';
import type { Context } from '../../../shell/http/context.ts';

export type NewIssued = {
  readonly invoiceId: string;
  readonly draftId: string;
  /** To be e-mailed once its PDF is made. */
  readonly send: boolean;
  /** Something is left to settle of it: lists show that instead. */
  readonly isOwed: boolean;
  readonly number: string;
  readonly document: Document;
  readonly totals: Totals;
  /** Canonical JSON of all of it. */
  readonly content: string;
};

/** The invoice, its frozen content and the end of its draft, to be written with its entry and its seal. */
export const issuedWrites = (context: Context, issued: NewIssued): Write[] => {
  const { invoiceId, draftId, send, isOwed, number, document, totals, content } = issued;
  return [
    sql`
    insert into invoice (org_id, id, kind, number, party_id, issued_on, currency, total_minor, reference, origin, recorded_by)
    values (${context.org}, ${invoiceId}, ${document.kind}, ${number}, ${document.buyer.partyId}, ${document.issuedOn},
      ${document.currency}, ${totals.grossMinor}, ${document.references.purchaseOrder}, 'issued', ${context.actor.name})`,
    sql`
    insert into issued_document (org_id, invoice_id, content, net_minor, tax_minor, gross_minor)
    values (${context.org}, ${invoiceId}, ${content}, ${totals.netMinor}, ${totals.taxMinor}, ${totals.grossMinor})`,
    sql`
    update sales_document set state = 'issued', number = ${number}, invoice_id = ${invoiceId},
      issued_on = ${document.issuedOn}, send_asked = ${send}, is_owed = ${isOwed},
      version = version + 1, changed_at = ${context.now}
    where org_id = ${context.org} and id = ${draftId}`,
  ];
};

export type IssuedDocument = {
  readonly number: string;
  readonly document: Document;
  readonly totals: Totals;
  /** The text that was sealed. */
  readonly content: string;
};

/** What was issued, read from its sealed text: nothing of it is looked up again. */
export const readIssued = async (
  context: Pick<Context, 'tx' | 'org'>,
  invoiceId: string,
): Promise<IssuedDocument> => {
  const row = await context.tx
    .selectFrom('issued_document')
    .select('content')
    .where('org_id', '=', context.org)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return parseIssued(row.content);
};

/** Canonical JSON writes amounts (every member called minor, or ending in Minor) as strings of digits. */
export const parseIssued = (content: string): IssuedDocument => {
  const parsed = JSON.parse(content, (key, value: unknown) =>
    (key === 'minor' || key.endsWith('Minor')) && typeof value === 'string' ? BigInt(value) : value,
  ) as { number: string; document: Document; totals: Totals };
  return { number: parsed.number, document: parsed.document, totals: parsed.totals, content };
};
