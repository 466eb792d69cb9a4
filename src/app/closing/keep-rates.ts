import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addMonths, type PlainDate } from '../../core/calendar/index.ts';
import { readEcbRates, type ExchangeRate } from '../../core/closing/index.ts';
import { error } from '../../core/finding.ts';
import { isCurrency, parseDecimal } from '../../core/money/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { readZipDirectory, readZipPart, ZipRefusal } from '../../shell/tabular/zip-directory.ts';
import { audit, readOrganization } from '../organization/index.ts';
import type { ratesContract } from './contract.ts';

const refuse = (code: string, path: string, params: Record<string, string> = {}): Problem =>
  new Problem('record.refused', {}, [error(code, { path, params })]);

/** The whole history since 1999 is 8 MB unpacked. */
const MAX_TEXT = 32 * 1024 * 1024;
/** A closing looks back at one year, and at the one before it. */
const KEPT_MONTHS = 36;

const textOf = ({ bytes }: UploadedFile): string => {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  const entry = [...(readZipDirectory(bytes)?.values() ?? [])].find((one) => /\.(csv|xml)$/i.test(one.name));
  if (entry === undefined) throw refuse('closing.rates-unread', 'file');
  try {
    return readZipPart(bytes, entry, MAX_TEXT).toString('utf8');
  } catch (cause) {
    if (cause instanceof ZipRefusal) throw refuse(cause.code, 'file');
    throw cause;
  }
};

/** Rates of the last three years; one typed by hand stays. The ECB quotes against the euro: other books take none of it. */
export const uploadRates = async (
  context: Context,
  file: UploadedFile,
): Promise<OutputOf<typeof ratesContract.upload>> => {
  const { baseCurrency } = await readOrganization(context);
  if (baseCurrency !== 'EUR') throw refuse('closing.rates-in-euro', 'file', { currency: baseCurrency });
  const read = readEcbRates(textOf(file));
  if (!read.ok) throw new Problem('record.refused', {}, read.findings);
  const since = addMonths(context.today, -KEPT_MONTHS);
  const recent = read.value.filter((one) => one.on >= since);
  const written = await writeRates(context, recent);
  const days = recent.map((one) => one.on).sort();
  await audit(context, 'rates.read', { kind: 'exchange_rate', id: file.name }, { count: written });
  return {
    kept: written,
    older: read.value.length - recent.length,
    byHand: recent.length - written,
    from: days[0] ?? null,
    until: days.at(-1) ?? null,
  };
};

/** How many were written: those of a day that has one by hand are not. */
export const writeRates = async (context: Context, rates: readonly ExchangeRate[]): Promise<number> => {
  const once = [...new Map(rates.map((one) => [`${one.currency} ${one.on}`, one])).values()];
  const rows = JSON.stringify(once.map(({ currency, on, rate }) => ({ c: currency, d: on, r: rate })));
  const { rows: written } = await sql<{ count: number }>`
    with written as (
      insert into exchange_rate (org_id, currency, on_day, rate, source, recorded_by)
      select ${context.org}::uuid, r.c, r.d, r.r, 'ecb', ${context.actor.name}
      from jsonb_to_recordset(${rows}::jsonb) as r(c text, d date, r text)
      on conflict (org_id, currency, on_day) do update set rate = excluded.rate, recorded_by = excluded.recorded_by
        where exchange_rate.source = 'ecb'
      returning 1)
    select count(*)::int as count from written`.execute(context.tx);
  return written[0]!.count;
};

export const saveRate = async (
  context: Context,
  { currency, on, rate }: InputOf<typeof ratesContract.save>,
): Promise<void> => {
  const { baseCurrency } = await readOrganization(context);
  if (!isCurrency(currency) || currency === baseCurrency) {
    throw refuse('closing.rate-of-base', 'currency', { currency });
  }
  if ((parseDecimal(rate)?.units ?? 0n) <= 0n) throw refuse('closing.rate-positive', 'rate');
  if ((on as PlainDate) > context.today) throw refuse('closing.rate-in-future', 'on');
  await sql`
    insert into exchange_rate (org_id, currency, on_day, rate, source, recorded_by)
    values (${context.org}, ${currency}, ${on}::date, ${rate}, 'hand', ${context.actor.name})
    on conflict (org_id, currency, on_day) do update
      set rate = excluded.rate, source = 'hand', recorded_by = excluded.recorded_by`.execute(context.tx);
  await audit(context, 'rate.saved', { kind: 'exchange_rate', id: `${currency} ${on}` }, { rate });
};

export const dropRate = async (
  context: Context,
  { currency, on }: InputOf<typeof ratesContract.drop>,
): Promise<void> => {
  const dropped = await context.tx
    .deleteFrom('exchange_rate')
    .where('org_id', '=', context.org)
    .where('currency', '=', currency)
    .where('on_day', '=', on)
    .executeTakeFirst();
  if (dropped.numDeletedRows === 0n) throw new Problem('record.not-found');
  await audit(context, 'rate.dropped', { kind: 'exchange_rate', id: `${currency} ${on}` });
};
