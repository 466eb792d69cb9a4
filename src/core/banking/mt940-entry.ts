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
  if (!/^\d{6}$/.test(text)) return null;
  return parseDate(`${shortYear(text.slice(0, 2))}-${text.slice(2, 4)}-${text.slice(4)}`, 'ymd');
};

/** The entry date has no year: it is the one that lies nearest to the value date. */
const entryDay = (text: string | undefined, valueOn: PlainDate): PlainDate => {
  if (!text || text.trim() === '') return valueOn;
  const [month, day] = [text.slice(0, 2), text.slice(2)];
  if (month === valueOn.slice(5, 7)) {
    if (day === valueOn.slice(8)) return valueOn;
    const sameMonth = parseDate(`${valueOn.slice(0, 8)}${day}`, 'ymd');
    if (sameMonth !== null) return sameMonth;
  }
  const year = Number(valueOn.slice(0, 4));
  const days = [year, year - 1, year + 1]
    .map((one) => parseDate(`${one}-${month}-${day}`, 'ymd'))
    .filter((one) => one !== null)
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

/** ?20text?21text…: what stands under each number. The mark is the one the field begins with: a text may hold the other. */
const subFields = (folded: string): string[] => {
  const mark = /[?>]/.exec(folded.slice(0, 4))![0];
  const parts: string[] = [];
  let last = -1;
  for (const piece of folded.split(mark).slice(1)) {
    if (/^\d\d/.test(piece)) {
      last = Number(piece.slice(0, 2));
      parts[last] = (parts[last] ?? '') + piece.slice(2);
    } else if (last >= 0) parts[last] += mark + piece; // A question mark in the words themselves.
  }
  return parts;
};

const joined = (parts: readonly string[], from: number, to: number): string => {
  let text = '';
  for (let number = from; number <= to; number += 1) text += parts[number] ?? '';
  return text;
};

/** EREF+…SVWZ+…: the words behind one of these, up to the next. */
const keyed = (remittance: string, key: string): string | undefined => {
  const at = remittance.indexOf(key);
  if (at < 0) return undefined;
  const rest = remittance.slice(at + key.length);
  const next = rest.search(/[A-Z]{4}\+/);
  return next < 0 ? rest : rest.slice(0, next);
};

/** :86: as German sub-fields ?20–?29, as /NAME/…/REMI/ words, or as plain text. Lines are folded at 65 characters. */
export const readSwiftDetails = (raw: string): SwiftDetails => {
  const folded = raw.replaceAll('\n', '');
  if (/^\d{3}[?>]|^\?\d\d/.test(folded)) {
    const parts = subFields(folded);
    const remittance = `${joined(parts, 20, 29)}${joined(parts, 60, 63)}`;
    return {
      name: joined(parts, 32, 33).trim(),
      iban: (parts[31] ?? '').replaceAll(/\s/g, ''),
      text: (keyed(remittance, 'SVWZ+') ?? remittance).trim(),
      endToEndId: given(keyed(remittance, 'EREF+')),
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
