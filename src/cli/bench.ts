import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BULK_LIMIT } from '../contract/bulk-limit.ts';
import { readConfig, type Config } from '../shell/config.ts';
import { EMBEDDED_DATABASE } from '../shell/db/connect.ts';
import { benchDocuments, DOCUMENT_LIMITS } from './bench/documents.ts';
import { benchDunning, DUNNING_LIMITS } from './bench/dunning.ts';
import { benchMatching, MATCHING_LIMITS } from './bench/matching.ts';
import { benchReading, READING_LIMITS } from './bench/reading.ts';
import { benchInvoicing, INVOICING_LIMITS } from './bench/invoicing.ts';
import { weighFirstRoute, type Weight } from './bench/first-route.ts';
import { findBenchCompany, loadBench } from './bench/load.ts';
import { describeMachine } from './bench/machine.ts';
import { measure, percentile, type Figure } from './bench/measure.ts';
import { prepareBench } from './bench/prepare.ts';
import { startProgram, treePss } from './bench/program.ts';
import {
  benchTable,
  documentsTable,
  dunningTable,
  invoicingTable,
  LIMITS,
  matchingTable,
  readingTable,
} from './bench/report.ts';
import { benchRequests } from './bench/requests.ts';
import { runImport } from './bench/run-import.ts';
import { benchUndo, UNDO_LIMITS, undoTable } from './bench/undo.ts';
import {
  EXIT,
  answer,
  answerJson,
  parseOptions,
  say,
  UsageError,
  type Command,
  type Locale,
} from './command.ts';
import { help } from './bench/help.ts';
import { createProgress } from './progress.ts';
import { withReachedEncaisse } from './reach.ts';

export const bench: Command = {
  help,
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        invoices: { type: 'string' },
        open: { type: 'string' },
        customers: { type: 'string' },
        requests: { type: 'string' },
        starts: { type: 'string' },
        idle: { type: 'string' },
        import: { type: 'boolean' },
        documents: { type: 'string' },
        rounds: { type: 'string' },
        bulk: { type: 'string' },
        items: { type: 'string' },
        lines: { type: 'string' },
        seeds: { type: 'string' },
        megabytes: { type: 'string' },
        messages: { type: 'string' },
        letters: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
      { min: 0, max: 1 },
    );
    const number = (
      name:
        | 'invoices'
        | 'open'
        | 'customers'
        | 'requests'
        | 'starts'
        | 'idle'
        | 'documents'
        | 'rounds'
        | 'bulk'
        | 'items'
        | 'lines'
        | 'seeds'
        | 'megabytes'
        | 'messages'
        | 'letters',
      usual: number,
    ): number => {
      const value = Number(values[name] ?? usual);
      if (!Number.isInteger(value) || value < 0) throw new UsageError(`--${name} ${values[name]}`);
      return value;
    };
    const json = values.json === true;
    const data = resolve(values.data ?? join(tmpdir(), 'encaisse-bench'));
    const config = readConfig({ ...process.env, ENCAISSE_DATA: data, DATABASE_URL: '' });
    if (positionals[0] === 'load') {
      const size = {
        invoices: number('invoices', 1_000_000),
        open: number('open', 200_000),
        customers: number('customers', 20_000),
      };
      if (size.open > size.invoices || size.customers < 1) throw new UsageError('--open ≤ --invoices');
      return load(config, size, json, locale);
    }
    if (positionals[0] === 'documents') {
      const figures = await benchDocuments({ documents: number('documents', 1000) });
      return tell(figures, { machine: describeMachine('–'), limits: DOCUMENT_LIMITS }, documentsTable, json);
    }
    if (positionals[0] === 'invoicing') {
      const plan = {
        rounds: Math.max(1, number('rounds', 5)),
        perRound: 300,
        bulk: Math.min(BULK_LIMIT, number('bulk', BULK_LIMIT)),
        documents: number('documents', 1000),
      };
      const limits = { ...INVOICING_LIMITS, ...DOCUMENT_LIMITS };
      return tell(await benchInvoicing(plan), { limits }, invoicingTable, json);
    }
    if (positionals[0] === 'matching') {
      const plan = {
        items: Math.max(1, number('items', 200_000)),
        lines: Math.max(1, number('lines', 10_000)),
        seeds: Math.max(1, number('seeds', 40)),
      };
      return tell(benchMatching(plan), { limits: MATCHING_LIMITS }, matchingTable, json);
    }
    if (positionals[0] === 'dunning') {
      const plan = {
        items: Math.max(1, number('items', 200_000)),
        customers: Math.max(1, number('customers', 20_000)),
        rounds: Math.max(1, number('rounds', 3)),
        messages: Math.max(1, number('messages', 1000)),
        letters: Math.max(1, number('letters', 200)),
      };
      return tell(await benchDunning(plan), { limits: DUNNING_LIMITS }, dunningTable, json);
    }
    if (positionals[0] === 'undo') {
      const plan = { lines: Math.max(10, number('lines', 1000)), rounds: Math.max(1, number('rounds', 5)) };
      return tell(await benchUndo(plan), { limits: UNDO_LIMITS }, undoTable, json);
    }
    if (positionals[0] === 'reading') {
      const figures = benchReading({ megabytes: Math.max(1, number('megabytes', 200)) });
      return tell(figures, { limits: READING_LIMITS }, readingTable, json);
    }
    if (positionals[0] !== undefined && positionals[0] !== 'run') throw new UsageError(positionals[0]);
    return run(
      config,
      {
        requests: number('requests', 60),
        starts: number('starts', 5),
        idle: number('idle', 60),
        withImport: values.import === true,
      },
      json,
      locale,
    );
  },
};

const load = (
  config: Config,
  size: { invoices: number; open: number; customers: number },
  json: boolean,
  locale: Locale,
): Promise<number> =>
  withReachedEncaisse(async (composition, { admin }) => {
    if ((await findBenchCompany(composition)) !== null) {
      say(
        locale === 'fr'
          ? `${config.dataDirectory} est déjà chargé. Supprimez ce dossier pour recommencer.`
          : `${config.dataDirectory} is loaded already. Remove that folder to start again.`,
      );
      return EXIT.no;
    }
    const progress = createProgress(locale === 'fr' ? 'Chargement' : 'Loading');
    const begun = performance.now();
    const org = await loadBench({
      composition,
      admin: { ...admin, database: EMBEDDED_DATABASE },
      ...size,
      onStep: (_name, done, of) => progress.update(done, of),
    }).finally(() => progress.end());
    const seconds = Math.round((performance.now() - begun) / 1000);
    if (json) answerJson({ company: org, data: config.dataDirectory, seconds, ...size });
    else
      answer(
        locale === 'fr'
          ? `Chargé en ${seconds} s dans ${config.dataDirectory}.`
          : `Loaded in ${seconds} s into ${config.dataDirectory}.`,
      );
    return EXIT.done;
  }, config);

/** The figures for a person or for a machine; the exit code says whether all targets are met. */
const tell = <Figures extends { ok: boolean }>(
  figures: Figures,
  heading: Readonly<Record<string, unknown>>,
  table: (figures: Figures) => string,
  json: boolean,
): number => {
  if (json) answerJson({ ...heading, ...figures });
  else answer(table(figures));
  return figures.ok ? EXIT.done : EXIT.no;
};

type Plan = { requests: number; starts: number; idle: number; withImport: boolean };

const run = async (config: Config, plan: Plan, json: boolean, locale: Locale): Promise<number> => {
  const prepared = await prepareBench(config);
  if (prepared === null) {
    say(
      locale === 'fr'
        ? `Rien n’est chargé dans ${config.dataDirectory}. Lancez d’abord : ./encaisse bench load`
        : `Nothing is loaded in ${config.dataDirectory}. Run this first: ./encaisse bench load`,
    );
    return EXIT.no;
  }
  const starts: number[] = [];
  for (let i = 1; i < plan.starts; i += 1) {
    const program = await startProgram(config.dataDirectory);
    starts.push(program.startMs);
    await program.stop();
  }
  const program = await startProgram(config.dataDirectory);
  starts.push(program.startMs);
  const requests = benchRequests(prepared.today, prepared.customerId);
  const figures: Figure[] = [];
  let idle: ReturnType<typeof treePss>;
  let after: ReturnType<typeof treePss>;
  let firstRoute: Weight | null;
  const progress = createProgress(locale === 'fr' ? 'Mesure' : 'Measuring');
  try {
    await pause(plan.idle * 1000);
    idle = treePss(program.pid);
    for (const [done, request] of requests.entries()) {
      progress.update(done, requests.length);
      // What has a target in milliseconds is asked often enough for a 95th percentile to mean something.
      const often = request.group === 'home' || request.group === 'list';
      const times = often ? plan.requests : Math.min(10, plan.requests);
      figures.push(await measure(program.port, prepared.key, request, times));
    }
    await pause(plan.idle * 1000);
    after = treePss(program.pid);
    firstRoute = await weighFirstRoute(program.port, prepared.session);
  } finally {
    progress.end();
    await program.stop();
  }
  const startMs = Math.round(
    percentile(
      starts.sort((a, b) => a - b),
      0.5,
    ),
  );
  const imported = plan.withImport ? runImport() : null;
  const checks = {
    api: figures.every((one) => one.ok),
    start: startMs <= LIMITS.startMs,
    idle: idle === null || idle.bytes <= LIMITS.idleMb * 1_048_576,
    firstRoute: firstRoute === null || firstRoute.gzipBytes <= LIMITS.firstRouteKb * 1000,
    import: imported === null || imported.totalSeconds <= LIMITS.importSeconds,
  };
  const ok = Object.values(checks).every(Boolean);
  const report = {
    ok,
    checks,
    machine: describeMachine(prepared.postgres),
    loaded: prepared.loaded,
    startMs,
    idleMb: idle === null ? null : Math.round(idle.bytes / 1_048_576),
    idleProcesses: idle?.processes ?? null,
    idleAfterWorkMb: after === null ? null : Math.round(after.bytes / 1_048_576),
    firstRouteKb: firstRoute === null ? null : Math.round(firstRoute.gzipBytes / 1000),
    import: imported,
    api: figures,
  };
  if (json) answerJson(report);
  else answer(benchTable(report));
  return ok ? EXIT.done : EXIT.no;
};
