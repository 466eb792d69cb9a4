import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { contentToDocument } from '../../contract/document-shapes.ts';
import { error, hasErrors, type Finding } from '../../core/finding.ts';
import { checkLines, type Document } from '../../core/invoicing/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { CustomerVatRegime } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { readBuyer, readSellerTo } from './assemble.ts';
import { checkDocument, checkOwnFields } from './check-document.ts';
import { checkCredit } from './credits/credit-scope.ts';
import { checkDeductions } from './deducted-deposits.ts';
import type { documentsContract } from './documents-contract.ts';
import { isReleasedRetention } from './retentions/replaced.ts';
import { chosenOptions } from './store/answers.ts';
import { fetchDocument, type KeptDocument } from './store/documents.ts';
import { readIssued } from './store/issued.ts';

export type DocumentView = OutputOf<typeof documentsContract.read>;
type Relative = DocumentView['followers'][number];

/** A document as its screen shows it. An issued one shows the seller and the buyer as they were on that day. */
export const readDocument = async (context: Context, id: string): Promise<DocumentView> => {
  const kept = await fetchDocument(context, id);
  const { baseCurrency } = await readOrganization(context);
  const issued = kept.invoiceId === null ? null : await readIssued(context, kept.invoiceId);
  const { partyId, deliveryAddressId } = kept.content;
  const seller = issued?.document.seller ?? (await readSellerTo(context, partyId));
  const buyer =
    issued?.document.buyer ??
    (partyId === null ? null : await readBuyer(context, partyId, deliveryAddressId));
  return {
    id: kept.id,
    kind: kept.kind,
    state: kept.state,
    number: kept.number,
    // The day is left open in a draft: an issued document says the one it got.
    content: issued === null ? kept.content : { ...kept.content, issuedOn: issued.document.issuedOn },
    version: kept.version,
    seller: { ...seller, address: { ...seller.address, lines: [...seller.address.lines] } },
    buyer,
    ...(await readDefaults(context, partyId)),
    baseCurrency,
    today: context.today,
    findings:
      kept.state !== 'draft'
        ? []
        : buyer === null
          ? [error('invoicing.no-customer', { path: 'partyId' })]
          : [
              ...(await findingsOf(
                context,
                { ...contentToDocument(kept.content, context.today), seller, buyer },
                baseCurrency,
              )),
              ...(await checkOwnFields(context, kept.content)),
            ],
    createdBy: kept.createdBy,
    changedAt: kept.changedAt,
    decidedOn: kept.decidedOn,
    decidedBy: kept.decidedBy,
    chosenOptions: kept.kind === 'quote' ? await chosenOptions(context, kept) : [],
    invoiceId: kept.invoiceId,
    ...(await readOpen(context, kept)),
    ...(await readRelatives(context, kept)),
  };
};

/** Numbers that cannot be read yet are told first: until then nothing is added up. */
const findingsOf = async (context: Context, document: Document, base: string): Promise<Finding[]> => {
  const findings = checkDocument(context, document, base);
  return hasErrors(checkLines(document))
    ? findings
    : [...findings, ...(await checkCredit(context, document)), ...(await checkDeductions(context, document))];
};

/** What new lines for a customer start from: the prices of its group, its revenue account. */
export const readDefaults = async (
  context: Context,
  partyId: string | null,
): Promise<{ customerGroup: string; customerAccount: string; customerVatRegime: CustomerVatRegime }> => {
  const row =
    partyId === null
      ? undefined
      : await context.tx
          .selectFrom('customer')
          .select(['debtor_group', 'revenue_account', 'vat_regime'])
          .where('org_id', '=', context.org)
          .where('party_id', '=', partyId)
          .executeTakeFirst();
  return {
    customerGroup: row?.debtor_group ?? '',
    customerAccount: row?.revenue_account ?? '',
    customerVatRegime: (row?.vat_regime ?? 'domestic') as CustomerVatRegime,
  };
};

const readOpen = async (
  context: Context,
  { invoiceId }: KeptDocument,
): Promise<Pick<DocumentView, 'hasPdf' | 'openMinor' | 'openDueOn'>> => {
  if (invoiceId === null) return { hasPdf: false, openMinor: null, openDueOn: null };
  const { rows } = await sql<{ has_pdf: boolean; open: bigint | null; due_on: string | null }>`
    select v.file_sha256 is not null as has_pdf, o.open, o.due_on
    from invoice v
    left join lateral (
      select sum(i.open_minor)::bigint as open,
        -- A retention is owed on its own day, not on the one that the document says.
        coalesce(min(i.due_on) filter (where i.open_minor > 0 and i.account = ${CUSTOMERS} and not ${isReleasedRetention}),
          min(i.due_on) filter (where i.open_minor > 0)) as due_on
      from open_item i
      where i.org_id = v.org_id and i.invoice_id = v.id and i.account like ${`${CUSTOMERS}%`}) o on true
    where v.org_id = ${context.org} and v.id = ${invoiceId}`.execute(context.tx);
  const row = rows[0];
  return {
    hasPdf: row?.has_pdf ?? false,
    openMinor: row?.open?.toString() ?? null,
    openDueOn: row?.due_on ?? null,
  };
};

/** Where it comes from, and what was made of it. */
const readRelatives = async (
  context: Context,
  kept: KeptDocument,
): Promise<{ source: Relative | null; followers: Relative[] }> => {
  const rows = await context.tx
    .selectFrom('sales_document')
    .select(['id', 'kind', 'state', 'number', 'gross_minor', 'currency', 'issued_on', 'source_id'])
    .where('org_id', '=', context.org)
    .where((eb) => eb.or([eb('source_id', '=', kept.id), eb('id', '=', kept.sourceId)]))
    .orderBy('id')
    .execute();
  const toRelative = (row: (typeof rows)[number]): Relative => ({
    id: row.id,
    kind: row.kind as Relative['kind'],
    state: row.state as Relative['state'],
    number: row.number,
    grossMinor: row.gross_minor.toString(),
    currency: row.currency,
    issuedOn: row.issued_on,
  });
  const source = rows.find((row) => row.id === kept.sourceId);
  return {
    source: source === undefined ? null : toRelative(source),
    followers: rows.filter((row) => row.source_id === kept.id).map(toRelative),
  };
};
