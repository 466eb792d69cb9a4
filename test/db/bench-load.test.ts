import { expect, it } from 'vitest';
import { openBooks, verifyBooks } from '../../src/app/ledger/index.ts';
import { loadBench } from '../../src/cli/bench/load.ts';
import { createTestCompany } from '../kit/company.ts';

it('what the bench loads are sound books, with every index and trigger in place afterwards', async () => {
  const company = await createTestCompany();
  const count = async (what: string): Promise<string> =>
    (await company.test.adminPool.query<{ n: string }>(`select count(*)::text as n from ${what}`)).rows[0]!.n;
  const shape = async () => [
    await count(
      "pg_index where indrelid in (select oid from pg_class where relnamespace = 'encaisse'::regnamespace)",
    ),
    await count("pg_trigger where tgenabled = 'O'"),
  ];
  const before = await shape();
  const steps: string[] = [];
  const org = await loadBench({
    composition: {
      runtime: { database: company.database, clock: company.clock },
      contextIn: company.contextIn,
      onCreated: [openBooks],
    },
    admin: company.test.admin,
    invoices: 3000,
    open: 600,
    customers: 100,
    onStep: (name) => steps.push(name),
  });
  expect(steps.at(-1)).toBe('vacuum');
  expect(await shape()).toEqual(before);
  const caller = {
    org,
    isDemo: false,
    actor: { kind: 'command_line' as const, id: 'command-line', name: 'bench' },
    permissions: new Set<never>(),
    locale: 'fr' as const,
    readOnly: true,
  };
  await company.inContext(caller, async (context) => {
    expect((await verifyBooks(context)).findings).toEqual([]);
  });
  expect(await count(`encaisse.invoice where org_id = '${org}'`)).toBe('3000');
  expect(
    await count(`encaisse.open_item where org_id = '${org}' and kind = 'invoice' and settled_on is null`),
  ).toBe('600');
  await company.close();
});
