import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';

/** The mail server says that nobody is at this address: its contacts are not written to until a person repairs them. */
export const markBounced = (context: Context, email: string): Promise<void> =>
  setBounced(context, email, context.now, 'contact.bounced');

/** A person says that the address works again. */
export const forgetBounce = (context: Context, email: string): Promise<void> =>
  setBounced(context, email, null, 'contact.bounce-forgotten');

const setBounced = async (
  context: Context,
  email: string,
  at: string | null,
  action: string,
): Promise<void> => {
  const { rows } = await sql<{ id: string; party_id: string }>`
    update contact set bounced_at = ${at}::timestamptz, version = version + 1
    where org_id = ${context.org} and lower(email) = lower(${email}) and archived_at is null
      and (bounced_at is null) = ${at !== null}
    returning id, party_id`.execute(context.tx);
  for (const row of rows) {
    await audit(context, action, { kind: 'party', id: row.party_id }, { contact: row.id });
  }
};
