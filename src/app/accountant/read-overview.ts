import type { OutputOf } from '../../contract/endpoint.ts';
import type { Finding } from '../../core/finding.ts';
import type { ProfileKey } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readBooksKept } from '../ledger/index.ts';
import { readOrganization } from '../organization/index.ts';
import type { accountantContract } from './contract.ts';
import { readSettings } from './settings.ts';
import { countWaiting } from './waiting.ts';

type Overview = OutputOf<typeof accountantContract.read>;

export const readOverview = async (context: Context): Promise<Overview> => {
  const settings = await readSettings(context);
  const { baseCurrency } = await readOrganization(context);
  const { journals } = settings;
  return {
    today: context.today,
    currency: baseCurrency,
    booksKept: await readBooksKept(context),
    journals: await context.tx
      .selectFrom('journal')
      .select(['code', 'name'])
      .where('org_id', '=', context.org)
      .orderBy('code')
      .execute(),
    settings,
    waiting: await countWaiting(context, { journals, from: null, until: context.today }),
    batches: await readBatches(context),
  };
};

const readBatches = async (context: Context): Promise<Overview['batches']> => {
  const rows = await context.tx
    .selectFrom('export_batch')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('batch_no', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    no: row.batch_no,
    state: row.state as Overview['batches'][number]['state'],
    profile: row.profile as ProfileKey,
    journals: row.journals,
    from: row.from_on,
    until: row.until_on,
    isScheduled: row.scheduled_for !== '',
    entries: row.entry_count,
    lettrages: row.lettrage_count,
    lines: row.line_count,
    debitMinor: row.debit_minor.toString(),
    attachments: row.attachment_count,
    missing: row.missing_count,
    lostSigns: row.lost_signs,
    progressDone: row.progress_done,
    progressTotal: row.progress_total,
    sha256: row.archive_sha256,
    size: row.archive_size === null ? null : Number(row.archive_size),
    findings: row.findings as unknown as Finding[],
    by: row.recorded_by,
    startedAt: row.started_at,
    madeAt: row.made_at,
    refused:
      row.refused_at === null ? null : { by: row.refused_by, reason: row.refused_reason, at: row.refused_at },
  }));
};
