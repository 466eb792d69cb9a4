import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Finding } from '../../core/finding.ts';
import { findingText } from '../../i18n/findings.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import type { dropContract } from './drop-contract.ts';
import { importStatement } from './import-statement.ts';
import type { BankFeed, FedFile } from './ports.ts';

type FedFate = OutputOf<typeof dropContract.read>['files'][number];
type Fate = Omit<FedFate, 'id' | 'fileName' | 'foundAt'>;

/** In whose name its files are imported. */
export type FeedName = { readonly kind: 'folder' | 'mailbox'; readonly actor: string };

const MAX_BYTES = 64 * 1_048_576;

const QUESTIONS = {
  'account-needed': 'bank.drop.account-needed',
  'columns-needed': 'bank.drop.columns-needed',
  'date-order-needed': 'bank.drop.date-order-needed',
} as const;

/** As the upload would, in the name of the feed. What it would ask a person is refused, with that question. */
const importOne = async (context: Context, name: string, bytes: Buffer, by: string): Promise<Fate> => {
  const actor = { ...context.actor, name: by };
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

const record = (context: Context, file: FedFile, fate: Fate, source: FeedName['kind']) =>
  context.tx
    .insertInto('bank_drop_file')
    .values({
      org_id: context.org,
      id: newId(),
      source,
      file_name: file.name.slice(0, 200),
      outcome: fate.outcome,
      new_lines: fate.newLines,
      findings: JSON.stringify(fate.findings),
      found_at: context.now,
    })
    .execute();

/**
 * What a feed holds, each file for itself; `isWhole`: nothing waits for the next look. The file and what became of it are written together; the feed is told afterwards. A
 * program that dies in between finds it again and knows it by its content.
 */
export const takeIn = async <File extends FedFile>(
  work: Work,
  feed: BankFeed<File>,
  name: FeedName,
): Promise<{ isWhole: boolean }> => {
  let isWhole = true;
  for (const file of await feed.look()) {
    if (work.signal.aborted) return { isWhole: false };
    await takeOne(work, feed, file, name).catch((cause: unknown) => {
      isWhole = false;
      work.log.warn({ err: cause, file: file.name }, 'a statement of a feed waits for the next look');
    });
  }
  return { isWhole };
};

const takeOne = async <File extends FedFile>(
  work: Work,
  feed: BankFeed<File>,
  file: File,
  { kind, actor }: FeedName,
): Promise<void> => {
  let fate: Fate;
  try {
    if (file.size > MAX_BYTES)
      throw new Problem('file.refused', {}, [{ code: 'bank.drop.too-large', severity: 'error' }]);
    const bytes = await feed.read(file);
    fate = await work.inTenant(async (context) => {
      const taken = await importOne(context, file.name, bytes, actor);
      await record(context, file, taken, kind);
      return taken;
    });
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const { findings } = cause;
    fate = refusal(findings.length > 0 ? findings : [{ code: 'bank.drop.failed', severity: 'error' }]);
    await work.inTenant((context) => record(context, file, fate, kind));
  }
  const reason = await work.inTenant(
    async ({ locale }) => fate.findings.map((one) => findingText(locale, one)).join('\n'),
    { readOnly: true },
  );
  await feed.settle(file, fate.outcome === 'refused' ? 'refused' : 'done', reason);
};

const SHOWN = 20;

/** What became of the latest files of a feed, newest first. */
export const latestFiles = async (context: Context, source: FeedName['kind']): Promise<FedFate[]> => {
  const rows = await context.tx
    .selectFrom('bank_drop_file')
    .select(['id', 'file_name', 'outcome', 'new_lines', 'findings', 'found_at'])
    .where('org_id', '=', context.org)
    .where('source', '=', source)
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    outcome: row.outcome as Fate['outcome'],
    newLines: row.new_lines,
    findings: row.findings as unknown as Finding[],
    foundAt: row.found_at,
  }));
};
