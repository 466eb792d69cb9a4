import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, plainDate } from '../calendar/index.ts';
import { EUR, parseCurrency } from '../money/index.ts';
import {
  findRecorded,
  isSurelyRecorded,
  RECORDED_EARLY_DAYS,
  RECORDED_LATE_DAYS,
  type RecordedLine,
  type RecordedPayment,
} from './index.ts';
import { buildIndex, readEvidence, STRICT_THRESHOLD } from './matching/index.ts';

const payment: RecordedPayment = {
  amountMinor: 120_000n,
  currency: EUR,
  bookedOn: plainDate('2026-11-03'),
  partyIds: ['le-goff'],
  names: ['Menuiserie Le Goff'],
  ibans: ['FR7630006000011234567890189'],
  numbers: ['FA-2026-0012'],
  reference: 'VIREMENT',
  isAtBank: true,
  isAlone: true,
};
const line: RecordedLine = {
  amountMinor: 120_000n,
  currency: EUR,
  bookedOn: plainDate('2026-11-05'),
  counterpartyName: '',
  counterpartyIban: '',
  text: 'VIR SEPA RECU',
  endToEndId: '',
};
const keysOf = (told: Partial<RecordedLine>, of: Partial<RecordedPayment> = {}): string[][] =>
  findRecorded({ ...line, ...told }, [{ ...payment, ...of }]).map((one) => one.reasons.map(({ key }) => key));

describe('a payment recorded before its line', () => {
  test.each<[string, Partial<RecordedLine>, string]>([
    ['the number of its invoice', { text: 'VIR FA 2026 0012' }, 'match.reference-exact'],
    ['its number as the end-to-end id', { endToEndId: 'FA2026-0012' }, 'match.reference-exact'],
    ['the IBAN', { counterpartyIban: 'FR76 3000 6000 0112 3456 7890 189' }, 'match.iban-known'],
    ['the name', { counterpartyName: 'LE GOFF MENUISERIE SARL' }, 'match.name-same'],
    ['the name in the text', { text: 'VIR MENUISERIE LE GOFF NOV' }, 'match.name-same'],
  ])('is known by %s', (_, told, key) => {
    expect(keysOf(told)).toEqual([expect.arrayContaining([key, 'match.amount-equal'])]);
  });

  test('is known by the reference of the bank that somebody noted, never by a mere word', () => {
    expect(keysOf({ text: 'VIR RECU 0012458X7 DUPOND' }, { reference: '0012458X7' })).toEqual([
      ['match.batch-reference', 'match.amount-equal'],
    ]);
    expect(keysOf({ text: 'VIREMENT' })).toEqual([]);
    expect(keysOf({ text: 'VIR 2026' }, { reference: '2026' })).toEqual([]);
  });

  test.each<[string, Partial<RecordedLine>]>([
    ['an amount alone', {}],
    ['a cent apart', { text: 'FA-2026-0012', amountMinor: 119_999n }],
    ['another currency', { text: 'FA-2026-0012', currency: parseCurrency('USD')! }],
    ['a longer number', { text: 'FA-2026-00123' }],
    ['money out', { text: 'FA-2026-0012', amountMinor: -120_000n }],
  ])('is not known by %s', (_, told) => {
    expect(keysOf(told)).toEqual([]);
  });

  test('two that agree equally are both found, the nearer day first', () => {
    const other = { ...payment, bookedOn: plainDate('2026-11-05') };
    const found = findRecorded({ ...line, counterpartyName: 'Menuiserie Le Goff' }, [payment, other]);
    expect(found.map((one) => one.payment.bookedOn)).toEqual(['2026-11-05', '2026-11-03']);
    expect(found[0]!.points).toBe(found[1]!.points);
  });

  test('only within its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (days) => {
        const bookedOn = addDays(payment.bookedOn, days);
        const isNear = days >= -RECORDED_EARLY_DAYS && days <= RECORDED_LATE_DAYS;
        expect(daysBetween(payment.bookedOn, bookedOn)).toBe(days);
        expect(keysOf({ bookedOn, text: 'FA-2026-0012' })).toHaveLength(isNear ? 1 : 0);
      }),
    );
  });

  test('whatever stands in a line, nothing is found without the very amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.string(), (amountMinor, text) => {
        fc.pre(amountMinor !== payment.amountMinor);
        expect(keysOf({ amountMinor, text: `${text} FA-2026-0012` })).toEqual([]);
      }),
    );
  });
});

describe('without a person', () => {
  const index = buildIndex(
    [
      {
        id: 'open',
        number: 'FA-2026-0099',
        customerId: 'le-goff',
        currency: EUR,
        openMinor: 120_000n,
      },
    ],
    [
      { id: 'le-goff', name: 'Menuiserie Le Goff', ibans: payment.ibans },
      { id: 'helios', name: 'Peinture Hélios', ibans: ['FR7612345678901234567890123'] },
    ],
  );
  const strict = { threshold: STRICT_THRESHOLD, limitMinor: null };
  const isSure = (
    told: Partial<RecordedLine>,
    of: Partial<RecordedPayment> = {},
    bar: Partial<{ threshold: number; limitMinor: bigint | null }> = {},
  ): boolean => {
    const given = { ...line, ...told };
    const [found] = findRecorded(given, [{ ...payment, ...of }]);
    if (found === undefined) throw new Error('not even found');
    return isSurelyRecorded(given, found, readEvidence(given, index, new Map()), { ...strict, ...bar });
  };
  const named = { text: 'VIR FA-2026-0012' };
  const byIban = { counterpartyIban: payment.ibans[0]! };

  test('by the number or by the IBAN', () => {
    expect(isSure(named)).toBe(true);
    expect(isSure(byIban)).toBe(true);
  });

  test.each<[string, () => boolean]>([
    ['by a name', () => isSure({ counterpartyName: 'Menuiserie Le Goff' })],
    ['by a noted reference', () => isSure({ text: 'REF 0012458X7' }, { reference: '0012458X7' })],
    ['naming an open invoice', () => isSure({ ...byIban, text: 'VIR FA-2026-0099' })],
    ['naming one more', () => isSure({ text: 'VIR FA-2026-0012 FA-2026-0099' })],
    ['naming a number unknown', () => isSure({ ...byIban, text: 'VIR FA-2026-0500' })],
    ['of another payer', () => isSure({ ...named, counterpartyIban: 'FR7612345678901234567890123' })],
    ['beside a line of that amount', () => isSure(named, { isAlone: false })],
    ['from an account of cards', () => isSure(named, { isAtBank: false })],
    ['above the limit', () => isSure(named, {}, { limitMinor: 119_999n })],
    ['when a company wants none', () => isSure(named, {}, { threshold: Number.POSITIVE_INFINITY })],
  ])('never %s', (_, sure) => {
    expect(sure()).toBe(false);
  });
});
