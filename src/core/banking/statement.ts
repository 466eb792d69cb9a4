import type { Finding } from '../finding.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';

/** Where a line came from: only a statement moves the books, a notification (camt.054) explains lines already there. */
export type StatementKind = 'statement' | 'report' | 'notification';

export type StatementEntry = {
  /** Line or record number in the file, 1-based: what a person can look up. */
  readonly record: number;
  readonly bookedOn: PlainDate;
  readonly valueOn: PlainDate;
  /** Signed minor units from the account holder's side: money in is positive. */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly counterpartyName: string;
  readonly counterpartyIban: string;
  /** What the payer wrote (remittance), else what the bank printed. */
  readonly text: string;
  readonly endToEndId: string;
  readonly bankReference: string;
  readonly bankCode: string;
  /** A returned or recalled payment: an invoice believed paid may be open again. */
  readonly reversal: boolean;
  /** Pending and informational lines are kept but never counted. */
  readonly booked: boolean;
};

export type Balance = {
  readonly amountMinor: bigint;
  readonly on: PlainDate | null;
  /** Only where the bank wrote another currency than the statement's: a fault, shown as written. */
  readonly currency?: Currency;
};

/** proved: opening + entries = closing · failed: they do not add up · unproved: the format lacks a balance. */
export type Proof = 'proved' | 'failed' | 'unproved';

export type Statement = {
  readonly id: string;
  readonly kind: StatementKind;
  /** IBAN, or the bank's own account identifier as written, without spaces; '' when the format has none. */
  readonly account: string;
  readonly currency: Currency;
  readonly opening: Balance | null;
  readonly closing: Balance | null;
  readonly period: { readonly from: PlainDate | null; readonly to: PlainDate | null };
  readonly entries: readonly StatementEntry[];
  readonly totals: StatementTotals;
  readonly proof: Proof;
  readonly proved: boolean;
  readonly findings: readonly Finding[];
};

export type StatementTotals = {
  readonly count: number;
  readonly booked: number;
  readonly creditCount: number;
  readonly debitCount: number;
  readonly creditMinor: bigint;
  /** Positive. */
  readonly debitMinor: bigint;
};

export type StatementFile = {
  readonly format: string;
  readonly statements: readonly Statement[];
  /** Faults of the file as a whole; each statement carries its own. An 'error' anywhere means: do not import. */
  readonly findings: readonly Finding[];
};

export type ReadOptions = {
  /** Currency where the format names none (CSV, QIF, some OFX); EUR when absent. */
  readonly currency?: Currency;
  /** Day order where the file does not say (CSV, QIF). */
  readonly dateOrder?: 'dmy' | 'ymd' | 'mdy';
  /** Takes each entry as it is read; statements then carry no entries, so that memory stays flat. */
  readonly onEntry?: (entry: StatementEntry, statementIndex: number) => void;
};

/** A push parser: text in as it comes, the whole result at the end. Never throws on bad input. */
export type StatementParser = { feed(chunk: string): void; end(): StatementFile };

/** True when nothing in the file or its statements forbids posting it. */
export const isImportable = (file: StatementFile): boolean =>
  file.statements.length > 0 &&
  !file.findings.some((finding) => finding.severity === 'error') &&
  !file.statements.some((one) => one.findings.some((finding) => finding.severity === 'error'));
