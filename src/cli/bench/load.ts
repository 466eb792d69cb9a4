import type pg from 'pg';
import { createOrganization } from '../../app/organization/index.ts';
import type { Composition } from '../../compose.ts';
import { withClient } from '../../shell/db/prepare.ts';
import { allOrganizations } from '../../shell/directory/index.ts';
import type { OrgId } from '../../shell/ids.ts';
import { loadSteps } from './load-steps.ts';

export const BENCH_COMPANY = 'Banc d’essai';

export const findBenchCompany = async (composition: Composition): Promise<OrgId | null> =>
  (await allOrganizations(composition.runtime.database)).find((one) => one.name === BENCH_COMPANY)?.org ??
  null;

type Order = {
  composition: Pick<Composition, 'contextIn' | 'onCreated'> & {
    runtime: Pick<Composition['runtime'], 'database' | 'clock'>;
  };
  /** The superuser, connected to our database: only it may switch triggers off. */
  admin: pg.ClientConfig;
  invoices: number;
  open: number;
  customers: number;
  onStep: (name: string, done: number, of: number) => void;
};

const FILLED = ['invoice', 'journal_entry', 'posting', 'payment', 'open_item', 'allocation', 'lettrage'];

/** One transaction: the load is whole, or it never happened. Secondary indexes are built once, after the rows. */
export const loadBench = async (order: Order): Promise<OrgId> => {
  const { composition, admin } = order;
  const { runtime, contextIn, onCreated } = composition;
  const org = await createOrganization(runtime.database, contextIn, onCreated, {
    name: BENCH_COMPANY,
    isDemo: false,
    ownerId: null,
    ownerName: 'encaisse bench',
    locale: 'fr',
  });
  const { invoices, open, customers } = order;
  const steps = loadSteps({ org, invoices, open, customers, today: runtime.clock.today('Europe/Paris') });
  const all = steps.length + 2;
  await withClient(admin, async (client) => {
    await client.query(
      "set statement_timeout = 0; set timezone = 'UTC'; set maintenance_work_mem = '512MB'; set work_mem = '256MB'",
    );
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
       join pg_class c on c.oid = i.indrelid
       where c.relnamespace = 'encaisse'::regnamespace and c.relname = any ($1)
         and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
      [FILLED],
    );
    for (const index of indexes) await client.query(`drop index ${index.name}`);
    for (const [done, step] of steps.entries()) {
      order.onStep(step.name, done, all);
      await client.query(step.sql);
    }
    order.onStep('indexes', steps.length, all);
    for (const index of indexes) await client.query(index.definition);
    await client.query('commit');
    order.onStep('vacuum', steps.length + 1, all);
    // Index-only scans read the visibility map, which only VACUUM writes.
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
  return org;
};
