import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { findOrganization } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { readSignedToken } from '../../shell/signed-token.ts';
import type { AutomaticPagePorts } from './ports.ts';
import { mayBeTold, type Person } from './responsible.ts';

export type ClosedDoor = 'unknown' | 'expired' | 'forbidden';

/** The announcement a mail was about, as its reader may see it. */
export type Opened = {
  readonly announcementId: string;
  readonly state: string;
  readonly leavesOn: PlainDate;
  readonly leavesAt: string;
  readonly person: Person;
};

/**
 * Lets `body` act as the person whose mail it was, with the rights that person has now: one who left, or may no longer
 * send, opens nothing with an old mail. It opens until the end of the day the messages leave.
 */
export const openDoor = async <T>(
  ports: AutomaticPagePorts,
  visit: PageVisit,
  body: (context: Context, opened: Opened) => Promise<T>,
): Promise<{ door: ClosedDoor } | { door: 'open'; value: T }> => {
  const token = readSignedToken(ports.secrets, 'announcement', visit.params['token'] ?? '');
  const owner = token === null ? null : await findOrganization(ports.database, token.org);
  // A company of examples announces nothing.
  if (token === null || owner === null || owner.isDemo) return { door: 'unknown' };
  const caller = {
    org: owner.org,
    isDemo: false,
    actor: { kind: 'job' as const, id: 'encaisse', name: 'Encaisse' },
    permissions: new Set<never>(),
    locale: visit.locale,
  };
  const found = await ports.inContext({ ...caller, readOnly: true }, (context) => find(context, token.id));
  if (typeof found === 'string') return { door: found };
  const { person } = found;
  const value = await ports.inContext(
    {
      ...caller,
      actor: { kind: 'user', id: person.id, name: person.name },
      permissions: person.permissions,
      locale: person.locale,
      readOnly: visit.method === 'GET',
    },
    (context) => body(context, found),
  );
  return { door: 'open', value };
};

const find = async (context: Context, mailId: string): Promise<Opened | ClosedDoor> => {
  const { rows } = await sql<{
    announcement_id: string;
    user_id: string;
    state: string;
    leaves_on: PlainDate;
    leaves_at: string;
  }>`
    select w.announcement_id, w.user_id, a.state, a.leaves_on, a.leaves_at
    from reminder_announcement_mail w
    join reminder_announcement a on a.org_id = w.org_id and a.id = w.announcement_id
    where w.org_id = ${context.org} and w.id = ${mailId}`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) return 'unknown';
  const person = (await mayBeTold(context)).find(({ id }) => id === row.user_id);
  if (person === undefined) return 'forbidden';
  if (row.leaves_on < context.today) return 'expired';
  return {
    announcementId: row.announcement_id,
    state: row.state,
    leavesOn: row.leaves_on,
    leavesAt: row.leaves_at,
    person,
  };
};
