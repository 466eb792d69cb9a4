import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { fromWire } from '../../contract/wire.ts';
import { error, type Finding } from '../../core/finding.ts';
import { needsAcceptance } from '../../core/instruments/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { parseIban } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts } from '../ledger/index.ts';
import { lockItems } from '../openitems/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { readAccounts } from './accounts.ts';
import type { instrumentsContract } from './contract.ts';
import { lockInstruments } from './facts.ts';
import { holdBill } from './hold-bill.ts';

type Input = InputOf<(typeof instrumentsContract)['drawBill']>;

/**
 * A bill for chosen invoices. Without acceptance, or written by the customer, it is in hand at once; drawn for acceptance,
 * its invoices are still owed until the customer signs.
 */
export const drawBill = async (context: Context, input: Input): Promise<string> => {
  await lockInstruments(context);
  const findings = await check(context, input);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const { bills } = await readAccounts(context);
  await ensureAccounts(context, [bills]);
  const id = newId();
  await context.tx
    .insertInto('instrument')
    .values({
      org_id: context.org,
      id,
      kind: input.kind,
      party_id: input.partyId,
      number: input.number,
      bank: input.bank,
      iban: input.iban.replaceAll(' ', '').toUpperCase(),
      currency: input.currency,
      amount_minor: fromWire(input.amountMinor),
      issued_on: input.issuedOn,
      received_on: input.issuedOn,
      maturity_on: input.maturityOn,
      shares: JSON.stringify(input.shares),
      account: bills,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(context, 'instrument.issued', { kind: 'instrument', id }, { number: input.number });
  if (!needsAcceptance(input.kind)) await holdBill(context, id, input.issuedOn);
  return id;
};

const check = async (context: Context, input: Input): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const amountMinor = fromWire(input.amountMinor);
  const { baseCurrency } = await readOrganization(context);
  if (amountMinor <= 0n) findings.push(error('payments.amount-not-positive', { path: 'amountMinor' }));
  if (input.currency !== baseCurrency) {
    const params = { currency: baseCurrency };
    findings.push(error('payments.foreign-currency', { path: 'currency', params }));
  }
  if (input.issuedOn > context.today) findings.push(error('instruments.in-the-future', { path: 'issuedOn' }));
  if (input.maturityOn < input.issuedOn) {
    findings.push(error('instruments.maturity-before-issue', { path: 'maturityOn' }));
  }
  const iban = input.iban === '' ? null : parseIban(input.iban);
  if (iban !== null && !iban.ok) findings.push(...iban.findings.map((one) => ({ ...one, path: 'iban' })));
  // A bill is drawn for a sum that is owed (C. com. art. L511-7): the invoices it pays, to the cent.
  const items = await lockItems(
    context,
    input.shares.map((share) => share.itemId),
  );
  let shared = 0n;
  for (const share of input.shares) {
    const item = items.get(share.itemId);
    if (item === undefined || item.account !== CUSTOMERS) throw new Problem('record.not-found');
    const part = fromWire(share.amountMinor);
    shared += part;
    if (item.partyId !== input.partyId)
      findings.push(error('instruments.other-customer', { path: 'shares' }));
    else if (part <= 0n) findings.push(error('openitems.amount-not-positive', { path: 'shares' }));
    else if (part > item.openMinor) {
      const params = { openMinor: item.openMinor.toString() };
      findings.push(error('openitems.above-open', { path: 'shares', params }));
    }
  }
  if (shared !== amountMinor) findings.push(error('instruments.shares-not-amount', { path: 'shares' }));
  return findings;
};
