import { Problem } from '../../contract/problem.ts';
import type { Finding } from '../../core/finding.ts';
import type { ExportOptions, ProfileKey } from '../../core/ledger/index.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';

export type Part = { readonly path: string; readonly sha256: string };

export type Batch = {
  readonly id: string;
  readonly no: number;
  readonly state: 'running' | 'done' | 'failed' | 'refused';
  readonly profile: ProfileKey;
  readonly options: ExportOptions;
  readonly journals: readonly string[];
  readonly withAttachments: boolean;
  readonly from: PlainDate | null;
  readonly until: PlainDate;
  readonly entries: number;
  readonly lettrages: number;
  readonly manifest: readonly Part[];
  readonly locale: 'fr' | 'en';
  readonly startedAt: string;
  readonly startedBy: string;
  readonly findings: readonly Finding[];
};

export const readBatch = async (
  context: Pick<Context, 'tx' | 'org'>,
  id: string,
  lock = false,
): Promise<Batch> => {
  let query = context.tx
    .selectFrom('export_batch')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id);
  if (lock) query = query.forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return {
    id: row.id,
    no: row.batch_no,
    state: row.state as Batch['state'],
    profile: row.profile as ProfileKey,
    options: row.options as unknown as ExportOptions,
    journals: row.journals,
    withAttachments: row.with_attachments,
    from: row.from_on as PlainDate | null,
    until: row.until_on as PlainDate,
    entries: row.entry_count,
    lettrages: row.lettrage_count,
    manifest: row.manifest as unknown as Part[],
    locale: row.locale === 'en' ? 'en' : 'fr',
    startedAt: row.started_at,
    startedBy: row.recorded_by,
    findings: row.findings as unknown as Finding[],
  };
};
