import { sql } from 'kysely';
import { contentToDocument, type DocumentContent } from '../../contract/document-shapes.ts';
import { toWire, wireCurrency } from '../../contract/wire.ts';
import type { PaymentTerms } from '../../core/calendar/index.ts';
import { computeTotals } from '../../core/invoicing/index.ts';
import { toItemLine, type LineProduct, type TakenDocument } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { createDrafts, findUnlined, keepImported } from '../invoicing/index.ts';
import { readOrganization } from '../organization/index.ts';
import { draftKey } from './known.ts';
import { insertKeys } from './store/documents.ts';

export type Lined = { readonly partyId: string; readonly document: TakenDocument };

type Customer = {
  readonly language: 'fr' | 'en';
  readonly terms: PaymentTerms;
  readonly means: DocumentContent['means'];
  readonly buyerReference: string;
  readonly revenueAccount: string;
};

/** What the lines of a book are completed with: our products by their codes, the customers' own ways, our VAT regime. */
export type LineFacts = {
  readonly products: ReadonlyMap<string, LineProduct>;
  readonly exemption: string | undefined;
};

export const readLineFacts = async (context: Context): Promise<LineFacts> => {
  const rows = await context.tx
    .selectFrom('product')
    .select(['id', 'code', 'unit', 'nature', 'account'])
    .where('org_id', '=', context.org)
    .execute();
  const { vat_regime: regime } = await context.tx
    .selectFrom('organization')
    .select('vat_regime')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return {
    products: new Map(
      rows.map(({ id, code, unit, nature, account }) => [
        code.toUpperCase(),
        { id, unit, account, nature: nature === 'goods' ? ('goods' as const) : ('services' as const) },
      ]),
    ),
    // CGI art. 293 B: who charges no VAT at all has one reason for it.
    exemption: regime === 'franchise' ? 'franchise' : undefined,
  };
};

const readCustomers = async (
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Customer>> => {
  const { rows } = await sql<{
    id: string;
    language: string;
    payment_terms: PaymentTerms;
    payment_means: DocumentContent['means'];
    buyer_reference: string;
    revenue_account: string;
  }>`
    select p.id, p.language, c.payment_terms, c.payment_means, c.buyer_reference, c.revenue_account
    from jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb) as r(id)
    join party p on p.org_id = ${context.org} and p.id = r.id::uuid
    join customer c on c.org_id = p.org_id and c.party_id = p.id`.execute(context.tx);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        language: row.language === 'en' ? 'en' : 'fr',
        terms: row.payment_terms,
        means: row.payment_means,
        buyerReference: row.buyer_reference,
        revenueAccount: row.revenue_account,
      },
    ]),
  );
};

const contentOf = (
  { partyId, document }: Lined,
  customer: Customer,
  { products, exemption }: LineFacts,
  today: string,
): DocumentContent => {
  const isDraft = document.isDraft === true;
  const isCredit = document.kind === 'credit_note';
  return {
    kind: isCredit ? 'credit_note' : 'invoice',
    partyId,
    deliveryAddressId: null,
    language: customer.language,
    currency: document.currency,
    exchange: null,
    holder: null,
    title: isDraft ? document.number.slice(0, 200) : '',
    issuedOn: isDraft ? null : document.issuedOn,
    // The order of a shop bears the day of the sale; it is invoiced the day it is issued (CGI art. 289 I-3).
    suppliedOn: isDraft && !isCredit && document.issuedOn <= today ? document.issuedOn : null,
    period: null,
    terms: customer.terms,
    validUntil: null,
    schedule:
      isDraft && !isCredit && document.dueOn > today ? [{ dueOn: document.dueOn, percent: '100' }] : [],
    retention: null,
    earlyPayment: null,
    paidMinor: '0',
    means: customer.means,
    references: {
      purchaseOrder: document.reference.slice(0, 60),
      contract: '',
      buyerReference: customer.buyerReference,
      project: '',
      quote: '',
    },
    preceding: [],
    reason: '',
    lines: (document.lines ?? []).map((one, index) => {
      if (one.type === 'comment') return { type: 'comment', id: `l${index + 1}`, text: one.text };
      const product = products.get(one.reference.toUpperCase()) ?? null;
      const { discount, ...line } = toItemLine(one, index, product, exemption);
      const usual = one.account === '' && product === null ? customer.revenueAccount : '';
      return {
        ...line,
        ...(usual !== '' && { account: usual }),
        ...(discount !== undefined && {
          discount:
            discount.kind === 'percent' ? discount : { kind: 'amount', minor: toWire(discount.minor) },
        }),
      };
    }),
    adjustments: [],
    intro: '',
    closing: '',
  };
};

const contentsOf = async (
  context: Context,
  facts: LineFacts,
  documents: readonly Lined[],
): Promise<DocumentContent[]> => {
  const customers = await readCustomers(
    context,
    documents.map((one) => one.partyId),
  );
  return documents.map((one) => contentOf(one, customers.get(one.partyId)!, facts, context.today));
};

/** The same file as drafts, each once: what was issued of it, thrown away or changed since does not come back. */
export const takeDrafts = async (
  context: Context,
  runId: string,
  facts: LineFacts,
  drafts: readonly Lined[],
): Promise<void> => {
  if (drafts.length === 0) return;
  await createDrafts(context, await contentsOf(context, facts, drafts));
  await insertKeys(
    context,
    runId,
    drafts.map(({ document }) => draftKey(document.number)),
  );
};

/** The lines of what was issued elsewhere, beside invoices that were just taken over. */
export const keepLines = async (
  context: Context,
  runId: string,
  facts: LineFacts,
  invoices: readonly (Lined & { readonly invoiceId: string })[],
): Promise<void> => {
  if (invoices.length === 0) return;
  const { baseCurrency } = await readOrganization(context);
  const contents = await contentsOf(context, facts, invoices);
  const base = wireCurrency(baseCurrency);
  await keepImported(
    context,
    runId,
    contents.map((content, at) => ({
      invoiceId: invoices[at]!.invoiceId,
      content,
      totals: computeTotals(contentToDocument(content, context.today), base),
    })),
  );
};

/** Invoices taken over before without their lines are completed, when the total is the same. */
export const completeLines = async (
  context: Context,
  runId: string,
  facts: LineFacts,
  known: readonly Lined[],
): Promise<void> => {
  const lined = known.filter(({ document }) => (document.lines?.length ?? 0) > 0);
  const bare = await findUnlined(
    context,
    lined.map(({ partyId, document }) => ({ partyId, number: document.number })),
  );
  const found = bare.flatMap(({ partyId, number, invoiceId, totalMinor, kind }) => {
    const same = lined.find(
      (one) =>
        one.partyId === partyId &&
        one.document.number === number &&
        one.document.totalMinor === totalMinor &&
        one.document.kind === kind,
    );
    return same === undefined ? [] : [{ ...same, invoiceId }];
  });
  await keepLines(context, runId, facts, found);
};
