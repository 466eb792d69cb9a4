import { Problem } from '../../contract/problem.ts';
import type { Reason, ResidualKind } from '../../core/banking/matching/index.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { allocate, lockItems, type Pair } from '../openitems/index.ts';
import type { Share } from '../payments/index.ts';
import { judge } from './judge.ts';
import { learnIban, learnName } from './learn.ts';
import { settleLine } from './settle-line.ts';

/** A line locked for a decision. */
export type OpenLine = {
  readonly id: string;
  readonly bookedOn: PlainDate;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly counterpartyName: string;
  readonly counterpartyIban: string;
  readonly text: string;
  readonly endToEndId: string;
  readonly isReversal: boolean;
  readonly accountId: string;
  readonly ledgerAccount: string;
};

export type Decision = {
  kind: 'items' | 'on_account' | 'suspense';
  decidedBy: 'auto' | 'person';
  score: number | null;
  /** Of an automatic one: the evidence it had. */
  points?: number;
  reasons: readonly Reason[];
  /** Signed: a credit note is negative. In the currency of the items. */
  shares: readonly Share[];
  /** Why the money and the shares do not add up to the cent, when they do not. */
  residualKind?: ResidualKind;
  /** Who paid; null in suspense. */
  partyId: string | null;
  candidatePartyId?: string | null;
  /** A person said who pays under this IBAN: remembered. An automatic match would confirm itself. */
  teaches?: boolean;
};

/** Locks a waiting line. Somebody who was faster is named: two people never book the same money. */
export const lockWaitingLine = async (context: Context, lineId: string): Promise<OpenLine> => {
  const row = await context.tx
    .selectFrom('statement_line as l')
    .innerJoin('bank_account as a', (join) =>
      join.onRef('a.org_id', '=', 'l.org_id').onRef('a.id', '=', 'l.account_id'),
    )
    .selectAll('l')
    .select('a.ledger_account')
    .where('l.org_id', '=', context.org)
    .where('l.id', '=', lineId)
    .forUpdate('l')
    .executeTakeFirst();
  if (row === undefined || row.state === 'withdrawn') throw new Problem('record.not-found');
  if (row.state === 'posted' || row.state === 'ignored') {
    const by = row.state === 'ignored' ? row.ignored_by : await deciderOf(context, lineId);
    throw new Problem('bank.line-decided', { by });
  }
  return {
    id: row.id,
    bookedOn: row.booked_on as PlainDate,
    amountMinor: row.amount_minor,
    currency: row.currency as Currency,
    counterpartyName: row.counterparty_name,
    counterpartyIban: row.counterparty_iban,
    text: row.text,
    endToEndId: row.end_to_end_id,
    isReversal: row.is_reversal,
    accountId: row.account_id,
    ledgerAccount: row.ledger_account,
  };
};

const deciderOf = async (context: Context, lineId: string): Promise<string> => {
  const row = await context.tx
    .selectFrom('match')
    .select(['recorded_by', 'decided_by'])
    .where('org_id', '=', context.org)
    .where('line_id', '=', lineId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return row === undefined || row.decided_by === 'auto' ? 'Encaisse' : row.recorded_by;
};

/**
 * Books a line of money in: credit notes are set against the invoices they were netted with, the payment (512 against
 * 411, or 471) settles what is left, a difference that has a reason is written off, and the decision is written down with
 * its evidence.
 */
export const postLine = async (context: Context, line: OpenLine, decision: Decision): Promise<void> => {
  if (decision.decidedBy === 'person') await judge(context, line.id, decision.shares);
  const { shares, nettingIds } = await netCreditNotes(context, line, decision.shares);
  const { paymentId, writeOffIds } = await settleLine(context, line, decision, shares);
  const learned =
    decision.teaches === true && decision.partyId !== null
      ? await learnIban(context, decision.partyId, line.counterpartyIban)
      : '';
  if (decision.teaches === true && decision.partyId !== null)
    await learnName(context, decision.partyId, line);
  await context.tx
    .insertInto('match')
    .values({
      org_id: context.org,
      id: newId(),
      line_id: line.id,
      kind: decision.kind,
      decided_by: decision.decidedBy,
      score: decision.score,
      points: decision.points ?? null,
      reasons: JSON.stringify(decision.reasons),
      payment_id: paymentId,
      netting_ids: nettingIds,
      write_off_ids: writeOffIds,
      learned_party_id: learned === '' ? null : decision.partyId,
      learned_iban: learned,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await closeLine(context, line.id);
};

/** A decided line waits no more, and nothing is proposed for it. */
export const closeLine = async (context: Context, lineId: string): Promise<void> => {
  await context.tx
    .updateTable('statement_line')
    .set({ state: 'posted', vetoes: JSON.stringify([]) })
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .execute();
  await dropProposals(context, lineId);
};

/** Nothing is proposed for a decided line. */
export const dropProposals = async (context: Context, lineId: string): Promise<void> => {
  for (const table of ['match_proposal', 'batch_proposal'] as const) {
    await context.tx
      .deleteFrom(table)
      .where('org_id', '=', context.org)
      .where('line_id', '=', lineId)
      .execute();
  }
};

/** A credit note pays the invoices of its own customer first; money pays what is left of them. */
const netCreditNotes = async (
  context: Context,
  line: OpenLine,
  given: readonly Share[],
): Promise<{ shares: Share[]; nettingIds: string[] }> => {
  const credits = given.filter((share) => share.amountMinor < 0n);
  const left = given.filter((share) => share.amountMinor >= 0n).map((share) => ({ ...share }));
  if (credits.length === 0) return { shares: left, nettingIds: [] };
  const items = await lockItems(
    context,
    given.map((share) => share.itemId),
  );
  const pairs: Pair[] = [];
  for (const credit of credits) {
    const note = items.get(credit.itemId);
    let toUse = -credit.amountMinor;
    for (const share of left) {
      const debt = items.get(share.itemId);
      if (note === undefined || debt === undefined) throw new Problem('record.not-found');
      if (debt.partyId !== note.partyId || share.amountMinor === 0n || toUse === 0n) continue;
      const part = toUse < share.amountMinor ? toUse : share.amountMinor;
      pairs.push({
        debitItemId: debt.id,
        creditItemId: note.id,
        amountMinor: part,
        effectiveOn: maxDate(line.bookedOn, maxDate(debt.issuedOn, note.issuedOn)),
      });
      share.amountMinor -= part;
      toUse -= part;
    }
    if (toUse > 0n) {
      throw new Problem('record.refused', {}, [
        { code: 'bank.match.credit-note-unused', severity: 'error', path: 'shares' },
      ]);
    }
  }
  const { allocationIds } = await allocate(context, pairs);
  return { shares: left.filter((share) => share.amountMinor > 0n), nettingIds: allocationIds };
};
