import type { PlainDate } from '../../calendar/index.ts';
import { toDecimal, type Currency } from '../../money/index.ts';
import type { MappedAccount } from './account-map.ts';
import type { ExportLine } from './line.ts';
import type { DateFormat, ExportProfile, Field } from './profile.ts';

const dateText = (date: PlainDate | null, format: DateFormat, empty: string): string => {
  if (date === null) return empty;
  const [year, month, day] = date.split('-') as [string, string, string];
  switch (format) {
    case 'ddmmyy':
      return `${day}${month}${year.slice(2)}`;
    case 'ddmmyyyy':
      return `${day}${month}${year}`;
    case 'dd/mm/yyyy':
      return `${day}/${month}/${year}`;
    case 'yyyymmdd':
      return `${year}${month}${day}`;
    case 'yyyy-mm-dd':
      return date;
    case 'yyyy':
      return year;
    case 'mm':
      return month;
    case 'dd':
      return day;
  }
};

/** What stands in a column before it is fitted into its width. Never a separator, a quote or an end of line. */
export const fieldText = (
  field: Field,
  line: ExportLine,
  mapped: MappedAccount,
  profile: Pick<ExportProfile, 'decimal'>,
  base: Currency,
): string => {
  const money = (minor: bigint): string => toDecimal({ minor, currency: base }).replace('.', profile.decimal);
  const amountMinor = line.debitMinor + line.creditMinor;
  const date = (value: PlainDate | null): string =>
    dateText(value, field.format ?? 'yyyymmdd', field.empty ?? '');
  const hasParty = line.partyCode !== '';
  switch (field.is) {
    case 'constant':
      return field.text ?? '';
    case 'journal':
      return line.journal;
    case 'journalName':
      return line.journalName;
    case 'number':
      return line.number;
    case 'sequence':
      return String(line.sequence);
    case 'account':
      return mapped.account;
    case 'general':
      return mapped.general;
    case 'accountName':
      return line.accountName;
    case 'auxiliary':
      return hasParty ? line.partyCode : '';
    case 'auxiliaryName':
      return line.partyName;
    case 'auxiliaryMark':
      return hasParty ? 'X' : '';
    case 'ownName':
      return hasParty ? line.partyName : line.accountName;
    case 'piece':
      return line.piece === '' ? `${line.journal}-${line.number}` : line.piece;
    case 'label':
      return line.label;
    case 'pieceAndLabel':
      return line.piece === '' ? line.label : `${line.piece} ${line.label}`;
    case 'side':
      return line.debitMinor > 0n ? 'D' : 'C';
    case 'amount':
      return money(amountMinor);
    case 'cents':
      return amountMinor.toString();
    case 'debit':
      return money(line.debitMinor);
    case 'credit':
      return money(line.creditMinor);
    case 'currency':
      return base;
    case 'lettrage':
      return line.lettrage;
    case 'attachment':
      return line.attachment;
    case 'date':
      return date(line.on);
    case 'pieceDate':
      return date(line.pieceOn);
    case 'dueDate':
      return date(line.dueOn);
    case 'letteredDate':
      return date(line.letteredOn);
    case 'validatedDate':
      return date(line.validatedOn);
  }
};
