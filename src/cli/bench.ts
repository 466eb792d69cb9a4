import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, chmodSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { permissions } from '../contract/permissions.ts';
import { readConfig, type Config } from '../shell/config.ts';
import { createApiKey, createUser, findUserByEmail } from '../shell/directory/index.ts';
import { projectRoot } from '../shell/paths.ts';
import { weighFirstRoute } from './bench/first-route.ts';
import { findBenchCompany, loadBench } from './bench/load.ts';
import { describeMachine } from './bench/machine.ts';
import { measure, percentile, type Figure } from './bench/measure.ts';
import { startProgram, treePss } from './bench/program.ts';
import { benchRequests } from './bench/requests.ts';
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
import { inTenant } from '../shell/db/tenant.ts';

const LIMITS = { startMs: 3000, idleBytes: 250 * 1_048_576, firstRouteBytes: 220 * 1000, importSeconds: 20 };

export const bench: Command = {
  name: 'bench',
  summary: { fr: 'charge et mesure un million de factures', en: 'loads and measures a million invoices' },
  help: {
    fr: `./encaisse bench load [--invoices 1000000] [--open 200000] [--customers 20000] [--data DOSSIER]
./encaisse bench [run] [--requests 60] [--starts 5] [--idle 60] [--import] [--data DOSSIER] [--json]

load remplit une société « Banc d’essai » dans un dossier de données à part (DOSSIER, par défaut encaisse-bench dans
le dossier temporaire du système). run démarre ./encaisse serve sur ce dossier et mesure : temps de démarrage, tuiles,
listes et balance âgée à l’API, mémoire au repos, poids de la première page, et avec --import l’import de 100 000
lignes. À faire sur une machine au repos.

Codes de sortie : 0 toutes les cibles sont tenues, 1 au moins une ne l’est pas.`,
    en: `./encaisse bench load [--invoices 1000000] [--open 200000] [--customers 20000] [--data FOLDER]
./encaisse bench [run] [--requests 60] [--starts 5] [--idle 60] [--import] [--data FOLDER] [--json]

load fills a company “Banc d’essai” in a data directory of its own (FOLDER, by default encaisse-bench in the system’s
temporary folder). run starts ./encaisse serve on it and measures: start time, tiles, lists and aged balance at the
API, idle memory, weight of the first page, and with --import the import of 100,000 lines. Do it on an idle machine.

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
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
      { min: 0, max: 1 },
    );
    const number = (
      name: 'invoices' | 'open' | 'customers' | 'requests' | 'starts' | 'idle',
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
      admin: admin!,
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

type Plan = { requests: number; starts: number; idle: number; withImport: boolean };

const run = async (config: Config, plan: Plan, json: boolean, locale: Locale): Promise<number> => {
  const prepared = await prepare(config);
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
  const progress = createProgress(locale === 'fr' ? 'Mesure' : 'Measuring');
  try {
    await pause(plan.idle * 1000);
    idle = treePss(program.pid);
    for (const [done, request] of requests.entries()) {
      progress.update(done, requests.length);
      const times = request.group === 'aged' ? Math.min(10, plan.requests) : plan.requests;
      figures.push(await measure(program.port, prepared.key, request, times));
    }
    await pause(plan.idle * 1000);
    after = treePss(program.pid);
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
  const firstRoute = weighFirstRoute();
  const imported = plan.withImport ? runImport() : null;
  const checks = {
    api: figures.every((one) => one.ok),
    start: startMs <= LIMITS.startMs,
    idle: idle === null || idle.bytes <= LIMITS.idleBytes,
    firstRoute: firstRoute === null || firstRoute.gzipBytes <= LIMITS.firstRouteBytes,
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
  else answer(table(report));
  return ok ? EXIT.done : EXIT.no;
};

type Prepared = {
  key: string;
  customerId: string;
  today: ReturnType<import('../shell/clock.ts').Clock['today']>;
  postgres: string;
  loaded: { invoices: number; open: number; customers: number };
};

/** A key as a program would use, the customer with most invoices, and what is there. */
const prepare = (config: Config): Promise<Prepared | null> =>
  withReachedEncaisse(async (composition, { opened }) => {
    const org = await findBenchCompany(composition);
    if (org === null) return null;
    const { database, clock } = composition.runtime;
    const email = 'bench@encaisse.example';
    const user =
      (await findUserByEmail(database, email)) ??
      (await createUser(database, { email, name: 'bench', password: crypto.randomUUID(), locale: 'fr' }));
    const expiresAt = new Date(Date.parse(clock.now()) + 86_400_000).toISOString();
    const { secret } = await createApiKey(database, {
      org,
      name: 'bench',
      permissions,
      createdBy: user.id,
      expiresAt,
    });
    return inTenant(database, org, async (tx) => {
      const most = await tx
        .selectFrom('open_item')
        .select(['party_id'])
        .select((eb) => eb.fn.countAll().as('n'))
        .where('settled_on', 'is', null)
        .groupBy('party_id')
        .orderBy('n', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      const count = async (table: 'invoice' | 'customer'): Promise<number> =>
        Number(
          (
            await tx
              .selectFrom(table)
              .select((eb) => eb.fn.countAll().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
        );
      const open = await tx
        .selectFrom('open_item')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('settled_on', 'is', null)
        .executeTakeFirstOrThrow();
      return {
        key: secret,
        customerId: most.party_id,
        today: clock.today('Europe/Paris'),
        postgres: opened.version,
        loaded: {
          invoices: await count('invoice'),
          open: Number(open.n),
          customers: await count('customer'),
        },
      };
    });
  }, config);

type Imported = { lines: number; checkSeconds: number; importSeconds: number; totalSeconds: number };

/** bench/import.ts is TypeScript outside the program: run by tsx, in a data directory that is thrown away. */
const runImport = (): Imported | null => {
  const script = join(projectRoot(), 'bench', 'run-import.ts');
  const tsx = join(projectRoot(), 'node_modules', 'tsx', 'dist', 'cli.mjs');
  if (!existsSync(script) || !existsSync(tsx)) return null;
  const data = mkdtempSync(join(tmpdir(), 'encaisse-bench-import-'));
  chmodSync(data, 0o711);
  try {
    const ran = spawnSync(process.execPath, [tsx, script], {
      env: { ...process.env, ENCAISSE_DATA: data, DATABASE_URL: '' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return ran.status === 0 ? (JSON.parse(ran.stdout) as Imported) : null;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

const table = (report: {
  machine: ReturnType<typeof describeMachine>;
  startMs: number;
  idleMb: number | null;
  idleAfterWorkMb: number | null;
  firstRouteKb: number | null;
  import: Imported | null;
  api: readonly Figure[];
}): string => {
  const { machine } = report;
  const line = (name: string, ...cells: (string | number | null)[]): string =>
    `${name.padEnd(36)}${cells.map((cell) => String(cell ?? '–').padStart(10)).join('')}`;
  return [
    `${machine.cpu}, ${machine.cores} × , ${machine.memoryMb} MB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgres}, commit ${machine.commit}`,
    '',
    line('', 'p50 ms', 'p95 ms', 'target', ''),
    ...report.api.map((one) => line(one.name, one.p50Ms, one.p95Ms, one.targetMs, one.ok ? '' : 'ABOVE')),
    '',
    line('start, median ms', report.startMs, '', LIMITS.startMs),
    line('idle PSS, MB', report.idleMb, '', 250),
    line('idle PSS after the requests, MB', report.idleAfterWorkMb),
    line('first route, JS gzipped, kB', report.firstRouteKb, '', 220),
    ...(report.import === null
      ? []
      : [line('import of 100,000 lines, s', report.import.totalSeconds, '', LIMITS.importSeconds)]),
  ].join('\n');
};
