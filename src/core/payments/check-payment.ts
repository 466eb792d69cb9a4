import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import type { PaymentMethod } from './method.ts';

export type PaymentDraft = {
  method: PaymentMethod;
  amountMinor: bigint;
  currency: Currency;
  /** Its worth in euro cents when it is in another currency. */
  euroMinor?: bigint;
  /** Euro cents already received in cash for the same debt: a debt is not cut in slices to stay below the limit. */
  earlierCashMinor?: bigint;
};

export type Payer = {
  kind: 'company' | 'individual' | 'public_body';
  /** Where the payer is resident for tax, ISO 3166-1 alpha-2; France unless proved otherwise. */
  taxCountry?: string;
};

/** D112-3: 1 000 € in general; 15 000 € for a consumer who proves to be resident for tax outside France. */
const CASH_LIMIT = 100_000n;
const CASH_LIMIT_FOREIGN_CONSUMER = 1_500_000n;
export const CASH_LIMIT_ARTICLE = 'CMF L112-6, D112-3';

/** The cash limit in euro cents for a payer. Nobody known: the strict one. */
export function cashLimit(payer: Payer | null): bigint {
  const foreignConsumer = payer?.kind === 'individual' && (payer.taxCountry ?? 'FR') !== 'FR';
  return foreignConsumer ? CASH_LIMIT_FOREIGN_CONSUMER : CASH_LIMIT;
}

/** What stands against recording a payment received from this payer (null: unknown). */
export function checkPayment(payment: PaymentDraft, payer: Payer | null): Finding[] {
  if (payment.amountMinor <= 0n) return [error('payments.amount-not-positive', { path: 'amountMinor' })];
  if (payment.method !== 'cash') return [];

  const euroMinor = payment.currency === EUR ? payment.amountMinor : payment.euroMinor;
  if (euroMinor === undefined) return [error('payments.euro-worth-missing', { path: 'euroMinor' })];
  const limit = cashLimit(payer);
  const totalMinor = euroMinor + (payment.earlierCashMinor ?? 0n);
  if (totalMinor <= limit) return [];
  const params = {
    limitMinor: String(limit),
    totalMinor: String(totalMinor),
    currency: EUR,
    article: CASH_LIMIT_ARTICLE,
  };
  return [error('payments.cash-limit', { path: 'amountMinor', params })];
}
