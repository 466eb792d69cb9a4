import type pg from 'pg';
import { openBooks } from '../../src/app/ledger/index.ts';
import { createOrganization, type OnCreated } from '../../src/app/organization/index.ts';
import { createCustomer, type NewCustomer } from '../../src/app/party/index.ts';
import { permissions } from '../../src/contract/permissions.ts';
import { fakeClock } from '../../src/shell/clock.ts';
import { createDatabase, createPool, type Database } from '../../src/shell/db/tenant.ts';
import type { Context } from '../../src/shell/http/context.ts';
import type { OrgId } from '../../src/shell/ids.ts';
import type { Job } from '../../src/shell/jobs/define-job.ts';
import { createContextIn, createInContext, type ContextIn, type InContext } from '../../src/shell/runtime.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export type Enqueued = { job: string; data: Record<string, unknown> };

/** A company on a real database of its own, with a clock that stands still and a record of the jobs asked for. */
export type TestCompany = {
  readonly org: OrgId;
  readonly database: Database;
  readonly test: TestDatabase;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly contextIn: ContextIn;
  readonly inContext: InContext;
  readonly enqueued: Enqueued[];
  /** Runs a verb as Claire, accountant with every right, in one transaction. */
  readonly run: <T>(body: (context: Context) => Promise<T>) => Promise<T>;
  readonly addCustomer: (customer?: Partial<NewCustomer>) => Promise<string>;
  readonly close: () => Promise<void>;
};

export const newCustomer = (customer: Partial<NewCustomer> = {}): NewCustomer => ({
  code: '',
  kind: 'company',
  name: 'Menuiserie Le Goff',
  siren: '',
  siret: '',
  vatNumber: '',
  language: 'fr',
  addressLines: ['12 rue du Port'],
  postalCode: '29900',
  city: 'Concarneau',
  country: 'FR',
  note: '',
  currency: 'EUR',
  paymentTerms: { kind: 'net', days: 30 },
  noReminderReason: '',
  salesperson: '',
  debtorGroup: '',
  eAddress: '',
  eAddressScheme: '',
  revenueAccount: '',
  paymentMeans: 'transfer',
  vatRegime: 'domestic',
  buyerReference: '',
  tags: [],
  custom: {},
  contacts: [
    { name: 'Anne Le Goff', roles: ['billing'], email: 'compta@legoff.example', phone: '', language: 'fr' },
  ],
  ...customer,
});

export const createTestCompany = async (
  options: { now?: string; onCreated?: readonly OnCreated[]; isDemo?: boolean } = {},
): Promise<TestCompany> => {
  const test = await createTestDatabase();
  const pool: pg.Pool = createPool({ ...test.rw, max: 10 });
  const database = createDatabase(pool);
  const clock = fakeClock(options.now ?? '2026-11-22T08:00:00Z');
  const enqueued: Enqueued[] = [];
  const contextIn = createContextIn(clock, () => async (job: Job<never>, data: Record<string, unknown>) => {
    enqueued.push({ job: job.name, data });
  });
  const inContext = createInContext(database, contextIn);
  const isDemo = options.isDemo ?? false;
  const org = await createOrganization(database, contextIn, [openBooks, ...(options.onCreated ?? [])], {
    name: 'Atelier Morvan',
    isDemo,
    ownerId: null,
    ownerName: 'Claire Morvan',
    locale: 'fr',
  });
  const run: TestCompany['run'] = (body) =>
    inContext(
      {
        org,
        isDemo,
        actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Claire Morvan' },
        permissions: new Set(permissions),
        locale: 'fr',
        readOnly: false,
      },
      body,
    );
  return {
    org,
    database,
    test,
    clock,
    contextIn,
    inContext,
    enqueued,
    run,
    addCustomer: (customer) => run((context) => createCustomer(context, newCustomer(customer))),
    close: async () => {
      await pool.end();
      await test.drop();
    },
  };
};
