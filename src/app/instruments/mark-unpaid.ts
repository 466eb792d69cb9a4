import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { fromWire } from '../../contract/wire.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { unpaidEntry, type InstrumentState } from '../../core/instruments/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { instruments } from '../../i18n/instruments.fr.ts';
import type { Context } from '../../shell/http/context.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { allocate, openItems, reverseAllocations, type NewOpenItem } from '../openitems/index.ts';
import { readAccounts } from './accounts.ts';
import { heldItems } from './bill-items.ts';
import type { instrumentsContract } from './contract.ts';
import { expectRemittance } from './expect-remittance.ts';
import { lockFacts, refuse, wrongState, type Facts } from './facts.ts';
import { refuseDay, writeStep } from './write-step.ts';

const RETURNABLE: ReadonlySet<InstrumentState> = new Set(['held', 'remitted', 'discounted']);

type Credit = { id: string; account: string; partyId: string; amountMinor: bigint; issuedOn: PlainDate };

/**
 * Returned unpaid: what it had settled is owed again by whom it was owed, with its due dates, and reminders see it. It
 * leaves the account where it stood; had the bank credited it, a line of the bank is still to take that back.
 */
export const markUnpaid = async (
  context: Context,
  input: InputOf<(typeof instrumentsContract)['markUnpaid']>,
): Promise<void> => {
  const facts = await lockFacts(context, input.id);
  const { state } = facts;
  // What was noted as paid at its maturity is taken back first: it left 5114 already.
  const mayReturn = state === 'paid' ? facts.remittance_kind !== 'discount' : RETURNABLE.has(state);
  if (!mayReturn) throw wrongState(facts);
  refuseDay(context, input.on, facts.remitted_on ?? facts.received_on);
  const rebilledMinor = fromWire(input.rebilledMinor);
  if (rebilledMinor < 0n) throw refuse('openitems.amount-not-positive', {}, 'rebilledMinor');
  const accounts = await readAccounts(context);
  const on = input.on as PlainDate;
  const { credits, releasedIds } = await release(context, facts);
  await ensureAccounts(context, [accounts.rebilled]);
  const account = facts.remittance_account ?? facts.account;
  const isBill = facts.kind !== 'cheque';
  const draft = unpaidEntry(
    { entryOn: on, label: instruments.books.unpaid(facts.kind, facts.number), piece: facts.number },
    {
      account,
      ...(account === facts.account && isBill && { accountPartyId: facts.party_id }),
      parts: credits,
      rebilled: rebilledMinor > 0n ? { partyId: facts.party_id, amountMinor: rebilledMinor } : null,
    },
    accounts,
  );
  const { entryId } = await postEntry(context, draft, { kind: 'instrument', id: facts.id });
  const item = (
    one: Pick<NewOpenItem, 'account' | 'partyId' | 'amountMinor' | 'lineNo' | 'kind'>,
  ): NewOpenItem => ({
    ...one,
    currency: facts.currency,
    number: facts.number,
    baseMinor: one.amountMinor,
    issuedOn: on,
    dueOn: on,
    entryId,
  });
  const debits = await openItems(
    context,
    credits.map((credit, i) => ({
      ...item({
        account: credit.account,
        partyId: credit.partyId,
        amountMinor: credit.amountMinor,
        lineNo: i + 1,
        kind: 'transfer',
      }),
      originItemId: credit.id,
    })),
  );
  if (rebilledMinor > 0n) {
    const { party_id: partyId } = facts;
    const lineNo = credits.length + 1;
    await openItems(context, [
      item({ account: CUSTOMERS, partyId, amountMinor: rebilledMinor, lineNo, kind: 'late_charge' }),
    ]);
  }
  await allocate(
    context,
    credits.map((credit, i) => ({
      debitItemId: debits[i]!,
      creditItemId: credit.id,
      amountMinor: credit.amountMinor,
      effectiveOn: maxDate(on, credit.issuedOn),
    })),
  );
  if (account === facts.account && isBill) await closeBill(context, facts, item, draft.postings.length);
  await writeStep(context, {
    instrumentId: facts.id,
    kind: 'unpaid',
    on,
    entryId,
    releasedIds,
    reason: input.reason,
    certificateOn: input.certificateOn,
    rebilledMinor,
    wasCredited: facts.is_credited,
  });
  // The bank credits the rest of its slip.
  if (state === 'remitted') await expectRemittance(context, facts.remittance_id!);
};

/** The credits that it is on 411, with nothing settled by them any more. */
const release = async (
  context: Context,
  facts: Facts,
): Promise<{ credits: Credit[]; releasedIds: string[] }> => {
  const { rows } = await sql<{
    id: string;
    account: string;
    party_id: string;
    amount_minor: bigint;
    issued_on: PlainDate;
    allocations: string[];
  }>`
    select c.id, c.account, c.party_id, -c.amount_minor as amount_minor, c.issued_on,
      array(select a.id::text from allocation a where a.org_id = c.org_id and a.credit_item_id = c.id and a.reverses_id is null
        and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id) order by a.id) as allocations
    from open_item c
    where c.org_id = ${context.org} and c.amount_minor < 0 and left(c.account, ${CUSTOMERS.length}) = ${CUSTOMERS}
      and case when ${facts.kind} = 'cheque' then c.payment_id = ${facts.payment_id}::uuid
        else c.entry_id = ${facts.held_entry_id}::uuid end
    order by c.id`.execute(context.tx);
  const releasedIds = rows.flatMap((row) => row.allocations);
  await reverseAllocations(context, releasedIds);
  const credits = rows.map((row) => ({
    id: row.id,
    account: row.account,
    partyId: row.party_id,
    amountMinor: row.amount_minor,
    issuedOn: row.issued_on,
  }));
  return { credits, releasedIds };
};

/** A bill in hand leaves 413: its item there is settled by the last posting. */
const closeBill = async (
  context: Context,
  facts: Facts,
  item: (one: Pick<NewOpenItem, 'account' | 'partyId' | 'amountMinor' | 'lineNo' | 'kind'>) => NewOpenItem,
  lineNo: number,
): Promise<void> => {
  const { account, party_id: partyId, amount_minor: amountMinor } = facts;
  const closing = item({ account, partyId, amountMinor: -amountMinor, lineNo, kind: 'transfer' });
  const [id] = await openItems(context, [closing]);
  const credit = { id, issuedOn: closing.issuedOn };
  const { owed } = await heldItems(context, facts);
  await allocate(context, [
    {
      debitItemId: owed.id,
      creditItemId: credit.id!,
      amountMinor,
      effectiveOn: maxDate(credit.issuedOn, owed.issuedOn),
    },
  ]);
};
