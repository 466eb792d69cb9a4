import { sql } from 'kysely';
import type { Finding } from '../../core/finding.ts';
import { createExportWriter, encodeText, type ExportProfile } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Attachments } from './attachments.ts';
import { readBatchLines, type BooksOf } from './batch-lines.ts';
import type { Batch } from './batch-row.ts';
import type { JournalSum } from './control-sheet.ts';

const PAGE = 500;

export type WrittenEntries = {
  readonly bytes: Buffer;
  readonly journals: ReadonlyMap<string, JournalSum>;
  readonly lines: number;
  readonly lostSigns: number;
  readonly findings: readonly Finding[];
};

type Asked = {
  readonly batch: Batch;
  readonly profile: ExportProfile;
  readonly company: string;
  readonly books: BooksOf;
  readonly attachments: Attachments;
  readonly onPage: (done: number) => Promise<void>;
};

/** The entries file of a batch, a page of entries at a time, with what the control sheet says of it. */
export const writeEntries = async (
  context: Pick<Context, 'tx' | 'org'>,
  { batch, profile, company, books, attachments, onPage }: Asked,
): Promise<WrittenEntries> => {
  const writer = createExportWriter(profile, batch.options, books.base);
  const parts: Uint8Array[] = [encodeText(writer.head(company), profile.encoding)];
  const journals = new Map<string, JournalSum>();
  let lines = 0;
  await lookUpByKey(context, true);
  for (let after = 0; after < batch.entries; after += PAGE) {
    const page = { after, upTo: Math.min(after + PAGE, batch.entries) };
    const rows = await readBatchLines(context, batch.id, page, books);
    let last = 0;
    let text = '';
    for (const { entryId, ...row } of rows) {
      text += writer.line({ ...row, attachment: attachments.nameOf.get(entryId) ?? '' });
      const sum = journals.get(row.journal) ?? { entries: 0, lines: 0, debitMinor: 0n, creditMinor: 0n };
      if (row.sequence !== last) sum.entries += 1;
      last = row.sequence;
      sum.lines += 1;
      sum.debitMinor += row.debitMinor;
      sum.creditMinor += row.creditMinor;
      journals.set(row.journal, sum);
    }
    lines += rows.length;
    parts.push(encodeText(text, profile.encoding));
    await onPage(page.upTo);
  }
  return {
    bytes: Buffer.concat(parts),
    journals,
    lines,
    lostSigns: writer.lost(),
    findings: writer.findings,
  };
};

/** A page of entries is found by keys alone; a plan from when the tables were small would read them whole for each. */
const lookUpByKey = async ({ tx }: Pick<Context, 'tx'>, isOn: boolean): Promise<void> => {
  for (const way of ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) {
    await sql`select set_config(${way}, ${isOn ? 'off' : 'on'}, true)`.execute(tx);
  }
};
