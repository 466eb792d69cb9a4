import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { wireCurrency } from '../../contract/wire.ts';
import { exportProfile, fecFileName, type ExportProfile } from '../../core/ledger/index.ts';
import { toDecimal, type Currency } from '../../core/money/index.ts';
import { accountantFiles, type AccountantFiles } from '../../i18n/accountant-files.ts';
import { writeZip } from '../../shell/archive/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { defineJob, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import { keepFile } from '../files/index.ts';
import { readOrganization } from '../organization/index.ts';
import { archiveEntries } from './archive-entries.ts';
import { findAttachments } from './attachments.ts';
import { readBatch, type Batch, type Part } from './batch-row.ts';
import { controlRows, semicolons } from './control-sheet.ts';
import { readLettrageChanges, type LetteredPosting } from './lettrage-changes.ts';
import type { BatchJob } from './start-batch.ts';
import { writeEntries, type WrittenEntries } from './write-entries.ts';

/** Encaisse is stopping: the batch stays 'running' and is made anew with the next start. */
class Interrupted extends Error {}

type Report = (done: number, total: number) => Promise<void>;

/**
 * Makes the archive of a batch in one transaction, so that a process killed at any moment leaves nothing half made; the
 * next look begins again. How far it is, is told on transactions beside it. Two processes: the second leaves it alone.
 */
export const makeBatch = async (work: Work, batchId: string): Promise<void> => {
  const report: Report = async (done, total) => {
    await work.inTenant((context) =>
      context.tx
        .updateTable('export_batch')
        .set({ progress_done: done, progress_total: total })
        .where('org_id', '=', context.org)
        .where('id', '=', batchId)
        .where('state', '=', 'running')
        .execute(),
    );
    if (work.signal.aborted) throw new Interrupted();
  };
  try {
    await work.inTenant(async (context) => {
      const free = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${batchId}, 0)) as free`.execute(context.tx);
      if (free.rows[0]?.free !== true) return;
      const batch = await readBatch(context, batchId);
      if (batch.state === 'running') await make(context, batch, report);
    });
  } catch (cause) {
    if (!(cause instanceof Interrupted)) throw cause;
  }
};

const make = async (context: Context, batch: Batch, report: Report): Promise<void> => {
  const company = await readOrganization(context);
  const t = accountantFiles(batch.locale);
  const profile = exportProfile(batch.profile, batch.options);
  const found = batch.withAttachments
    ? await findAttachments(context, batch.id, profile)
    : { parts: [], nameOf: new Map<string, string>(), missing: [] };
  const total = batch.entries + found.parts.length;
  await report(0, total);
  const written = await writeEntries(context, {
    batch,
    profile,
    company: company.name,
    books: { base: wireCurrency(company.baseCurrency), zone: company.timeZone },
    attachments: found,
    onPage: (done) => report(done, total),
  });
  if (written.findings.length > 0) return failBatch(context, batch, written);
  const changes = await readLettrageChanges(context, batch.id);
  const texts: [string, Uint8Array][] = [];
  if (batch.entries > 0) texts.push([entriesName(profile, batch, company.siren), written.bytes]);
  if (changes.length > 0) {
    texts.push([t.changesFile, Buffer.from(changesText(changes, t, wireCurrency(company.baseCurrency)))]);
  }
  const kept = await keepAll(context, texts);
  const sheet = controlRows(
    {
      company: company.name,
      siren: company.siren,
      batch,
      currency: wireCurrency(company.baseCurrency),
      journals: written.journals,
      changes: changes.length,
      attachments: found.parts.length,
      missing: found.missing,
      lostSigns: written.lostSigns,
      digests: kept,
    },
    t.control,
  );
  const control = await keepAll(context, [[t.controlFile, Buffer.from(semicolons(sheet))]]);
  const manifest = [...kept, ...control, ...found.parts];
  const { digest, size } = await digestOf(context, batch, manifest, (index) =>
    report(Math.min(total, batch.entries + Math.max(0, index - kept.length)), total),
  );
  await context.tx
    .updateTable('export_batch')
    .set({
      state: 'done',
      line_count: written.lines,
      debit_minor: [...written.journals.values()].reduce((sum, one) => sum + one.debitMinor, 0n),
      attachment_count: found.parts.length,
      missing_count: found.missing.length,
      lost_signs: written.lostSigns,
      progress_done: total,
      progress_total: total,
      manifest: JSON.stringify(manifest),
      archive_sha256: digest,
      archive_size: BigInt(size),
      made_at: context.now,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', batch.id)
    .where('state', '=', 'running')
    .execute();
};

/** Part of a FEC at most: the books are elsewhere, or these are some of the entries of a year (LPF art. A47 A-1, X). */
const entriesName = (profile: ExportProfile, batch: Batch, siren: string): string =>
  profile.key === 'fec' ? fecFileName(siren, batch.until, true) : profile.fileName;

const keepAll = async (context: Context, texts: readonly [string, Uint8Array][]): Promise<Part[]> => {
  const parts: Part[] = [];
  for (const [path, bytes] of texts) {
    parts.push({ path, sha256: await keepFile(context, { name: path, mediaType: 'text/plain', bytes }) });
  }
  return parts;
};

const digestOf = async (
  context: Context,
  batch: Batch,
  manifest: readonly Part[],
  onEach: (index: number) => Promise<void>,
): Promise<{ digest: string; size: number }> => {
  const hash = createHash('sha256');
  let size = 0;
  const entries = archiveEntries(manifest, (body) => body(context), onEach);
  for await (const chunk of writeZip(entries, batch.startedAt)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { digest: hash.digest('hex'), size };
};

const changesText = (changes: readonly LetteredPosting[], t: AccountantFiles, currency: Currency): string => {
  const money = (minor: bigint): string => toDecimal({ minor, currency }).replace('.', ',');
  return semicolons([
    t.changes,
    ...changes.map((one) => [
      one.journal,
      one.number,
      one.on,
      one.account,
      one.partyCode,
      one.piece,
      money(one.debitMinor),
      money(one.creditMinor),
      one.lettrage,
      one.letteredOn ?? '',
    ]),
  ]);
};

/** What does not fit the format: the entries are free again, and the reasons stay with the batch. */
const failBatch = async (context: Context, batch: Batch, written: WrittenEntries): Promise<void> => {
  await releaseBatch(context, batch.id);
  await context.tx
    .updateTable('export_batch')
    .set({ state: 'failed', findings: JSON.stringify(written.findings) })
    .where('org_id', '=', context.org)
    .where('id', '=', batch.id)
    .execute();
};

/** Its entries and lettrages go again with the next batch. */
export const releaseBatch = async (context: Pick<Context, 'tx' | 'org'>, batchId: string): Promise<void> => {
  for (const table of ['export_entry', 'export_lettrage'] as const) {
    await context.tx
      .updateTable(table)
      .set({ is_live: false })
      .where('org_id', '=', context.org)
      .where('batch_id', '=', batchId)
      .execute();
  }
};

export const batchJob: BatchJob = defineJob('accountant.batch', 'long', (work, { batchId }) =>
  makeBatch(work, batchId),
);

/** A batch whose process was killed is taken up again; one that is at work keeps its lock and is left alone. */
export const resumeBatches: Tick = {
  name: 'accountant.resume',
  everySeconds: 20,
  run: async (work) => {
    const running = await work.inTenant(
      (context) =>
        context.tx
          .selectFrom('export_batch')
          .select('id')
          .where('org_id', '=', context.org)
          .where('state', '=', 'running')
          .execute(),
      { readOnly: true },
    );
    for (const { id } of running) await makeBatch(work, id);
  },
};
