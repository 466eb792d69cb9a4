import { daysBetween, parseDate, type PlainDate } from '../calendar/index.ts';
import { shortYear } from './dates.ts';

export type SwiftLine = {
  valueOn: PlainDate;
  bookedOn: PlainDate;
  negative: boolean;
  amount: string;
  code: string;
  customerReference: string;
  bankReference: string;
  reversal: boolean;
};

/**
 * The grammar of :61: with what banks make of it: value date, optional (or blank) entry date, C, D, RC or RD (a
 * reversed credit takes money out), an optional funds letter, the amount, an optional type, references.
 */
const LINE =
  /^(\d{6})(\d{4}|\s{4})?\s*(R?[CD])([A-Z]?)\s*(\d+(?:[.,]\d*)?)(?:([A-Z])([A-Z0-9]{3}))?([\s\S]*)$/;

export const swiftDay = (text: string): PlainDate | null => {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  return match ? parseDate(`${shortYear(match[1]!)}-${match[2]}-${match[3]}`, 'ymd') : null;
};

/** The entry date has no year: it is the one that lies nearest to the value date. */
const entryDay = (text: string | undefined, valueOn: PlainDate): PlainDate => {
  if (!text || text.trim() === '') return valueOn;
  const year = Number(valueOn.slice(0, 4));
  const days = [year, year - 1, year + 1]
    .map((one) => parseDate(`${one}-${text.slice(0, 2)}-${text.slice(2)}`, 'ymd'))
    .filter((day) => day !== null)
    .sort((a, b) => Math.abs(daysBetween(valueOn, a)) - Math.abs(daysBetween(valueOn, b)));
  return days[0] ?? valueOn;
};

export const readSwiftLine = (text: string): SwiftLine | 'date' | 'form' => {
  const [first = ''] = text.split('\n');
  const match = LINE.exec(first);
  if (!match) return 'form';
  const valueOn = swiftDay(match[1]!);
  if (!valueOn) return 'date';
  const mark = match[3]!;
  const [customer = '', bank = ''] = (match[8] ?? '').split('//');
  return {
    valueOn,
    bookedOn: entryDay(match[2], valueOn),
    negative: mark === 'D' || mark === 'RC',
    amount: match[5]!,
    code: match[7] ?? '',
    customerReference: customer.trim(),
    bankReference: bank.trim(),
    reversal: mark.startsWith('R'),
  };
};

export type SwiftDetails = { name: string; iban: string; text: string; endToEndId: string };

const given = (text: string | undefined): string => {
  const plain = (text ?? '').trim();
  return /^(NOT\s?PROVIDED|NONREF)$/i.test(plain) ? '' : plain;
};

/** :86: as German sub-fields ?20–?29, as /NAME/…/REMI/ words, or as plain text. Lines are folded at 65 characters. */
export const readSwiftDetails = (raw: string): SwiftDetails => {
  const folded = raw.replaceAll('\n', '');
  if (/^\d{3}[?>]|^\?\d\d/.test(folded)) {
    const parts = new Map<string, string>();
    for (const [, key, value] of folded.matchAll(/[?>](\d\d)([^?>]*)/g))
      parts.set(key!, (parts.get(key!) ?? '') + value!);
    const join = (from: number, to: number): string =>
      Array.from({ length: to - from + 1 }, (_, at) => parts.get(String(from + at)) ?? '').join('');
    const remittance = `${join(20, 29)}${join(60, 63)}`;
    const purpose = /SVWZ\+(.*?)(?=(?:[A-Z]{4}\+)|$)/.exec(remittance)?.[1];
    return {
      name: join(32, 33).trim(),
      iban: (parts.get('31') ?? '').replaceAll(/\s/g, ''),
      text: (purpose ?? remittance ?? '').trim(),
      endToEndId: given(/EREF\+(.*?)(?=(?:[A-Z]{4}\+)|$)/.exec(remittance)?.[1]),
    };
  }
  const tags = new Map<string, string>();
  for (const [, key, value] of folded.matchAll(
    /\/(NAME|IBAN|EREF|REMI|ORDP|BENM|MARF|PREF|CSID|CNTP)\/(.*?)(?=\/(?:NAME|IBAN|EREF|REMI|ORDP|BENM|MARF|PREF|CSID|CNTP)\/|$)/g,
  )) {
    tags.set(key!, value!.trim());
  }
  if (tags.size > 0) {
    return {
      name: tags.get('NAME') ?? '',
      iban: (tags.get('IBAN') ?? '').replaceAll(/\s/g, ''),
      text: tags.get('REMI') ?? '',
      endToEndId: given(tags.get('EREF')),
    };
  }
  return { name: '', iban: '', text: raw.replaceAll(/\s+/g, ' ').trim(), endToEndId: '' };
};
