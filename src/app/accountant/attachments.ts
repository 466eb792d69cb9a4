import { sql } from 'kysely';
import { createAttachmentNames, type ExportProfile } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Part } from './batch-row.ts';

export type Attachments = {
  readonly parts: readonly Part[];
  /** The first file of each entry, by its id. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** Entries of documents whose PDF is not there. */
  readonly missing: readonly string[];
};

type Row = {
  entry_id: string;
  piece: string;
  source: 'invoice' | 'bank' | 'entry';
  sha256: string | null;
  name: string;
};

const FOLDER = { invoice: 'pieces', bank: 'releves', entry: 'pieces' } as const;

const extensionOf = (name: string): string => /\.([0-9A-Za-z]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * What proves the entries of a batch: the sealed PDF of an invoice or credit note, the bank's own file of a payment or of
 * a line booked on an account, what was attached to an entry by hand. A file that proves many entries is there once.
 */
export const findAttachments = async (
  { tx, org }: Pick<Context, 'tx' | 'org'>,
  batchId: string,
  profile: ExportProfile,
): Promise<Attachments> => {
  const { rows } = await sql<Row>`
    select x.entry_id, f.piece, f.source, f.sha256, f.name from export_entry x
    join journal_entry e on e.org_id = ${org} and e.id = x.entry_id
    cross join lateral (
      select i.number as piece, 'invoice' as source, i.file_sha256 as sha256, i.number || '.pdf' as name
      from invoice i where e.source_kind = 'invoice' and i.org_id = ${org} and i.id = e.source_id
      union all
      (select b.file_name, 'bank', b.file_sha256, b.file_name
      from match m
      join statement_line s on s.org_id = ${org} and s.id = m.line_id
      join bank_import b on b.org_id = ${org} and b.id = s.import_id
      where e.source_kind = 'payment' and m.org_id = ${org} and m.payment_id = e.source_id order by m.id desc limit 1)
      union all
      select b.file_name, 'bank', b.file_sha256, b.file_name
      from statement_line s join bank_import b on b.org_id = ${org} and b.id = s.import_id
      where e.source_kind = 'bank_line' and s.org_id = ${org} and s.id = e.source_id
      union all
      select coalesce(nullif(e.piece_ref, ''), e.journal || '-' || e.year || '-' || e.entry_no), 'entry', t.sha256, t.name
      from entry_attachment t where t.org_id = ${org} and t.entry_id = e.id) f
    where x.org_id = ${org} and x.batch_id = ${batchId}
    order by x.sequence, f.sha256`.execute(tx);
  const names = createAttachmentNames(profile);
  const paths = new Map<string, string>();
  const nameOf = new Map<string, string>();
  const missing: string[] = [];
  for (const row of rows) {
    if (row.sha256 === null) {
      missing.push(row.piece);
      continue;
    }
    const known = paths.get(row.sha256);
    const path =
      known ??
      `${FOLDER[row.source]}/${names(row.source === 'bank' ? row.name.replace(/\.[^.]*$/, '') : row.piece, extensionOf(row.name))}`;
    paths.set(row.sha256, path);
    if (!nameOf.has(row.entry_id)) nameOf.set(row.entry_id, path.slice(path.indexOf('/') + 1));
  }
  return { parts: [...paths].map(([sha256, path]) => ({ path, sha256 })), nameOf, missing };
};
