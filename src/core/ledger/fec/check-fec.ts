import type { PlainDate } from '../../calendar/index.ts';
import { plainDate, isPlainDate } from '../../calendar/index.ts';
import { error, warning } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { parseSiren } from '../../party/index.ts';
import { FEC_COLUMNS } from './columns.ts';
import { readFecLine } from './read-line.ts';
import type { FecLineRead } from './read-line.ts';

export type FecReport = {
  lines: number;
  entries: number;
  debitMinor: bigint;
  creditMinor: bigint;
  /** Sums of each account, in order of number: the trial balance of the file. */
  accounts: { account: string; name: string; debitMinor: bigint; creditMinor: bigint }[];
  /** At most SHOWN of each code. */
  findings: Finding[];
  /** How often each code was found. */
  counts: Record<string, number>;
};

export type FecChecker = { feed: (text: string) => void; end: () => FecReport };

const SHOWN = 20;
/** AN, ANO, RAN … as the common software call it. */
const OPENING_JOURNAL = /^R?AN/i;

/**
 * Reads a FEC piece by piece and says what the tax office would refuse (LPF art. A47 A-1), and what it would ask about
 * (warnings). Needs memory for its accounts and for entries that do not balance, not for its lines. `fileName` is
 * judged too when given.
 */
export function createFecChecker(fileName?: string): FecChecker {
  const findings: Finding[] = [];
  const counts: Record<string, number> = {};
  const say = (finding: Finding): void => {
    const count = (counts[finding.code] ?? 0) + 1;
    counts[finding.code] = count;
    if (count <= SHOWN) findings.push(finding);
  };
  const closingOn = fileName === undefined ? null : checkName(fileName, say);
  const books = createBooks(say, closingOn);
  let rest = '';
  let line = 0;
  let separator = '\t';
  let withSides = false;

  const take = (text: string): void => {
    line += 1;
    if (line === 1) {
      const header = readHeader(text.replace(/^\uFEFF/, ''), say);
      ({ separator, withSides } = header);
      return;
    }
    if (text === '') return;
    const fields = text.split(separator);
    if (fields.length < FEC_COLUMNS.length) {
      say(error('fec.fields', { params: { line, found: fields.length, wanted: FEC_COLUMNS.length } }));
      return;
    }
    const { read, findings: own } = readFecLine(fields, line, withSides);
    own.forEach(say);
    books.add(read, line);
  };
  return {
    feed: (text) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) take(part.endsWith('\r') ? part.slice(0, -1) : part);
    },
    end: () => {
      if (rest !== '') take(rest);
      if (line === 0) say(error('fec.empty'));
      return { ...books.end(), findings, counts };
    },
  };
}

/** SIREN, « FEC », closing day: LPF art. A47 A-1, X. */
function checkName(fileName: string, say: (finding: Finding) => void): PlainDate | null {
  const match = /^(\d{9})FEC(\d{4})(\d{2})(\d{2})(?:\.(?:txt|csv|tsv))?$/i.exec(fileName);
  const closing = match === null ? '' : `${match[2]}-${match[3]}-${match[4]}`;
  if (match === null || !isPlainDate(closing)) {
    say(warning('fec.file-name', { params: { name: fileName } }));
    return null;
  }
  if (!parseSiren(match[1]!).ok) say(warning('fec.siren', { params: { siren: match[1]! } }));
  return plainDate(closing);
}

function readHeader(
  text: string,
  say: (finding: Finding) => void,
): { separator: string; withSides: boolean } {
  const separator = text.includes('\t') ? '\t' : '|';
  const names = text.split(separator).map((name) => name.trim().toLowerCase());
  const withSides = names[11] === 'montant' && names[12] === 'sens';
  FEC_COLUMNS.forEach((name, index) => {
    if (withSides && (index === 11 || index === 12)) return;
    if (names[index] !== name.toLowerCase()) {
      say(error('fec.header', { params: { position: index + 1, wanted: name, found: names[index] ?? '' } }));
    }
  });
  return { separator, withSides };
}

type Entry = { journal: string; number: string; line: number; gapMinor: bigint };

/** What no line says by itself: entries balance, dates follow each other, accounts keep their name. */
function createBooks(say: (finding: Finding) => void, closingOn: PlainDate | null) {
  const accounts = new Map<string, FecReport['accounts'][number]>();
  const renamed = new Set<string>();
  const unbalanced = new Map<string, Entry>();
  let [lines, entries] = [0, 0];
  let [debitMinor, creditMinor] = [0n, 0n];
  let current: Entry | null = null;
  let validated: PlainDate | null = null;

  const close = (): void => {
    if (current === null || current.gapMinor === 0n) return;
    unbalanced.set(keyOf(current), current);
  };
  const open = (read: FecLineRead, line: number): Entry => {
    close();
    // An entry whose lines are scattered goes on where it was left.
    const again = unbalanced.get(keyOf(read));
    if (again === undefined) entries += 1;
    unbalanced.delete(keyOf(read));
    return again ?? { journal: read.journal, number: read.number, line, gapMinor: 0n };
  };
  const keepOrder = (read: FecLineRead, line: number): void => {
    if (read.on !== null && closingOn !== null && read.on > closingOn) {
      say(error('fec.after-closing', { params: { line, on: read.on, closingOn } }));
    }
    // Openings come first, whenever they were written.
    if (read.validatedOn === null || OPENING_JOURNAL.test(read.journal)) return;
    if (validated !== null && read.validatedOn < validated) {
      say(warning('fec.order', { params: { line, on: read.validatedOn, before: validated } }));
    }
    validated = read.validatedOn;
  };
  return {
    add: (read: FecLineRead, line: number): void => {
      lines += 1;
      debitMinor += read.debitMinor;
      creditMinor += read.creditMinor;
      const account = accounts.get(read.account);
      if (account === undefined) {
        const { debitMinor: debit, creditMinor: credit } = read;
        accounts.set(read.account, {
          account: read.account,
          name: read.accountName,
          debitMinor: debit,
          creditMinor: credit,
        });
      } else {
        account.debitMinor += read.debitMinor;
        account.creditMinor += read.creditMinor;
        if (account.name !== read.accountName && !renamed.has(read.account)) {
          renamed.add(read.account);
          const params = { line, account: read.account, name: account.name, other: read.accountName };
          say(warning('fec.account-names', { params }));
        }
      }
      if (current === null || keyOf(current) !== keyOf(read)) current = open(read, line);
      current.gapMinor += read.debitMinor - read.creditMinor;
      keepOrder(read, line);
    },
    end: () => {
      close();
      for (const { journal, number, line, gapMinor } of unbalanced.values()) {
        const params = { line, journal, number, gapMinor: gapMinor.toString() };
        say(error('fec.entry-unbalanced', { params }));
      }
      if (debitMinor !== creditMinor) {
        const params = { debitMinor: debitMinor.toString(), creditMinor: creditMinor.toString() };
        say(error('fec.unbalanced', { params }));
      }
      if (lines === 0) say(warning('fec.no-lines'));
      const ordered = [...accounts.values()].sort((a, b) => (a.account < b.account ? -1 : 1));
      return { lines, entries, debitMinor, creditMinor, accounts: ordered };
    },
  };
}

const keyOf = (entry: { journal: string; number: string }): string => `${entry.journal}\u0000${entry.number}`;
