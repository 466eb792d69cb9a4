import type { PlainDate } from '../../calendar/index.ts';
import { toDecimal } from '../../money/index.ts';
import type { Currency } from '../../money/index.ts';
import { FEC_COLUMNS } from './columns.ts';

/** One posting as the tax office reads it. Amounts are minor units; '' where there is nothing to say. */
export type FecRow = {
  journal: string;
  journalName: string;
  /** Unique within its journal: the year and the number ('2026-12'), for numbers begin again each year. */
  number: string;
  on: PlainDate;
  account: string;
  accountName: string;
  partyCode: string;
  partyName: string;
  piece: string;
  pieceOn: PlainDate;
  label: string;
  debitMinor: bigint;
  creditMinor: bigint;
  lettrage: string;
  letteredOn: PlainDate | null;
  validatedOn: PlainDate;
  /** Only when it is not the currency of the books; the amount is signed, debit positive. */
  foreign: { currency: Currency; amountMinor: bigint } | null;
};

/** What a field may not hold is a separator or the end of a line: each becomes one space. */
const clean = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const day = (date: PlainDate): string => date.replaceAll('-', '');
const decimal = (minor: bigint, currency: Currency): string =>
  toDecimal({ minor, currency }).replace('.', ',');

export const FEC_HEADER = `${FEC_COLUMNS.join('\t')}\r\n`;

/** A line of the file: tab, dates YYYYMMDD, decimal comma, no thousands mark (LPF art. A47 A-1, VII and XII). */
export function fecLine(row: FecRow, base: Currency): string {
  const fields = [
    clean(row.journal),
    clean(row.journalName),
    row.number,
    day(row.on),
    row.account,
    clean(row.accountName),
    clean(row.partyCode),
    clean(row.partyName),
    // No field of the first twelve may stay empty but those of the party: the entry proves itself then.
    clean(row.piece) || `${row.journal}-${row.number}`,
    day(row.pieceOn),
    clean(row.label) || `${row.journal}-${row.number}`,
    decimal(row.debitMinor, base),
    decimal(row.creditMinor, base),
    row.lettrage,
    row.letteredOn === null ? '' : day(row.letteredOn),
    day(row.validatedOn),
    row.foreign === null ? '' : decimal(row.foreign.amountMinor, row.foreign.currency),
    row.foreign === null ? '' : row.foreign.currency,
  ];
  return `${fields.join('\t')}\r\n`;
}

/**
 * SIREN, « FEC », closing day (LPF art. A47 A-1, X). Books that are kept elsewhere give a part of the file only, and the
 * name says so: it is not the one to hand over to the tax office.
 */
export function fecFileName(siren: string, closingOn: PlainDate, isPartial: boolean): string {
  return `${siren || '000000000'}FEC${day(closingOn)}${isPartial ? '-partiel' : ''}.txt`;
}
