import type { PlainDate } from '../calendar/index.ts';
import { EUR, allocate } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { sides } from './entry.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import { VAT_PENDING } from './vat-postings.ts';

/** Why something owed is not asked for any more. */
export type WriteOffKind = 'rounding' | 'discount' | 'fee' | 'irrecoverable' | 'waiver';

/** Where differences go; an organisation may lengthen each, or choose another. */
export const SETTLEMENT_ACCOUNTS = {
  roundingLoss: '658',
  roundingGain: '758',
  discount: '665',
  fee: '627',
  irrecoverable: '654',
  waiver: '658',
  exchangeLoss: '656',
  exchangeGain: '756',
  /** Where what customers pay by a provider stands until its transfer arrives; its fee and VAT; what is nobody's payment. */
  payoutClearing: '5115',
  payoutFee: '627',
  payoutFeeVat: '44566',
  payoutOther: '478',
} as const;
export type SettlementAccounts = Readonly<Record<keyof typeof SETTLEMENT_ACCOUNTS, string>>;

export type WriteOff = {
  kind: WriteOffKind;
  entryOn: PlainDate;
  label: string;
  piece?: string;
  /** Whose item, on which account (411). */
  partyId: string;
  account: string;
  /** Base minor units; positive: the customer owes that much less. Negative, only as rounding: we owe less. */
  baseMinor: bigint;
  /** When the item is not in base currency; of the sign of `baseMinor`. */
  foreign?: { currency: Currency; amountMinor: bigint };
  /** What the entry of the invoice says, base minor units; null where it has no VAT (an item taken over). */
  invoiced: {
    /** All that it claims, tax included. */
    grossMinor: bigint;
    /** 44571 and 44574, by rate: what was added to each. */
    vat: readonly { account: string; label: string; minor: bigint }[];
  } | null;
};

/**
 * Closes a difference: a charge (or a gain) against the customer's account, which comes first. An early-payment discount
 * is no part of the price (CGI art. 267, II-1°), and the tax on an irrecoverable debt is given back (CGI art. 272, 1): both
 * take VAT back by rate, in the proportion of the invoice, largest remainders first. A waiver takes back none, but what
 * waited to be paid (44574) never falls due (CGI art. 269, 2-c). Cents and bank fees leave the price as it was.
 */
export function writeOffEntry(
  writeOff: WriteOff,
  accounts: SettlementAccounts = SETTLEMENT_ACCOUNTS,
): JournalEntryDraft {
  const { kind, entryOn, label, piece, partyId, account, baseMinor, foreign } = writeOff;
  if (baseMinor === 0n) throw new Error('A difference of nothing is not booked');
  if (baseMinor < 0n && kind !== 'rounding') throw new Error(`A ${kind} lowers what a customer owes`);
  const [netMinor, ...vat] = split(writeOff);
  const charges: PostingDraft[] = [{ account: chargeAccount(kind, baseMinor, accounts), ...sides(netMinor) }];
  takenBack(writeOff).forEach((one, index) => {
    charges.push({ account: one.account, label: one.label, ...sides(vat[index]!) });
  });
  const owed: PostingDraft = { account, partyId, ...sides(-baseMinor) };
  return {
    journal: 'OD',
    entryOn,
    label,
    ...(piece === undefined ? {} : { piece }),
    postings: [
      foreign === undefined
        ? owed
        : { ...owed, currency: foreign.currency, amountMinor: -foreign.amountMinor },
      ...charges.filter((one) => one.debitMinor !== one.creditMinor),
    ],
  };
}

/** The VAT of the invoice that such a difference takes its part of. */
function takenBack({
  kind,
  invoiced,
}: WriteOff): readonly { account: string; label: string; minor: bigint }[] {
  if (invoiced === null || kind === 'rounding' || kind === 'fee') return [];
  return kind === 'waiver' ? invoiced.vat.filter((one) => one.account.startsWith(VAT_PENDING)) : invoiced.vat;
}

function split(writeOff: WriteOff): [net: bigint, ...vat: bigint[]] {
  const vat = takenBack(writeOff);
  if (vat.length === 0) return [writeOff.baseMinor];
  const tax = vat.reduce((sum, one) => sum + one.minor, 0n);
  const weights = [writeOff.invoiced!.grossMinor - tax, ...vat.map((one) => one.minor)];
  const [net, ...parts] = allocate({ minor: writeOff.baseMinor, currency: EUR }, weights);
  return [net!.minor, ...parts.map((part) => part.minor)];
}

function chargeAccount(kind: WriteOffKind, minor: bigint, accounts: SettlementAccounts): string {
  if (kind === 'rounding') return minor > 0n ? accounts.roundingLoss : accounts.roundingGain;
  return accounts[kind];
}
