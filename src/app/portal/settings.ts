import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';

export type PortalSettings = { readonly inMails: boolean; readonly days: number };

export const readSettings = async (context: Pick<Context, 'tx' | 'org'>): Promise<PortalSettings> => {
  const row = await context.tx
    .selectFrom('organization')
    .select(['portal_in_mails', 'portal_days'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return { inMails: row.portal_in_mails, days: row.portal_days };
};

/** Links that exist keep the day they were promised. */
export const editSettings = async (context: Context, { inMails, days }: PortalSettings): Promise<void> => {
  await context.tx
    .updateTable('organization')
    .set({ portal_in_mails: inMails, portal_days: days })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'portal.settings', { kind: 'organization', id: context.org }, { inMails, days });
};
