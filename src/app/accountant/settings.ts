import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { DEFAULT_OPTIONS, JOURNALS, type ProfileKey } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { accountantContract } from './contract.ts';

export type Settings = OutputOf<typeof accountantContract.read>['settings'];

/** Before anything was chosen. What was taken over (AN) stands in the accountant’s books already. */
const DEFAULTS: Settings = {
  profile: 'fec',
  options: DEFAULT_OPTIONS as Settings['options'],
  journals: JOURNALS.map((journal) => journal.code).filter((code) => code !== 'AN'),
  withAttachments: true,
  scheduledDay: null,
  version: 0,
};

export const readSettings = async (context: Pick<Context, 'tx' | 'org'>): Promise<Settings> => {
  const row = await context.tx
    .selectFrom('accountant_settings')
    .selectAll()
    .where('org_id', '=', context.org)
    .executeTakeFirst();
  if (row === undefined) return DEFAULTS;
  return {
    profile: row.profile as ProfileKey,
    options: row.options as unknown as Settings['options'],
    journals: row.journals,
    withAttachments: row.with_attachments,
    scheduledDay: row.scheduled_day,
    version: row.version,
  };
};

export const editSettings = async (
  context: Context,
  input: InputOf<typeof accountantContract.editSettings>,
): Promise<void> => {
  const { profile, options, journals, withAttachments, scheduledDay, version } = input;
  const values = {
    profile,
    options: JSON.stringify(options),
    journals,
    with_attachments: withAttachments,
    scheduled_day: scheduledDay,
    changed_by: context.actor.name,
    version: version + 1,
  };
  const { numInsertedOrUpdatedRows } = await context.tx
    .insertInto('accountant_settings')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) =>
      conflict.column('org_id').doUpdateSet(values).where('accountant_settings.version', '=', version),
    )
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('edit.conflict');
  await audit(
    context,
    'accountant.settings',
    { kind: 'organization', id: context.org },
    { profile, journals, scheduledDay },
  );
};
