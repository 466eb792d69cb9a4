import { error, type Finding } from '../../finding.ts';
import { compareExact, divide, exact, minus, plus, times, type Exact } from '../../money/index.ts';
import { isCreditNote } from '../document-type.ts';
import { LEVEL } from '../profiles.ts';
import { levelOf } from './presence.ts';
import {
  CENT,
  isBlank,
  isCounted,
  judged,
  missing,
  num,
  ofLines,
  sumOf,
  when,
  wrongAmount,
  ZERO,
} from './rule.ts';
import type { CheckContext, Rule } from './rule.ts';
import type { EInvoice } from '../model.ts';

/** EN 16931-1, BR-CO-10 to BR-CO-16: the totals follow from the lines, to the cent. */

/** Extended profiles let a cent pass for each amount that is added (BR-FREXT-CO-10 to -15, BR-FXEXT-CO-10). */
const letPassFor = (count: number, { profile, isReceived }: CheckContext): Exact =>
  isReceived && levelOf(profile) >= LEVEL.extended ? times(CENT, exact(String(count))) : ZERO;

const compared = (
  path: string,
  term: string,
  found: string | undefined,
  expected: Exact | null,
  letPass: Exact = ZERO,
): readonly Finding[] => {
  const value = num(found ?? '0');
  return value === null || expected === null || isBlank(found ?? '0')
    ? []
    : judged(value, expected, letPass, wrongAmount(path, term, found ?? '0', expected));
};

const ofKind = ({ allowancesCharges }: EInvoice, isCharge: boolean): readonly string[] =>
  allowancesCharges.filter((one) => one.isCharge === isCharge).map((one) => one.amount);

/** null + anything is null. */
const both = (a: Exact | null, b: Exact | null, join: (a: Exact, b: Exact) => Exact): Exact | null =>
  a === null || b === null ? null : join(a, b);

export const totalRules: readonly Rule[] = [
  {
    id: 'BR-CO-10',
    check: (invoice, context) =>
      levelOf(context.profile) < LEVEL.basic
        ? []
        : compared(
            'totals.lines',
            'BT-106',
            invoice.totals.lines,
            sumOf(invoice.lines.filter(isCounted).map((line) => line.net)),
            letPassFor(invoice.lines.length, context),
          ),
  },
  {
    id: 'BR-CO-11',
    check: (invoice, context) => {
      const amounts = ofKind(invoice, false);
      return levelOf(context.profile) === LEVEL.minimum
        ? []
        : compared(
            'totals.allowances',
            'BT-107',
            invoice.totals.allowances,
            sumOf(amounts),
            letPassFor(amounts.length, context),
          );
    },
  },
  {
    id: 'BR-CO-12',
    check: (invoice, context) => {
      const amounts = ofKind(invoice, true);
      return levelOf(context.profile) === LEVEL.minimum
        ? []
        : compared(
            'totals.charges',
            'BT-108',
            invoice.totals.charges,
            sumOf(amounts),
            letPassFor(amounts.length, context),
          );
    },
  },
  {
    id: 'BR-CO-13',
    check: ({ totals, lines, allowancesCharges }, context) =>
      levelOf(context.profile) === LEVEL.minimum || isBlank(totals.lines)
        ? []
        : compared(
            'totals.net',
            'BT-109',
            totals.net,
            both(
              both(num(totals.lines), num(totals.allowances ?? '0'), minus),
              num(totals.charges ?? '0'),
              plus,
            ),
            letPassFor(lines.length + allowancesCharges.length, context),
          ),
  },
  {
    id: 'BR-CO-14',
    check: ({ totals, vat }, { profile }) =>
      levelOf(profile) === LEVEL.minimum
        ? []
        : compared('totals.tax', 'BT-110', totals.tax, sumOf(vat.map((one) => one.tax))),
  },
  {
    id: 'BR-CO-15',
    check: ({ totals }, context) =>
      compared(
        'totals.gross',
        'BT-112',
        totals.gross,
        both(num(totals.net), num(totals.tax ?? '0'), plus),
        letPassFor(1, context),
      ),
  },
  {
    id: 'BR-CO-16',
    check: ({ totals }, { profile }) =>
      levelOf(profile) === LEVEL.minimum
        ? []
        : compared(
            'totals.due',
            'BT-115',
            totals.due,
            both(
              both(num(totals.gross), num(totals.prepaid ?? '0'), minus),
              num(totals.rounding ?? '0'),
              plus,
            ),
          ),
  },
  {
    id: 'BR-CO-18',
    check: ({ vat }, { profile }) =>
      when(levelOf(profile) > LEVEL.minimum && vat.length === 0, missing('vat', 'BG-23')),
  },
  {
    id: 'BR-CO-25',
    check: ({ totals, payment, type }, { profile, isReceived }) => {
      // UBL's rule is for invoices alone, CII's for all: ours satisfy both.
      if (isReceived && isCreditNote(type)) return [];
      const due = num(totals.due);
      const isUnsaid = payment.dueOn === undefined && isBlank(payment.terms);
      return when(
        levelOf(profile) > LEVEL.minimum && due !== null && due.units > 0n && isUnsaid,
        error('einvoice.missing-all', { path: 'payment.dueOn', params: { terms: 'BT-9 BT-20' } }),
      );
    },
  },
  // EN 16931 leaves the line's arithmetic to the reader; Peppol checks it within two cents, and so do we when reading.
  ofLines('PEPPOL-EN16931-R120', (line, path, _invoice, { isReceived }) => {
    const [quantity, price, per] = [
      num(line.quantity),
      num(line.price.net),
      num(line.price.baseQuantity ?? '1'),
    ];
    const [net, added] = [num(line.net), lineAddition(line.allowancesCharges)];
    if (quantity === null || price === null || per === null || net === null || added === null) return [];
    if (per.units === 0n) return [];
    const expected = plus(divide(times(quantity, price), per, 2), added);
    return judged(
      net,
      expected,
      isReceived ? exact('0.02') : ZERO,
      wrongAmount(`${path}.net`, 'BT-131', line.net, expected),
    );
  }),
  ofLines('PEPPOL-EN16931-R046', ({ price }, path) => {
    const [net, gross, discount] = [num(price.net), num(price.gross), num(price.discount ?? '0')];
    if (net === null || gross === null || discount === null) return [];
    const expected = minus(gross, discount);
    return when(
      compareExact(net, expected) !== 0,
      wrongAmount(`${path}.price.net`, 'BT-146', price.net, expected),
    );
  }),
  ofLines('PEPPOL-EN16931-R121', ({ price }, path) => {
    const per = num(price.baseQuantity);
    return when(
      per !== null && per.units <= 0n,
      error('einvoice.not-positive', {
        path: `${path}.price.baseQuantity`,
        params: { term: 'BT-149', value: price.baseQuantity ?? '' },
      }),
    );
  }),
];

function lineAddition(list: EInvoice['allowancesCharges']): Exact | null {
  const charges = sumOf(list.filter((one) => one.isCharge).map((one) => one.amount));
  return both(charges, sumOf(list.filter((one) => !one.isCharge).map((one) => one.amount)), minus);
}
