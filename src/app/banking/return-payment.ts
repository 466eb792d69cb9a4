import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { BANK_FEES, returnEntry } from '../../core/banking/index.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { allocate, moveVatOnce, openItems, reverseAllocations } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { refuseLine } from './book-account.ts';
import { findReturns, type ReturnCandidate } from './find-returns.ts';
import { closeLine, lockWaitingLine, type OpenLine } from './post-line.ts';

type Live = {
  id: string;
  debit_item_id: string;
  credit_item_id: string;
  amount_minor: bigint;
  effective_on: string;
};

/**
 * The bank took a payment back. The payment stays what it was: money that came in; the invoices it paid are released, and
 * what goes out now (512) settles it instead. The bank's fee is ours (627).
 */
export const confirmReturn = (context: Context, lineId: string, rank: number): Promise<void> =>
  moveVatOnce(context, () => takeBack(context, lineId, rank));

const takeBack = async (context: Context, lineId: string, rank: number): Promise<void> => {
  const line = await lockWaitingLine(context, lineId);
  const found = (await findReturns(context, line))[rank - 1];
  if (found === undefined) throw new Problem('bank.proposal-stale');
  await refuseLine(context, line);
  const { candidate, feeMinor } = found;
  const released = await liveOf(context, candidate);
  await reverseAllocations(
    context,
    released.map((one) => one.id),
  );
  // They were lettered together: what stays paid is lettered anew with the return.
  const kept =
    candidate.itemId === null ? [] : released.filter((one) => one.debit_item_id !== candidate.itemId);
  const parts = await debtsOf(context, candidate, released);
  if (parts.reduce((sum, part) => sum + part.amountMinor, 0n) !== candidate.amountMinor)
    throw new Problem('bank.proposal-stale');
  if (feeMinor > 0n) await ensureAccounts(context, [BANK_FEES]);
  const { entryId, allocationIds } = await book(context, line, { parts, kept, feeMinor });
  await context.tx
    .insertInto('match')
    .values({
      org_id: context.org,
      id: newId(),
      line_id: line.id,
      kind: 'return',
      decided_by: 'person',
      score: null,
      reasons: JSON.stringify(found.reasons.map((key) => ({ key, params: {} }))),
      payment_id: null,
      entry_id: entryId,
      netting_ids: allocationIds,
      returned_payment_id: candidate.paymentId,
      released_ids: released.map((one) => one.id),
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await closeLine(context, line.id);
  await audit(
    context,
    'bank-line.returned',
    { kind: 'statement_line', id: line.id },
    { payment: candidate.paymentId },
  );
};

/** Allocations of the payment that stand. */
const liveOf = async (context: Context, candidate: ReturnCandidate): Promise<Live[]> => {
  const { rows } = await sql<Live>`
    select a.id, a.debit_item_id, a.credit_item_id, a.amount_minor, a.effective_on from open_item c
    join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id and a.reverses_id is null
      and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)
    join open_item i on i.org_id = a.org_id and i.id = a.debit_item_id and i.kind <> 'transfer'
    where c.org_id = ${context.org} and c.payment_id = ${candidate.paymentId} and c.amount_minor < 0
    order by a.id`.execute(context.tx);
  return rows;
};

type Part = { creditId: string; account: string; partyId: string; issuedOn: PlainDate; amountMinor: bigint };

/** Per credit item of the payment: all that is open on it now, or what one invoice gave back. */
const debtsOf = async (
  context: Context,
  candidate: ReturnCandidate,
  released: readonly Live[],
): Promise<Part[]> => {
  const { rows } = await sql<{
    id: string;
    account: string;
    party_id: string;
    issued_on: string;
    open_minor: bigint;
  }>`
    select id, account, party_id, issued_on, open_minor from open_item
    where org_id = ${context.org} and payment_id = ${candidate.paymentId} and amount_minor < 0 and account = ${CUSTOMERS}
    order by id`.execute(context.tx);
  return rows.flatMap((row): Part[] => {
    const back = released
      .filter((one) => one.credit_item_id === row.id && one.debit_item_id === candidate.itemId)
      .reduce((sum, one) => sum + one.amount_minor, 0n);
    const amountMinor = candidate.itemId === null ? -row.open_minor : back;
    return amountMinor <= 0n
      ? []
      : [
          {
            creditId: row.id,
            account: row.account,
            partyId: row.party_id,
            issuedOn: row.issued_on as PlainDate,
            amountMinor,
          },
        ];
  });
};

const book = async (
  context: Context,
  line: OpenLine,
  { parts, kept, feeMinor }: { parts: readonly Part[]; kept: readonly Live[]; feeMinor: bigint },
): Promise<{ entryId: string; allocationIds: string[] }> => {
  const label = (line.text || line.counterpartyName).slice(0, 100);
  const { entryId } = await postEntry(
    context,
    returnEntry({
      entryOn: line.bookedOn,
      label,
      piece: label,
      bankAccount: line.ledgerAccount,
      parts,
      feeMinor,
    }),
    { kind: 'bank_line', id: line.id },
  );
  const debits = await openItems(
    context,
    parts.map((part, i) => ({
      account: part.account,
      partyId: part.partyId,
      currency: line.currency,
      kind: 'transfer' as const,
      number: label,
      amountMinor: part.amountMinor,
      baseMinor: part.amountMinor,
      issuedOn: line.bookedOn,
      dueOn: line.bookedOn,
      entryId,
      lineNo: i + 1,
      originItemId: part.creditId,
    })),
  );
  const { allocationIds } = await allocate(context, [
    ...parts.map((part, i) => ({
      debitItemId: debits[i]!,
      creditItemId: part.creditId,
      amountMinor: part.amountMinor,
      effectiveOn: maxDate(line.bookedOn, part.issuedOn),
    })),
    ...kept.map((one) => ({
      debitItemId: one.debit_item_id,
      creditItemId: one.credit_item_id,
      amountMinor: one.amount_minor,
      effectiveOn: one.effective_on as PlainDate,
    })),
  ]);
  return { entryId, allocationIds };
};
