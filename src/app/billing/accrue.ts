import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import { accrualEntry, type ClosingRates, type JournalEntryDraft } from '../../core/ledger/index.ts';
import { parseDecimal, type Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { postReversing } from '../entries/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import type { billingContract } from './contract.ts';
import { readUnbilled, type Unbilled } from './read-unbilled.ts';

type Accrual = OutputOf<typeof billingContract.accrue>['accrual'];
type Rates = NonNullable<InputOf<typeof billingContract.accrue>['rates']>;

const refuse = (code: string, path: string, params: Finding['params'] = {}): never => {
  throw new Problem('record.refused', {}, [error(code, { path, params })]);
};

/** One rate for each foreign currency that something waits in; a rate is above zero. */
const checkRates = (waiting: readonly Unbilled[], given: Rates, base: Currency): ClosingRates => {
  const rates = new Map(given.map((one) => [wireCurrency(one.currency), one.rate]));
  for (const { currency } of waiting) {
    if (currency === base) continue;
    const rate = rates.get(currency);
    if (rate === undefined) refuse('billing.closing-rate-missing', `rates.${currency}`, { currency });
    else if ((parseDecimal(rate)?.units ?? 0n) <= 0n) {
      refuse('billing.closing-rate-positive', `rates.${currency}`, { currency });
    }
  }
  return rates;
};

/**
 * Books what was delivered and not invoiced at a closing (4181), and undoes it on the first day of the next period
 * (PCG art. 944-41). Once per closing day. What is in a foreign currency is converted at the rate of that day, which a
 * person gives (PCG art. 420-5).
 */
export const accrueDeliveries = async (
  context: Context,
  input: { closingOn: PlainDate; rates?: Rates | undefined },
): Promise<{ accrual: Accrual }> => {
  const { closingOn } = input;
  if (closingOn > context.today) return refuse('billing.closing-in-future', 'closingOn');
  const { accruals } = await readAccruals(context);
  if (accruals.some((one) => one.closingOn === closingOn)) {
    return refuse('billing.closing-booked', 'closingOn');
  }
  const base = wireCurrency((await readOrganization(context)).baseCurrency);
  const waiting = await readUnbilled(context, closingOn, { lock: true });
  if (waiting.length === 0) return refuse('billing.nothing-to-accrue', 'closingOn');
  const rates = checkRates(waiting, input.rates ?? [], base);
  const deliveries = waiting.reduce((sum, one) => sum + one.delivered.length, 0);
  const entry = accrualEntry(
    waiting.flatMap((one) => one.delivered),
    closingOn,
    base,
    rates,
  );
  const source = { kind: 'accrual', id: null };
  const { entryId, reversalId } = await postReversing(context, entry, addDays(closingOn, 1), source);
  await context.tx
    .insertInto('billing_accrual')
    .values({
      org_id: context.org,
      closing_on: closingOn,
      entry_id: entryId,
      reversal_id: reversalId,
      deliveries,
      ...amountsOf(entry),
      rates: JSON.stringify([...rates].map(([currency, rate]) => ({ currency, rate }))),
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'accrual.booked', { kind: 'accrual', id: closingOn }, { deliveries });
  return { accrual: (await readAccruals(context)).accruals.find((one) => one.closingOn === closingOn)! };
};

/** What the entry books, in base currency: without the tax, and the tax. */
const amountsOf = ({ postings }: JournalEntryDraft): { net_minor: bigint; tax_minor: bigint } => {
  const credited = (isCounted: (account: string) => boolean): bigint =>
    postings
      .filter((one) => isCounted(one.account))
      .reduce((sum, one) => sum + one.creditMinor - one.debitMinor, 0n);
  return {
    net_minor: credited((account) => account.startsWith('7')),
    tax_minor: credited((account) => account.startsWith('4458')),
  };
};

export const readAccruals = async (context: Context): Promise<{ accruals: Accrual[] }> => {
  const rows = await context.tx
    .selectFrom('billing_accrual')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('closing_on', 'desc')
    .limit(60)
    .execute();
  return {
    accruals: rows.map((row) => ({
      closingOn: row.closing_on,
      deliveries: row.deliveries,
      netMinor: row.net_minor.toString(),
      taxMinor: row.tax_minor.toString(),
      rates: row.rates as Accrual['rates'],
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
    })),
  };
};
