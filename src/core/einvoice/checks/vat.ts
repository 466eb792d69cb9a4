import { error, type Finding } from '../../finding.ts';
import { compareExact, divide, exact, minus, plus, times, type Exact } from '../../money/index.ts';
import type { EInvoice, ETax, EVatBreakdown } from '../model.ts';
import { LEVEL } from '../profiles.ts';
import { levelOf } from './presence.ts';
import { vatCategoryRules, type VatCategoryRules } from './vat-categories.ts';
import {
  isBlank,
  isCounted,
  judged,
  isNegative,
  isZero,
  missing,
  missingAll,
  num,
  printRate,
} from './rule.ts';
import { when, wrongAmount, ZERO, type Rule } from './rule.ts';

/** EN 16931-1, chapter 6.4.3: each category of VAT has the same ten rules, with answers of its own. */

type Use = { readonly tax: ETax; readonly path: string; readonly line?: string };

/** Where an invoice says a category: lines (BT-151), allowances (BT-95), charges (BT-102). */
function usesOf(invoice: EInvoice): { lines: Use[]; allowances: Use[]; charges: Use[] } {
  const onDocument = (isCharge: boolean): Use[] =>
    invoice.allowancesCharges.flatMap(({ vat, isCharge: charge }, index) =>
      vat === undefined || charge !== isCharge ? [] : [{ tax: vat, path: `allowancesCharges.${index}.vat` }],
    );
  return {
    lines: invoice.lines.flatMap((line, index) =>
      isCounted(line) ? [{ tax: line.vat, path: `lines.${index}.vat`, line: line.id }] : [],
    ),
    allowances: onDocument(false),
    charges: onDocument(true),
  };
}

const sameRate = (a: string | undefined, b: string | undefined): boolean => {
  const [left, right] = [num(a ?? '0'), num(b ?? '0')];
  return left !== null && right !== null && compareExact(left, right) === 0;
};

const hasTerms = (invoice: EInvoice, terms: string): boolean => {
  const values: Record<string, string | undefined> = {
    'BT-31': invoice.seller.vatId,
    'BT-32': invoice.seller.taxNumber,
    'BT-63': invoice.taxRepresentative?.vatId,
    'BT-47': invoice.buyer.legalId?.value,
    'BT-48': invoice.buyer.vatId,
  };
  return terms.split(' ').some((term) => !isBlank(values[term]));
};

/** BT-116 of a category, of one rate where the rate counts. */
function taxable(invoice: EInvoice, { category, rate }: ETax, byRate: boolean): Exact | null {
  let total: Exact = exact('0.00');
  const add = (tax: ETax | undefined, amount: string, join: typeof plus): boolean => {
    if (tax?.category !== category || (byRate && !sameRate(tax.rate, rate))) return true;
    const value = num(amount);
    if (value !== null) total = join(total, value);
    return value !== null;
  };
  const isWhole =
    invoice.lines.filter(isCounted).every((line) => add(line.vat, line.net, plus)) &&
    invoice.allowancesCharges.every((one) => add(one.vat, one.amount, one.isCharge ? plus : minus));
  return isWhole ? total : null;
}

const taxOf = ({ base, rate }: EVatBreakdown): Exact | null => {
  const [amount, percent] = [num(base), num(rate ?? '0')];
  return amount === null || percent === null ? null : divide(times(amount, percent), exact('100'), 2);
};

function rateFindings({ rate: wanted, code }: VatCategoryRules, uses: readonly Use[]): Finding[] {
  return uses.flatMap(({ tax, path, line }) => {
    if (tax.category !== code) return [];
    const value = num(tax.rate);
    const isRight = {
      positive: value !== null && value.units > 0n,
      zero: value !== null && value.units === 0n,
      none: isBlank(tax.rate),
      'not-negative': value !== null && value.units >= 0n,
    }[wanted];
    return when(
      !isRight,
      error('einvoice.vat-rate', {
        path: `${path}.rate`,
        params: { category: code, wanted, rate: printRate(tax.rate), ...(line !== undefined && { line }) },
      }),
    );
  });
}

function numberFindings(
  invoice: EInvoice,
  { code, seller, buyer }: VatCategoryRules,
  uses: readonly Use[],
): Finding[] {
  if (!uses.some(({ tax }) => tax.category === code)) return [];
  // What is out of the scope of VAT bears no VAT number at all (BR-O-02 to -04).
  if (code === 'O')
    return [
      ...when(
        hasTerms(invoice, 'BT-31 BT-63 BT-48'),
        error('einvoice.vat-number-unwanted', { path: 'seller.vatId', params: { category: code } }),
      ),
    ];
  return [
    ...when(seller !== null && !hasTerms(invoice, seller), missingAll('seller.vatId', seller ?? '')),
    ...when(buyer !== null && !hasTerms(invoice, buyer), missingAll('buyer.vatId', buyer ?? '')),
  ];
}

function rulesOf(category: VatCategoryRules): Rule[] {
  const { word, code, exemption } = category;
  const byRate = category.rate === 'positive' || category.rate === 'not-negative';
  const name = (number: string): string => `BR-${word}-${number}`;
  const entries = ({ vat }: EInvoice): [EVatBreakdown, string][] =>
    vat.flatMap((one, index) =>
      one.category === code ? [[one, `vat.${index}`] as [EVatBreakdown, string]] : [],
    );
  return [
    {
      id: name('01'),
      check: (invoice) => breakdownFindings(invoice, code, byRate),
    },
    { id: name('02'), check: (invoice) => numberFindings(invoice, category, usesOf(invoice).lines) },
    { id: name('03'), check: (invoice) => numberFindings(invoice, category, usesOf(invoice).allowances) },
    { id: name('04'), check: (invoice) => numberFindings(invoice, category, usesOf(invoice).charges) },
    { id: name('05'), check: (invoice) => rateFindings(category, usesOf(invoice).lines) },
    { id: name('06'), check: (invoice) => rateFindings(category, usesOf(invoice).allowances) },
    { id: name('07'), check: (invoice) => rateFindings(category, usesOf(invoice).charges) },
    {
      id: name('08'),
      check: (invoice, { profile, isReceived }) =>
        levelOf(profile) < LEVEL.basic
          ? []
          : entries(invoice).flatMap(([one, path]) => {
              const expected = taxable(invoice, one, byRate);
              const found = num(one.base);
              // The published rules let a unit pass for rates (BR-S-08); the others are exact.
              const letPass = isReceived && byRate ? exact('0.99') : ZERO;
              return found === null || expected === null
                ? []
                : judged(
                    found,
                    expected,
                    letPass,
                    wrongAmount(`${path}.base`, 'BT-116', one.base, expected, { rate: printRate(one.rate) }),
                  );
            }),
    },
    {
      id: name('09'),
      check: (invoice) =>
        byRate
          ? []
          : entries(invoice).flatMap(([one, path]) =>
              when(!isZero(one.tax), wrongAmount(`${path}.tax`, 'BT-117', one.tax, exact('0.00'))),
            ),
    },
    {
      id: name('10'),
      check: (invoice, { profile, isReceived }) =>
        entries(invoice).flatMap(([one, path]) => {
          // Invoices of several sellers say there which of them a rate is of (BR-FR-MV-08).
          if (isReceived && exemption === 'unwanted' && levelOf(profile) === LEVEL.extended) return [];
          const isGiven = !isBlank(one.exemptionReason) || !isBlank(one.exemptionCode);
          return exemption === 'needed'
            ? when(!isGiven, missingAll(`${path}.exemptionReason`, 'BT-120 BT-121', { category: code }))
            : when(
                isGiven,
                error('einvoice.exemption-unwanted', {
                  path: `${path}.exemptionReason`,
                  params: { category: code },
                }),
              );
        }),
    },
  ];
}

/** BR-S-01 and its like: what is used is broken down, once, or once per rate. */
function breakdownFindings(invoice: EInvoice, code: string, byRate: boolean): Finding[] {
  const { lines, allowances, charges } = usesOf(invoice);
  const uses = [...lines, ...allowances, ...charges].filter(({ tax }) => tax.category === code);
  const own = invoice.vat.filter((one) => one.category === code);
  const unbroken = uses.find(({ tax }) => !own.some((one) => !byRate || sameRate(one.rate, tax.rate)));
  const double = own.find((one, index) =>
    own.slice(0, index).some((other) => !byRate || sameRate(one.rate, other.rate)),
  );
  return [
    ...(unbroken === undefined
      ? []
      : [
          error('einvoice.vat-missing', {
            path: 'vat',
            params: { category: code, rate: printRate(unbroken.tax.rate) },
          }),
        ]),
    ...(double === undefined
      ? []
      : [
          error('einvoice.vat-twice', {
            path: 'vat',
            params: { category: code, rate: printRate(double.rate) },
          }),
        ]),
  ];
}

const isOut = (tax: ETax | undefined): boolean => tax?.category === 'O';

const said = (id: string, term: string, key: 'base' | 'tax' | 'category'): Rule => ({
  id,
  check: ({ vat }) =>
    vat.flatMap((one, index) => when(isBlank(one[key]), missing(`vat.${index}.${key}`, term))),
});

const others: Rule[] = [
  said('BR-45', 'BT-116', 'base'),
  said('BR-46', 'BT-117', 'tax'),
  said('BR-47', 'BT-118', 'category'),
  {
    id: 'BR-CO-17',
    check: ({ vat }, { isReceived }) =>
      vat.flatMap((one, index) => {
        const [found, expected] = [num(one.tax), taxOf(one)];
        return found === null || expected === null
          ? []
          : judged(
              found,
              expected,
              isReceived ? exact('0.99') : ZERO,
              wrongAmount(`vat.${index}.tax`, 'BT-117', one.tax, expected, { rate: printRate(one.rate) }),
            );
      }),
  },
  {
    id: 'BR-48',
    check: ({ vat }) =>
      vat.flatMap((one, index) =>
        when(!isOut(one) && isBlank(one.rate), missing(`vat.${index}.rate`, 'BT-119')),
      ),
  },
  {
    id: 'BR-IC-11',
    check: ({ vat, delivery, period }) =>
      when(
        vat.some(({ category }) => category === 'K') &&
          delivery?.on === undefined &&
          period?.from === undefined &&
          period?.to === undefined,
        missingAll('delivery.on', 'BT-72 BG-14'),
      ),
  },
  {
    id: 'BR-IC-12',
    check: ({ vat, delivery }) =>
      when(
        vat.some(({ category }) => category === 'K') && isBlank(delivery?.address?.country),
        missing('delivery.address.country', 'BT-80'),
      ),
  },
  {
    id: 'BR-O-11',
    check: ({ vat, lines, allowancesCharges }) =>
      when(
        vat.some(isOut) &&
          (vat.some((one) => !isOut(one)) ||
            lines.some((line) => !isOut(line.vat)) ||
            allowancesCharges.some((one) => one.vat !== undefined && !isOut(one.vat))),
        error('einvoice.vat-mixed', { path: 'vat' }),
      ),
  },
  {
    id: 'PEPPOL-EN16931-R054',
    check: ({ vat }) =>
      vat.flatMap((one, index) =>
        when(
          isNegative(one.base) !== isNegative(one.tax) && !isZero(one.base) && !isZero(one.tax),
          error('einvoice.sign', { path: `vat.${index}.tax`, params: { term: 'BT-117' } }),
        ),
      ),
  },
];

export const vatRules: readonly Rule[] = [...vatCategoryRules.flatMap(rulesOf), ...others];
