import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import {
  lastKnown,
  perUnit,
  rateOn,
  type ExchangeRate,
  type RateFound,
  type RateSource,
} from '../../core/closing/index.ts';
import type { Currency, Decimal } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { ratesContract } from './contract.ts';
import { readFeed } from './rate-feed.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/** The rate of a day for each currency, or the nearest before and after: three rows at most are read of each. */
export const ratesFor = async (
  context: Scope,
  currencies: readonly Currency[],
  on: PlainDate,
): Promise<Map<Currency, RateFound>> => {
  const { rows } = await sql<ExchangeRate>`
    select c.currency, r.on_day::text as "on", r.rate, r.source from unnest(${[...currencies]}::text[]) as c(currency)
    cross join lateral (
      (select * from exchange_rate e where e.org_id = ${context.org} and e.currency = c.currency
        and e.on_day <= ${on}::date order by e.on_day desc limit 1)
      union all
      (select * from exchange_rate e where e.org_id = ${context.org} and e.currency = c.currency
        and e.on_day > ${on}::date order by e.on_day limit 1)) r`.execute(context.tx);
  return new Map(currencies.map((currency) => [currency, rateOn(rows, currency, on)]));
};

export const readRateOn = async (
  context: Context,
  { currency, on }: { currency: string; on: string },
): Promise<OutputOf<typeof ratesContract.on>> => {
  const code = currency as Currency;
  const found = (await ratesFor(context, [code], on as PlainDate)).get(code)!;
  const [rate, before, after] =
    found.kind === 'exact' ? [found.rate, null, null] : [null, found.before, found.after];
  const used = rate ?? before;
  return { rate, before, after, perUnit: used === null ? null : perUnit(used) };
};

/** What is invoiced on a day without a person is invoiced at; null where no rate was kept lately. */
export const invoicingRate = async (
  context: Scope,
  currency: Currency,
  on: PlainDate,
): Promise<{ rate: Decimal; on: PlainDate; source: RateSource } | null> => {
  const known = lastKnown((await ratesFor(context, [currency], on)).get(currency)!, on);
  return known === null ? null : { rate: perUnit(known), on: known.on, source: known.source };
};

const HISTORY = 100;

export const listRates = async (
  context: Context,
  { currency }: { currency?: string | undefined },
): Promise<OutputOf<typeof ratesContract.list>> => {
  const { baseCurrency } = await readOrganization(context);
  const latest = await sql<ExchangeRate>`
    select distinct on (currency) currency, on_day::text as "on", rate, source from exchange_rate
    where org_id = ${context.org} order by currency, on_day desc`.execute(context.tx);
  const history =
    currency === undefined
      ? { rows: [] }
      : await sql<ExchangeRate>`
    select currency, on_day::text as "on", rate, source from exchange_rate
    where org_id = ${context.org} and currency = ${currency} order by on_day desc limit ${HISTORY}`.execute(
          context.tx,
        );
  const counts = await sql<{ rates: number; first_on: string | null; last_on: string | null }>`
    select count(*)::int as rates, min(on_day)::text as first_on, max(on_day)::text as last_on from exchange_rate
    where org_id = ${context.org}`.execute(context.tx);
  const { rates, first_on: firstOn, last_on: lastOn } = counts.rows[0]!;
  return {
    today: context.today,
    base: baseCurrency,
    latest: latest.rows,
    history: history.rows,
    feed: await readFeed(context),
    counts: { rates, firstOn, lastOn },
  };
};
