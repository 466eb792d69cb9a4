import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { returnEntry } from '../../core/ledger/index.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { createDraft, editDraft, lastLock, lockPeriod } from '../entries/index.ts';
import { ensureAccounts, holdPeriods } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import type { vatContract } from './contract.ts';
import {
  asPeriod,
  drawAnnual,
  drawLines,
  makeReturn,
  readVatSettings,
  type MarkedLine,
} from './read-paper.ts';
import { listReturns } from './returns.ts';

const refuse = (code: string, path: string, params: Record<string, string> = {}): Problem =>
  new Problem('record.refused', {}, [error(code, { path, params })]);

/**
 * Keeps a return as it is declared. Whoever posts waits meanwhile (`holdPeriods`), so that nothing is in neither of two
 * returns; locked, nothing more is dated in it until the lock is lifted, and then it goes to the next one.
 */
export const declareReturn = async (
  context: Context,
  input: InputOf<typeof vatContract.declare>,
): Promise<void> => {
  await holdPeriods(context);
  const period = asPeriod(input.from, input.to);
  if (period.to >= context.today) throw refuse('vat.period-not-over', 'to');
  const { declared, returns, lines } = await makeReturn(context, period);
  const [last] = returns;
  if (declared !== null) throw refuse('vat.declared-already', 'from');
  if (last !== undefined && addDays(last.to, 1) !== period.from) {
    throw refuse('vat.not-the-next', 'from', { next: addDays(last.to, 1) });
  }
  const settings = await readVatSettings(context);
  const drawn = (await drawAnnual(context, lines, settings, period)) ?? drawLines(lines, settings.currency);
  const id = newId();
  await context.tx
    .insertInto('vat_return')
    .values({
      org_id: context.org,
      id,
      from_on: period.from,
      to_on: period.to,
      tax_minor: drawn.exactTaxMinor,
      net_minor: drawn.netMinor,
      recorded_by: context.actor.name,
    })
    .execute();
  await keepLines(context, id, lines);
  if (input.lock && ((await lastLock(context, 'soft', '')) ?? '') < period.to) {
    await lockPeriod(context, { kind: 'soft', journal: '', untilOn: period.to, reason: 'TVA déclarée' });
  }
  const detail = { ...period, netMinor: drawn.netMinor.toString() };
  await audit(context, 'vat.declared', { kind: 'vat_return', id }, detail);
};

const BATCH = 5000;

const keepLines = async (context: Context, returnId: string, lines: readonly MarkedLine[]): Promise<void> => {
  for (let from = 0; from < lines.length; from += BATCH) {
    const rows = lines.slice(from, from + BATCH).map((line) => ({
      s: line.sourceId,
      x: line.box,
      k: line.kind,
      o: line.on,
      e: line.entryId,
      i: line.invoiceId,
      p: line.partyId,
      n: line.number,
      l: line.label,
      c: line.cashMinor?.toString() ?? null,
      y: line.currency,
      b: line.baseMinor.toString(),
      t: line.taxMinor.toString(),
    }));
    await sql`
      insert into vat_return_line (org_id, return_id, source_id, box, kind, "on", entry_id, invoice_id, party_id, number,
        label, cash_minor, currency, base_minor, tax_minor)
      select ${context.org}::uuid, ${returnId}::uuid, r.s, r.x, r.k, r.o, r.e, r.i, r.p, r.n, r.l, r.c, r.y, r.b, r.t
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(s uuid, x text, k text, o date, e uuid, i uuid, p uuid,
        n text, l text, c bigint, y text, b bigint, t bigint)`.execute(context.tx);
  }
};

/** The last return, declared by mistake, is taken back; the lock stays until somebody lifts it. */
export const withdrawReturn = async (
  context: Context,
  { id, reason }: InputOf<typeof vatContract.withdraw>,
): Promise<{ from: string; to: string }> => {
  await holdPeriods(context);
  const [last] = await listReturns(context);
  if (last === undefined) throw new Problem('record.not-found');
  if (last.id !== id) throw refuse('vat.not-the-last', 'id', { from: last.from, to: last.to });
  await context.tx
    .insertInto('vat_return_withdrawal')
    .values({ org_id: context.org, return_id: id, reason, recorded_by: context.actor.name })
    .execute();
  await audit(context, 'vat.withdrawn', { kind: 'vat_return', id }, { reason });
  return { from: last.from, to: last.to };
};

/** The entry of the return as a draft, to be read and posted by hand: dated the last day of the period. */
export const draftEntry = async (
  context: Context,
  input: InputOf<typeof vatContract.draftEntry>,
): Promise<{ draftId: string }> => {
  const period = asPeriod(input.from, input.to);
  const { lines } = await makeReturn(context, period);
  const settings = await readVatSettings(context);
  const annual = await drawAnnual(context, lines, settings, period);
  // Books are kept in French (C. com. L123-22).
  const day = (on: typeof period.from): string => formatDate(on, 'fr', 'numeric');
  const entry = returnEntry(annual ?? drawLines(lines, settings.currency), {
    entryOn: period.to,
    label: `TVA du ${day(period.from)} au ${day(period.to)}`,
  });
  if (entry === null) throw refuse('vat.nothing-collected', 'from');
  await ensureAccounts(
    context,
    entry.postings.map((one) => one.account),
  );
  const draft = await createDraft(context, {});
  await editDraft(context, {
    id: draft.id,
    version: draft.version,
    journal: entry.journal,
    entryOn: entry.entryOn,
    label: entry.label,
    piece: annual === null ? `CA3 ${period.to.slice(0, 7)}` : `CA12 ${period.to.slice(0, 4)}`,
    lines: entry.postings.map((one) => ({
      account: one.account,
      partyId: null,
      label: '',
      debitMinor: one.debitMinor === 0n ? null : one.debitMinor.toString(),
      creditMinor: one.creditMinor === 0n ? null : one.creditMinor.toString(),
    })),
  });
  return { draftId: draft.id };
};

export const editPeriod = async (
  context: Context,
  { every }: InputOf<typeof vatContract.editPeriod>,
): Promise<{ every: typeof every }> => {
  await context.tx
    .updateTable('organization')
    .set({ vat_period: every })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'vat.period', { kind: 'organization', id: context.org }, { every });
  return { every };
};
