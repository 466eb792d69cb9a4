import { Problem } from '../../contract/problem.ts';
import { accountantFiles } from '../../i18n/accountant-files.ts';
import { writeZip } from '../../shell/archive/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { archiveEntries } from './archive-entries.ts';
import { readBatch } from './batch-row.ts';
import type { AccountantPorts } from './ports.ts';

/** The very bytes whose digest was kept, read while they are sent. */
export const downloadBatch = async (
  context: Context,
  id: string,
  { reading }: AccountantPorts,
): Promise<Download> => {
  const batch = await readBatch(context, id);
  if (batch.state !== 'done' && batch.state !== 'refused') throw new Problem('record.not-found');
  return {
    name: accountantFiles(batch.locale).archive(batch.no),
    mediaType: 'application/zip',
    body: writeZip(archiveEntries(batch.manifest, reading(context)), batch.startedAt),
  };
};
