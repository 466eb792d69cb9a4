import { sql } from 'kysely';
import { returnEntry } from '../../../core/banking/index.ts';
import { maxDate, type PlainDate } from '../../../core/calendar/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { postEntry } from '../../ledger/index.ts';
import { allocate, openItems, reverseAllocations, type Pair } from '../../openitems/index.ts';

type Credit = { id: string; party_id: string; issued_on: string; amount_minor: bigint; open_minor: bigint };
type Live = {
  id: string;
  debit_item_id: string;
  credit_item_id: string;
  amount_minor: bigint;
  effective_on: string;
};

export type TakenBack = {
  readonly entryId: string;
  /** Allocations that were undone, and those made for it. */
  readonly releasedIds: readonly string[];
  readonly nettingIds: readonly string[];
};

/**
 * A provider gave a payment back, whole or in part: what no invoice took first, then its invoices from the last one on,
 * which are owed again. Null when the payment holds less than that for known customers.
 */
export const takeBack = async (
  context: Context,
  given: {
    paymentId: string;
    amountMinor: bigint;
    currency: Currency;
    on: PlainDate;
    label: string;
    clearingAccount: string;
  },
): Promise<TakenBack | null> => {
  const credits = await creditsOf(context, given.paymentId);
  const live = await liveOf(
    context,
    credits.map((one) => one.id),
  );
  const parts: { credit: Credit; amountMinor: bigint; kept: Pair[]; released: Live[] }[] = [];
  let left = given.amountMinor;
  for (const credit of credits) {
    const paid = live.filter((one) => one.credit_item_id === credit.id);
    const held = paid.reduce((sum, one) => sum + one.amount_minor, -credit.open_minor);
    const amountMinor = held < left ? held : left;
    if (amountMinor <= 0n) continue;
    left -= amountMinor;
    const needed = amountMinor + credit.open_minor;
    const released = needed > 0n ? paid : [];
    parts.push({ credit, amountMinor, released, kept: keptOf(released, needed) });
  }
  if (left > 0n) return null;
  const releasedIds = parts.flatMap((part) => part.released.map((one) => one.id));
  await reverseAllocations(context, releasedIds);
  const { entryId } = await postEntry(
    context,
    returnEntry({
      entryOn: given.on,
      label: given.label,
      piece: given.label,
      bankAccount: given.clearingAccount,
      parts: parts.map(({ credit, amountMinor }) => ({
        account: CUSTOMERS,
        partyId: credit.party_id,
        amountMinor,
      })),
      feeMinor: 0n,
    }),
    { kind: 'payment', id: given.paymentId },
  );
  const debits = await openItems(
    context,
    parts.map(({ credit, amountMinor }, i) => ({
      account: CUSTOMERS,
      partyId: credit.party_id,
      currency: given.currency,
      kind: 'transfer' as const,
      number: given.label,
      amountMinor,
      baseMinor: amountMinor,
      issuedOn: given.on,
      dueOn: given.on,
      entryId,
      lineNo: i + 1,
      originItemId: credit.id,
    })),
  );
  const { allocationIds } = await allocate(
    context,
    parts.flatMap(({ credit, amountMinor, kept }, i): Pair[] => [
      {
        debitItemId: debits[i]!,
        creditItemId: credit.id,
        amountMinor,
        effectiveOn: maxDate(given.on, credit.issued_on as PlainDate),
      },
      ...kept,
    ]),
  );
  return { entryId, releasedIds, nettingIds: allocationIds };
};

/** What stays paid when `needed` is taken from the last allocations: they were lettered together, so all are made anew. */
const keptOf = (released: readonly Live[], needed: bigint): Pair[] => {
  let left = needed;
  const kept: Pair[] = [];
  for (const one of released.toReversed()) {
    const taken = one.amount_minor < left ? one.amount_minor : left;
    left -= taken;
    if (taken === one.amount_minor) continue;
    kept.unshift({
      debitItemId: one.debit_item_id,
      creditItemId: one.credit_item_id,
      amountMinor: one.amount_minor - taken,
      effectiveOn: one.effective_on as PlainDate,
    });
  }
  return kept;
};

const creditsOf = async (context: Context, paymentId: string): Promise<Credit[]> => {
  const { rows } = await sql<Credit>`
    select c.id, c.party_id, c.issued_on, c.amount_minor, c.open_minor from open_item c
    join payment p on p.org_id = c.org_id and p.id = c.payment_id and p.reversal_entry_id is null
    where c.org_id = ${context.org} and c.payment_id = ${paymentId} and c.amount_minor < 0 and c.account = ${CUSTOMERS}
    order by c.id for update of c`.execute(context.tx);
  return rows;
};

const liveOf = async (context: Context, creditIds: readonly string[]): Promise<Live[]> => {
  const { rows } = await sql<Live>`
    select a.id, a.debit_item_id, a.credit_item_id, a.amount_minor, a.effective_on from allocation a
    join open_item i on i.org_id = a.org_id and i.id = a.debit_item_id and i.kind not in ('transfer', 'write_off')
    where a.org_id = ${context.org} and a.credit_item_id = any(${[...creditIds]}::uuid[]) and a.reverses_id is null
      and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)
    order by a.id`.execute(context.tx);
  return rows;
};
