import { customerZone, type CustomerZone } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';

/** The clock of some customers and who says so, by id; one that is none is not there. */
export const readClocks = async (
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomerZone>> => {
  if (ids.length === 0) return new Map();
  const { timeZone } = await readOrganization(context);
  const rows = await context.tx
    .selectFrom('customer as c')
    .innerJoin('party as p', (join) =>
      join.onRef('p.org_id', '=', 'c.org_id').onRef('p.id', '=', 'c.party_id'),
    )
    .select(['p.id', 'p.country', 'p.postal_code', 'c.time_zone'])
    .where('c.org_id', '=', context.org)
    .where('c.party_id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      customerZone({ own: row.time_zone, country: row.country, postalCode: row.postal_code }, timeZone),
    ]),
  );
};

/** The zone of a customer, where it is not the company’s. */
export const otherZone = (clock: CustomerZone | undefined, company: string): string | null =>
  clock === undefined || clock.zone === company ? null : clock.zone;
