import { factsOf, type InvoiceFacts, type StatusFacts } from '../../core/einvoice/index.ts';
import { findingText } from '../../i18n/findings.ts';
import { answer, answerJson, EXIT, say, type Locale } from '../command.ts';
import { listFiles } from './list-files.ts';
import { readEInvoiceFile } from '../../app/takeover/index.ts';

const HEADINGS: Record<Locale, readonly string[]> = {
  fr: ['Fichier', 'Syntaxe', 'Type', 'Numéro', 'Date', 'Vendeur', 'Acheteur', 'Lignes', 'Total TTC'],
  en: ['File', 'Syntax', 'Type', 'Number', 'Date', 'Seller', 'Buyer', 'Lines', 'Total'],
};

const row = (path: string, facts: InvoiceFacts | StatusFacts): string[] =>
  facts.syntax === 'CDAR'
    ? [path, facts.syntax, facts.status ?? '', facts.invoice ?? '', facts.issue_date ?? '', '', '', '', '']
    : [
        path,
        facts.syntax,
        facts.type ?? '',
        facts.number ?? '',
        facts.issue_date ?? '',
        facts.seller?.name ?? '',
        facts.buyer?.name ?? '',
        String(facts.lines),
        `${facts.totals?.['grand'] ?? ''} ${facts.currency ?? ''}`.trim(),
      ];

const MAX_WIDTH = 40;

const printTable = (rows: readonly (readonly string[])[]): void => {
  const cut = (text: string): string => (text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH - 1)}…` : text);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((one) => cut(one[column]!).length)));
  // The path comes last so that it is never cut.
  for (const [path, ...cells] of rows)
    answer(`${cells.map((cell, at) => cut(cell).padEnd(widths[at + 1]!)).join('  ')}  ${path}`);
};

/** `./encaisse einvoice facts`: what each file says, without judging it. */
export const facts = async (paths: readonly string[], json: boolean, locale: Locale): Promise<number> => {
  const told: Record<string, unknown> = {};
  const rows: string[][] = [];
  let code: number = EXIT.done;
  for (const path of await listFiles(paths)) {
    const read = await readEInvoiceFile(path);
    const sentences = read.findings.map((finding) => findingText(locale, finding));
    for (const sentence of sentences) say(`${path}: ${sentence}`);
    if (read.ok) {
      told[path] = factsOf(read.value);
      rows.push(row(path, factsOf(read.value)));
    } else {
      told[path] = { error: read.findings[0]!.code, message: sentences.join(' ') };
      code = EXIT.no;
    }
  }
  if (json) answerJson(told);
  else if (rows.length > 0) printTable([[...HEADINGS[locale]], ...rows]);
  return code;
};
