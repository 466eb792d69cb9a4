import { chargesTable, type ChargesTable } from '../documents/charges-table.ts';
import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import type { DraftCredit } from '../draft.ts';
import type { MailInput, MailLabels } from './mail-input.ts';

export type Row = { number: string; issued: string; due: string; late: string; amount: string };

/** What both versions of the mail show, formatted once. */
export type Shown = {
  rows: Row[];
  credits: { label: string; amount: string }[];
  total: string;
  /** Not due yet, for information. */
  upcoming: { number: string; due: string; amount: string }[];
};

export function shown({ draft, labels, format }: MailInput): Shown {
  const money = (minor: bigint): string => format.money(minor, draft.currency);
  return {
    rows: draft.items.map((item) => ({
      number: item.number,
      issued: item.issuedOn === null ? '' : format.date(item.issuedOn),
      due: format.date(item.dueOn),
      late: item.daysLate > 0 ? labels.days(item.daysLate) : labels.notYetDue,
      amount: money(item.openMinor),
    })),
    credits: draft.credits.map((credit) => ({
      label: creditLabel(credit, labels, format),
      amount: money(-credit.minor),
    })),
    total: money(draft.totalMinor),
    upcoming: draft.upcoming.map((item) => ({
      number: item.number,
      due: format.date(item.dueOn),
      amount: money(item.openMinor),
    })),
  };
}

export const creditLabel = (
  { number, receivedOn }: DraftCredit,
  labels: Pick<MailLabels, 'credit' | 'received'>,
  format: DocumentFormatter,
): string => (receivedOn === undefined ? labels.credit(number) : labels.received(format.date(receivedOn)));

/** IBAN in groups of four, as on a bank statement. */
export function groupIban(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1\u00a0');
}

export const claimTable = ({ claim, labels, format }: MailInput): ChargesTable | null =>
  claim === null ? null : chargesTable(claim, labels.charges, format);
