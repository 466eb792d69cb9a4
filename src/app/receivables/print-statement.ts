import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { accountStatement, type ShownClaim } from '../../core/dunning/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { formatPostalAddress } from '../../core/party/index.ts';
import { ageItems } from '../../core/receivables/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { documents as documentsEn } from '../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../i18n/documents.fr.ts';
import { documentFormatter } from '../../i18n/format.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { claimLinesOf, readItemCharges } from '../charges/index.ts';
import { letterheadOf, paymentDetailsOf, readOrganization, signatureOf } from '../organization/index.ts';
import { postalAddressOf, readCustomer } from '../party/index.ts';
import type { receivablesContract } from './contract.ts';
import type { ReceivablesPorts } from './ports.ts';
import { readAgingSettings } from './settings.ts';

/** The hues of the screen's tiles, as ink. */
const INK: Record<string, string> = {
  green: '#4a9c78',
  yellow: '#c6ad31',
  amber: '#df9829',
  orange: '#da702c',
  red: '#cd4a39',
  plum: '#8a2e48',
  blue: '#3f7fae',
  grey: '#85837b',
};

type ItemRow = {
  kind: 'invoice' | 'credit_note' | 'payment' | 'transfer' | 'late_charge' | 'write_off' | 'valuation';
  number: string;
  issued_on: PlainDate;
  due_on: PlainDate;
  amount_minor: bigint;
  open_minor: bigint;
};

const LAST_PAYMENTS = 10;

/** What was open at the end of the day: what is open now, plus what was settled later. */
const itemsAt = async (
  context: Context,
  partyId: string,
  currency: string,
  asOf: PlainDate,
): Promise<ItemRow[]> => {
  const { rows } = await sql<ItemRow>`
    select * from (
      select i.kind, i.number, i.issued_on, i.due_on, i.amount_minor,
        (i.open_minor + coalesce((select sum(case when a.debit_item_id = i.id then a.amount_minor else -a.amount_minor end)
          from allocation a where a.org_id = i.org_id and a.effective_on > ${asOf}::date
            and (a.debit_item_id = i.id or a.credit_item_id = i.id)), 0))::bigint as open_minor
      from open_item i
      where i.org_id = ${context.org} and i.party_id = ${partyId} and i.account = ${CUSTOMERS}
        and i.currency = ${currency} and i.kind <> 'valuation' and i.issued_on <= ${asOf}::date
        and (i.settled_on is null or i.settled_on > ${asOf}::date)) x
    where open_minor <> 0 order by due_on, number`.execute(context.tx);
  return rows;
};

const lastPayments = async (context: Context, partyId: string, currency: string, asOf: PlainDate) => {
  const { rows } = await sql<{
    on: PlainDate;
    method: 'transfer' | 'cheque' | 'card' | 'cash' | 'direct_debit' | 'imported';
    reference: string;
    amount: bigint;
  }>`
    select received_on as "on", method, reference, amount_minor as amount from payment
    where org_id = ${context.org} and party_id = ${partyId} and currency = ${currency} and direction = 'in'
      and reversal_entry_id is null and received_on <= ${asOf}::date
    order by received_on desc, id desc limit ${LAST_PAYMENTS}`.execute(context.tx);
  return rows.toReversed();
};

/** Late charges that were told before and are not paid, counted to today; on an older day they would not be known. */
const claimOf = async (
  context: Context,
  customer: { id: string; kind: string; currency: string },
  asOf: PlainDate,
): Promise<ShownClaim | null> => {
  if (asOf !== context.today) return null;
  const told = (await readItemCharges(context, { partyId: customer.id }, asOf)).filter(
    (item) => item.currency === customer.currency && item.claims.some((claim) => claim.state === 'announced'),
  );
  const lines = claimLinesOf(told);
  return lines.length === 0 ? null : { asOf, isPublic: customer.kind === 'public_body', lines };
};

/** The statement of account (relevé de compte) of a customer, in the customer's language and currency. */
export const drawStatement = async (
  context: Context,
  input: InputOf<typeof receivablesContract.statement>,
  ports: ReceivablesPorts,
): Promise<{ name: string; bytes: Uint8Array }> => {
  if (ports.documents === undefined) throw new Problem('server.failed');
  const asOf = (input.asOf ?? context.today) as PlainDate;
  const company = await readOrganization(context);
  const customer = await readCustomer(context, input.id);
  const language = customer.language;
  const words = texts(language).receivables;
  const { letter, statement } = language === 'en' ? documentsEn : documentsFr;
  const rows = await itemsAt(context, customer.id, customer.currency, asOf);
  const { limits, colours } = await readAgingSettings(context);
  const owed = rows.filter((row) => row.open_minor > 0n);
  const aged = ageItems(
    rows.map((row) => ({ dueOn: row.due_on, openMinor: row.open_minor, currency: customer.currency })),
    asOf,
    limits,
  );
  const reference = `${customer.code} ${asOf.replaceAll('-', '')}`;
  const { data, qr } = accountStatement({
    language,
    asOf,
    currency: customer.currency as Currency,
    items: owed.map((row) => ({
      number: row.number,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      amountMinor: row.amount_minor,
      openMinor: row.open_minor,
    })),
    credits: rows
      .filter((row) => row.open_minor < 0n)
      .map((row) => ({
        number: row.number,
        kind: words.kinds[row.kind],
        on: row.issued_on,
        openMinor: -row.open_minor,
      })),
    payments: (await lastPayments(context, customer.id, customer.currency, asOf)).map((payment) => ({
      on: payment.on,
      kind: words.payment.methods[payment.method],
      document: payment.reference,
      amountMinor: payment.amount,
    })),
    buckets: aged.buckets.map((bucket) => ({
      label: words.bucket(bucket),
      minor: bucket.sumMinor,
      color: INK[colours[bucket.index] ?? 'grey'] ?? INK['grey']!,
    })),
    claim: await claimOf(context, customer, asOf),
    reference,
    letterhead: letterheadOf(company),
    addressee: { lines: formatPostalAddress(postalAddressOf(customer)).lines, customerCode: customer.code },
    payment: paymentDetailsOf(company, reference),
    signature: signatureOf(company, context.actor.kind === 'customer' ? company.name : context.actor.name),
    labels: letter,
    statement,
    format: documentFormatter(language),
    specimen: context.isDemo,
  });
  const bytes = await ports.documents.render({ layout: 'statement', data, qr, createdAt: context.now });
  return { name: `${statement.title} ${customer.code} ${asOf}.pdf`, bytes };
};

/** The same, to be looked at. */
export const printStatement = async (
  context: Context,
  input: InputOf<typeof receivablesContract.statement>,
  ports: ReceivablesPorts,
): Promise<Download> => {
  const { name, bytes } = await drawStatement(context, input, ports);
  return { name, mediaType: 'application/pdf', body: bytes, inline: true };
};
