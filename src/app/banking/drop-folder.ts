import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Finding } from '../../core/finding.ts';
import { texts } from '../../i18n/catalogue.ts';
import { findingText } from '../../i18n/findings.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { dropContract } from './drop-contract.ts';
import { importStatement } from './import-statement.ts';
import type { DropFolder, DroppedFile } from './ports.ts';

type Drop = OutputOf<typeof dropContract.read>;
type Fate = Omit<Drop['files'][number], 'id' | 'fileName' | 'foundAt'>;

const SHOWN = 20;
const MAX_BYTES = 64 * 1_048_576;
const EVERY_SECONDS = 10;

const isOn = async (context: Context): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('bank_drop')
    .select('is_on')
    .where('org_id', '=', context.org)
    .executeTakeFirst();
  return row?.is_on ?? false;
};

const readDrop = async (context: Context, folder: DropFolder): Promise<Drop> => {
  const rows = await context.tx
    .selectFrom('bank_drop_file')
    .select(['id', 'file_name', 'outcome', 'new_lines', 'findings', 'found_at'])
    .where('org_id', '=', context.org)
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  return {
    isOn: await isOn(context),
    path: folder.pathOf(context.org),
    files: rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      outcome: row.outcome as Fate['outcome'],
      newLines: row.new_lines,
      findings: row.findings as unknown as Finding[],
      foundAt: row.found_at,
    })),
  };
};

const editDrop = async (context: Context, input: InputOf<typeof dropContract.edit>): Promise<void> => {
  const values = { is_on: input.isOn, changed_by: context.actor.name, changed_at: context.now };
  await context.tx
    .insertInto('bank_drop')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
  await audit(context, input.isOn ? 'bank-drop.on' : 'bank-drop.off', {
    kind: 'organization',
    id: context.org,
  });
};

const QUESTIONS = {
  'account-needed': 'bank.drop.account-needed',
  'columns-needed': 'bank.drop.columns-needed',
  'date-order-needed': 'bank.drop.date-order-needed',
} as const;

/** As the upload would, in the name of the folder. What it would ask a person is refused, with that question. */
const takeIn = async (context: Context, name: string, bytes: Buffer): Promise<Fate> => {
  const actor = { ...context.actor, name: texts(context.locale).bankDrop.actor };
  const upload = { name, mediaType: 'application/octet-stream', bytes };
  const outcome = await importStatement({ ...context, actor }, {}, upload);
  if (outcome.outcome === 'imported')
    return { outcome: 'imported', newLines: outcome.newLines, findings: outcome.findings };
  if (outcome.outcome === 'already-imported')
    return { outcome: 'already-imported', newLines: 0, findings: [] };
  return refusal([{ code: QUESTIONS[outcome.outcome], severity: 'error' }]);
};

const refusal = (findings: readonly Finding[]): Fate => ({
  outcome: 'refused',
  newLines: 0,
  findings: [...findings],
});

const record = (context: Context, file: DroppedFile, fate: Fate) =>
  context.tx
    .insertInto('bank_drop_file')
    .values({
      org_id: context.org,
      id: newId(),
      file_name: file.name.slice(0, 200),
      outcome: fate.outcome,
      new_lines: fate.newLines,
      findings: JSON.stringify(fate.findings),
      found_at: context.now,
    })
    .execute();

/**
 * The file and what became of it are written together; it is moved afterwards. A program that dies in between finds it
 * again, knows it by its content, and moves it then.
 */
const takeOne = async (work: Work, folder: DropFolder, file: DroppedFile): Promise<void> => {
  let fate: Fate;
  try {
    if (file.size > MAX_BYTES)
      throw new Problem('file.refused', {}, [{ code: 'bank.drop.too-large', severity: 'error' }]);
    const bytes = await folder.read(work.org, file.name);
    fate = await work.inTenant(async (context) => {
      const taken = await takeIn(context, file.name, bytes);
      await record(context, file, taken);
      return taken;
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { findings } = error;
    fate = refusal(findings.length > 0 ? findings : [{ code: 'bank.drop.failed', severity: 'error' }]);
    await work.inTenant((context) => record(context, file, fate));
  }
  const reason = await work.inTenant(
    async ({ locale }) => fate.findings.map((one) => findingText(locale, one)).join('\n'),
    { readOnly: true },
  );
  await folder.settle(work.org, file.name, fate.outcome === 'refused' ? 'refused' : 'done', reason);
};

/** Looks once. A restored copy leaves the folder to the original; a company of examples has none. */
export const lookIntoFolder = async (work: Work, folder: DropFolder): Promise<void> => {
  if (work.isDemo) return;
  const mayLook = await work.inTenant(
    async (context) => (await isOn(context)) && !(await isQuarantined(context.tx)),
    { readOnly: true },
  );
  if (!mayLook) return;
  for (const file of await folder.look(work.org)) {
    if (work.signal.aborted) return;
    await takeOne(work, folder, file).catch((error: unknown) =>
      work.log.warn(
        { err: error, file: file.name },
        'a statement of the watched folder waits for the next look',
      ),
    );
  }
};

export const dropTick = (folder: DropFolder): Tick => ({
  name: 'banking.drop-folder',
  everySeconds: EVERY_SECONDS,
  run: (work) => lookIntoFolder(work, folder),
});

export const dropRoom = (folder: DropFolder): Room =>
  room('bank-drop', dropContract, {
    read: (context) => readDrop(context, folder),
    edit: async (context, input) => {
      await editDrop(context, input);
      return readDrop(context, folder);
    },
  });
