import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAccountCode } from '../ledger/index.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import {
  PAYMENT_METHODS,
  checkPayment,
  collectionAccount,
  isPaymentMethod,
  paymentJournal,
} from './index.ts';
import type { Payer, PaymentDraft } from './index.ts';

const company: Payer = { kind: 'company' };
const resident: Payer = { kind: 'individual' };
const tourist: Payer = { kind: 'individual', taxCountry: 'US' };
const cash = (amountMinor: bigint, more: Partial<PaymentDraft> = {}): PaymentDraft => ({
  method: 'cash',
  amountMinor,
  currency: EUR,
  ...more,
});

describe('cash (CMF L112-6, D112-3)', () => {
  it.each<[string, Payer | null, bigint, boolean]>([
    ['a professional pays 1 000,00 €', company, 100_000n, true],
    ['a professional pays 1 000,01 €', company, 100_001n, false],
    ['a professional from abroad pays 1 000,01 €', { kind: 'company', taxCountry: 'US' }, 100_001n, false],
    ['a consumer resident in France pays 1 000,01 €', resident, 100_001n, false],
    ['a consumer resident abroad pays 15 000,00 €', tourist, 1_500_000n, true],
    ['a consumer resident abroad pays 15 000,01 €', tourist, 1_500_001n, false],
    ['somebody unknown pays 1 000,01 €', null, 100_001n, false],
  ])('%s', (_, payer, amount, allowed) => {
    expect(checkPayment(cash(amount), payer).length === 0).toBe(allowed);
  });

  it('quotes the article and the limit', () => {
    expect(checkPayment(cash(120_000n), company)).toEqual([
      {
        code: 'payments.cash-limit',
        severity: 'error',
        path: 'amountMinor',
        params: {
          limitMinor: '100000',
          totalMinor: '120000',
          currency: 'EUR',
          article: 'CMF L112-6, D112-3',
        },
      },
    ]);
  });

  it('counts what was already paid in cash for the same debt', () => {
    expect(checkPayment(cash(60_000n, { earlierCashMinor: 40_000n }), company)).toEqual([]);
    expect(checkPayment(cash(60_000n, { earlierCashMinor: 40_001n }), company)).toHaveLength(1);
  });

  it('measures other currencies in euros', () => {
    const dollars = { currency: 'USD' as Currency };
    expect(checkPayment(cash(110_000n, { ...dollars, euroMinor: 99_000n }), company)).toEqual([]);
    expect(checkPayment(cash(110_000n, dollars), company).map((finding) => finding.code)).toEqual([
      'payments.euro-worth-missing',
    ]);
  });

  it('does not limit other means, and refuses a payment of nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.constantFrom(...PAYMENT_METHODS),
        (amount, method) => {
          const refused = checkPayment({ method, amountMinor: amount, currency: EUR }, company).length > 0;
          expect(refused).toBe(method === 'cash' && amount > 100_000n);
        },
      ),
    );
    expect(checkPayment({ method: 'transfer', amountMinor: 0n, currency: EUR }, company)[0]?.code).toBe(
      'payments.amount-not-positive',
    );
  });
});

describe('where a payment is booked', () => {
  it.each([
    ['transfer', '512', 'BQ'],
    ['cheque', '5112', 'BQ'],
    ['card', '5115', 'BQ'],
    ['cash', '530', 'CA'],
    ['direct_debit', '512', 'BQ'],
  ] as const)('%s: %s in %s', (method, account, journal) => {
    expect(collectionAccount(method)).toBe(account);
    expect(paymentJournal(method)).toBe(journal);
    expect(isAccountCode(account)).toBe(true);
  });

  it('knows a method when it sees one', () => {
    expect(isPaymentMethod('cheque')).toBe(true);
    expect(isPaymentMethod('toString')).toBe(false);
  });
});
