import type { Config } from '../../shell/config.ts';
import type { Clock } from '../../shell/clock.ts';
import { inTenant } from '../../shell/db/tenant.ts';
import {
  createApiKey,
  createUser,
  findUserByEmail,
  openSession,
  setRole,
} from '../../shell/directory/index.ts';
import { permissions } from '../../contract/permissions.ts';
import { withReachedEncaisse } from '../reach.ts';
import { findBenchCompany } from './load.ts';

export type Prepared = {
  key: string;
  /** Of a browser. */
  session: string;
  customerId: string;
  today: ReturnType<Clock['today']>;
  postgres: string;
  loaded: { invoices: number; open: number; customers: number };
};

/** A key as a program would use, a session as a person's browser, the customer with most invoices, and what is there. */
export const prepareBench = (config: Config): Promise<Prepared | null> =>
  withReachedEncaisse(async (composition, { opened }) => {
    const org = await findBenchCompany(composition);
    if (org === null) return null;
    const { database, clock } = composition.runtime;
    const email = 'bench@encaisse.example';
    const user =
      (await findUserByEmail(database, email)) ??
      (await createUser(database, { email, name: 'bench', password: crypto.randomUUID(), locale: 'fr' }));
    const expiresAt = new Date(Date.parse(clock.now()) + 86_400_000).toISOString();
    const { secret } = await createApiKey(database, {
      org,
      name: 'bench',
      permissions,
      createdBy: user.id,
      expiresAt,
    });
    await setRole(database, org, user.id, 'owner');
    const session = await openSession(database, {
      userId: user.id,
      org,
      ip: '127.0.0.1',
      userAgent: 'bench',
      now: clock.now(),
    });
    return inTenant(database, org, async (tx) => {
      const most = await tx
        .selectFrom('open_item')
        .select(['party_id'])
        .select((eb) => eb.fn.countAll().as('n'))
        .where('settled_on', 'is', null)
        .groupBy('party_id')
        .orderBy('n', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      const count = async (table: 'invoice' | 'customer'): Promise<number> =>
        Number(
          (
            await tx
              .selectFrom(table)
              .select((eb) => eb.fn.countAll().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
        );
      const open = await tx
        .selectFrom('open_item')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('settled_on', 'is', null)
        .executeTakeFirstOrThrow();
      return {
        key: secret,
        session,
        customerId: most.party_id,
        today: clock.today('Europe/Paris'),
        postgres: opened.version,
        loaded: {
          invoices: await count('invoice'),
          open: Number(open.n),
          customers: await count('customer'),
        },
      };
    });
  }, config);
