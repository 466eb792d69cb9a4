import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { EUR, toDecimal } from '../../core/money/index.ts';
import { searchKey } from '../../core/party/index.ts';
import { inventedIban } from './identifiers.ts';
import { DAYS_OF_STATEMENTS, type History } from './plan-history.ts';
import type { DemoPayment } from './plan-money.ts';
import { createRandom, type Random } from '../../shell/random.ts';

export const COMPANY_IBAN = inventedIban(1);
export const OPENING_MINOR = 8_421_035n;
/** The last file holds the days since this one. */
const DAYS_OF_LAST_FILE = 8;

type Line = {
  on: PlainDate;
  amountMinor: bigint;
  name: string;
  iban: string;
  text: string;
  reference: string;
};
export type StatementFile = { name: string; xml: string };

/** The evening whose balance the first statement opens with. */
export const openedOn = (today: PlainDate): PlainDate => addDays(today, -DAYS_OF_STATEMENTS - 1);

/**
 * Two CAMT.053 files of the company's bank. The first one quotes invoice numbers, as most customers do; the second
 * one is life: a number cut short, a customer's name only, two invoices in one sum, a stranger, the bank's fees.
 */
export const bankStatements = (history: History, today: PlainDate): StatementFile[] => {
  const random = createRandom(7);
  const from = addDays(today, -DAYS_OF_STATEMENTS);
  const cut = addDays(today, -DAYS_OF_LAST_FILE);
  const first = history.transfers.filter((one) => one.receivedOn < cut);
  const second = history.transfers.filter((one) => one.receivedOn >= cut);
  const early = [...first.map((one) => lineOf(history, one, 0)), fees(from, 3), directDebit(from, 10)];
  const late = [
    ...second.map((one, index) => lineOf(history, one, index)),
    fees(cut, 2),
    stranger(addDays(today, -3), random),
  ];
  const middle = OPENING_MINOR + sum(early);
  return [
    { name: `releve-${cut}.camt053.xml`, xml: camt('1', OPENING_MINOR, from, addDays(cut, -1), early) },
    { name: `releve-${today}.camt053.xml`, xml: camt('2', middle, cut, addDays(today, -1), late) },
  ];
};

const sum = (lines: readonly Line[]): bigint => lines.reduce((total, line) => total + line.amountMinor, 0n);

const lineOf = (history: History, payment: DemoPayment, habit: number): Line => {
  const customer = history.customers[payment.customer]!;
  const numbers = payment.shares.map((share) => history.invoices[share.invoice]!.number);
  const words = [
    `VIR ${numbers.join(' ')}`,
    `REGLEMENT FACTURE ${numbers.join(' ')}`,
    `VIREMENT ${searchKey(customer.name)}`,
    `FACT ${numbers.map((number) => number.slice(-5)).join(' + ')}`,
    'VOTRE FACTURE',
  ];
  // Without a number the bank gives no account either: a person says what such a line pays.
  const isBare = habit % words.length === 2 || habit % words.length === 4;
  return {
    on: payment.receivedOn,
    amountMinor: payment.amountMinor,
    name: searchKey(customer.name).slice(0, 35),
    iban: isBare ? '' : customer.iban,
    text: words[habit % words.length]!,
    reference: isBare ? 'NOTPROVIDED' : `E2E${numbers[0]!.replaceAll('-', '')}`,
  };
};

const fees = (after: PlainDate, days: number): Line => ({
  on: addDays(after, days),
  amountMinor: -1850n,
  name: '',
  iban: '',
  text: 'FRAIS TENUE DE COMPTE',
  reference: 'NOTPROVIDED',
});

const directDebit = (after: PlainDate, days: number): Line => ({
  on: addDays(after, days),
  amountMinor: -12_840n,
  name: 'ENERGIE VALLEE VERTE',
  iban: inventedIban(2),
  text: 'PRLV ELECTRICITE ATELIER',
  reference: 'PRLV0042',
});

const stranger = (on: PlainDate, random: Random): Line => ({
  on,
  amountMinor: BigInt(random.int(180, 640)) * 100n,
  name: 'M ROUSSEL ET MME LEBRETON',
  iban: inventedIban(3),
  text: 'VIR INSTANTANE NAPPES MARIAGE',
  reference: 'NOTPROVIDED',
});

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const decimal = (minor: bigint): string => toDecimal({ minor: minor < 0n ? -minor : minor, currency: EUR });
const side = (minor: bigint): string => (minor < 0n ? 'DBIT' : 'CRDT');

const balance = (code: 'OPBD' | 'CLBD', minor: bigint, on: PlainDate): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(minor)}</Amt><CdtDbtInd>${side(minor)}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;

const entry = (line: Line, no: number, file: string): string => {
  const [party, account] = line.amountMinor > 0n ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct'];
  const parties =
    line.name === ''
      ? ''
      : `<RltdPties><${party}><Pty><Nm>${escape(line.name)}</Nm></Pty></${party}>${line.iban === '' ? '' : `<${account}><Id><IBAN>${line.iban}</IBAN></Id></${account}>`}</RltdPties>`;
  const amount = `<Amt Ccy="EUR">${decimal(line.amountMinor)}</Amt><CdtDbtInd>${side(line.amountMinor)}</CdtDbtInd>`;
  return `<Ntry><NtryRef>${no}</NtryRef>${amount}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${line.on}</Dt></BookgDt><ValDt><Dt>${line.on}</Dt></ValDt><AcctSvcrRef>DEMO${file}${String(no).padStart(5, '0')}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${line.reference}</EndToEndId></Refs>${amount}${parties}<RmtInf><Ustrd>${escape(line.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
};

const camt = (
  no: string,
  opening: bigint,
  from: PlainDate,
  to: PlainDate,
  lines: readonly Line[],
): string => {
  const sorted = [...lines].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const closing = opening + sum(lines);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>DEMO-${to}</MsgId><CreDtTm>${to}T22:00:00</CreDtTm></GrpHdr>
<Stmt><Id>DEMO-${to}</Id><ElctrncSeqNb>${no}</ElctrncSeqNb><CreDtTm>${to}T22:00:00</CreDtTm>
<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>${COMPANY_IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', opening, addDays(from, -1))}
${balance('CLBD', closing, to)}
${sorted.map((line, index) => entry(line, index + 1, no)).join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
};
