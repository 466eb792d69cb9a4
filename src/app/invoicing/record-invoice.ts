import { Problem } from '../../contract/problem.ts';
import { addMonths, type PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import { CUSTOMERS, OPENING_BALANCE, sides } from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { postEntry } from '../ledger/index.ts';
import { openItems } from '../openitems/index.ts';
import { audit, readOrganization } from '../organization/index.ts';

export type RecordedInvoice = {
  partyId: string;
  kind: 'invoice' | 'credit_note';
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  currency: Currency;
  /** Including VAT, positive. */
  totalMinor: bigint;
  reference: string;
};

const check = (invoice: RecordedInvoice, today: PlainDate, baseCurrency: string): Finding[] => {
  const findings: Finding[] = [];
  if (invoice.totalMinor <= 0n) findings.push(error('invoicing.total-not-positive', { path: 'totalMinor' }));
  if (invoice.dueOn < invoice.issuedOn) findings.push(error('invoicing.due-before-issue', { path: 'dueOn' }));
  if (invoice.issuedOn > addMonths(today, 1))
    findings.push(error('invoicing.issued-in-the-future', { path: 'issuedOn' }));
  // Without an exchange rate the entry cannot be booked in the base currency.
  if (invoice.currency !== baseCurrency) {
    findings.push(
      error('invoicing.foreign-currency', { path: 'currency', params: { currency: baseCurrency } }),
    );
  }
  return findings;
};

/**
 * Records an invoice issued by another system. Its sale was booked there: here 411 stands against 890, the counterpart
 * of everything taken over, so that revenue is not counted twice.
 */
export const recordInvoice = async (
  context: Context,
  invoice: RecordedInvoice,
): Promise<{ invoiceId: string; itemId: string }> => {
  const { baseCurrency } = await readOrganization(context);
  const findings = check(invoice, context.today, baseCurrency);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const invoiceId = newId();
  try {
    await context.tx
      .insertInto('invoice')
      .values({
        org_id: context.org,
        id: invoiceId,
        kind: invoice.kind,
        number: invoice.number,
        party_id: invoice.partyId,
        issued_on: invoice.issuedOn,
        currency: invoice.currency,
        total_minor: invoice.totalMinor,
        reference: invoice.reference,
        origin: 'typed',
        recorded_by: context.actor.name,
      })
      .execute();
  } catch (cause) {
    const state = sqlState(cause);
    if (state === '23503') throw new Problem('record.not-found');
    if (state !== '23505') throw cause;
    const params = { number: invoice.number };
    throw new Problem('record.refused', {}, [error('invoicing.number-taken', { path: 'number', params })]);
  }
  const signed = invoice.kind === 'invoice' ? invoice.totalMinor : -invoice.totalMinor;
  const { entryId } = await postEntry(
    context,
    {
      journal: 'AN',
      entryOn: invoice.issuedOn,
      label: invoice.number,
      piece: invoice.number,
      postings: [
        { account: CUSTOMERS, partyId: invoice.partyId, ...sides(signed), label: invoice.number },
        { account: OPENING_BALANCE, ...sides(-signed), label: invoice.number },
      ],
    },
    { kind: 'invoice', id: invoiceId },
  );
  const [itemId] = await openItems(context, [
    {
      account: CUSTOMERS,
      partyId: invoice.partyId,
      currency: invoice.currency,
      kind: invoice.kind,
      number: invoice.number,
      reference: invoice.reference,
      amountMinor: signed,
      baseMinor: signed,
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      entryId,
      lineNo: 1,
      invoiceId,
    },
  ]);
  await audit(context, 'invoice.recorded', { kind: 'invoice', id: invoiceId }, { number: invoice.number });
  return { invoiceId, itemId: itemId! };
};
