import type { Finding } from '../finding.ts';
import type { PlainDate } from '../calendar/index.ts';
import { EUR, type Currency } from '../money/index.ts';
import type { Balance, Proof, ReadOptions, Statement, StatementEntry, StatementKind } from './statement.ts';

/** A statement while it is being read. Only the parsers in this room touch it. */
export type StatementDraft = {
  id: string;
  kind: StatementKind;
  account: string;
  currency: Currency;
  currencyKnown: boolean;
  opening: Balance | null;
  closing: Balance | null;
  from: PlainDate | null;
  to: PlainDate | null;
  entries: StatementEntry[];
  count: number;
  booked: number;
  creditCount: number;
  debitCount: number;
  creditMinor: bigint;
  debitMinor: bigint;
  findings: Finding[];
};

export const newDraft = (options: ReadOptions, kind: StatementKind = 'statement'): StatementDraft => ({
  id: '',
  kind,
  account: '',
  currency: options.currency ?? EUR,
  currencyKnown: options.currency !== undefined,
  opening: null,
  closing: null,
  from: null,
  to: null,
  entries: [],
  count: 0,
  booked: 0,
  creditCount: 0,
  debitCount: 0,
  creditMinor: 0n,
  debitMinor: 0n,
  findings: [],
});

/** Counts the entry, and keeps it or hands it over. */
export const addEntry = (
  draft: StatementDraft,
  entry: StatementEntry,
  options: ReadOptions,
  index: number,
): void => {
  draft.count += 1;
  if (entry.booked) {
    draft.booked += 1;
    if (entry.amountMinor < 0n) {
      draft.debitCount += 1;
      draft.debitMinor -= entry.amountMinor;
    } else {
      draft.creditCount += 1;
      draft.creditMinor += entry.amountMinor;
    }
    if (draft.from === null || entry.bookedOn < draft.from) draft.from = entry.bookedOn;
    if (draft.to === null || entry.bookedOn > draft.to) draft.to = entry.bookedOn;
  }
  if (options.onEntry) options.onEntry(entry, index);
  else draft.entries.push(entry);
};

const proofOf = (draft: StatementDraft): Proof => {
  if (draft.opening === null || draft.closing === null) return 'unproved';
  const expected = draft.opening.amountMinor + draft.creditMinor - draft.debitMinor;
  return expected === draft.closing.amountMinor ? 'proved' : 'failed';
};

/** A text cut out of a piece of the file keeps that whole piece in memory (V8); what stays is copied. */
const detached = (text: string): string => ` ${text}`.slice(1);

/** Proves opening + booked entries = closing; a difference is an error that names the amount. */
export const closeDraft = (draft: StatementDraft): Statement => {
  const proof = proofOf(draft);
  const findings = [...draft.findings];
  if (proof === 'failed' && draft.opening && draft.closing) {
    const expected = draft.opening.amountMinor + draft.creditMinor - draft.debitMinor;
    findings.push({
      code: 'bank.statement.unbalanced',
      severity: 'error',
      params: { difference: String(draft.closing.amountMinor - expected), currency: draft.currency },
    });
  }
  if (!draft.currencyKnown) {
    findings.push({
      code: 'bank.statement.currency-assumed',
      severity: 'warning',
      params: { currency: draft.currency },
    });
  }
  return {
    id: detached(draft.id),
    kind: draft.kind,
    account: detached(draft.account),
    currency: draft.currency,
    opening: draft.opening,
    closing: draft.closing,
    period: { from: draft.from, to: draft.to },
    entries: draft.entries,
    totals: {
      count: draft.count,
      booked: draft.booked,
      creditCount: draft.creditCount,
      debitCount: draft.debitCount,
      creditMinor: draft.creditMinor,
      debitMinor: draft.debitMinor,
    },
    proof,
    proved: proof === 'proved',
    findings,
  };
};

/** At most this many findings per file: a broken 200 MB file must not answer with a million sentences. */
const MAX_FINDINGS = 500;

export const report = (list: Finding[], finding: Finding): void => {
  if (list.length < MAX_FINDINGS) list.push(finding);
};
