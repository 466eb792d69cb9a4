import { compactNumber, normaliseText } from './matching/normalise.ts';
import { nameKey } from './label-pattern.ts';

export type ReturnLine = {
  readonly amountMinor: bigint;
  readonly text: string;
  readonly counterpartyName: string;
  readonly endToEndId: string;
  readonly isReversal: boolean;
};

const RETURN_WORDS =
  /\b(?:REJETS?|REJETE|IMPAYES?|RETOUR|RETOURNE|ANNULATION|CONTRE ?PASSATION|RECALL|RETURN(?:ED)?|REVERSAL|UNPAID|R TRANSACTION)\b/;
const TRANSFER_WORDS =
  /\b(?:PRLV|PRELEVEMENTS?|PREL|SDD|DIRECT DEBIT|VIR(?:EMENT)?|CHQ|CHEQUES?|LCR|CB|CARTE)\b/;

/** Money out that gives back money in: the bank says so by a flag, or its words do. */
export const isReturn = (line: ReturnLine): boolean => {
  if (line.amountMinor >= 0n) return false;
  if (line.isReversal) return true;
  const text = normaliseText(line.text);
  return RETURN_WORDS.test(text) && TRANSFER_WORDS.test(text);
};

/** What may have been returned: a payment whole, or the part of it that paid one invoice. */
export type Returnable = {
  readonly key: string;
  readonly amountMinor: bigint;
  /** Names under which it was paid, and of the customers whose invoices it paid. */
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly endToEndId: string;
};

export type ReturnReason =
  | 'return.end-to-end'
  | 'return.number'
  | 'return.amount'
  | 'return.name'
  | 'return.fee';

export type Returned<Candidate extends Returnable> = {
  readonly candidate: Candidate;
  /** What the bank took on top; ours. */
  readonly feeMinor: bigint;
  readonly points: number;
  readonly reasons: readonly ReturnReason[];
};

/** The dearest fee a bank takes for a return that we explain by itself. */
export const MAX_RETURN_FEE = 3_000n;
const MEANINGFUL = /[A-Z0-9]{4,}/;

/**
 * What a returned line takes back, the best first: named by its end-to-end id or number, or of this very amount and payer.
 * An amount alone proves nothing; a fee on top is believed only beside an id or a number.
 */
export const findReturned = <Candidate extends Returnable>(
  line: ReturnLine,
  candidates: readonly Candidate[],
): Returned<Candidate>[] => {
  if (!isReturn(line)) return [];
  const taken = -line.amountMinor;
  const said = compactNumber(`${line.text} ${line.endToEndId}`);
  const payer = nameKey(line.counterpartyName);
  const words = ` ${normaliseText(line.text).replaceAll(/[^A-Z0-9]+/g, ' ')} `;
  const found = candidates.flatMap((candidate): Returned<Candidate>[] => {
    const feeMinor = taken - candidate.amountMinor;
    if (feeMinor < 0n || feeMinor > MAX_RETURN_FEE) return [];
    const endToEnd = compactNumber(candidate.endToEndId);
    const isSameId =
      endToEnd !== 'NOTPROVIDED' &&
      MEANINGFUL.test(endToEnd) &&
      (endToEnd === compactNumber(line.endToEndId) || said.includes(endToEnd));
    const isNumbered = candidate.numbers.some((number) => {
      const compact = compactNumber(number);
      return MEANINGFUL.test(compact) && said.includes(compact);
    });
    const isNamed = candidate.names.some((name) => {
      const key = nameKey(name);
      return key !== '' && (key === payer || key.split(' ').every((word) => words.includes(` ${word} `)));
    });
    if (!isSameId && !isNumbered && (!isNamed || feeMinor !== 0n)) return [];
    const reasons: ReturnReason[] = [
      ...(isSameId ? (['return.end-to-end'] as const) : []),
      ...(isNumbered ? (['return.number'] as const) : []),
      feeMinor === 0n ? 'return.amount' : 'return.fee',
      ...(isNamed ? (['return.name'] as const) : []),
    ];
    const points =
      (isSameId ? 80 : 0) + (isNumbered ? 60 : 0) + (isNamed ? 25 : 0) + (feeMinor === 0n ? 30 : 5);
    return [{ candidate, feeMinor, points, reasons }];
  });
  return found.toSorted((a, b) => b.points - a.points);
};
