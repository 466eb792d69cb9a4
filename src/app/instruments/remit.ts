import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { maxDate, year, type PlainDate } from '../../core/calendar/index.ts';
import { accountsOf, remittanceEntry } from '../../core/instruments/index.ts';
import { instruments } from '../../i18n/instruments.fr.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { allocate, openItems } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { readAccounts } from './accounts.ts';
import { heldItems } from './bill-items.ts';
import type { instrumentsContract } from './contract.ts';
import { expectRemittance } from './expect-remittance.ts';
import { lockInstruments, readFacts, refuse, remittanceName, wrongState, type Facts } from './facts.ts';
import { refuseDay, writeStep } from './write-step.ts';

type Input = InputOf<(typeof instrumentsContract)['remit']>;

/** Cheques go to the bank with a deposit slip and stay on 5112 until it credits them; bills leave 413 for 5113 or 5114. */
export const remit = async (context: Context, input: Input): Promise<string> => {
  await lockInstruments(context);
  const chosen = await readFacts(context, input.instrumentIds);
  if (chosen.length !== new Set(input.instrumentIds).size) throw new Problem('record.not-found');
  const bank = await context.tx
    .selectFrom('bank_account')
    .select(['id', 'currency'])
    .where('org_id', '=', context.org)
    .where('id', '=', input.bankAccountId)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (bank === undefined) throw new Problem('record.not-found');
  for (const one of chosen) {
    if (one.state !== 'held') throw wrongState(one);
    if ((one.kind === 'cheque') !== (input.kind === 'cheques')) throw refuse('instruments.mixed');
    if (one.currency !== bank.currency) throw refuse('instruments.bank-currency', { number: one.number });
    refuseDay(context, input.on, one.received_on);
  }
  const on = input.on as PlainDate;
  const id = newId();
  const { account, creditAccount } = accountsOf(input.kind, await readAccounts(context));
  await ensureAccounts(context, [account, creditAccount]);
  const no = await nextNumber(context, year(on));
  const name = remittanceName({ year: year(on), no });
  // Cheques received under another setting stay where they are: a slip credits one account.
  const at = input.kind === 'cheques' ? oneAccount(chosen) : account;
  const entryId =
    input.kind === 'cheques'
      ? null
      : await book(context, { id, name, account, on, kind: input.kind }, chosen);
  await context.tx
    .insertInto('remittance')
    .values({
      org_id: context.org,
      id,
      kind: input.kind,
      year: year(on),
      no,
      bank_account_id: input.bankAccountId,
      remitted_on: on,
      account: at,
      credit_account: input.kind === 'cheques' ? at : creditAccount,
      entry_id: entryId,
      recorded_by: context.actor.name,
    })
    .execute();
  for (const one of chosen)
    await writeStep(context, { instrumentId: one.id, kind: 'remitted', on, remittanceId: id });
  await expectRemittance(context, id);
  await audit(context, 'remittance.created', { kind: 'remittance', id }, { name });
  return id;
};

const oneAccount = (cheques: readonly Facts[]): string => {
  const accounts = new Set(cheques.map((one) => one.account));
  if (accounts.size > 1) throw refuse('instruments.mixed');
  return [...accounts][0]!;
};

const nextNumber = async (context: Context, ofYear: number): Promise<number> => {
  const { rows } = await sql<{ last: number | null }>`
    select max(no) as last from remittance where org_id = ${context.org} and year = ${ofYear}`.execute(
    context.tx,
  );
  return (rows[0]?.last ?? 0) + 1;
};

const book = async (
  context: Context,
  remittance: { id: string; name: string; account: string; on: PlainDate; kind: 'collection' | 'discount' },
  bills: readonly Facts[],
): Promise<string> => {
  const { id, name, account, on, kind } = remittance;
  const { entryId } = await postEntry(
    context,
    remittanceEntry(
      { entryOn: on, label: instruments.books.remitted(kind, name), piece: name },
      account,
      bills.map((bill) => ({
        account: bill.account,
        partyId: bill.party_id,
        amountMinor: bill.amount_minor,
      })),
    ),
    { kind: 'remittance', id },
  );
  const credits = await openItems(
    context,
    bills.map((bill, i) => ({
      account: bill.account,
      partyId: bill.party_id,
      currency: bill.currency,
      kind: 'transfer' as const,
      number: bill.number,
      amountMinor: -bill.amount_minor,
      baseMinor: -bill.amount_minor,
      issuedOn: on,
      dueOn: on,
      entryId,
      lineNo: i + 2,
    })),
  );
  const pairs = [];
  for (const [i, bill] of bills.entries()) {
    const { owed } = await heldItems(context, bill);
    pairs.push({
      debitItemId: owed.id,
      creditItemId: credits[i]!,
      amountMinor: bill.amount_minor,
      effectiveOn: maxDate(on, owed.issuedOn),
    });
  }
  await allocate(context, pairs);
  return entryId;
};
