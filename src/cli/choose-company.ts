import type { Database } from '../shell/db/tenant.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import { UsageError } from './command.ts';

/** The company named by its id, or the only one there is. */
export const chooseCompany = async (database: Database, asked: string | undefined) => {
  const all = await allOrganizations(database);
  const chosen =
    asked === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((one) => one.org === asked);
  if (chosen !== undefined) return chosen;
  throw new UsageError(['--company', ...all.map((one) => `  ${one.org}  ${one.name}`)].join('\n'));
};
