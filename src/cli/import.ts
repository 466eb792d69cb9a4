import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  attachDocuments,
  checkRun,
  importRun,
  listFindings,
  showRun,
  startRun,
  uploadFile,
  type ImportRunView,
  type ImportWork,
} from '../app/takeover/index.ts';
import { readOrganization } from '../app/organization/index.ts';
import { isField, type ImportKind, type Mapping } from '../core/takeover/index.ts';
import { parseCurrency } from '../core/money/index.ts';
import { isPlainDate } from '../core/calendar/index.ts';
import { Problem } from '../contract/problem.ts';
import { texts } from '../i18n/catalogue.ts';
import { findingText } from '../i18n/findings.ts';
import { formatMoney } from '../i18n/format.ts';
import { problemTexts } from '../i18n/problems.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import type { Context, UploadedFile } from '../shell/http/context.ts';
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
import { packFolder } from './pack-folder.ts';
import { createProgress } from './progress.ts';

const KINDS: Readonly<Record<string, ImportKind>> = {
  customers: 'customers',
  'open-items': 'open_items',
  'paid-history': 'paid_history',
  fec: 'fec',
};
const SHOWN_FINDINGS = 20;

type Asked = {
  kind: ImportKind | null;
  cutoverOn: string | null;
  maps: readonly string[];
  dryRun: boolean;
  goodOnly: boolean;
  /** PDFs and archives are invoices to take over, not pictures of those there are. */
  einvoices: boolean;
};

type Verb = <T>(body: (context: Context) => Promise<T>) => Promise<T>;

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

const sayFindings = async (verb: Verb, run: ImportRunView, locale: Locale): Promise<void> => {
  const { findings, hasMore } = await verb((context) => listFindings(context, { id: run.id }));
  for (const finding of findings.slice(0, SHOWN_FINDINGS)) {
    const place = run.kind === 'documents' ? '' : `${locale === 'fr' ? 'Ligne' : 'Line'} ${finding.line} : `;
    say(`${place}${findingText(locale, finding)}${finding.value === '' ? '' : ` [${finding.value}]`}`);
  }
  if (hasMore || findings.length > SHOWN_FINDINGS) say('…');
};

const importOne = async (
  verb: Verb,
  work: ImportWork,
  file: string,
  asked: Asked,
  locale: Locale,
): Promise<ImportRunView> => {
  const bytes = await readFile(file);
  const given = { name: basename(file), mediaType: 'application/octet-stream', bytes };
  return importGiven(verb, work, given, asked, locale);
};

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
  const uploaded = await verb((context) => uploadFile(context, given));
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
        dateOrder: 'dmy',
        decimal: 'auto',
        nextInvoiceNumber: '',
        expectedMinor: null,
      },
    });
  });
  await sayFindings(verb, run, locale);
  if (asked.dryRun || run.summary === null || run.summary.taken === 0) return run;
  if (run.summary.refused > 0 && !asked.goodOnly) return run;
  await verb((context) => startRun(context, { id: run.id, goodOnly: asked.goodOnly }, 'on-the-spot'));
  const progress = createProgress(given.name);
  await importRun(work, run.id, progress.update);
  progress.end();
  return verb((context) => showRun(context, run.id));
};

const report = (run: ImportRunView, locale: Locale): string => {
  const t = texts(locale).takeover;
  const { summary, result } = run;
  const euros = (minor: string, currency: string): string =>
    formatMoney(BigInt(minor), parseCurrency(currency)!, locale);
  if (run.kind === 'documents') return `${run.fileName} : ${t.pdf.attached(result?.attached ?? 0)}`;
  const state = t.history.states[run.state];
  if (run.state !== 'done' || result === null) {
    const refused = summary?.refused ?? 0;
    return `${run.fileName} : ${state}. ${refused > 0 ? t.check.refused(refused) : t.check.allGood}`;
  }
  return [
    `${run.fileName} : ${state}. ${t.history.taken.customers(result.newCustomers)}, ${t.history.taken.items(result.openItems)}, ${t.history.taken.paid(result.paidItems)}.`,
    `${t.result.itemsMinor} : ${euros(result.itemsMinor, result.baseCurrency)} · ${t.result.ledgerMinor} : ${euros(result.ledgerMinor, result.baseCurrency)}`,
    ...(result.differenceMinor === null
      ? []
      : [`${t.result.differenceMinor} : ${euros(result.differenceMinor, result.baseCurrency)}`]),
  ].join('\n');
};

export const importCommand: Command = {
  name: 'import',
  summary: {
    fr: 'reprend clients, factures ouvertes, historique, FEC, PDF',
    en: 'takes over customers, open invoices, history, FEC, PDFs',
  },
  help: {
    fr: `./encaisse import FICHIER… --company ID [options]

Reprend des fichiers CSV, XLSX ou FEC, puis des PDF ou ZIP de factures (joints par leur numéro).
Les colonnes sont reconnues ; importer deux fois ne change rien.

  --company ID      société (son identifiant ou son nom)
  --einvoices DOSSIER  factures Factur-X, CII ou UBL émises ailleurs : clients, factures ouvertes et PDF
  --kind GENRE      customers, open-items, paid-history, fec (deviné sinon)
  --cutover DATE    date de reprise, AAAA-MM-JJ (aujourd’hui sinon)
  --map TITRE=CHAMP colonne à lire autrement ; se répète (ex. --map "N° pièce=number")
  --dry-run         vérifie sans rien reprendre
  --good-only       reprend les bonnes lignes, laisse les autres
  --json            répond en JSON

Codes de sortie : 0 fait, 1 des lignes sont refusées, 2 mauvais usage, 3 ne démarre pas, 4 échec.
Encaisse doit être arrêté, sauf avec DATABASE_URL.`,
    en: `./encaisse import FILE… --company ID [options]

Takes over CSV, XLSX or FEC files, then PDFs or ZIPs of invoices (attached by their number).
Columns are recognised; importing twice changes nothing.

  --company ID      company (its identifier or its name)
  --einvoices DIR   Factur-X, CII or UBL invoices issued elsewhere: customers, open invoices and PDFs
  --kind KIND       customers, open-items, paid-history, fec (else guessed)
  --cutover DATE    cut-over date, YYYY-MM-DD (else today)
  --map TITLE=FIELD column to read differently; may be repeated (e.g. --map "Doc no=number")
  --dry-run         checks without importing anything
  --good-only       imports the good lines, leaves the others
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
        'dry-run': { type: 'boolean' },
        'good-only': { type: 'boolean' },
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
    for (const file of positionals) {
      if (!(await stat(file).catch(() => null))?.isFile()) throw new UsageError(file);
    }
    const asked: Asked = {
      kind,
      cutoverOn: values.cutover ?? null,
      maps: values.map ?? [],
      dryRun: values['dry-run'] ?? false,
      goodOnly: values['good-only'] ?? false,
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
