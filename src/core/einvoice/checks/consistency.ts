import { error, type Finding } from '../../finding.ts';
import { divide, exact, times } from '../../money/index.ts';
import type { EAllowanceCharge, EPeriod } from '../model.ts';
import { COUNTRIES } from './data/code-lists.ts';
import { isBlank, isNegative, isZero, judged, missing, missingAll, num, ofLines } from './rule.ts';
import { unwanted, when, wrongAmount, ZERO, type CheckContext, type Rule } from './rule.ts';

/** Terms that must agree with each other: dates, signs, allowances, numbers of VAT, references. */

const unordered = (period: EPeriod | undefined, path: string, term: string): readonly Finding[] =>
  when(
    period?.from !== undefined && period.to !== undefined && period.to < period.from,
    error('einvoice.date-order', {
      path: `${path}.to`,
      params: { term, date: period?.to ?? '', after: period?.from ?? '' },
    }),
  );

const empty = (period: EPeriod | undefined, path: string): readonly Finding[] =>
  when(
    period !== undefined && period.from === undefined && period.to === undefined,
    missingAll(path, 'BT-73 BT-74'),
  );

const amountTerm = (one: EAllowanceCharge, isLine: boolean): string =>
  one.isCharge ? (isLine ? 'BT-141' : 'BT-99') : isLine ? 'BT-136' : 'BT-92';

const allowance = (one: EAllowanceCharge, path: string, isLine: boolean): Finding[] => [
  ...when(isBlank(one.amount), missing(`${path}.amount`, amountTerm(one, isLine))),
  ...when(!isLine && isBlank(one.vat?.category), missing(`${path}.vat`, one.isCharge ? 'BT-102' : 'BT-95')),
  ...when(
    isBlank(one.reason) && isBlank(one.reasonCode),
    missingAll(`${path}.reason`, one.isCharge ? 'BT-104 BT-105' : 'BT-97 BT-98'),
  ),
];

/** A percentage has a base, and makes the amount. */
function share(
  one: EAllowanceCharge,
  path: string,
  isLine: boolean,
  { isReceived }: CheckContext,
): Finding[] {
  const [amount, base, percent] = [num(one.amount), num(one.base), num(one.percent)];
  if (percent !== null && base === null) return [missing(`${path}.base`, one.isCharge ? 'BT-100' : 'BT-93')];
  if (amount === null || base === null || percent === null) return [];
  const expected = divide(times(base, percent), exact('100'), 2);
  const fault = wrongAmount(`${path}.amount`, amountTerm(one, isLine), one.amount, expected);
  return [...judged(amount, expected, isReceived ? exact('0.02') : ZERO, fault)];
}

const negative = (path: string, term: string, value: string | undefined): readonly Finding[] =>
  when(isNegative(value), error('einvoice.negative', { path, params: { term, value: value ?? '' } }));

/** EN 16931 BR-CO-09; Greece has EL as a prefix, Northern Ireland XI. */
const wrongPrefix = (path: string, term: string, vatId: string | undefined): readonly Finding[] => {
  const prefix = vatId?.slice(0, 2) ?? '';
  return when(
    !isBlank(vatId) && prefix !== 'EL' && !COUNTRIES.has(prefix),
    error('einvoice.vat-prefix', { path, params: { term, value: vatId ?? '' } }),
  );
};

export const consistencyRules: readonly Rule[] = [
  {
    id: 'BR-CO-03',
    check: ({ taxPointOn, taxPointCode }) =>
      when(taxPointOn !== undefined && !isBlank(taxPointCode), unwanted('taxPointCode', 'BT-8')),
  },
  {
    id: 'BR-CO-09',
    check: ({ seller, buyer, taxRepresentative }) => [
      ...wrongPrefix('seller.vatId', 'BT-31', seller.vatId),
      ...wrongPrefix('buyer.vatId', 'BT-48', buyer.vatId),
      ...wrongPrefix('taxRepresentative.vatId', 'BT-63', taxRepresentative?.vatId),
    ],
  },
  { id: 'BR-29', check: ({ period }) => unordered(period, 'period', 'BT-74') },
  { id: 'BR-CO-19', check: ({ period }) => empty(period, 'period') },
  ofLines('BR-30', ({ period }, path) => unordered(period, `${path}.period`, 'BT-135')),
  ofLines('BR-CO-20', ({ period }, path) => empty(period, `${path}.period`)),
  ofLines('BR-27', ({ price }, path) => negative(`${path}.price.net`, 'BT-146', price.net)),
  ofLines('BR-28', ({ price }, path) => negative(`${path}.price.gross`, 'BT-148', price.gross)),
  ofLines('PEPPOL-EN16931-R130', ({ price, unit }, path) =>
    when(
      !isBlank(price.baseUnit) && price.baseUnit !== unit,
      error('einvoice.unit-differs', {
        path: `${path}.price.baseUnit`,
        params: { value: price.baseUnit ?? '', unit },
      }),
    ),
  ),
  ofLines('PEPPOL-EN16931-R110', ({ period }, path, { period: whole }) =>
    when(
      (period?.from !== undefined && whole?.from !== undefined && period.from < whole.from) ||
        (period?.to !== undefined && whole?.to !== undefined && period.to > whole.to),
      error('einvoice.period-outside', { path: `${path}.period` }),
    ),
  ),
  {
    // BR-31 to BR-33 and BR-36 to BR-38, BR-CO-21 and -22.
    id: 'BR-31',
    check: ({ allowancesCharges }) =>
      allowancesCharges.flatMap((one, index) => allowance(one, `allowancesCharges.${index}`, false)),
  },
  ofLines('BR-41', ({ allowancesCharges }, path) =>
    allowancesCharges.flatMap((one, index) => allowance(one, `${path}.allowancesCharges.${index}`, true)),
  ),
  {
    id: 'PEPPOL-EN16931-R040',
    check: ({ allowancesCharges }, context) =>
      allowancesCharges.flatMap((one, index) => share(one, `allowancesCharges.${index}`, false, context)),
  },
  ofLines('PEPPOL-EN16931-R040', ({ allowancesCharges }, path, _invoice, context) =>
    allowancesCharges.flatMap((one, index) =>
      share(one, `${path}.allowancesCharges.${index}`, true, context),
    ),
  ),
  {
    // The lists of UBL and CII have one place for the code (CII-SR-467, UBL-SR-47).
    id: 'CII-SR-467',
    check: ({ payment: { means } }) =>
      when(
        means.some(({ code }) => code !== means[0]?.code),
        error('einvoice.one-means', { path: 'payment.means', params: { term: 'BT-81' } }),
      ),
  },
  {
    // PCI DSS: never more than the first six and the last four digits.
    id: 'BR-51',
    check: ({ payment: { means } }) =>
      means.flatMap(({ card }, index) =>
        when(
          (card?.number.replaceAll(/\D/g, '').length ?? 0) > 10,
          error('einvoice.card-number', { path: `payment.means.${index}.card.number` }),
        ),
      ),
  },
  {
    id: 'PEPPOL-EN16931-R061',
    check: ({ payment: { means, mandate } }) =>
      when(
        means.some(({ code }) => code === '59' || code === '49') && isBlank(mandate),
        missing('payment.mandate', 'BT-89'),
      ),
  },
  {
    id: 'PEPPOL-EN16931-R005',
    check: ({ accountingCurrency, currency }) =>
      when(
        !isBlank(accountingCurrency) && accountingCurrency === currency,
        unwanted('accountingCurrency', 'BT-6'),
      ),
  },
  {
    id: 'PEPPOL-EN16931-R055',
    check: ({ totals: { tax, taxInAccountingCurrency: other } }) =>
      when(
        num(tax) !== null &&
          num(other) !== null &&
          isNegative(tax) !== isNegative(other) &&
          !isZero(tax) &&
          !isZero(other),
        error('einvoice.sign', { path: 'totals.taxInAccountingCurrency', params: { term: 'BT-111' } }),
      ),
  },
];
