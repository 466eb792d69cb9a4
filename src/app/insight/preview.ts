import { setImmediate } from 'node:timers/promises';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { simulate, type Channel, type DunningDraft } from '../../core/dunning/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { insightTable } from '../../i18n/insight-tables.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import type { OutputRow } from '../../shell/tabular/index.ts';
import { announcedUntil, groupBy, readFacts, readPolicies } from '../dunning/index.ts';
import { decimal, exportTable } from '../receivables/index.ts';
import type { insightContract } from './contract.ts';
import { namesOf } from './store/names.ts';

type Contract = typeof insightContract;
type Row = OutputOf<Contract['preview']>['rows'][number];

export const PREVIEW_DAYS = 30;
const PAGE = 300;
const AT_ONCE = 100;

/** All that would leave from today within thirty days if nothing were paid, in order of days and names. */
const simulateAll = async (context: Context): Promise<{ to: PlainDate; rows: Row[] }> => {
  const from = context.today;
  const to = addDays(from, PREVIEW_DAYS);
  const policies = await readPolicies(context);
  const cases = await readFacts(context, policies, {
    partyIds: null,
    dueUntil: announcedUntil(policies, to),
  });
  const drafts: DunningDraft[] = [];
  for (const [at, { facts, kept }] of cases.entries()) {
    // Others are answered in between.
    if (at % AT_ONCE === 0) await setImmediate();
    drafts.push(...simulate(facts, kept.policy, from, to));
  }
  const names = await namesOf(
    context,
    drafts.map((draft) => draft.customerId),
  );
  const rows = drafts.map((draft) => toRow(draft, names.get(draft.customerId) ?? ''));
  rows.sort((a, b) =>
    a.on === b.on ? a.customerName.localeCompare(b.customerName, 'fr') : a.on < b.on ? -1 : 1,
  );
  return { to, rows };
};

const toRow = (draft: DunningDraft, customerName: string): Row => ({
  on: draft.sendOn,
  partyId: draft.customerId,
  customerName,
  stepCode: draft.stepCode,
  kind: draft.kind,
  level: draft.level,
  channel: draft.channel,
  itemCount: draft.items.length,
  totalMinor: draft.totalMinor.toString(),
  currency: draft.currency,
});

export const readPreview = async (
  context: Context,
  input: InputOf<Contract['preview']>,
): Promise<OutputOf<Contract['preview']>> => {
  const { to, rows } = await simulateAll(context);
  const asked = input.on === undefined ? rows : rows.filter((row) => row.on === input.on);
  const start = input.offset ?? 0;
  return {
    from: context.today,
    to,
    days: [...groupBy(rows, (row) => row.on)].map(([on, ofDay]) => dayOf(on, ofDay)),
    rows: asked.slice(start, start + PAGE),
    total: asked.length,
  };
};

const dayOf = (on: string, rows: readonly Row[]): OutputOf<Contract['preview']>['days'][number] => {
  const byChannel: Partial<Record<Channel, number>> = {};
  const totals = new Map<string, bigint>();
  for (const row of rows) {
    byChannel[row.channel] = (byChannel[row.channel] ?? 0) + 1;
    totals.set(row.currency, (totals.get(row.currency) ?? 0n) + BigInt(row.totalMinor));
  }
  return {
    on,
    byChannel,
    totals: [...totals].map(([currency, minor]) => ({ currency, minor: minor.toString() })),
  };
};

export const exportPreview = async (context: Context): Promise<Download> => {
  const { rows } = await simulateAll(context);
  const t = insightTable(context.locale);
  const words = texts(context.locale).dunning;
  return exportTable(
    `${t.files.preview}-${context.today}`,
    'csv',
    context.locale,
    [
      { header: t.columns.on, kind: 'date' },
      { header: t.columns.customer, kind: 'text', width: 32 },
      { header: t.columns.step, kind: 'text' },
      { header: t.columns.channel, kind: 'text' },
      { header: t.columns.items, kind: 'number' },
      { header: t.columns.currency, kind: 'text' },
      { header: t.columns.amount, kind: 'amount' },
    ],
    rows.map((row): OutputRow => [
      row.on,
      row.customerName,
      words.steps[row.stepCode] ?? row.stepCode,
      words.channels[row.channel],
      String(row.itemCount),
      row.currency,
      decimal(row.totalMinor, row.currency),
    ]),
  );
};
