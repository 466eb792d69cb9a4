import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';

export type PortalSettings = {
  readonly inMails: boolean;
  readonly inReminders: boolean;
  readonly days: number;
  /** Who may acknowledge its debt in writing on its page. */
  readonly acknowledge: { readonly business: boolean; readonly consumer: boolean };
  /** Thanks, once all is paid after a reminder. */
  readonly thanks: boolean;
};

export const readSettings = async (context: Pick<Context, 'tx' | 'org'>): Promise<PortalSettings> => {
  const row = await context.tx
    .selectFrom('organization')
    .select([
      'portal_in_mails',
      'portal_in_reminders',
      'portal_days',
      'portal_acknowledge_business',
      'portal_acknowledge_consumer',
      'thank_you',
    ])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return {
    inMails: row.portal_in_mails,
    inReminders: row.portal_in_reminders,
    days: row.portal_days,
    acknowledge: { business: row.portal_acknowledge_business, consumer: row.portal_acknowledge_consumer },
    thanks: row.thank_you,
  };
};

/** Links that exist keep the day they were promised. */
export const editSettings = async (context: Context, settings: PortalSettings): Promise<void> => {
  const { inMails, inReminders, days, acknowledge, thanks } = settings;
  await context.tx
    .updateTable('organization')
    .set({
      portal_in_mails: inMails,
      portal_in_reminders: inReminders,
      portal_days: days,
      portal_acknowledge_business: acknowledge.business,
      portal_acknowledge_consumer: acknowledge.consumer,
      thank_you: thanks,
    })
    .where('org_id', '=', context.org)
    .execute();
  await audit(
    context,
    'portal.settings',
    { kind: 'organization', id: context.org },
    { inMails, inReminders, days, business: acknowledge.business, consumer: acknowledge.consumer, thanks },
  );
};
