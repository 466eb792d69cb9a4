import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { addDays, plainDate, year, type PlainDate } from '../../../core/calendar/index.ts';
import { createFecChecker, sides } from '../../../core/ledger/index.ts';
import { streamInTenant } from '../../../shell/db/stream-in-tenant.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import { openRenderer } from '../../../shell/typst/index.ts';
import { postEntry } from '../post-entry.ts';
import type { ReportPorts } from '../ports.ts';
import { readAccountLedger } from './account-ledger.ts';
import { exportFec } from './export-fec.ts';
import { exportReport } from './export-report.ts';
import { listEntries } from './list-entries.ts';
import { keepBooks } from './overview.ts';
import { readPartyBalance } from './party-balance.ts';
import { readEntry } from './read-entry.ts';
import { readTrialBalance } from './trial-balance.ts';
import { reportKinds } from '../contract.ts';

/** Random entries over three years: whatever the period, every report says the same as the rows, and as each other. */

const START = plainDate('2024-06-01');
const ACCOUNTS = ['411', '512', '706', '44571', '627', '101'];

let company: TestCompany;
let parties: string[];
let ports: ReportPorts;

beforeAll(async () => {
  company = await createTestCompany();
  parties = [
    await company.addCustomer({ name: 'Roux' }),
    await company.addCustomer({ name: 'Adam', code: 'C9' }),
  ];
  ports = {
    renderer: openRenderer(import.meta.url),
    snapshot:
      ({ org }) =>
      (produce) =>
        streamInTenant(company.database, org, (tx) => produce({ tx, org })),
  };
  const entry = fc.record({
    days: fc.nat(900),
    minor: fc.bigInt({ min: 1n, max: 10n ** 10n }),
    debit: fc.constantFrom(...ACCOUNTS),
    credit: fc.constantFrom(...ACCOUNTS),
    who: fc.nat(1),
  });
  const [entries] = fc.sample(fc.array(entry, { minLength: 260, maxLength: 260 }), { numRuns: 1, seed: 7 });
  await company.run(async (context) => {
    await sql`insert into account (org_id, code, name) values (${context.org}, '101', 'Capital')`.execute(
      context.tx,
    );
    for (const one of entries!) {
      const side = (account: string, signed: bigint) => ({
        account,
        ...sides(signed),
        ...(account === '411' && { partyId: parties[one.who]! }),
      });
      await postEntry(
        context,
        {
          journal: 'OD',
          entryOn: addDays(START, one.days),
          label: 'Essai',
          postings: [side(one.debit, one.minor), side(one.credit, -one.minor)],
        },
        { kind: 'test', id: null },
      );
    }
  });
});
afterAll(async () => {
  await ports.renderer.close();
  await company.close();
});

/** From the rows alone: what an account stood at after a day, its result accounts counted from the first of January. */
const naive = async (context: Context, account: string, on: PlainDate): Promise<bigint> => {
  const from = account >= '6' ? `${year(on)}-01-01` : '0001-01-01';
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint as minor
    from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
    where p.account = ${account} and e.entry_on between ${from}::date and ${on}::date`.execute(context.tx);
  return rows[0]!.minor;
};

const textOf = async ({ body }: Download): Promise<string> => {
  const chunks: Buffer[] = [];
  if (body instanceof Uint8Array) return Buffer.from(body).toString('latin1');
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const period = fc
  .record({ start: fc.nat(900), length: fc.nat(300) })
  .map(({ start, length }) => ({ from: addDays(START, start), to: addDays(START, start + length) }))
  .filter(({ from, to }) => year(from) === year(to));

describe('the trial balance', () => {
  it('agrees with the rows at any two days, and sums to zero', async () => {
    await company.run((context) =>
      fc.assert(
        fc.asyncProperty(period, async ({ from, to }) => {
          const { rows, total } = await readTrialBalance(context, { from, to });
          expect([total.openingMinor, total.closingMinor]).toEqual(['0', '0']);
          expect(total.debitMinor).toBe(total.creditMinor);
          for (const account of ACCOUNTS) {
            const row = rows.find((one) => one.account === account);
            expect(BigInt(row?.closingMinor ?? '0')).toBe(await naive(context, account, to));
          }
        }),
        { numRuns: 20 },
      ),
    );
  });
});

describe('the ledger of an account', () => {
  it('goes on from page to page, to the balance of the trial balance', async () => {
    const span = { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') };
    await company.run(async (context) => {
      const { rows } = await readTrialBalance(context, span);
      for (const account of ACCOUNTS) {
        let cursor: string | undefined;
        let seen = 0;
        let balance: bigint | null = null;
        do {
          const page = await readAccountLedger(context, { ...span, account, cursor });
          if (balance !== null) expect(BigInt(page.broughtMinor)).toBe(balance);
          balance = BigInt(page.rows.at(-1)?.balanceMinor ?? page.broughtMinor);
          seen += page.rows.length;
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(balance).toBe(BigInt(rows.find((one) => one.account === account)?.closingMinor ?? '0'));
        expect(seen).toBeGreaterThan(5);
      }
    });
  });

  it('is that of one party when asked, and the parties sum to the account', async () => {
    const span = { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') };
    await company.run(async (context) => {
      const { rows, total, next } = await readPartyBalance(context, { ...span, account: '411' });
      expect(next).toBeNull();
      expect(rows.map((row) => row.name)).toEqual(['Adam', 'Roux']);
      const sum = rows.reduce((minor, row) => minor + BigInt(row.closingMinor), 0n);
      expect(sum.toString()).toBe(total!.closingMinor);
      for (const row of rows) {
        const page = await readAccountLedger(context, { ...span, account: '411', partyId: row.partyId });
        expect(page.rows.at(-1)!.balanceMinor).toBe(row.closingMinor);
      }
    });
  });
});

describe('the journals', () => {
  it('show every entry of a period once, each with its lines', async () => {
    await company.run(async (context) => {
      const ids = new Set<string>();
      let cursor: string | undefined;
      do {
        const page = await listEntries(context, { from: START, to: '2027-12-31', journal: 'OD', cursor });
        page.rows.forEach((row) => ids.add(row.id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(ids.size).toBe(260);
      const [first] = [...ids];
      const entry = await readEntry(context, first!);
      expect(entry.postings).toHaveLength(2);
      expect(entry.source).toEqual({ kind: 'test', documentId: null, partyId: null });
    });
  });
});

describe('the FEC (LPF art. A47 A-1)', () => {
  it.each(['2024', '2025', '2026'])('of %s is sound, and its sums are the trial balance', async (asked) => {
    const span = { from: `${asked}-01-01`, to: `${asked}-12-31` };
    const file = await company.run((context) => exportFec(context, { year: asked }, ports));
    const checker = createFecChecker();
    checker.feed(await textOf(file));
    const report = checker.end();
    expect(report.findings).toEqual([]);
    const { rows } = await company.run((context) => readTrialBalance(context, span));
    const standing = rows.map((row) => [row.account, row.closingMinor]);
    expect(
      report.accounts.map((one) => [one.account, (one.debitMinor - one.creditMinor).toString()]),
    ).toEqual(standing);
  });

  it('names itself a part when the books are kept elsewhere', async () => {
    await company.run((context) => keepBooks(context, { booksKept: 'elsewhere' }));
    const file = await company.run((context) => exportFec(context, { year: '2025' }, ports));
    expect(file.name).toMatch(/FEC20251231-partiel\.txt$/);
  });
});

describe('the reports as files', () => {
  const span = { from: '2025-01-01', to: '2025-12-31' };
  it.each(reportKinds)('%s: the same rows in CSV, a sheet and a PDF', async (report) => {
    const asked = { ...span, report, account: report.startsWith('party') ? '411' : undefined };
    const csv = await textOf(
      await company.run((context) => exportReport(context, { ...asked, format: 'csv' }, ports)),
    );
    // No bank account here: its report has a head only.
    expect(csv.split('\r\n').length).toBeGreaterThan(report === 'bank-reconciliation' ? 1 : 3);
    // What moved on 411 is in both balances, the same.
    const { rows } = await company.run((context) => readTrialBalance(context, span));
    const sum = rows.find((one) => one.account === '411')!.debitMinor;
    const text = `${sum.slice(0, -2)},${sum.slice(-2)}`;
    if (report.startsWith('party-b') || report === 'trial-balance') expect(csv).toContain(text);
    const xlsx = await textOf(
      await company.run((context) => exportReport(context, { ...asked, format: 'xlsx' }, ports)),
    );
    expect(xlsx.slice(0, 2)).toBe('PK');
    const pdf = await textOf(
      await company.run((context) => exportReport(context, { ...asked, format: 'pdf' }, ports)),
    );
    expect(pdf.slice(0, 5)).toBe('%PDF-');
  });

  it('refuses a PDF of thousands of lines, and says what to do', async () => {
    await company.run(async (context) => {
      const postings = Array.from({ length: 2100 }, (_, index) => ({
        account: '627',
        ...sides(index % 2 === 0 ? 1n : -1n),
      }));
      await postEntry(
        context,
        { journal: 'OD', entryOn: plainDate('2023-01-01'), label: 'Beaucoup', postings },
        { kind: 'test', id: null },
      );
    });
    const asked = { from: '2023-01-01', to: '2023-12-31', report: 'journal', format: 'pdf' } as const;
    await expect(company.run((context) => exportReport(context, asked, ports))).rejects.toMatchObject({
      code: 'report.too-long',
    });
  });
});

describe('the database', () => {
  it('gives a posting the day of its entry, and refuses another one', async () => {
    const write = (day: string | null) =>
      company.run(async (context) => {
        const id = crypto.randomUUID();
        await sql`insert into journal_entry (org_id, id, journal, year, entry_no, entry_on, label, source_kind, line_count, recorded_by)
          values (${context.org}, ${id}, 'CA', 2026, 1, '2026-05-05', 'Essai', 'test', 2, 'x')`.execute(
          context.tx,
        );
        await sql`insert into posting (org_id, entry_id, entry_on, line_no, line_count, account, debit_minor, credit_minor, currency, amount_minor)
          values (${context.org}, ${id}, ${day}::date, 1, 2, '512', 5, 0, 'EUR', 5),
            (${context.org}, ${id}, ${day}::date, 2, 2, '627', 0, 5, 'EUR', -5)`.execute(context.tx);
        return id;
      });
    await expect(write('2026-05-06')).rejects.toThrow('stand on its day');
    const id = await write(null);
    const { rows } = await company.run((context) =>
      sql<{ on: string }>`select distinct entry_on as "on" from posting where entry_id = ${id}`.execute(
        context.tx,
      ),
    );
    expect(rows).toEqual([{ on: '2026-05-05' }]);
  });
});
