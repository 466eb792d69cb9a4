import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error, hasErrors } from '../../core/finding.ts';
import { checkCustomField, customFieldKey } from '../../core/party/index.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { partyContract } from './contract.ts';

type Scope = Pick<Context, 'tx' | 'org'>;
export type CustomFieldRecord = OutputOf<typeof partyContract.customFields>['fields'][number];

/** Those in use first, in the order they were made; of customers, of documents, or all. */
export const readCustomFields = async (
  context: Scope,
  owner?: CustomFieldRecord['owner'],
): Promise<CustomFieldRecord[]> => {
  const rows = await context.tx
    .selectFrom('custom_field')
    .selectAll()
    .where('org_id', '=', context.org)
    .$if(owner !== undefined, (query) => query.where('owner', '=', owner!))
    .orderBy(sql`archived_at is not null`)
    .orderBy('position')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    owner: row.owner as CustomFieldRecord['owner'],
    kind: row.kind as CustomFieldRecord['kind'],
    labelFr: row.label_fr,
    labelEn: row.label_en,
    choices: row.choices,
    isArchived: row.archived_at !== null,
    version: row.version,
  }));
};

const refuseFaulty = (field: Parameters<typeof checkCustomField>[0]): void => {
  const findings = checkCustomField(field);
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
};

export const createField = async (
  context: Context,
  input: InputOf<typeof partyContract.createField>,
): Promise<void> => {
  const key = customFieldKey(input.labelFr);
  const choices = input.kind === 'choice' ? input.choices : [];
  refuseFaulty({ ...input, key, choices });
  const known = await readCustomFields(context);
  try {
    await context.tx
      .insertInto('custom_field')
      .values({
        org_id: context.org,
        key,
        owner: input.owner,
        label_fr: input.labelFr,
        label_en: input.labelEn,
        kind: input.kind,
        choices,
        position: known.length,
      })
      .execute();
  } catch (cause) {
    if (sqlState(cause) !== '23505') throw cause;
    throw new Problem('record.refused', {}, [
      error('party.field-taken', { path: 'labelFr', params: { key } }),
    ]);
  }
  await audit(context, 'custom-field.created', { kind: 'custom_field', id: key }, { fieldKind: input.kind });
};

/** Key and kind stay: values were checked by them. */
export const editField = async (
  context: Context,
  input: InputOf<typeof partyContract.editField>,
): Promise<void> => {
  const field = (await readCustomFields(context)).find((one) => one.key === input.key);
  if (field === undefined) throw new Problem('record.not-found');
  const choices = field.kind === 'choice' ? input.choices : [];
  refuseFaulty({ ...field, labelFr: input.labelFr, choices });
  const edited = await context.tx
    .updateTable('custom_field')
    .set({
      label_fr: input.labelFr,
      label_en: input.labelEn,
      choices,
      archived_at: input.isArchived ? context.now : null,
      version: input.version + 1,
    })
    .where('org_id', '=', context.org)
    .where('key', '=', input.key)
    .where('version', '=', input.version)
    .executeTakeFirst();
  if (edited.numUpdatedRows === 0n) throw new Problem('edit.conflict');
  await audit(context, 'custom-field.edited', { kind: 'custom_field', id: input.key });
};
