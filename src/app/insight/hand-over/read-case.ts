import { sql } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { addMonths, type PlainDate } from '../../../core/calendar/index.ts';
import {
  claimSumsOf,
  type ClaimedCredit,
  type ClaimedItem,
  type ClaimSumOf,
} from '../../../core/dunning/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import { EUR, type Currency } from '../../../core/money/index.ts';
import type { ClaimLine } from '../../../core/payments/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { claimLinesOf, readItemCharges } from '../../charges/index.ts';
import { termsOfCustomer, type ClaimTerm } from '../../dunning/index.ts';
import { readCustomer, type Customer } from '../../party/index.ts';
import type { insightContract } from '../contract.ts';
import { readEvidence, type Evidence } from './read-evidence.ts';

type Shown = OutputOf<(typeof insightContract)['handOver']>;
export type Gap = Shown['gaps'][number];

/** An invoice with its file (null: none in Encaisse) and the term of its prescription. */
export type CaseItem = ClaimedItem & {
  readonly pdf: string | null;
  readonly isInvoice: boolean;
  readonly term: ClaimTerm | null;
};

/** All that is known of what a customer owes and did not pay in time; no bytes yet. */
export type Case = {
  readonly customer: Customer;
  readonly insolventSince: PlainDate | null;
  readonly items: readonly CaseItem[];
  readonly credits: readonly ClaimedCredit[];
  readonly lines: readonly ClaimLine[];
  readonly sums: readonly ClaimSumOf[];
  readonly evidence: Evidence;
  readonly gaps: readonly Gap[];
};

type ItemRow = {
  id: string;
  kind: string;
  number: string;
  currency: string;
  issued_on: PlainDate;
  due_on: PlainDate;
  amount_minor: bigint;
  open_minor: bigint;
  contested_minor: bigint;
  pdf: string | null;
};

/** A case is handed over months before it is heard. */
const SOON_MONTHS = 6;

export const readCase = async (context: Context, partyId: string): Promise<Case> => {
  const customer = await readCustomer(context, partyId);
  const { rows } = await sql<ItemRow>`
    select i.id, i.kind, i.number, i.currency, i.issued_on, i.due_on, i.amount_minor, i.open_minor, v.file_sha256 as pdf,
      coalesce((select sum(x.amount_minor) from dispute x where x.org_id = i.org_id and x.item_id = i.id
        and x.closed_on is null), 0)::bigint as contested_minor
    from open_item i left join invoice v on v.org_id = i.org_id and v.id = i.invoice_id
    where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.party_id = ${partyId} and i.settled_on is null
      and i.kind <> 'valuation' and (i.open_minor < 0 or i.due_on < ${context.today}::date)
    order by i.due_on, i.number, i.id`.execute(context.tx);
  const terms = await termsOfCustomer(context, partyId);
  const items = rows
    .filter((row) => row.open_minor > 0n)
    .map((row): CaseItem => ({
      number: row.number,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      currency: row.currency as Currency,
      amountMinor: row.amount_minor,
      openMinor: row.open_minor,
      contestedMinor: row.contested_minor < row.open_minor ? row.contested_minor : row.open_minor,
      pdf: row.pdf,
      isInvoice: row.kind === 'invoice',
      term: terms.get(row.id) ?? null,
    }));
  const credits = rows
    .filter((row) => row.open_minor < 0n)
    .map((row) => ({
      number: row.number,
      currency: row.currency as Currency,
      openMinor: -row.open_minor,
    }));
  // Interest on what was paid late and never told is not sprung on a debtor through its counsel.
  const open = new Set(rows.map((row) => row.id));
  const charges = (await readItemCharges(context, { partyId }, context.today)).filter(
    (one) => open.has(one.itemId) || one.claims.some((claim) => claim.state === 'announced'),
  );
  const lines = claimLinesOf(charges);
  const evidence = await readEvidence(context, partyId);
  const insolventSince = await readInsolvency(context, partyId);
  return {
    customer,
    insolventSince,
    items,
    credits,
    lines,
    sums: claimSumsOf(items, credits, lines, EUR),
    evidence,
    gaps: gapsOf(context.today, customer, insolventSince, items, lines, evidence),
  };
};

const readInsolvency = async (context: Context, partyId: string): Promise<PlainDate | null> => {
  const row = await context.tx
    .selectFrom('customer')
    .select('insolvent_since')
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .executeTakeFirst();
  return (row?.insolvent_since ?? null) as PlainDate | null;
};

const gapsOf = (
  today: PlainDate,
  customer: Customer,
  insolventSince: PlainDate | null,
  items: readonly CaseItem[],
  lines: readonly ClaimLine[],
  evidence: Evidence,
): Gap[] => {
  const gaps: Gap[] = [
    { code: 'insolvency', count: insolventSince === null ? 0 : 1 },
    { code: 'invoice-without-pdf', count: items.filter((one) => one.isInvoice && one.pdf === null).length },
    { code: 'no-formal-notice', count: items.length > 0 && !evidence.hasFormalNotice ? 1 : 0 },
    { code: 'open-dispute', count: evidence.disputes.filter((one) => one.closedOn === null).length },
    {
      code: 'no-debtor-identifier',
      count: customer.kind !== 'individual' && customer.siren === '' && customer.siret === '' ? 1 : 0,
    },
    { code: 'lapsed', count: items.filter(({ term }) => term !== null && term.lastDay < today).length },
    {
      code: 'lapses-soon',
      count: items.filter(
        ({ term }) => term !== null && term.lastDay >= today && term.lastDay <= addMonths(today, SOON_MONTHS),
      ).length,
    },
    { code: 'missing-rate', count: lines.some((line) => line.missing !== null) ? 1 : 0 },
  ];
  return gaps.filter(({ count }) => count > 0);
};

/** What the archive would hold, for the screen. */
export const readHandOver = async (context: Context, partyId: string): Promise<Shown> => {
  const { items, sums, evidence, gaps } = await readCase(context, partyId);
  return {
    asOf: context.today,
    totals: sums.map((sum) => ({
      currency: sum.currency,
      principalMinor: sum.principalMinor.toString(),
      interestMinor: sum.interestMinor.toString(),
      indemnityMinor: sum.indemnityMinor.toString(),
    })),
    parts: [
      { part: 'statement', count: 1 },
      { part: 'claim', count: 1 },
      { part: 'invoices', count: items.filter((one) => one.pdf !== null).length },
      { part: 'messages', count: evidence.messages.length },
      { part: 'letters', count: evidence.letters.length },
      { part: 'calls', count: evidence.calls.length },
      { part: 'promises', count: evidence.promises.length },
      { part: 'disputes', count: evidence.disputes.length },
      { part: 'replies', count: evidence.replies.length },
      { part: 'mails', count: evidence.mails.length },
      { part: 'plans', count: evidence.plans.length },
      { part: 'acknowledgements', count: evidence.acknowledgements.length },
      { part: 'proofs', count: evidence.letters.flatMap(({ papers }) => papers).length },
    ],
    gaps: [...gaps],
  };
};
