import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  addLines,
  attachDocuments,
  checkRun,
  importRun,
  showRun,
  startRun,
  uploadFile,
  type ImportRunView,
  type ImportWork,
} from '../app/takeover/index.ts';
import { readOrganization } from '../app/organization/index.ts';
import { guessWriting, isField, type ImportKind, type Mapping } from '../core/takeover/index.ts';
import { isPlainDate } from '../core/calendar/index.ts';
import { Problem } from '../contract/problem.ts';
import { findingText } from '../i18n/findings.ts';
import { problemTexts } from '../i18n/problems.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import type { UploadedFile } from '../shell/http/context.ts';
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
import { withEncaisse } from './open.ts';
import { report, sayFindings, type Verb } from './import-report.ts';
import { packFolder } from './pack-folder.ts';
import { createProgress } from './progress.ts';

const KINDS: Readonly<Record<string, ImportKind>> = {
  customers: 'customers',
  'open-items': 'open_items',
  invoices: 'invoices',
  drafts: 'drafts',
  'paid-history': 'paid_history',
  fec: 'fec',
};

type Asked = {
  kind: ImportKind | null;
  cutoverOn: string | null;
  maps: readonly string[];
  /** The second file of a book of invoices, with its lines. */
  lines: string | null;
  dryRun: boolean;
  goodOnly: boolean;
  /** Where reminders of what is late start; null: as the company's limits say. */
  startLevel: number | null;
  /** PDFs and archives are invoices to take over, not pictures of those there are. */
  einvoices: boolean;
};

/** `--map "N° pièce=number"`: the header as it stands, or the number of the column. */
const applyMaps = (run: ImportRunView, maps: readonly string[]): Mapping => {
  const mapping: Mapping[number][] = [...run.mapping];
  for (const one of maps) {
    const at = one.lastIndexOf('=');
    const [header, field] = [one.slice(0, at).trim(), one.slice(at + 1).trim()];
    const column = /^\d+$/.test(header) ? Number(header) - 1 : run.headers.indexOf(header);
    if (at < 1 || column < 0 || column >= run.headers.length || !(isField(field) || field === '')) {
      throw new UsageError(`--map ${one}`);
    }
    mapping.forEach((there, i) => {
      if (there === field) mapping[i] = null;
    });
    mapping[column] = isField(field) ? field : null;
  }
  return mapping;
};

const importOne = async (
  verb: Verb,
  work: ImportWork,
  file: string,
  asked: Asked,
  locale: Locale,
): Promise<ImportRunView> => {
  return importGiven(verb, work, await fileAt(file), asked, locale);
};

const fileAt = async (file: string): Promise<UploadedFile> => ({
  name: basename(file),
  mediaType: 'application/octet-stream',
  bytes: await readFile(file),
});

const importGiven = async (
  verb: Verb,
  work: ImportWork,
  given: UploadedFile,
  asked: Asked,
  locale: Locale,
): Promise<ImportRunView> => {
  if (!asked.einvoices && /\.(pdf|zip)$/i.test(given.name)) {
    const run = await verb((context) => attachDocuments(context, undefined, given));
    await sayFindings(verb, run, locale);
    return run;
  }
  const first = await verb((context) => uploadFile(context, given));
  const { lines } = asked;
  const uploaded =
    lines === null ? first : await verb(async (context) => addLines(context, first.id, await fileAt(lines)));
  const kind = asked.kind ?? (uploaded.kind as ImportKind);
  const mapping = applyMaps(uploaded, asked.maps);
  const run = await verb(async (context) => {
    const { baseCurrency: currency } = await readOrganization(context);
    return checkRun(context, {
      id: uploaded.id,
      kind,
      mapping: [...mapping],
      options: {
        cutoverOn: asked.cutoverOn ?? context.today,
        currency,
        ...guessWriting(
          mapping,
          uploaded.rows.map((row) => row.cells),
        ),
        nextInvoiceNumber: '',
        expectedMinor: null,
      },
    });
  });
  await sayFindings(verb, run, locale);
  if (asked.dryRun || run.summary === null || run.summary.taken === 0) return run;
  if (run.summary.refused > 0 && !asked.goodOnly) return run;
  await verb((context) =>
    startRun(
      context,
      {
        id: run.id,
        goodOnly: asked.goodOnly,
        ...(asked.startLevel !== null && { startLevel: asked.startLevel }),
      },
      'on-the-spot',
    ),
  );
  const progress = createProgress(given.name);
  await importRun(work, run.id, progress.update);
  progress.end();
  return verb((context) => showRun(context, run.id));
};

const startLevelOf = (said: string | undefined): number | null => {
  if (said === undefined) return null;
  if (said === 'as-reminded') return 0;
  if (!/^[1-9]$/.test(said)) throw new UsageError('--reminders 1…9|as-reminded');
  return Number(said);
};

export const importCommand: Command = {
  help: {
    fr: `./encaisse import FICHIER… --company ID [options]

Reprend des fichiers CSV, XLSX ou FEC, puis des PDF ou ZIP de factures (joints par leur numéro).
Les colonnes sont reconnues ; importer deux fois ne change rien.

  --company ID      société (son identifiant ou son nom)
  --einvoices DOSSIER  factures Factur-X, CII ou UBL émises ailleurs : clients, factures ouvertes et PDF
  --kind GENRE      customers, open-items, invoices (avec lignes), drafts (à émettre), paid-history, fec
                    (deviné sinon)
  --lines FICHIER   lignes des factures, quand elles sont dans un autre fichier
  --cutover DATE    date de reprise, AAAA-MM-JJ (aujourd’hui sinon)
  --map TITRE=CHAMP colonne à lire autrement ; se répète (ex. --map "N° pièce=number")
  --dry-run         vérifie sans rien reprendre
  --good-only       reprend les bonnes lignes, laisse les autres
  --reminders DÉBUT premier niveau des factures déjà en retard : 1 à 9, ou as-reminded
                    (comme si elles avaient été relancées)
  --json            répond en JSON

Codes de sortie : 0 fait, 1 des lignes sont refusées, 2 mauvais usage, 3 ne démarre pas, 4 échec.
Encaisse doit être arrêté, sauf avec DATABASE_URL.`,
    en: `./encaisse import FILE… --company ID [options]

Takes over CSV, XLSX or FEC files, then PDFs or ZIPs of invoices (attached by their number).
Columns are recognised; importing twice changes nothing.

  --company ID      company (its identifier or its name)
  --einvoices DIR   Factur-X, CII or UBL invoices issued elsewhere: customers, open invoices and PDFs
  --kind KIND       customers, open-items, invoices (with lines), drafts (to issue), paid-history, fec
                    (else guessed)
  --lines FILE      lines of the invoices, when they are in another file
  --cutover DATE    cut-over date, YYYY-MM-DD (else today)
  --map TITLE=FIELD column to read differently; may be repeated (e.g. --map "Doc no=number")
  --dry-run         checks without importing anything
  --good-only       imports the good lines, leaves the others
  --reminders START first level of invoices that are late already: 1 to 9, or as-reminded
  --json            answers in JSON

Exit codes: 0 done, 1 lines are refused, 2 wrong use, 3 cannot start, 4 failed.
Encaisse must be stopped, except with DATABASE_URL.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        company: { type: 'string' },
        kind: { type: 'string' },
        cutover: { type: 'string' },
        map: { type: 'string', multiple: true },
        lines: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'good-only': { type: 'boolean' },
        reminders: { type: 'string' },
        json: { type: 'boolean' },
        einvoices: { type: 'string' },
      },
      { min: 0, max: 1000 },
    );
    const folder = values.einvoices;
    if (positionals.length === 0 && folder === undefined) throw new UsageError('');
    if (folder !== undefined && !(await stat(folder).catch(() => null))?.isDirectory())
      throw new UsageError(`--einvoices ${folder}`);
    if (values.company === undefined) throw new UsageError('--company');
    const kind = values.kind === undefined ? null : (KINDS[values.kind] ?? null);
    if (values.kind !== undefined && kind === null)
      throw new UsageError(`--kind ${Object.keys(KINDS).join('|')}`);
    if (values.cutover !== undefined && !isPlainDate(values.cutover))
      throw new UsageError('--cutover AAAA-MM-JJ');
    if (values.lines !== undefined && positionals.length !== 1) throw new UsageError('--lines');
    for (const file of [...positionals, ...(values.lines === undefined ? [] : [values.lines])]) {
      if (!(await stat(file).catch(() => null))?.isFile()) throw new UsageError(file);
    }
    const asked: Asked = {
      kind,
      cutoverOn: values.cutover ?? null,
      maps: values.map ?? [],
      lines: values.lines ?? null,
      dryRun: values['dry-run'] ?? false,
      goodOnly: values['good-only'] ?? false,
      startLevel: startLevelOf(values.reminders),
      einvoices: false,
    };
    return withEncaisse(async ({ runtime }) => {
      const found = (await allOrganizations(runtime.database)).find(
        (one) => one.org === values.company || one.name === values.company,
      );
      if (found === undefined) throw new UsageError(`--company ${values.company}`);
      const inTenant: Verb = (body) =>
        runtime.inContext(
          {
            org: found.org,
            isDemo: found.isDemo,
            actor: { kind: 'command_line', id: 'command-line', name: 'encaisse import' },
            permissions: new Set(),
            locale,
            readOnly: false,
          },
          body,
        );
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      const work: ImportWork = { inTenant, log: runtime.log, signal: stop.signal };
      const runs: ImportRunView[] = [];
      const jobs = [
        ...positionals.map((file) => ({
          name: basename(file),
          start: () => importOne(inTenant, work, file, asked, locale),
        })),
        ...(folder === undefined
          ? []
          : [
              {
                name: basename(folder),
                start: async () =>
                  importGiven(
                    inTenant,
                    work,
                    await packFolder(folder),
                    { ...asked, kind: 'open_items' as const, einvoices: true },
                    locale,
                  ),
              },
            ]),
      ];
      for (const { name, start } of jobs) {
        try {
          const run = await start();
          runs.push(run);
          if (!values.json) answer(report(run, locale));
        } catch (cause) {
          if (!(cause instanceof Problem)) throw cause;
          const reasons = cause.findings.map((finding) => findingText(locale, finding)).join(' ');
          say(`${name} : ${problemTexts(locale)[cause.code].title}. ${reasons}`);
          return EXIT.no;
        }
      }
      if (values.json) answerJson(runs.map(({ rows: _rows, ...run }) => run));
      if (runs.some((run) => run.state === 'failed')) return EXIT.failed;
      const refused = runs.some((run) => (run.summary?.refused ?? 0) > 0 || (run.result?.unmatched ?? 0) > 0);
      return refused ? EXIT.no : EXIT.done;
    });
  },
};
