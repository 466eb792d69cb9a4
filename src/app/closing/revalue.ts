import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { toWire, wireCurrency, wireDate } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import {
  bankRevaluationEntry,
  exchangeProvisionEntry,
  latentSums,
  revaluationEntry,
  revalueBank,
  revalueItem,
  type ExchangeRate,
  type ForeignBank,
  type ForeignItem,
  type RateFound,
  type Rates,
} from '../../core/closing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { closingContract } from './contract.ts';
import { itemsAt } from './open-at.ts';
import { ratesFor } from './read-rates.ts';
import {
  findRun,
  postClosing,
  refuse,
  refuseLaterRun,
  reversalDay,
  undoRun,
  writeRun,
  type Run,
} from './runs.ts';

type Preview = OutputOf<typeof closingContract.previewRevaluation>;
/** The day whose rate a person chose for a currency that has none on the closing day. */
type Chosen = readonly { currency: string; on: string }[];

type Exposed = {
  base: Currency;
  items: (ForeignItem & { partyName: string })[];
  banks: ForeignBank[];
  found: Map<Currency, RateFound>;
};

const banksAt = async (context: Context, base: Currency, on: PlainDate): Promise<ForeignBank[]> => {
  const { rows } = await sql<ForeignBank>`
    select b.ledger_account as account, b.name, b.currency,
      coalesce(sum(p.amount_minor) filter (where p.currency = b.currency), 0)::bigint as "balanceMinor",
      coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint as "bookedMinor"
    from bank_account b
    left join posting p on p.org_id = b.org_id and p.account = b.ledger_account and p.entry_on <= ${on}::date
    where b.org_id = ${context.org} and b.currency <> ${base}
    group by b.ledger_account, b.name, b.currency order by b.ledger_account`.execute(context.tx);
  return rows.filter((row) => row.balanceMinor !== 0n || row.bookedMinor !== 0n);
};

const readExposed = async (context: Context, closingOn: PlainDate): Promise<Exposed> => {
  const base = wireCurrency((await readOrganization(context)).baseCurrency);
  const items = (await itemsAt(context, closingOn, sql`i.currency <> ${base}`)).map((row) => ({
    itemId: row.id,
    account: row.account,
    partyId: row.party_id,
    partyName: row.party_name,
    number: row.number,
    currency: row.currency,
    openMinor: row.open_minor,
    bookedMinor: row.base_minor,
  }));
  const banks = await banksAt(context, base, closingOn);
  const currencies = [...new Set([...items, ...banks].map((one) => one.currency))].sort();
  return { base, items, banks, found: await ratesFor(context, currencies, closingOn) };
};

/** The rate of the day, or the nearest one that a person chose: never one taken in silence. */
const usedRate = (found: RateFound, currency: Currency, chosen: Chosen): ExchangeRate | null => {
  if (found.kind === 'exact') return found.rate;
  const on = chosen.find((one) => one.currency === currency)?.on;
  return [found.before, found.after].find((one) => one !== null && one.on === on) ?? null;
};

const usedRates = ({ found }: Exposed, chosen: Chosen): Map<Currency, ExchangeRate | null> =>
  new Map([...found].map(([currency, one]) => [currency, usedRate(one, currency, chosen)]));

const known = (used: ReadonlyMap<Currency, ExchangeRate | null>): Rates =>
  new Map([...used].flatMap(([currency, one]) => (one === null ? [] : [[currency, one.rate] as const])));

/** What stands on 1515 by closings before it, or by the one that is replaced. */
const provisionStanding = async (context: Context): Promise<bigint> => {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(provision_minor), 0)::bigint as minor from closing_run
    where org_id = ${context.org} and kind = 'revaluation'`.execute(context.tx);
  return rows[0]!.minor;
};

export const parseChosen = (text: string | undefined): Chosen =>
  (text ?? '')
    .split(',')
    .map((one) => /^([A-Z]{3}):(\d{4}-\d{2}-\d{2})$/.exec(one))
    .flatMap((match) => (match === null ? [] : [{ currency: match[1]!, on: match[2]! }]));

/** What was taken for the closing that is booked: shown again, and taken again unless a person says otherwise. */
const chosenBefore = async (context: Context, run: Run | null): Promise<Chosen> => {
  if (run === null) return [];
  const { detail } = await context.tx
    .selectFrom('closing_run')
    .select('detail')
    .where('org_id', '=', context.org)
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow();
  return (detail as { rates: { currency: string; on: string }[] }).rates;
};

export const previewRevaluation = async (
  context: Context,
  input: { closingOn: string; rates?: string | undefined },
): Promise<Preview> => {
  const closingOn = wireDate(input.closingOn);
  const exposed = await readExposed(context, closingOn);
  const { base, found } = exposed;
  const run = await findRun(context, 'revaluation', closingOn);
  const chosen = [...parseChosen(input.rates), ...(await chosenBefore(context, run))];
  const used = usedRates(exposed, chosen);
  const rates = known(used);
  const items = exposed.items.map((one) => (rates.has(one.currency) ? revalueItem(one, rates, base) : one));
  const banks = exposed.banks.map((one) => (rates.has(one.currency) ? revalueBank(one, rates, base) : one));
  const { lossMinor, gainMinor } = latentSums(
    exposed.items.filter((one) => rates.has(one.currency)).map((one) => revalueItem(one, rates, base)),
  );
  return {
    today: context.today,
    currency: base,
    reversesOn: reversalDay(closingOn),
    currencies: [...found].map(([currency, one]) => ({
      currency,
      rate: used.get(currency) ?? null,
      before: one.kind === 'nearest' ? one.before : null,
      after: one.kind === 'nearest' ? one.after : null,
    })),
    items: items.map((one) => ({
      itemId: one.itemId,
      number: one.number,
      partyId: one.partyId,
      partyName: one.partyName,
      account: one.account,
      currency: one.currency,
      minor: toWire(one.openMinor),
      ...wireValues(one),
    })),
    banks: banks.map((one) => ({
      account: one.account,
      name: one.name,
      currency: one.currency,
      minor: toWire(one.balanceMinor),
      ...wireValues(one),
    })),
    lossMinor: toWire(lossMinor),
    gainMinor: toWire(gainMinor),
    provisionStandingMinor: toWire(await provisionStanding(context)),
    run,
  };
};

const wireValues = (one: { bookedMinor: bigint; closingMinor?: bigint; differenceMinor?: bigint }) => ({
  bookedMinor: toWire(one.bookedMinor),
  closingMinor: one.closingMinor === undefined ? null : toWire(one.closingMinor),
  differenceMinor: one.differenceMinor === undefined ? null : toWire(one.differenceMinor),
});

/**
 * Books a revaluation: claims and debts against 476/477, undone the next day; banks against 666/766, for good; the
 * provision for latent losses when it is wanted, brought to what it should be. What was booked for that day is undone first.
 */
export const revalue = async (
  context: Context,
  input: InputOf<typeof closingContract.revalue>,
): Promise<{ run: Run }> => {
  const closingOn = wireDate(input.closingOn);
  if (closingOn > context.today) throw refuse('closing.in-future', 'closingOn');
  await refuseLaterRun(context, 'revaluation', closingOn);
  const before = await findRun(context, 'revaluation', closingOn);
  if (before !== null) await undoRun(context, before.id);
  const exposed = await readExposed(context, closingOn);
  const used = usedRates(exposed, input.rates);
  for (const [currency, rate] of used) {
    if (rate === null) throw refuse('closing.rate-missing', `rates.${currency}`, { currency, on: closingOn });
  }
  const rates = known(used);
  const items = exposed.items.map((one) => revalueItem(one, rates, exposed.base));
  const banks = exposed.banks.map((one) => revalueBank(one, rates, exposed.base));
  const standing = await provisionStanding(context);
  const wanted = input.withProvision ? latentSums(items).lossMinor : standing;
  const drafts = {
    reversing: [revaluationEntry(items, closingOn)],
    standing: [bankRevaluationEntry(banks, closingOn), exchangeProvisionEntry(wanted, standing, closingOn)],
  };
  if ([...drafts.reversing, ...drafts.standing].every((draft) => draft === null)) {
    throw refuse('closing.nothing-to-revalue', 'closingOn');
  }
  const posted = await postClosing(context, reversalDay(closingOn), drafts);
  const detail = {
    rates: [...used.values()],
    items: items.map((one) => [
      one.itemId,
      toWire(one.openMinor),
      toWire(one.bookedMinor),
      toWire(one.closingMinor),
    ]),
  };
  const run = { kind: 'revaluation', closingOn, detail, provisionMinor: wanted - standing } as const;
  await writeRun(context, run, posted);
  return { run: (await findRun(context, 'revaluation', closingOn))! };
};
