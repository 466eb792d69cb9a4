import type { ExportProfile } from '../../src/core/ledger/export/profile.ts';

export type ReadBack = { entry: string; debitMinor: bigint; creditMinor: bigint };

const minorOf = (text: string): bigint => BigInt(text.trim().replace(/[.,]/, ''));

/** Cells of one line with quotes, as a program that imports them takes them apart. */
const cellsOf = (line: string, separator: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at]!;
    if (char === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  return [...cells, cell];
};

/** Reads back what a profile wrote, by its layout alone: the other side of the exchange. */
export const readExport = (profile: ExportProfile, text: string): ReadBack[] => {
  const { layout } = profile;
  const lines = text.split('\r\n').slice(0, -1);
  if (layout.kind === 'fec') {
    return lines.slice(1).map((line) => {
      const cells = line.split('\t');
      return {
        entry: `${cells[0]} ${cells[2]}`,
        debitMinor: minorOf(cells[11]!),
        creditMinor: minorOf(cells[12]!),
      };
    });
  }
  const isFixed = layout.kind === 'fixed';
  const skipped = profile.opensWithCompany === true || (layout.kind === 'delimited' && layout.header) ? 1 : 0;
  const body = lines
    .slice(skipped)
    .filter((line) => !(isFixed && layout.party !== undefined && line[0] === 'C'));
  return body.map((line) => {
    let from = 0;
    const cells = isFixed
      ? layout.fields.map(({ width = 0 }) => line.slice(from, (from += width)))
      : cellsOf(line, layout.separator);
    const cell = (is: string): string | undefined =>
      cells[layout.fields.findIndex((field) => field.is === is)];
    const entry = cell('sequence')?.trim() ?? `${cell('journal')} ${cell('piece')}`;
    if (cell('debit') !== undefined) {
      return { entry, debitMinor: minorOf(cell('debit')!), creditMinor: minorOf(cell('credit')!) };
    }
    const minor = minorOf(cell('amount') ?? cell('cents')!);
    const isDebit = cell('side') === 'D';
    return { entry, debitMinor: isDebit ? minor : 0n, creditMinor: isDebit ? 0n : minor };
  });
};
