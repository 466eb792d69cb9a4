import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { readStatementFile } from '../app/banking/index.ts';
import {
  createStatementReader,
  isImportable,
  statementFileJson,
  type Balance,
  type StatementFile,
} from '../core/banking/index.ts';
import { runMatch, type MatchRunInput } from '../core/banking/matching/index.ts';
import { money, toDecimal } from '../core/money/index.ts';
import { findingText } from '../i18n/findings.ts';
import { createTextDecoding, sniffFile } from '../shell/tabular/index.ts';
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
import { createProgress } from './progress.ts';

type ReadFile = { file: StatementFile; bytes: number; sha256: string };

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** A text in pieces: without its entries, a statement of 200 MB needs no more memory than one of 200 lines. */
const readOne = async (path: string, withEntries: boolean): Promise<ReadFile> => {
  const hash = createHash('sha256');
  if (sniffFile(await headOf(path)) === 'zip') {
    const bytes = await readFile(path);
    const { file } = await readStatementFile(bytes, { profiles: [] });
    return { file, bytes: bytes.length, sha256: hash.update(bytes).digest('hex') };
  }
  const { size } = await stat(path);
  const reader = createStatementReader(withEntries ? {} : { onEntry: () => undefined });
  const decoding = createTextDecoding();
  const progress = createProgress(path);
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) {
    const bytes = chunk as Buffer;
    hash.update(bytes);
    reader.feed(decoding.feed(bytes));
    progress.update((done += bytes.length), size);
  }
  reader.feed(decoding.end());
  progress.end();
  return { file: reader.end(), bytes: size, sha256: hash.digest('hex') };
};

const read = async (paths: readonly string[], json: boolean, locale: Locale): Promise<number> => {
  const results: Record<string, unknown> = {};
  let code: number = EXIT.done;
  for (const path of paths) {
    const { file, bytes, sha256 } = await readOne(path, json);
    if (!isImportable(file)) code = EXIT.no;
    if (json) {
      results[path] = { bytes, sha256, ...statementFileJson(file) };
      continue;
    }
    answer(`${path}\t${file.format}`);
    for (const { account, currency, opening, closing, totals } of file.statements) {
      const shown = (balance: Balance | null): string =>
        balance === null ? '—' : toDecimal(money(balance.amountMinor, currency));
      answer(`  ${account || '—'}\t${shown(opening)} → ${shown(closing)} ${currency}\t${totals.count}`);
    }
    for (const finding of [...file.findings, ...file.statements.flatMap((one) => one.findings)])
      say(`  ${findingText(locale, finding)}`);
  }
  if (json) answerJson(paths.length === 1 ? results[paths[0]!] : results);
  return code;
};

const readJsonLines = async <T>(path: string): Promise<T[]> => {
  const text = await readFile(path, 'utf8');
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as T];
    } catch {
      throw new UsageError(`${path}:${at + 1}: JSON ?`);
    }
  });
};

const match = async (
  given: Partial<Record<'customers' | 'items' | 'lines' | 'batches', string | undefined>>,
  json: boolean,
): Promise<number> => {
  const { customers, items, lines, batches } = given;
  if (customers === undefined || items === undefined || lines === undefined)
    throw new UsageError('--customers FILE --items FILE --lines FILE');
  const input: MatchRunInput = {
    customers: await readJsonLines(customers),
    items: await readJsonLines(items),
    lines: await readJsonLines(lines),
    ...(batches !== undefined && { batches: await readJsonLines(batches) }),
  };
  const decided = runMatch(input);
  if (json) answer(decided.map((one) => JSON.stringify(one)).join('\n'));
  else {
    const auto = decided.filter((one) => one.auto).length;
    answer(
      `${decided.length}\t${auto} auto\t${decided.filter((one) => one.suggestions.length > 0).length} +`,
    );
  }
  return EXIT.done;
};

const isMissing = (error: unknown): error is { path: string } =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ENOENT' &&
  'path' in error;

export const bank: Command = {
  name: 'bank',
  summary: {
    fr: 'lit des relevés bancaires, rapproche des lignes de factures',
    en: 'reads bank statements, matches lines with invoices',
  },
  help: {
    fr: `./encaisse bank read FICHIER… [--json]
./encaisse bank match --customers F --items F --lines F [--batches F] [--json]

read : CAMT.052/.053/.054, CSV, CFONB 120, MT940, OFX, QIF ou Excel, reconnus tout seuls ; chaque relevé est prouvé
  (solde de départ + lignes = solde final). Un fichier : son objet ; plusieurs : un objet par chemin.
match : fichiers JSONL (clients, éléments ouverts, lignes ; montants en centimes) ; une décision par ligne. --batches :
  versements de prestataires, remises de chèques, de prélèvements ou d’effets (docs/algorithms/matching.md).

Rien n’est enregistré : aucune base n’est ouverte. Codes de sortie : 0 tout est lisible et prouvé, 1 un fichier
serait refusé (le motif est dit), 2 mauvais usage, 4 échec.`,
    en: `./encaisse bank read FILE… [--json]
./encaisse bank match --customers F --items F --lines F [--batches F] [--json]

read: CAMT.052/.053/.054, CSV, CFONB 120, MT940, OFX, QIF or Excel, recognised by themselves; each statement is proved
  (opening + entries = closing). One file: its object; several: one object per path.
match: JSONL files (customers, open items, lines; amounts in cents); one decision per line. --batches:
  payouts of providers, deposits of cheques, direct debits or bills (docs/algorithms/matching.md).

Nothing is stored: no database is opened. Exit codes: 0 all is readable and proved, 1 a file would be refused
(the reason is said), 2 wrong use, 4 failed.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        json: { type: 'boolean' },
        customers: { type: 'string' },
        items: { type: 'string' },
        lines: { type: 'string' },
        batches: { type: 'string' },
      },
      { min: 1, max: 10_000 },
    );
    const [verb, ...paths] = positionals;
    const json = values.json === true;
    try {
      if (verb === 'read' && paths.length > 0) return await read(paths, json, locale);
      if (verb === 'match' && paths.length === 0) return await match(values, json);
    } catch (error) {
      if (!isMissing(error)) throw error;
      say(locale === 'fr' ? `Fichier introuvable : ${error.path}` : `No such file: ${error.path}`);
      return EXIT.failed;
    }
    throw new UsageError(verb ?? '');
  },
};
