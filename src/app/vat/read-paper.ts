import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import {
  TAXED_BOXES,
  drawAnnualReturn,
  drawReturn,
  hasInstalments,
  isAnnualPeriod,
  isBelow,
  nextVatPeriod,
  type AnnualReturn,
  type BoxAmount,
  type VatEvery,
  type VatReturn,
} from '../../core/ledger/index.ts';
import { currencyDecimals, type Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readCollected, readInstalments, readPendingAccount } from './account-proofs.ts';
import type { vatContract } from './contract.ts';
import type { Scope, VatLine } from './line-query.ts';
import { inOrder, readLiveLines } from './live-lines.ts';
import { listReturns, readDeclaredLines, readLateLines, type Declared } from './returns.ts';
import { readWaiting, type Waiting } from './waiting-vat.ts';

export type Period = { readonly from: PlainDate; readonly to: PlainDate };
export type Paper = OutputOf<typeof vatContract.read>;

export type MarkedLine = VatLine & { readonly isLate: boolean };
export type Made = {
  readonly declared: Declared | null;
  readonly returns: readonly Declared[];
  readonly lines: readonly MarkedLine[];
};

/** The lines of a period: as they were declared, or as they are, with what came too late for those before. */
export const makeReturn = async (scope: Scope, { from, to }: Period): Promise<Made> => {
  const returns = await listReturns(scope);
  const marked = (line: VatLine): MarkedLine => ({ ...line, isLate: line.on < from });
  const declared = returns.find((one) => one.from === from && one.to === to) ?? null;
  if (declared !== null) {
    const kept = await readDeclaredLines(scope, declared.id);
    return { declared, returns, lines: kept.map(marked) };
  }
  const own = await readLiveLines(scope, [{ from, to }]);
  const [last] = returns;
  // Only the return that comes next takes up what was late.
  const late = last !== undefined && addDays(last.to, 1) === from ? await readLateLines(scope, returns) : [];
  return { declared, returns, lines: [...late, ...own].sort(inOrder).map(marked) };
};

export const readVatSettings = async ({
  tx,
  org,
}: Scope): Promise<{ every: VatEvery; isFranchise: boolean; currency: Currency }> => {
  const row = await tx
    .selectFrom('organization')
    .select(['vat_period', 'vat_regime', 'base_currency'])
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow();
  return {
    every: row.vat_period as VatEvery,
    isFranchise: row.vat_regime === 'franchise',
    currency: row.base_currency as Currency,
  };
};

export const drawLines = (lines: readonly VatLine[], currency: Currency): VatReturn =>
  drawReturn(lines, currencyDecimals(currency));

/** The lines on the yearly return; null where the period is declared on the CA3. */
export const drawAnnual = async (
  scope: Scope,
  lines: readonly VatLine[],
  { every, currency }: { readonly every: VatEvery; readonly currency: Currency },
  period: Period,
): Promise<AnnualReturn | null> =>
  isAnnualPeriod(every, period)
    ? drawAnnualReturn(lines, await readInstalments(scope, period), currencyDecimals(currency))
    : null;

const sumTax = (lines: readonly VatLine[]): bigint => lines.reduce((sum, line) => sum + line.taxMinor, 0n);
const wireAmount = ({ exactMinor, roundedMinor }: BoxAmount) => ({
  exactMinor: exactMinor.toString(),
  roundedMinor: roundedMinor.toString(),
});
const wireAnnual = (drawn: AnnualReturn, period: Period) => ({
  rows: drawn.rows.map(({ line, boxes, base, tax, isBelow: below }) => ({
    line,
    boxes: [...boxes],
    base: wireAmount(base),
    tax: wireAmount(tax),
    isBelow: below,
  })),
  grossMinor: drawn.grossMinor.toString(),
  deductedMinor: drawn.deductedMinor.toString(),
  netMinor: drawn.netMinor.toString(),
  paidMinor: drawn.paidMinor.toString(),
  balanceMinor: drawn.balanceMinor.toString(),
  hasInstalments: hasInstalments(period),
});
const wireDeclared = ({ id, from, to, netMinor, by, at }: Declared) => ({
  id,
  from,
  to,
  netMinor: netMinor.toString(),
  by,
  at,
});

export const wireWaiting = (one: Waiting) => ({
  entryId: one.entryId,
  documentId: one.documentId,
  on: one.on,
  number: one.number,
  partyName: one.partyName ?? '',
  label: one.label,
  invoicedMinor: one.invoicedMinor.toString(),
  releasedMinor: one.releasedMinor.toString(),
  leftMinor: one.leftMinor.toString(),
  expectedMinor: one.expectedMinor.toString(),
  differenceMinor: one.differenceMinor.toString(),
});

export const asPeriod = (from: string, to: string): Period => {
  if (to < from) throw new Problem('record.refused', {}, [error('vat.period-backwards', { path: 'to' })]);
  return { from: from as PlainDate, to: to as PlainDate };
};

/** The working paper of a period: the return, and the two accounts that prove it. */
export const readPaper = async (
  context: Context,
  input: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Paper> => {
  const settings = await readVatSettings(context);
  const [last] = await listReturns(context);
  const period =
    input.from === undefined || input.to === undefined
      ? nextVatPeriod(settings.every, context.today, last?.to ?? null)
      : asPeriod(input.from, input.to);
  const { declared, returns, lines } = await makeReturn(context, period);
  const drawn = drawLines(lines, settings.currency);
  const annual = await drawAnnual(context, lines, settings, period);
  const late = lines.filter((line) => line.isLate);
  const taxed: readonly string[] = TAXED_BOXES;
  return {
    today: context.today,
    currency: settings.currency,
    isFranchise: settings.isFranchise,
    every: settings.every,
    from: period.from,
    to: period.to,
    declared: declared && { ...wireDeclared(declared), isLast: declared.id === returns[0]?.id },
    history: returns.slice(0, 24).map(wireDeclared),
    boxes: drawn.boxes.map((one) => ({
      box: one.box,
      base: wireAmount(one.base),
      tax: wireAmount(one.tax),
      isBelow: isBelow(one),
    })),
    salesMinor: drawn.salesMinor.toString(),
    taxedRegularisedMinor: drawn.taxedRegularisedMinor.toString(),
    untaxedRegularisedMinor: drawn.untaxedRegularisedMinor.toString(),
    grossMinor: drawn.grossMinor.toString(),
    deductedMinor: drawn.deductedMinor.toString(),
    netMinor: drawn.netMinor.toString(),
    exactTaxMinor: drawn.exactTaxMinor.toString(),
    annual: annual && wireAnnual(annual, period),
    late: { count: late.length, taxMinor: sumTax(late).toString() },
    collected: await proveCollected(
      context,
      period,
      lines.filter((line) => !line.isLate && taxed.includes(line.box)),
    ),
    waiting: await proveWaiting(context, period),
  };
};

const proveCollected = async (
  scope: Scope,
  period: Period,
  own: readonly VatLine[],
): Promise<Paper['collected']> => {
  const { movedMinor, unsaid } = await readCollected(scope, period);
  const said = new Set(own.map((line) => line.sourceId));
  const elsewhere = unsaid.filter((one) => !said.has(one.entryId));
  const elsewhereMinor = elsewhere.reduce((sum, one) => sum + one.minor, 0n);
  const returnMinor = sumTax(own);
  return {
    movedMinor: movedMinor.toString(),
    elsewhere: elsewhere.slice(0, 100).map((one) => ({ ...one, minor: one.minor.toString() })),
    elsewhereMinor: elsewhereMinor.toString(),
    returnMinor: returnMinor.toString(),
    restMinor: (movedMinor - elsewhereMinor - returnMinor).toString(),
  };
};

const proveWaiting = async (scope: Scope, period: Period): Promise<Paper['waiting']> => {
  const { opening, invoiced, released, other } = await readPendingAccount(scope, period);
  const waiting = await readWaiting(scope, period.to);
  return {
    openingMinor: opening.toString(),
    invoicedMinor: invoiced.toString(),
    releasedMinor: released.toString(),
    otherMinor: other.toString(),
    closingMinor: (opening + invoiced - released + other).toString(),
    expectedMinor: waiting.reduce((sum, one) => sum + one.expectedMinor, 0n).toString(),
    differences: waiting
      .filter((one) => one.differenceMinor !== 0n)
      .slice(0, 100)
      .map(wireWaiting),
  };
};
