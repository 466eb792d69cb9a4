import { normaliseText } from '../matching/normalise.ts';

export type PayoutRowKind = 'charge' | 'refund' | 'chargeback' | 'fee' | 'other' | 'payout';

/** What a row is, by the provider's word for it, the most special first; the sign decides where it has none. */
const KINDS: readonly (readonly [PayoutRowKind, RegExp])[] = [
  ['fee', /\b(?:FEES?|FRAIS|COMMISSIONS?|COSTS?)\b/],
  ['chargeback', /\b(?:CHARGEBACKS?|CHARGED BACK|DISPUTES?|LITIGES?|IMPAYES?|LATE FAILURE|REJETS?)\b/],
  ['refund', /\b(?:REFUNDS?|REMBOURSEMENTS?|PAYMENT REVERSAL|RUCKERSTATTUNG)\b/],
  [
    'payout',
    /\b(?:PAYOUTS?|VERSEMENTS?|WITHDRAWALS?|RETRAITS?|TRANSFER TO BANK|GENERAL WITHDRAWAL|VIREMENT VERS)\b/,
  ],
  ['other', /\b(?:ADJUSTMENTS?|AJUSTEMENTS?|RESERVES?|CORRECTIONS?|TOPUPS?|TRANSFERS?|ANTICIPATION|OTHER)\b/],
];

export const rowKind = (type: string, grossMinor: bigint): PayoutRowKind => {
  const words = normaliseText(type).replaceAll(/[^A-Z0-9]+/g, ' ');
  const found = KINDS.find(([, pattern]) => pattern.test(words))?.[0];
  if (found === undefined) return grossMinor < 0n ? 'refund' : 'charge';
  // A dispute that was won, or a refund that could not be made, is money for the invoice again.
  const isGiven = found === 'refund' || found === 'chargeback';
  return isGiven && grossMinor > 0n ? 'charge' : found;
};

/** Never happened: no money moved. */
export const isVoid = (status: string): boolean =>
  /\b(?:FAILED|DECLINED|DENIED|CANCELL?ED|EXPIRED|PENDING|ECHOUEE?|REFUSEE?|ANNULEE?|EN ATTENTE)\b/.test(
    normaliseText(status),
  );
