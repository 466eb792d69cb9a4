import { normaliseIban } from '../banking/matching/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { accepted, error, refused, type Finding, type Result } from '../finding.ts';
import type { BillKind } from './instrument.ts';

/** A bill as its record says it. */
export type LcrBill = {
  readonly reference: string;
  readonly kind: BillKind;
  readonly drawee: {
    readonly name: string;
    readonly bank: string;
    readonly iban: string;
    readonly siren: string;
  };
  /** Euro cents. */
  readonly amountMinor: bigint;
  readonly issuedOn: PlainDate;
  readonly maturityOn: PlainDate;
};

export type LcrRemittance = {
  readonly number: string;
  readonly kind: 'collection' | 'discount';
  readonly remittedOn: PlainDate;
  readonly remitter: {
    readonly name: string;
    readonly bank: string;
    readonly iban: string;
    readonly siren: string;
  };
  readonly bills: readonly LcrBill[];
};

const LENGTH = 160;
/** Amounts of 12 digits. */
const HIGHEST = 999_999_999_999n;
const OPERATION = '60';
/** Encaissement, crédit forfaitaire après l’échéance; escompte. */
const ENTRY_CODE = { collection: '3', discount: '1' } as const;
/** Drawn without acceptance, accepted, promissory note. */
const ACCEPTANCE_CODE: Record<BillKind, string> = { lcr: '0', lcr_accepted: '1', bor: '2' };

/**
 * Remise de LCR et BOR informatisées: CFONB, « Effets de commerce LCR – BOR », records of 160 characters: 03 (who remits),
 * 06 (one per bill), 08 (their sum). ASCII; what the bank cannot read is written with the letters it can.
 */
export const writeLcrFile = (remittance: LcrRemittance): Result<string> => {
  const { number, kind, remittedOn, remitter, bills } = remittance;
  const findings = check(remittance);
  if (findings.length > 0) return refused(...findings);
  const head = record([
    ['03', 2],
    [OPERATION, 2],
    [serial(1), 8],
    ['000000', 6],
    ['', 6],
    [day(remittedOn), 6],
    [remitter.name, 24],
    [remitter.bank, 24],
    [ENTRY_CODE[kind], 1],
    ['', 1],
    ['E', 1],
    ...accountOf(remitter.iban),
    ['', 16],
    [kind === 'discount' ? day(remittedOn) : '', 6],
    ['', 10],
    [remitter.siren, 15],
    [number, 11],
  ]);
  const lines = bills.map((bill, at) =>
    record([
      ['06', 2],
      [OPERATION, 2],
      [serial(at + 2), 8],
      ['', 8],
      [bill.reference, 10],
      [bill.drawee.name, 24],
      [bill.drawee.bank, 24],
      [ACCEPTANCE_CODE[bill.kind], 1],
      ['', 2],
      ...accountOf(bill.drawee.iban),
      [digits(bill.amountMinor), 12],
      ['', 4],
      [day(bill.maturityOn), 6],
      [day(bill.issuedOn), 6],
      ['', 11],
      [bill.drawee.siren, 9],
      [bill.reference, 10],
    ]),
  );
  const foot = record([
    ['08', 2],
    [OPERATION, 2],
    [serial(bills.length + 2), 8],
    ['', 90],
    [digits(sumOf(bills)), 12],
    ['', 46],
  ]);
  return accepted([head, ...lines, foot].map((line) => `${line}\r\n`).join(''));
};

const check = ({ remitter, bills }: LcrRemittance): Finding[] => {
  const findings: Finding[] = [];
  if (accountOf(remitter.iban).length === 0)
    findings.push(error('instruments.lcr-own-iban', { path: 'bankAccountId' }));
  for (const bill of bills) {
    const { reference: number } = bill;
    if (accountOf(bill.drawee.iban).length === 0) {
      findings.push(error('instruments.lcr-iban', { params: { number } }));
    }
    if (bill.amountMinor > HIGHEST) findings.push(error('instruments.lcr-amount', { params: { number } }));
  }
  if (sumOf(bills) > HIGHEST) findings.push(error('instruments.lcr-sum'));
  return findings;
};

const sumOf = (bills: readonly LcrBill[]): bigint => bills.reduce((sum, bill) => sum + bill.amountMinor, 0n);

type Field = readonly [text: string, length: number];

/** Bank, branch and account of a French IBAN; none for another: bills of exchange are a French means of payment. */
const accountOf = (text: string): Field[] => {
  const iban = normaliseIban(text);
  if (!/^FR\d{12}[A-Z0-9]{11}\d{2}$/.test(iban)) return [];
  return [
    [iban.slice(4, 9), 5],
    [iban.slice(9, 14), 5],
    [iban.slice(14, 25), 11],
  ];
};

const record = (fields: readonly Field[]): string => {
  const line = fields.map(([text, length]) => lcrText(text).slice(0, length).padEnd(length)).join('');
  if (line.length !== LENGTH) throw new Error(`A record has ${LENGTH} characters, not ${line.length}`);
  return line;
};

/** DDMMYY. */
const day = (date: PlainDate): string => `${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(2, 4)}`;
const digits = (minor: bigint): string => minor.toString().padStart(12, '0');
const serial = (no: number): string => String(no).padStart(8, '0');

/** The letters of the banks' files: capitals without accents, digits, and / - ? : ( ) . , ' + and space. */
export const lcrText = (text: string): string =>
  normaliseLetters(text).replaceAll(/[^A-Z0-9/\-?:().,'+ ]/g, ' ');

const normaliseLetters = (text: string): string =>
  text
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[–—_]/g, '-')
    .replaceAll('&', '+')
    .replaceAll(/[ßẞ]/g, 'SS')
    .replaceAll(/[æÆ]/g, 'AE')
    .replaceAll(/[øØ]/g, 'O')
    .replaceAll(/[œŒ]/g, 'OE')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase();
