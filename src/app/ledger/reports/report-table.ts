import type { Currency } from '../../../core/money/index.ts';
import { toDecimal } from '../../../core/money/index.ts';
import type { Column, OutputRow } from '../../../shell/tabular/index.ts';
import type { ReportScope } from '../ports.ts';
import type { reportKinds } from '../contract.ts';
import { readLedgerRows, readOpening, type LedgerAsked, type LedgerPlace } from './account-ledger.ts';
import { reconciliationTable, statementsTable } from './day-table.ts';
import type { Period } from './financial-year.ts';
import { journalRows } from './journal-rows.ts';
import { readAccountTotal, readPartySums, type PartyPlace } from './party-balance.ts';
import { addSums, type Sums } from './period-sums.ts';
import type { ReportWords } from './report-words.ts';
import { readAccountSums } from './trial-balance.ts';

export type ReportKind = (typeof reportKinds)[number];

export type ReportAsked = Period & {
  readonly report: ReportKind;
  readonly account?: string | undefined;
  readonly partyId?: string | undefined;
  readonly journal?: string | undefined;
};

/** A report as columns and rows, read page by page; `isTotal` marks the rows a page sets apart. */
export type ReportRow = { readonly cells: OutputRow; readonly isTotal: boolean };
export type ReportTable = {
  readonly columns: readonly Column[];
  readonly rows: (scope: ReportScope) => AsyncGenerator<ReportRow>;
};

const AT_ONCE = 2000;
/** The account customers stand on, when no other was asked for. */
const CUSTOMERS = '411';

type Making = {
  readonly asked: ReportAsked;
  readonly words: ReportWords;
  readonly currency: Currency;
  readonly locale: 'fr' | 'en';
};

const row = (cells: OutputRow): ReportRow => ({ cells, isTotal: false });
const totalRow = (cells: OutputRow): ReportRow => ({ cells, isTotal: true });

export const reportTable = (making: Making): ReportTable => {
  switch (making.asked.report) {
    case 'trial-balance':
      return trialBalanceTable(making);
    case 'party-balance':
      return partyBalanceTable(making);
    case 'general-ledger':
      return generalLedgerTable(making);
    case 'party-ledger':
      return partyLedgerTable(making);
    case 'journal':
      return journalTable(making);
    case 'statements':
      return statementsTable(making);
    case 'bank-reconciliation':
      return reconciliationTable(making);
  }
};

const amountIn = (currency: Currency) => (minor: bigint) =>
  minor === 0n ? null : toDecimal({ minor, currency });

/** Opening, movements, closing: each on its side, as a French balance has them. */
const sixAmounts = ({ currency }: Making, { opening, debit, credit }: Sums): (string | null)[] => {
  const amount = amountIn(currency);
  const closing = opening + debit - credit;
  const sides = (minor: bigint) => [amount(minor > 0n ? minor : 0n), amount(minor < 0n ? -minor : 0n)];
  return [...sides(opening), amount(debit), amount(credit), ...sides(closing)];
};

const sixColumns = ({ words: { columns: h } }: Making): Column[] =>
  [h.openingDebit, h.openingCredit, h.debit, h.credit, h.closingDebit, h.closingCredit].map((header) => ({
    header,
    kind: 'amount',
  }));

/** The total of the six columns is that of the rows above it: both sides are summed, not their difference. */
const sideTotals = (rows: readonly Sums[], making: Making): (string | null)[] => {
  const amount = amountIn(making.currency);
  const sum = (of: (one: Sums) => bigint): string | null =>
    amount(rows.reduce((total, one) => total + of(one), 0n));
  const above = (minor: bigint): bigint => (minor > 0n ? minor : 0n);
  const closing = (one: Sums): bigint => one.opening + one.debit - one.credit;
  return [
    sum((one) => above(one.opening)),
    sum((one) => above(-one.opening)),
    sum((one) => one.debit),
    sum((one) => one.credit),
    sum((one) => above(closing(one))),
    sum((one) => above(-closing(one))),
  ];
};

const trialBalanceTable = (making: Making): ReportTable => ({
  columns: [
    { header: making.words.columns.account, kind: 'text', width: 12 },
    { header: making.words.columns.accountName, kind: 'text', width: 40 },
    ...sixColumns(making),
  ],
  rows: async function* (scope) {
    const accounts = await readAccountSums(scope, making.asked);
    for (const one of accounts) yield row([one.account, one.name, ...sixAmounts(making, one)]);
    yield totalRow([null, making.words.total, ...sideTotals(accounts, making)]);
  },
});

const partyBalanceTable = (making: Making): ReportTable => ({
  columns: [
    { header: making.words.columns.partyCode, kind: 'text', width: 12 },
    { header: making.words.columns.party, kind: 'text', width: 40 },
    ...sixColumns(making),
  ],
  rows: async function* (scope) {
    const account = making.asked.account ?? CUSTOMERS;
    for await (const one of partiesOf(scope, making, account))
      yield row([one.code, one.name, ...sixAmounts(making, one)]);
    const total = await readAccountTotal(scope, { ...making.asked, account });
    yield totalRow([null, making.words.parties.total, ...sixAmounts(making, total)]);
  },
});

async function* partiesOf(scope: ReportScope, { asked }: Making, account: string) {
  for (let place: PartyPlace | null = null; ;) {
    const page = await readPartySums(scope, { ...asked, account }, place, AT_ONCE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return;
    place = [last.search_name, last.party_id];
  }
}

const ledgerColumns = ({ words: { columns: h } }: Making, first: readonly Column[]): Column[] => [
  ...first,
  { header: h.on, kind: 'date' },
  { header: h.journal, kind: 'text', width: 8 },
  { header: h.entryNo, kind: 'number', width: 8 },
  { header: h.piece, kind: 'text', width: 16 },
  { header: h.label, kind: 'text', width: 40 },
  { header: h.lettrage, kind: 'text', width: 6 },
  { header: h.debit, kind: 'amount' },
  { header: h.credit, kind: 'amount' },
  { header: h.balance, kind: 'amount' },
];

/** One account or one party on it: what was brought, each posting with the balance after it, the sums. */
async function* ledgerOf(
  scope: ReportScope,
  { asked, words, currency }: Making,
  of: { account: string; partyId?: string | undefined },
  first: readonly (string | null)[],
): AsyncGenerator<ReportRow> {
  const amount = amountIn(currency);
  const own: LedgerAsked = { from: asked.from, to: asked.to, ...of };
  const opening = await readOpening(scope, own);
  const balanceText = (minor: bigint): string => toDecimal({ minor, currency });
  if (opening !== 0n) {
    const brought = [asked.from, null, null, null, words.ledger.brought, null, null, null];
    yield row([...first, ...brought, balanceText(opening)]);
  }
  let sums: Sums = { opening, debit: 0n, credit: 0n };
  for (let place: LedgerPlace | null = null; ;) {
    const page = await readLedgerRows(scope, own, place, AT_ONCE);
    for (const one of page) {
      sums = addSums([sums, { opening: 0n, debit: one.debit, credit: one.credit }]);
      // A list of one party names it already.
      const names = of.partyId !== undefined || one.label.includes(one.party_name);
      const label = names ? one.label : `${one.label} · ${one.party_name}`;
      const facts = [one.entry_on, one.journal, one.entry_no.toString(), one.piece, label, one.lettrage];
      const balance = balanceText(sums.opening + sums.debit - sums.credit);
      yield row([...first, ...facts, amount(one.debit), amount(one.credit), balance]);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) break;
    place = [last.entry_on, last.entry_id, String(last.line_no)];
  }
  const closing = balanceText(sums.opening + sums.debit - sums.credit);
  const blank = [null, null, null, null, words.total, null];
  yield totalRow([...first, ...blank, amount(sums.debit), amount(sums.credit), closing]);
}

const generalLedgerTable = (making: Making): ReportTable => ({
  columns: ledgerColumns(making, [
    { header: making.words.columns.account, kind: 'text', width: 10 },
    { header: making.words.columns.accountName, kind: 'text', width: 28 },
  ]),
  rows: async function* (scope) {
    const { asked } = making;
    const accounts = (await readAccountSums(scope, asked)).filter(
      (one) => asked.account === undefined || one.account === asked.account,
    );
    for (const { account, name } of accounts) {
      yield* ledgerOf(scope, making, { account, partyId: asked.partyId }, [account, name]);
    }
  },
});

const partyLedgerTable = (making: Making): ReportTable => ({
  columns: ledgerColumns(making, [
    { header: making.words.columns.partyCode, kind: 'text', width: 10 },
    { header: making.words.columns.party, kind: 'text', width: 28 },
  ]),
  rows: async function* (scope) {
    const account = making.asked.account ?? CUSTOMERS;
    for await (const one of partiesOf(scope, making, account)) {
      if (making.asked.partyId !== undefined && making.asked.partyId !== one.party_id) continue;
      yield* ledgerOf(scope, making, { account, partyId: one.party_id }, [one.code, one.name]);
    }
  },
});

const journalTable = ({ asked, words, currency }: Making): ReportTable => {
  const h = words.columns;
  const amount = amountIn(currency);
  return {
    columns: [
      { header: h.on, kind: 'date' },
      { header: h.journal, kind: 'text', width: 8 },
      { header: h.entryNo, kind: 'number', width: 8 },
      { header: h.piece, kind: 'text', width: 16 },
      { header: h.account, kind: 'text', width: 10 },
      { header: h.accountName, kind: 'text', width: 28 },
      { header: h.party, kind: 'text', width: 28 },
      { header: h.label, kind: 'text', width: 40 },
      { header: h.debit, kind: 'amount' },
      { header: h.credit, kind: 'amount' },
    ],
    rows: async function* (scope) {
      let sums: Sums = { opening: 0n, debit: 0n, credit: 0n };
      for await (const one of journalRows(scope, asked)) {
        sums = addSums([sums, { opening: 0n, debit: one.debit, credit: one.credit }]);
        const facts = [one.entry_on, one.journal, one.entry_no.toString(), one.piece, one.account];
        const names = [one.account_name, one.party_name, one.label];
        yield row([...facts, ...names, amount(one.debit), amount(one.credit)]);
      }
      const blank = [null, null, null, null, null, null, null, words.total];
      yield totalRow([...blank, amount(sums.debit), amount(sums.credit)]);
    },
  };
};
