import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context, Download, UploadedFile } from '../../shell/http/context.ts';
import { keepFile, readFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

/** The picture of an invoice as its sender made it: kept and passed on as received, never rendered again. */
export const attachPdf = async (context: Context, invoiceId: string, file: UploadedFile): Promise<void> => {
  if (!isPdf(file.bytes))
    throw new Problem('file.refused', {}, [error('invoicing.not-a-pdf', { params: { name: file.name } })]);
  const sha256 = await keepFile(context, { ...file, mediaType: 'application/pdf' });
  const attached = await context.tx
    .updateTable('invoice')
    .set({ file_sha256: sha256 })
    .where('org_id', '=', context.org)
    .where('id', '=', invoiceId)
    .where('file_sha256', 'is', null)
    .executeTakeFirst();
  if (attached.numUpdatedRows === 0n) {
    throw new Problem('record.refused', {}, [error('invoicing.pdf-already-attached')]);
  }
  await audit(context, 'invoice.pdf-attached', { kind: 'invoice', id: invoiceId }, { sha256 });
};

export const readPdf = async (context: Context, invoiceId: string): Promise<Download> => {
  const row = await context.tx
    .selectFrom('invoice')
    .select(['number', 'file_sha256'])
    .where('org_id', '=', context.org)
    .where('id', '=', invoiceId)
    .executeTakeFirst();
  if (row === undefined || row.file_sha256 === null) throw new Problem('record.not-found');
  const { bytes } = await readFile(context, row.file_sha256);
  return { name: `${row.number}.pdf`, mediaType: 'application/pdf', body: bytes, inline: true };
};
