import { error, type Finding } from '../../finding.ts';
import { parseDecimal, printShort } from '../../money/index.ts';
import type { EInvoice } from '../model.ts';
import { isBlank, type Rule } from './rule.ts';

/** BR-DEC-*: amounts have two decimals at most; what is no number is said once, here. */

type Amount = {
  readonly path: string;
  readonly term: string;
  readonly value: string | undefined;
  readonly line?: string;
};

function amountsOf({ totals, vat, lines, allowancesCharges }: EInvoice): Amount[] {
  const ofTotals = (
    [
      ['lines', 'BT-106'],
      ['allowances', 'BT-107'],
      ['charges', 'BT-108'],
      ['net', 'BT-109'],
      ['tax', 'BT-110'],
      ['taxInAccountingCurrency', 'BT-111'],
      ['gross', 'BT-112'],
      ['prepaid', 'BT-113'],
      ['rounding', 'BT-114'],
      ['due', 'BT-115'],
    ] as const
  ).map(([key, term]) => ({ path: `totals.${key}`, term, value: totals[key] }));
  const ofAllowances = (list: EInvoice['allowancesCharges'], path: string, line?: string): Amount[] =>
    list.flatMap((one, index) => [
      {
        path: `${path}.${index}.amount`,
        term: one.isCharge ? 'BT-99' : 'BT-92',
        value: one.amount,
        ...(line !== undefined && { line }),
      },
      {
        path: `${path}.${index}.base`,
        term: one.isCharge ? 'BT-100' : 'BT-93',
        value: one.base,
        ...(line !== undefined && { line }),
      },
    ]);
  return [
    ...ofTotals,
    ...ofAllowances(allowancesCharges, 'allowancesCharges'),
    ...vat.flatMap((one, index) => [
      { path: `vat.${index}.base`, term: 'BT-116', value: one.base },
      { path: `vat.${index}.tax`, term: 'BT-117', value: one.tax },
    ]),
    ...lines.flatMap((line, index) => [
      { path: `lines.${index}.net`, term: 'BT-131', value: line.net, line: line.id },
      ...ofAllowances(line.allowancesCharges, `lines.${index}.allowancesCharges`, line.id),
    ]),
  ];
}

/** Numbers that are no amounts: how many decimals they may have is a national matter. */
function numbersOf({ lines, vat, allowancesCharges }: EInvoice): Amount[] {
  return [
    ...vat.map((one, index) => ({ path: `vat.${index}.rate`, term: 'BT-119', value: one.rate })),
    ...allowancesCharges.flatMap((one, index) => [
      { path: `allowancesCharges.${index}.percent`, term: 'BT-94', value: one.percent },
      { path: `allowancesCharges.${index}.vat.rate`, term: 'BT-96', value: one.vat?.rate },
    ]),
    ...lines.flatMap(({ id: line, quantity, price, vat: tax }, index) => [
      { path: `lines.${index}.quantity`, term: 'BT-129', value: quantity, line },
      { path: `lines.${index}.price.net`, term: 'BT-146', value: price.net, line },
      { path: `lines.${index}.price.gross`, term: 'BT-148', value: price.gross, line },
      { path: `lines.${index}.price.discount`, term: 'BT-147', value: price.discount, line },
      { path: `lines.${index}.price.baseQuantity`, term: 'BT-149', value: price.baseQuantity, line },
      { path: `lines.${index}.vat.rate`, term: 'BT-152', value: tax.rate, line },
    ]),
  ];
}

const unreadable = (amounts: readonly Amount[]): Finding[] =>
  amounts.flatMap(({ path, term, value, line }) =>
    value === undefined || isBlank(value) || parseDecimal(value) !== null
      ? []
      : [
          error('einvoice.not-a-number', {
            path,
            params: { term, value, ...(line !== undefined && { line }) },
          }),
        ],
  );

/** Too many decimals as written (zeros at the end count too, as in the published rules). */
const tooFine = (amounts: readonly Amount[], max: number): Finding[] =>
  amounts.flatMap(({ path, term, value, line }) => {
    const number = value === undefined ? null : parseDecimal(value);
    return number === null || number.scale <= max
      ? []
      : [
          error('einvoice.decimals', {
            path,
            params: { term, value: printShort(number), max, ...(line !== undefined && { line }) },
          }),
        ];
  });

export const decimalRules: readonly Rule[] = [
  { id: 'BR-DEC', check: (invoice) => tooFine(amountsOf(invoice), 2) },
  { id: 'XSD', check: (invoice) => unreadable([...amountsOf(invoice), ...numbersOf(invoice)]) },
];

/** BR-FR-DEC-02 to -04: quantities four decimals, prices six, rates two. */
export const frenchDecimalRules: readonly Rule[] = [
  { id: 'BR-FR-DEC-02', check: (invoice) => tooFine(termsOf(invoice, ['BT-129', 'BT-149']), 4) },
  { id: 'BR-FR-DEC-03', check: (invoice) => tooFine(termsOf(invoice, ['BT-146', 'BT-147', 'BT-148']), 6) },
  { id: 'BR-FR-DEC-04', check: (invoice) => tooFine(termsOf(invoice, ['BT-96', 'BT-119', 'BT-152']), 2) },
  {
    id: 'BR-FR-DEC-01',
    check: (invoice) =>
      [...amountsOf(invoice), ...numbersOf(invoice)].flatMap(({ path, term, value, line }) => {
        const digits = (value ?? '').replace('.', '').length;
        return digits <= 19
          ? []
          : [
              error('einvoice.too-long', {
                path,
                params: { term, max: 19, ...(line !== undefined && { line }) },
              }),
            ];
      }),
  },
];

const termsOf = (invoice: EInvoice, terms: readonly string[]): Amount[] =>
  numbersOf(invoice).filter(({ term }) => terms.includes(term));
