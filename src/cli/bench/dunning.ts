import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancelRun, prepareRun } from '../../app/dunning/index.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { decide, defaultPolicyFr } from '../../core/dunning/index.ts';
import { sampleLetter } from '../../i18n/sample-documents.ts';
import { readConfig } from '../../shell/config.ts';
import { EMBEDDED_DATABASE } from '../../shell/db/connect.ts';
import { createContextIn, createInContext } from '../../shell/runtime.ts';
import { createDocumentRenderer, type DocumentRenderer } from '../../shell/typst/index.ts';
import { withReachedEncaisse } from '../reach.ts';
import { benchFacts } from './dunning-facts.ts';
import { clocked, each, median, tenths } from './clocked.ts';
import { measureInsight, type InsightFigures } from './dunning-insight.ts';
import { loadLate, type LateCompany, type Place } from './dunning-company.ts';
import { measureSending, type SendingFigures } from './dunning-sending.ts';
import { rendererOptions } from './documents.ts';
import { describeMachine } from './machine.ts';
import { peakRssBytes } from './process-cost.ts';

/** What the product promises of reminders (docs/operating/performance.md). */
export const DUNNING_LIMITS = {
  planMs: 1_500,
  prepareSeconds: 12,
  rssMb: 600,
  messagesPerSecond: 50,
  lettersPerSecond: 25,
} as const;

/** Messages leave within the company's hours only: measured at night, none would. */
const WORKING_MORNING = '2026-11-25T10:00:00Z';

export type DunningPlan = {
  items: number;
  customers: number;
  rounds: number;
  messages: number;
  letters: number;
};

export type DunningFigures = {
  machine: ReturnType<typeof describeMachine>;
  items: number;
  customers: number;
  /** `cpu…`: of Encaisse and its database together, whatever else the machine does; null where there is no /proc. */
  plan: { medianMs: number; cpuMs: number; drafts: number; leftOut: number };
  prepare: { medianSeconds: number; cpuSeconds: number | null; drafts: number; rssMb: number | null };
  insight: InsightFigures;
  sending: SendingFigures;
  letters: { count: number; perSecond: number; cpuMsEach: number | null; cores: number };
  ok: boolean;
};

/** In a data directory of its own, thrown away afterwards. */
export const benchDunning = async (plan: DunningPlan): Promise<DunningFigures> => {
  const data = mkdtempSync(join(tmpdir(), 'encaisse-bench-dunning-'));
  // The database may run as another, unprivileged user: it must get through.
  chmodSync(data, 0o711);
  try {
    const config = readConfig({
      ENCAISSE_NOW: WORKING_MORNING,
      ...process.env,
      ENCAISSE_DATA: data,
      DATABASE_URL: '',
    });
    return await withReachedEncaisse(async (composition, { opened, admin }) => {
      const { database, clock } = composition.runtime;
      // Jobs are run here, so nobody need be asked for them.
      const inContext = createInContext(
        database,
        createContextIn(clock, () => async () => undefined),
      );
      const place: Place = {
        composition: { ...composition, runtime: { ...composition.runtime, inContext } },
        admin: { ...admin, database: EMBEDDED_DATABASE },
      };
      const renderer = createDocumentRenderer(rendererOptions());
      try {
        // First: the most memory ever held is then that of the run.
        const late = await loadLate(place, plan.items, plan.customers);
        const prepare = await measurePreparing(late, plan.rounds);
        const insight = await measureInsight(late);
        const planned = measurePlan(plan);
        const letters = await measureLetters(renderer, plan.letters);
        const sending = await measureSending(place, renderer, plan);
        return {
          machine: describeMachine(opened.version),
          items: plan.items,
          customers: plan.customers,
          plan: planned,
          prepare,
          insight,
          sending,
          letters,
          ok:
            planned.medianMs <= DUNNING_LIMITS.planMs &&
            prepare.medianSeconds <= DUNNING_LIMITS.prepareSeconds &&
            (prepare.rssMb ?? 0) <= DUNNING_LIMITS.rssMb &&
            sending.received === sending.messages * sending.passes &&
            sending.perSecond >= DUNNING_LIMITS.messagesPerSecond &&
            letters.perSecond >= DUNNING_LIMITS.lettersPerSecond,
        };
      } finally {
        await renderer.close();
      }
    }, config);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

/** The decision alone, on facts that are there. */
const measurePlan = ({ items, customers, rounds }: DunningPlan): DunningFigures['plan'] => {
  const asOf = plainDate('2026-11-23');
  const facts = { customers: benchFacts(items, customers, asOf) };
  const policy = defaultPolicyFr();
  const times: number[] = [];
  const cpuTimes: number[] = [];
  let [drafts, leftOut] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const cpu = process.cpuUsage();
    const begun = performance.now();
    const decision = decide(asOf, facts, policy);
    times.push(performance.now() - begun);
    const spent = process.cpuUsage(cpu);
    cpuTimes.push((spent.user + spent.system) / 1000);
    drafts = decision.drafts.length;
    leftOut = decision.exclusions.length;
  }
  return { medianMs: Math.round(median(times)), cpuMs: Math.round(median(cpuTimes)), drafts, leftOut };
};

/** Read, decided and stored, from nothing each time. */
const measurePreparing = async (company: LateCompany, rounds: number): Promise<DunningFigures['prepare']> => {
  const times: number[] = [];
  const cpuTimes: number[] = [];
  let drafts = 0;
  for (let round = 0; round < rounds; round += 1) {
    let runId = '';
    const { ms, cpuMs } = await clocked(async () => {
      ({ runId } = await company.run((context) => prepareRun(context)));
    });
    times.push(ms / 1000);
    if (cpuMs !== null) cpuTimes.push(cpuMs / 1000);
    drafts = await company
      .run(
        async ({ tx, org }) =>
          (
            await tx
              .selectFrom('reminder_draft')
              .select(({ fn }) => fn.countAll<string>().as('count'))
              .where('org_id', '=', org)
              .where('run_id', '=', runId)
              .executeTakeFirstOrThrow()
          ).count,
      )
      .then(Number);
    await company.run((context) => cancelRun(context, runId));
  }
  const peak = peakRssBytes(process.pid);
  return {
    medianSeconds: tenths(median(times)),
    cpuSeconds: cpuTimes.length === 0 ? null : tenths(median(cpuTimes)),
    drafts,
    rssMb: peak === null ? null : Math.round(peak / 1_048_576),
  };
};

const measureLetters = async (
  renderer: DocumentRenderer,
  count: number,
): Promise<DunningFigures['letters']> => {
  const { data, qr } = sampleLetter('fr', 'reminder-3');
  const render = (at: number): Promise<Uint8Array> =>
    renderer.render({
      layout: 'reminder',
      data: { ...data, reference: `R-${at}` },
      qr,
      createdAt: '2026-11-23T08:00:00.000Z',
    });
  const cores = availableParallelism();
  await Promise.all(Array.from({ length: cores * 2 }, (_, at) => render(-at - 1)));
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await render(next++);
  };
  const { ms, cpuMs } = await clocked(() => Promise.all(Array.from({ length: cores }, lane)));
  return { count, perSecond: tenths((count * 1000) / ms), cpuMsEach: each(cpuMs, count), cores };
};
