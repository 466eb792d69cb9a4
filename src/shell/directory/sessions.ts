import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../db/tenant.ts';
import { orgId, type OrgId } from '../ids.ts';
import type { Role } from '../../contract/permissions.ts';

const IDLE_HOURS = 12;
const ABSOLUTE_DAYS = 7;

const addHours = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

/** Only the SHA-256 of a session token is stored: a stolen copy of the database opens nothing. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export type SignedIn = {
  userId: string;
  email: string;
  name: string;
  locale: 'fr' | 'en';
  org: OrgId | null;
  role: Role | null;
  isDemo: boolean;
};

export const openSession = async (
  database: Database,
  session: { userId: string; org: OrgId | null; ip: string; userAgent: string; now: string },
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await database
    .insertInto('directory.session')
    .values({
      token_hash: hashToken(token),
      user_id: session.userId,
      org_id: session.org,
      created_at: session.now,
      seen_at: session.now,
      expires_at: addHours(session.now, ABSOLUTE_DAYS * 24),
      ip: session.ip,
      user_agent: session.userAgent.slice(0, 300),
    })
    .execute();
  return token;
};

/** Who holds this token, or null when it is unknown, expired, idle too long, or its user is disabled. */
export const findSession = async (
  database: Database,
  token: string,
  now: string,
): Promise<SignedIn | null> => {
  const hash = hashToken(token);
  const row = await database
    .selectFrom('directory.session as s')
    .innerJoin('directory.app_user as u', 'u.id', 's.user_id')
    .leftJoin('directory.membership as m', (join) =>
      join.onRef('m.org_id', '=', 's.org_id').onRef('m.user_id', '=', 's.user_id'),
    )
    .leftJoin('directory.organization as o', 'o.org_id', 'm.org_id')
    .select(['u.id', 'u.email', 'u.name', 'u.locale', 'u.disabled_at', 's.seen_at', 's.expires_at', 'm.role'])
    .select(['o.org_id', 'o.is_demo'])
    .where('s.token_hash', '=', hash)
    .executeTakeFirst();
  if (!row || row.disabled_at !== null) return null;
  const idleUntil = addHours(row.seen_at, IDLE_HOURS);
  if (Date.parse(row.expires_at) <= Date.parse(now) || Date.parse(idleUntil) <= Date.parse(now)) {
    await closeSession(database, token);
    return null;
  }
  // One write a minute is enough to know the session is alive.
  if (Date.parse(now) - Date.parse(row.seen_at) > 60_000) {
    await database
      .updateTable('directory.session')
      .set({ seen_at: now })
      .where('token_hash', '=', hash)
      .execute();
  }
  return {
    userId: row.id,
    email: row.email,
    name: row.name,
    locale: row.locale === 'en' ? 'en' : 'fr',
    org: row.org_id === null ? null : orgId(row.org_id),
    role: row.role as Role | null,
    isDemo: row.is_demo ?? false,
  };
};

export const switchSession = async (database: Database, token: string, org: OrgId | null): Promise<void> => {
  await database
    .updateTable('directory.session')
    .set({ org_id: org })
    .where('token_hash', '=', hashToken(token))
    .execute();
};

export const closeSession = async (database: Database, token: string): Promise<void> => {
  await database.deleteFrom('directory.session').where('token_hash', '=', hashToken(token)).execute();
};
