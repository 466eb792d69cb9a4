import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BULK_LIMIT } from '../contract/bulk-limit.ts';
import { readConfig, type Config } from '../shell/config.ts';
import { EMBEDDED_DATABASE } from '../shell/db/connect.ts';
import { benchDocuments, DOCUMENT_LIMITS } from './bench/documents.ts';
import { benchMatching, MATCHING_LIMITS, type MatchingPlan } from './bench/matching.ts';
import { benchReading, READING_LIMITS } from './bench/reading.ts';
import { benchInvoicing, INVOICING_LIMITS, type InvoicingPlan } from './bench/invoicing.ts';
import { weighFirstRoute, type Weight } from './bench/first-route.ts';
import { findBenchCompany, loadBench } from './bench/load.ts';
import { describeMachine } from './bench/machine.ts';
import { measure, percentile, type Figure } from './bench/measure.ts';
import { prepareBench } from './bench/prepare.ts';
import { startProgram, treePss } from './bench/program.ts';
import {
  benchTable,
  documentsTable,
  invoicingTable,
  LIMITS,
  matchingTable,
  readingTable,
} from './bench/report.ts';
import { benchRequests } from './bench/requests.ts';
import { runImport } from './bench/run-import.ts';
import { benchUndo, UNDO_LIMITS, undoTable, type UndoPlan } from './bench/undo.ts';
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
import { createProgress } from './progress.ts';
import { withReachedEncaisse } from './reach.ts';

export const bench: Command = {
  help: {
    fr: `./encaisse bench load [--invoices 1000000] [--open 200000] [--customers 20000] [--data DOSSIER]
./encaisse bench [run] [--requests 60] [--starts 5] [--idle 60] [--import] [--data DOSSIER] [--json]
./encaisse bench documents [--documents 1000] [--json]
./encaisse bench invoicing [--rounds 5] [--bulk 5000] [--documents 1000] [--json]
./encaisse bench matching [--items 200000] [--lines 10000] [--seeds 40] [--json]
./encaisse bench reading [--megabytes 200] [--json]
./encaisse bench undo [--lines 1000] [--rounds 5] [--json]

load remplit une société « Banc d’essai » dans un dossier de données à part (DOSSIER, par défaut encaisse-bench dans
le dossier temporaire du système). run démarre ./encaisse serve sur ce dossier et mesure : temps de démarrage, tuiles,
listes et balance âgée à l’API, mémoire au repos, poids de la première page, et avec --import l’import de 100 000
lignes. documents mesure la facture Factur-X de 30 lignes : temps de processeur à côté d’un Chromium chaud (s’il y en a
un), poids, mémoire après 1 000 factures, octets égaux. invoicing mesure, sur des données jetées à la fin, le débit de
l’émission par 16 clients à côté d’une fonction SQL nue, l’émission groupée de 5 000 factures, et documents. matching mesure le rapprochement : index, débit et p99 sur 200 000
pièces ouvertes, justesse sur des problèmes tirés au sort dont la réponse est connue. reading mesure la lecture des
relevés : débit et mémoire sur un fichier de 200 Mo par format. undo mesure la reprise d’un fichier de banque rapproché,
sur des données jetées à la fin. À faire sur une machine au repos.

Codes de sortie : 0 toutes les cibles sont tenues, 1 au moins une ne l’est pas.`,
    en: `./encaisse bench load [--invoices 1000000] [--open 200000] [--customers 20000] [--data FOLDER]
./encaisse bench [run] [--requests 60] [--starts 5] [--idle 60] [--import] [--data FOLDER] [--json]
./encaisse bench documents [--documents 1000] [--json]
./encaisse bench invoicing [--rounds 5] [--bulk 5000] [--documents 1000] [--json]
./encaisse bench matching [--items 200000] [--lines 10000] [--seeds 40] [--json]
./encaisse bench reading [--megabytes 200] [--json]
./encaisse bench undo [--lines 1000] [--rounds 5] [--json]

load fills a company “Banc d’essai” in a data directory of its own (FOLDER, by default encaisse-bench in the system’s
temporary folder). run starts ./encaisse serve on it and measures: start time, tiles, lists and aged balance at the
API, idle memory, weight of the first page, and with --import the import of 100,000 lines. documents measures the
Factur-X invoice of 30 lines: CPU beside a warm Chromium (where there is one), size, memory after 1,000 invoices, equal
bytes. invoicing measures, on data thrown away at the end, the rate of issuing by 16 clients beside a bare SQL
function, a bulk of 5,000 invoices, and documents. matching measures how bank lines are matched: index, rate and p99 on
200,000 open items, rightness on drawn problems whose answer is known. reading measures how statements are read: rate
and memory on a file of 200 MB per format. undo measures taking back a bank file that was matched, on data thrown away
at the end. Do it on an idle machine.

Exit codes: 0 all targets are met, 1 at least one is not.`,
  },
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
        | 'megabytes',
      usual: number,
    ): number => {
      const value = Number(values[name] ?? usual);
      if (!Number.isInteger(value) || value < 0) throw new UsageError(`--${name} ${values[name]}`);
      return value;
    };
    const data = resolve(values.data ?? join(tmpdir(), 'encaisse-bench'));
    const config = readConfig({ ...process.env, ENCAISSE_DATA: data, DATABASE_URL: '' });
    if (positionals[0] === 'load') {
      const size = {
        invoices: number('invoices', 1_000_000),
        open: number('open', 200_000),
        customers: number('customers', 20_000),
      };
      if (size.open > size.invoices || size.customers < 1) throw new UsageError('--open ≤ --invoices');
      return load(config, size, values.json === true, locale);
    }
    if (positionals[0] === 'documents') {
      return runDocuments(number('documents', 1000), values.json === true);
    }
    if (positionals[0] === 'invoicing') {
      const plan = {
        rounds: Math.max(1, number('rounds', 5)),
        perRound: 300,
        bulk: Math.min(BULK_LIMIT, number('bulk', BULK_LIMIT)),
        documents: number('documents', 1000),
      };
      return runInvoicing(plan, values.json === true);
    }
    if (positionals[0] === 'matching') {
      const plan = {
        items: Math.max(1, number('items', 200_000)),
        lines: Math.max(1, number('lines', 10_000)),
        seeds: Math.max(1, number('seeds', 40)),
      };
      return runMatching(plan, values.json === true);
    }
    if (positionals[0] === 'undo') {
      const plan = { lines: Math.max(10, number('lines', 1000)), rounds: Math.max(1, number('rounds', 5)) };
      return runUndo(plan, values.json === true);
    }
    if (positionals[0] === 'reading')
      return runReading(Math.max(1, number('megabytes', 200)), values.json === true);
    if (positionals[0] !== undefined && positionals[0] !== 'run') throw new UsageError(positionals[0]);
    return run(
      config,
      {
        requests: number('requests', 60),
        starts: number('starts', 5),
        idle: number('idle', 60),
        withImport: values.import === true,
      },
      values.json === true,
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

const runDocuments = async (documents: number, json: boolean): Promise<number> => {
  const figures = await benchDocuments({ documents });
  if (json) answerJson({ machine: describeMachine('–'), limits: DOCUMENT_LIMITS, ...figures });
  else answer(documentsTable(figures));
  return figures.ok ? EXIT.done : EXIT.no;
};

const runInvoicing = async (plan: InvoicingPlan, json: boolean): Promise<number> => {
  const figures = await benchInvoicing(plan);
  if (json) answerJson({ limits: { ...INVOICING_LIMITS, ...DOCUMENT_LIMITS }, ...figures });
  else answer(invoicingTable(figures));
  return figures.ok ? EXIT.done : EXIT.no;
};

const runMatching = (plan: MatchingPlan, json: boolean): number => {
  const figures = benchMatching(plan);
  if (json) answerJson({ limits: MATCHING_LIMITS, ...figures });
  else answer(matchingTable(figures));
  return figures.ok ? EXIT.done : EXIT.no;
};

const runUndo = async (plan: UndoPlan, json: boolean): Promise<number> => {
  const figures = await benchUndo(plan);
  if (json) answerJson({ limits: UNDO_LIMITS, ...figures });
  else answer(undoTable(figures));
  return figures.ok ? EXIT.done : EXIT.no;
};

const runReading = (megabytes: number, json: boolean): number => {
  const figures = benchReading({ megabytes });
  if (json) answerJson({ limits: READING_LIMITS, ...figures });
  else answer(readingTable(figures));
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
