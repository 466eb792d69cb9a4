import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { parseEmail, parseIban, parseSiren, parseSiret } from '../../core/party/index.ts';
import { dropDemoOrganization } from '../../shell/directory/index.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { verifyBooks } from '../ledger/index.ts';
import { readHome } from '../receivables/index.ts';
import { fillDemo, fillSales, planHistory } from './index.ts';

describe('the plan of the demonstration', () => {
  const today = plainDate('2026-11-22');
  const history = planHistory(today);

  it('is the same company on every machine', () => {
    const text = (value: unknown) =>
      JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item));
    expect(text(planHistory(today))).toBe(text(history));
  });

  it('keeps to identifiers with right keys that belong to nobody', () => {
    for (const one of history.customers) {
      if (one.siren !== '') expect(one.siren.startsWith('000') && parseSiren(one.siren).ok).toBe(true);
      if (one.siret !== '') expect(parseSiret(one.siret).ok, one.siret).toBe(true);
      if (one.iban !== '') expect(parseIban(one.iban).ok && one.iban.slice(4, 9) === '99999').toBe(true);
      for (const contact of one.contacts) {
        expect(contact.email).toMatch(/\.example$/);
        expect(parseEmail(contact.email).ok, contact.email).toBe(true);
      }
    }
    expect(new Set(history.customers.map((one) => one.name)).size).toBe(history.customers.length);
  });

  it.each(['2026-01-01', '2026-02-28', '2028-02-29', '2026-08-17', '2027-12-31'])(
    'holds on any day: %s',
    (day) => {
      const { invoices } = planHistory(plainDate(day));
      const open = invoices.filter((invoice) => invoice.paidOn === null);
      expect(invoices.length).toBeGreaterThan(1200);
      expect(open.length).toBeGreaterThan(60);
      expect(invoices.every((invoice) => invoice.issuedOn < day && invoice.totalMinor > 0n)).toBe(true);
      expect(
        invoices.every((one) => one.paidOn === null || (one.paidOn > one.issuedOn && one.paidOn < day)),
      ).toBe(true);
    },
  );
});

describe('a demo organisation', () => {
  const secrets = createSecretBox(randomBytes(32));
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany({
      isDemo: true,
      onCreated: [fillDemo, (context) => fillSales(context, secrets)],
    });
  });
  afterAll(() => company.close());

  it('has sound books', async () => {
    const report = await company.run((context) => verifyBooks(context));
    expect(report.findings).toEqual([]);
    expect(report.balances.length).toBeGreaterThanOrEqual(13);
  });

  it('goes on selling: its numbers follow those of the former system', async () => {
    const { rows } = await company.run(({ tx, org }) =>
      sql<{ number: string; origin: string }>`
        select number, origin from invoice where org_id = ${org} and kind in ('invoice', 'deposit')
          and issued_on >= date '2026-01-01' order by number desc limit 4`.execute(tx),
    );
    expect(rows.map((row) => row.origin)).toEqual(['issued', 'issued', 'issued', 'typed']);
    const counts = rows.map((row) => Number(row.number.slice(-5)));
    expect(counts.map((count) => counts[0]! - count)).toEqual([0, 1, 2, 3]);
  });

  it('shows something in every bucket, and work waiting', async () => {
    const home = await company.run((context) => readHome(context));
    const [euros] = home.currencies;
    expect(euros!.buckets.map((bucket) => bucket.count > 0)).toEqual([true, true, true, true, true, true]);
    expect(home.work.unattributed.count).toBe(2);
    expect(home.work.openDisputes).toBe(2);
    expect(home.work.promisesDueToday).toBe(1);
    expect(home.work.brokenPromises).toBe(1);
    const lines = await company.run((context) =>
      sql<{
        state: string;
        n: number;
      }>`select state, count(*)::int as n from statement_line group by state`.execute(context.tx),
    );
    const states = Object.fromEntries(lines.rows.map((row) => [row.state, row.n]));
    expect(states['posted']).toBeGreaterThan(10);
    expect(states['proposed']).toBeGreaterThan(0);
  });

  it('is dropped whole, from every tenant table; a real one is not', async () => {
    const tables = await company.test.adminPool.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'encaisse' and tablename <> 'schema_migration'",
    );
    const filled = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const { name } of tables.rows) {
        const { rows } = await company.test.adminPool.query<{ n: number }>(
          `select count(*)::int as n from ${name} where org_id = $1`,
          [company.org],
        );
        if (rows[0]!.n > 0) found.push(name);
      }
      return found;
    };
    expect((await filled()).length).toBeGreaterThan(20);
    await dropDemoOrganization(company.database, company.org);
    expect(await filled()).toEqual([]);
    const left = await company.test.adminPool.query('select from directory.organization where org_id = $1', [
      company.org,
    ]);
    expect(left.rowCount).toBe(0);

    const real = await createTestCompany();
    await expect(dropDemoOrganization(real.database, real.org)).rejects.toThrow('only a demo organisation');
    await expect(real.run((context) => fillDemo(context))).rejects.toThrow('demo organisation only');
    await real.close();
  });
});
