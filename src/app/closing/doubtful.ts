import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { toWire, wireDate } from '../../contract/wire.ts';
import { addDays } from '../../core/calendar/index.ts';
import {
  doubtfulEntry,
  impairmentEntry,
  impairmentOf,
  isPercent,
  proposedPercent,
} from '../../core/closing/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { doubtfulContract } from './contract.ts';
import { doubtfulRows, readScale, type DoubtfulRow } from './doubtful-rows.ts';
import { itemsAt } from './open-at.ts';
import {
  findRun,
  heldOn416,
  postClosing,
  refuse,
  refuseLaterRun,
  reversalDay,
  undoRun,
  writeRun,
  type Run,
} from './runs.ts';

type Read = OutputOf<typeof doubtfulContract.read>;

const CANDIDATES = 500;

export const readDoubtful = async (context: Context, input: { closingOn: string }): Promise<Read> => {
  const closingOn = wireDate(input.closingOn);
  const { baseCurrency } = await readOrganization(context);
  const rows = await doubtfulRows(context, closingOn);
  return {
    today: context.today,
    currency: baseCurrency,
    reversesOn: reversalDay(closingOn),
    scale: await readScale(context),
    rows: rows.map((row) => ({
      itemId: row.item.id,
      number: row.item.number,
      partyId: row.item.party_id,
      partyName: row.item.party_name,
      dueOn: row.item.due_on,
      currency: row.item.currency,
      mark: row.mark,
      openMinor: toWire(row.openMinor),
      netMinor: toWire(row.netMinor),
      standingMinor: toWire(row.standingMinor),
      isWithoutVat: row.isWithoutVat,
      proposed: row.proposed,
      last: row.last,
    })),
    candidates: await readCandidates(context, closingOn),
    run: await findRun(context, 'doubtful', closingOn),
  };
};

/** Old enough for the first step of the scale, and nobody said yet that they are doubtful. */
export const readCandidates = async (
  context: Context,
  closingOn: ReturnType<typeof wireDate>,
): Promise<Read['candidates']> => {
  const scale = await readScale(context);
  const first = Math.min(...scale.map((step) => step.fromDays));
  if (!Number.isFinite(first)) return [];
  const rows = await itemsAt(
    context,
    closingOn,
    sql`i.account = ${CUSTOMERS} and i.amount_minor > 0 and i.kind in ('invoice', 'late_charge', 'transfer')
      and i.due_on <= ${addDays(closingOn, -first)}::date
      and not exists (select from doubtful_mark m where m.org_id = i.org_id and m.item_id = i.id
        and m.lifted_on is null)`,
  );
  return rows.slice(0, CANDIDATES).map((row) => ({
    itemId: row.id,
    number: row.number,
    partyId: row.party_id,
    partyName: row.party_name,
    dueOn: row.due_on,
    openMinor: toWire(row.base_minor),
    proposed: proposedPercent(scale, row.due_on, closingOn)!,
  }));
};

type Change = { row: DoubtfulRow; percent: string; changeMinor: bigint };

const changeOf = (row: DoubtfulRow, percents: ReadonlyMap<string, string>): Change => {
  // What is paid, lost or not doubtful any more comes back whole.
  if (row.mark === null) return { row, percent: '0', changeMinor: -row.standingMinor };
  const percent = percents.get(row.item.id);
  if (percent === undefined) {
    throw refuse('closing.percent-missing', `items.${row.item.id}`, { number: row.item.number });
  }
  if (!isPercent(percent)) {
    throw refuse('closing.percent', `items.${row.item.id}`, { number: row.item.number });
  }
  return { row, percent, changeMinor: impairmentOf(row.netMinor, percent) - row.standingMinor };
};

/**
 * Books doubtful customers on a day: their claims stand on 416 from then on and come back to 411 by themselves, the next day
 * as a closing wants it, or on the day that was chosen; the impairment of each is brought from what stands to its percentage, complement or release (PCG art. 214-25, 944-49).
 */
export const bookDoubtful = async (
  context: Context,
  input: InputOf<typeof doubtfulContract.book>,
): Promise<{ run: Run }> => {
  const closingOn = wireDate(input.closingOn);
  const reversesOn = input.reversesOn === undefined ? reversalDay(closingOn) : wireDate(input.reversesOn);
  if (closingOn > context.today) throw refuse('closing.in-future', 'closingOn');
  if (reversesOn <= closingOn) throw refuse('closing.reversal-before', 'reversesOn');
  await refuseLaterRun(context, 'doubtful', closingOn);
  const before = await findRun(context, 'doubtful', closingOn);
  if (before !== null) await undoRun(context, before.id);
  const percents = new Map(input.items.map((one) => [one.itemId, one.percent]));
  const changes = (await doubtfulRows(context, closingOn)).map((row) => changeOf(row, percents));
  if (changes.length === 0) throw refuse('closing.nothing-doubtful', 'closingOn');
  // What an earlier booking still holds on 416 that day is there already: only the rest moves.
  const held = await heldOn416(context, closingOn);
  const doubtful = changes.map(({ row: { item, mark, openMinor } }) => ({
    itemId: item.id,
    account: item.account,
    partyId: item.party_id,
    number: item.number,
    openMinor: (mark === null ? 0n : openMinor) - (held.get(item.id) ?? 0n),
  }));
  const posted = await postClosing(context, reversesOn, {
    reversing: [doubtfulEntry(doubtful, closingOn)],
    standing: [
      impairmentEntry(
        changes.map(({ row, changeMinor }) => ({ number: row.item.number, changeMinor })),
        closingOn,
      ),
    ],
  });
  const detail = {
    reversesOn,
    items: changes.map(({ row, percent }) => [row.item.id, percent, toWire(row.openMinor)]),
    moved: doubtful.map(({ itemId, openMinor }) => [itemId, toWire(openMinor)]),
  };
  const runId = await writeRun(context, { kind: 'doubtful', closingOn, detail }, posted);
  for (const { row, percent, changeMinor } of changes) {
    await context.tx
      .insertInto('impairment')
      .values({
        org_id: context.org,
        run_id: runId,
        item_id: row.item.id,
        basis_minor: row.netMinor,
        percent,
        change_minor: changeMinor,
      })
      .execute();
  }
  return { run: (await findRun(context, 'doubtful', closingOn))! };
};
