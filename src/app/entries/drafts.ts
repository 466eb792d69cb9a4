import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addMonths, startOfMonth } from '../../core/calendar/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { keepFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';
import type { entriesContract } from './contract.ts';
import { keptLines, readDraft, type Draft } from './draft-row.ts';
import { readModel } from './models.ts';

/** An entry begun today, empty or after a model. */
export const createDraft = async (
  context: Context,
  { modelId }: InputOf<typeof entriesContract.create>,
): Promise<Draft> => {
  const model = modelId === undefined ? null : await readModel(context, modelId);
  const id = newId();
  await context.tx
    .insertInto('entry_draft')
    .values({
      org_id: context.org,
      id,
      journal: model?.journal ?? 'OD',
      entry_on: context.today,
      label: model?.label ?? '',
      reverses_on: model?.reverses === true ? startOfMonth(addMonths(context.today, 1)) : null,
      lines: keptLines((model?.lines ?? []).map(({ accountName: _a, partyName: _p, ...line }) => line)),
      changed_by: context.actor.name,
      changed_at: context.now,
    })
    .execute();
  return readDraft(context, id);
};

/** A draft may be wrong or unfinished: it is kept as it is, and checked when it is posted. */
export const editDraft = async (
  context: Context,
  input: InputOf<typeof entriesContract.edit>,
): Promise<Draft> => {
  const edited = await context.tx
    .updateTable('entry_draft')
    .set({
      journal: input.journal,
      entry_on: input.entryOn,
      label: input.label,
      piece_ref: input.piece,
      ...(input.reversesOn !== undefined && { reverses_on: input.reversesOn }),
      lines: keptLines(input.lines),
      changed_by: context.actor.name,
      changed_at: context.now,
      version: input.version + 1,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .where('version', '=', input.version)
    .executeTakeFirst();
  if (edited.numUpdatedRows === 0n) {
    // Gone is said as gone.
    await readDraft(context, input.id);
    throw new Problem('edit.conflict');
  }
  return readDraft(context, input.id);
};

export const dropDraft = async (context: Context, id: string): Promise<void> => {
  const dropped = await context.tx
    .deleteFrom('entry_draft')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (dropped.numDeletedRows === 0n) throw new Problem('record.not-found');
  await audit(context, 'entry.dropped', { kind: 'entry_draft', id });
};

const setAttachments = async (
  context: Context,
  id: string,
  attachments: Draft['attachments'],
): Promise<Draft> => {
  await context.tx
    .updateTable('entry_draft')
    .set({ attachments: JSON.stringify(attachments) })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  return readDraft(context, id);
};

/** The same file twice is one. Its version stays: what is being typed meanwhile is not in conflict with it. */
export const attachFile = async (context: Context, id: string, file: UploadedFile): Promise<Draft> => {
  const { attachments } = await readDraft(context, id, { lock: true });
  const sha256 = await keepFile(context, file);
  const others = attachments.filter((one) => one.sha256 !== sha256);
  return setAttachments(context, id, [...others, { sha256, name: file.name }]);
};

export const detachFile = async (context: Context, id: string, sha256: string): Promise<Draft> => {
  const { attachments } = await readDraft(context, id, { lock: true });
  return setAttachments(
    context,
    id,
    attachments.filter((one) => one.sha256 !== sha256),
  );
};
