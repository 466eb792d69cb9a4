import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, refusal, writerOf } from '../../../test/kit/entries.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { letterItems } from '../entries/lettrage.ts';
import { verifyBooks } from '../ledger/index.ts';
import { checkOpening } from './check-opening.ts';
import { readOpenings } from './opening-room.ts';
import { takeOpening } from './take-opening.ts';
import { undoOpening } from './undo-opening.ts';

/** The books of another system at the end of a year, taken over whole. */

const openedOn = plainDate('2026-10-31');
const HEADER =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise';
type Row = [
  journal: string,
  no: string,
  on: string,
  account: string,
  name: string,
  code: string,
  party: string,
  piece: string,
  minor: string,
  letter?: string,
];
const fecLine = ([journal, no, on, account, name, code, party, piece, minor, letter = '']: Row): string => {
  const [debit, credit] = minor.startsWith('-') ? ['0,00', minor.slice(1)] : [minor, '0,00'];
  return [
    journal,
    journal,
    no,
    on,
    account,
    name,
    code,
    party,
    piece,
    on,
    'x',
    debit,
    credit,
    letter,
    letter && on,
    on,
    '',
    '',
  ].join('\t');
};
const BOOKS: Row[] = [
  ['AN', '1', '20260101', '51200000', 'Banque populaire', '', '', 'AN', '5000,00'],
  ['AN', '1', '20260101', '10100000', 'Capital', '', '', 'AN', '-5000,00'],
  ['VE', '2', '20260910', '41100000', 'Clients', 'C-00001', 'Menuiserie Le Goff', 'F-1', '1200,00'],
  ['VE', '2', '20260910', '70600000', 'Services', '', '', 'F-1', '-1000,00'],
  ['VE', '2', '20260910', '44571000', 'TVA collectée', '', '', 'F-1', '-200,00'],
  ['VE', '3', '20260915', '41100000', 'Clients', 'DUP', 'Dupont', 'F-2', '600,00', 'A'],
  ['VE', '3', '20260915', '70600000', 'Services', '', '', 'F-2', '-600,00'],
  ['BQ', '4', '20261002', '51200000', 'Banque populaire', '', '', 'VIR', '600,00'],
  ['BQ', '4', '20261002', '41100000', 'Clients', 'DUP', 'Dupont', 'F-2', '-600,00', 'A'],
  ['VE', '5', '20261020', '41100000', 'Clients', 'DUP', 'Dupont', 'F-3', '300,00'],
  ['VE', '5', '20261020', '70600000', 'Services', '', '', 'F-3', '-300,00'],
  ['AC', '6', '20261021', '60600000', 'Fournitures', '', '', 'B-7', '100,00'],
  ['AC', '6', '20261021', '40100000', 'Fournisseurs', 'FBOIS', 'Bois et Fils', 'B-7', '-100,00'],
  ['BQ', '7', '20261105', '51200000', 'Banque populaire', '', '', 'VIR', '300,00'],
  ['BQ', '7', '20261105', '41100000', 'Clients', 'DUP', 'Dupont', 'F-3', '-300,00'],
];
const fec = (rows: readonly Row[] = BOOKS, name = 'FEC.txt') => ({
  name,
  mediaType: 'text/plain',
  bytes: Buffer.from([HEADER, ...rows.map(fecLine)].join('\r\n')),
});

let company: TestCompany;
let goff: string;
beforeAll(async () => {
  company = await createTestCompany();
  goff = await company.addCustomer();
});
afterAll(() => company.close());

const check = (file = fec(), on = openedOn) => company.run((context) => checkOpening(context, file, on));
const take = async (file = fec()) => {
  const { sha256, fileName } = await check(file);
  return company.run((context) => takeOpening(context, { sha256, fileName, openedOn }));
};
const balances = (where = company) =>
  where.run(async ({ tx, org }) => {
    const { rows } = await sql<{ account: string; minor: bigint }>`
      select account, sum(debit_minor - credit_minor)::bigint as minor from posting where org_id = ${org}
      group by account having sum(debit_minor - credit_minor) <> 0 order by account`.execute(tx);
    return Object.fromEntries(rows.map((row) => [row.account, row.minor]));
  });
const items = () =>
  company.run(async ({ tx, org }) => {
    const { rows } = await sql<{ account: string; name: string; number: string; open: bigint; due: string }>`
      select i.account, p.name, i.number, i.open_minor as open, i.due_on as due from open_item i
      join party p on p.org_id = ${org} and p.id = i.party_id
      where i.org_id = ${org} and i.open_minor <> 0 order by i.account, i.number`.execute(tx);
    return rows.map((row) => [row.account, row.name, row.number, row.open]);
  });
const sound = async () => expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);

const AFTER = {
  '101': -500_000n,
  '401': -10_000n,
  '411': 150_000n,
  '44571': -20_000n,
  '512': 560_000n,
  '606': 10_000n,
  '706': -190_000n,
};

describe('a FEC of another system', () => {
  let id: string;

  it('is shown first: its trial balance on the day, and what would be opened; nothing changes', async () => {
    const { summary, findings } = await check();
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({
      format: 'fec',
      lines: 15,
      laterLines: 2,
      debitMinor: '720000',
      creditMinor: '720000',
      newCustomers: 1,
      knownCustomers: 1,
      customerItems: 2,
      customersMinor: '150000',
      otherItems: 1,
    });
    expect(
      Object.fromEntries(summary.accounts.map((one) => [one.account, BigInt(one.balanceMinor)])),
    ).toEqual(AFTER);
    expect(await balances()).toEqual({});
  });

  it('is taken over whole: every balance, and each piece that waits', async () => {
    id = await take();
    expect(await balances()).toEqual(AFTER);
    expect(await items()).toEqual([
      ['401', 'Bois et Fils', 'B-7', -10_000n],
      ['411', 'Menuiserie Le Goff', 'F-1', 120_000n],
      ['411', 'Dupont', 'F-3', 30_000n],
    ]);
    const names = await company.run(({ tx, org }) =>
      tx.selectFrom('account').select('name').where('org_id', '=', org).where('code', '=', '101').execute(),
    );
    expect(names).toEqual([{ name: 'Capital' }]);
    await sound();
  });

  it('is not taken twice, nor over books that are in use', async () => {
    expect((await check()).findings).toMatchObject([{ code: 'opening.taken-already' }]);
    expect((await check(fec(BOOKS.slice(0, 2)))).findings).toMatchObject([{ code: 'opening.books-in-use' }]);
    expect(await refusal(take())).toEqual(['opening.taken-already']);
  });

  it('is undone by mirrors and may be taken again, with the same customers and invoices', async () => {
    await company.run((context) => undoOpening(context, id));
    expect(await balances()).toEqual({});
    expect(await items()).toEqual([]);
    await sound();
    expect(await refusal(company.run((context) => undoOpening(context, id)))).toEqual([
      'opening.undone-already',
    ]);
    const { summary } = await check();
    expect(summary).toMatchObject({ newCustomers: 0, knownCustomers: 2, customerItems: 2 });
    id = await take();
    expect(await balances()).toEqual(AFTER);
    expect((await items()).length).toBe(3);
    const { rows } = await company.test.adminPool.query<{ n: number }>(
      "select count(*)::int as n from encaisse.invoice where number in ('F-1', 'F-3')",
    );
    expect(rows[0]!.n).toBe(2);
    const parties = await company.test.adminPool.query<{ n: number }>(
      "select count(*)::int as n from encaisse.party where name = 'Bois et Fils'",
    );
    expect(parties.rows[0]!.n).toBe(1);
    await sound();
    expect((await company.run(readOpenings)).map((one) => one.undone !== null)).toEqual([false, true]);
  });

  it('stays while a piece of it is settled', async () => {
    const { post } = writerOf(company);
    await post([line('512', 120_000n), line('411', -120_000n, goff)], { journal: 'BQ' });
    const open = await company.run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select('id')
        .where('org_id', '=', org)
        .where('party_id', '=', goff)
        .where('settled_on', 'is', null)
        .execute(),
    );
    await company.run((context) =>
      letterItems(context, { partyId: goff, itemIds: open.map((one) => one.id) }),
    );
    expect(await refusal(company.run((context) => undoOpening(context, id)))).toEqual(['opening.items-used']);
  });
});

describe('books that cannot be relied upon', () => {
  it('are refused with the line that does not balance', async () => {
    const wrong = BOOKS.map((row, at): Row => (at === 3 ? (row.with(8, '-999,99') as Row) : row));
    expect((await check(fec(wrong))).findings[0]).toMatchObject({
      code: 'opening.entry-unbalanced',
      params: { line: 4, entry: 'VE 2', differenceMinor: '1' },
    });
    expect((await check(fec(), plainDate('2027-01-01'))).findings).toMatchObject([
      { code: 'opening.in-future' },
      { code: 'opening.taken-already' },
    ]);
  });
});

describe('a trial balance', () => {
  it('brings all accounts but customers, whose items come by another file', async () => {
    const other = await createTestCompany();
    try {
      const file = {
        name: 'balance.csv',
        mediaType: 'text/csv',
        bytes: Buffer.from(
          'Compte;Intitulé;Débit;Crédit\n101000;Capital;;5 000,00\n401BOIS;Bois et Fils;;100,00\n411000;Clients;1 500,00\n512000;Banque;3 600,00\nTotal;;5 100,00;5 100,00\n',
        ),
      };
      const { sha256, fileName, summary, findings } = await other.run((context) =>
        checkOpening(context, file, openedOn),
      );
      expect(findings).toEqual([]);
      expect(summary.accounts.find((one) => one.account === '411')).toMatchObject({ kind: 'left' });
      await other.run((context) => takeOpening(context, { sha256, fileName, openedOn }));
      expect(await balances(other)).toEqual({
        '101': -500_000n,
        '401': -10_000n,
        '512': 360_000n,
        '890': 150_000n,
      });
      expect((await other.run((context) => verifyBooks(context))).findings).toEqual([]);
    } finally {
      await other.close();
    }
  });
});
