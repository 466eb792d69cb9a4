import { createReadStream, createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fecNameOf, fecText, requireYearNamed } from '../app/ledger/index.ts';
import { createFecChecker, type FecReport } from '../core/ledger/index.ts';
import { EUR } from '../core/money/index.ts';
import { findingText } from '../i18n/findings.ts';
import { formatMoney, formatNumber } from '../i18n/format.ts';
import { inTenant } from '../shell/db/tenant.ts';
import { createTextDecoding } from '../shell/tabular/index.ts';
import { chooseCompany } from './choose-company.ts';
import {
  answer,
  answerJson,
  EXIT,
  parseOptions,
  say,
  UsageError,
  type Command,
  type Locale,
} from './command.ts';
import { withReachedEncaisse } from './reach.ts';

/** Read in pieces: a year of a million entries needs no more memory than its accounts. */
const readReport = async (path: string): Promise<FecReport> => {
  const checker = createFecChecker(basename(path));
  const decoding = createTextDecoding();
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) {
    checker.feed(decoding.feed(chunk as Buffer));
  }
  checker.feed(decoding.end());
  return checker.end();
};

const check = async (path: string, json: boolean, locale: Locale): Promise<number> => {
  const report = await readReport(path);
  const isSound = report.findings.every((finding) => finding.severity !== 'error');
  if (json) answerJson({ ok: isSound, ...report });
  else tell(path, report, isSound, locale);
  return isSound ? EXIT.done : EXIT.no;
};

const tell = (path: string, report: FecReport, isSound: boolean, locale: Locale): void => {
  const count = (value: number): string => formatNumber(value, locale);
  const total = formatMoney(report.debitMinor, EUR, locale);
  const size = `${count(report.lines)} / ${count(report.entries)}`;
  if (locale === 'fr')
    answer(`${path} : ${isSound ? 'conforme' : 'non conforme'}, ${size} lignes / écritures, ${total}.`);
  else answer(`${path}: ${isSound ? 'sound' : 'not sound'}, ${size} lines / entries, ${total}.`);
  for (const finding of report.findings) {
    answer(`  ${finding.severity === 'error' ? '✗' : '!'} ${findingText(locale, finding)}`);
  }
  for (const [code, times] of Object.entries(report.counts)) {
    const shown = report.findings.filter((finding) => finding.code === code).length;
    if (times > shown) answer(`  … ${code} × ${count(times)}`);
  }
};

type Asked = { company?: string | undefined; year?: string | undefined; out?: string | undefined };

const write = async ({ company, year, out }: Asked, locale: Locale): Promise<number> => {
  if (year === undefined || !/^\d{4}$/.test(year)) throw new UsageError('--year');
  return withReachedEncaisse(async ({ runtime }) => {
    const { org } = await chooseCompany(runtime.database, company);
    const path = await inTenant(
      runtime.database,
      org,
      async (tx) => {
        const period = await requireYearNamed({ tx, org }, Number(year));
        const name = await fecNameOf({ tx, org, today: period.to }, period);
        const file = join(out ?? '.', name);
        await pipeline(Readable.from(fecText({ tx, org }, period)), createWriteStream(file));
        return file;
      },
      { readOnly: true, isolation: 'repeatable read' },
    );
    say(locale === 'fr' ? 'FEC écrit :' : 'FEC written:');
    answer(path);
    return check(path, false, locale);
  });
};

export const fec: Command = {
  help: {
    fr: `./encaisse fec export --year AAAA [--company ID] [--out DOSSIER]
./encaisse fec check FICHIER [--json]

export : le FEC d’un exercice (LPF art. A47 A-1) : dix-huit colonnes, tabulations, à-nouveaux d’abord, puis l’ordre de
  validation. Le fichier est contrôlé aussitôt. Son nom porte « partiel » quand la comptabilité est tenue ailleurs.
check : n’importe quel FEC : en-tête, champs obligatoires, dates, montants, équilibre de chaque écriture, ordre, nom.
  Aucune base n’est ouverte.

Codes de sortie : 0 conforme, 1 au moins une anomalie, 2 mauvais usage, 4 échec.`,
    en: `./encaisse fec export --year YYYY [--company ID] [--out FOLDER]
./encaisse fec check FILE [--json]

export: the FEC of a financial year (LPF art. A47 A-1): eighteen columns, tabs, openings first, then in order of
  validation. The file is checked at once. Its name says “partiel” when the books are kept elsewhere.
check: whichever FEC: header, mandatory fields, dates, amounts, balance of each entry, order, name. No database is opened.

Exit codes: 0 sound, 1 at least one fault, 2 wrong use, 4 failed.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        company: { type: 'string' },
        year: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
      { min: 1, max: 2 },
    );
    const [verb, path] = positionals;
    if (verb === 'check' && path !== undefined) return check(path, values.json === true, locale);
    if (verb === 'export' && path === undefined) return write(values, locale);
    throw new UsageError(verb ?? '');
  },
};
