import type { PlainDate } from '../calendar/index.ts';
import { error, type Finding } from '../finding.ts';
import { findAccount, isAccountCode, isItemised, type TheirLine } from '../ledger/index.ts';

/** What becomes of an account: summed in the entry, opened piece by piece, customers (by the FEC reader), or left to another import. */
export type OpeningKind = 'sum' | 'items' | 'customers' | 'left';

export type OpeningAccount = {
  /** As it is called here. */
  readonly account: string;
  readonly name: string;
  readonly kind: OpeningKind;
  /** Base, debit positive: the trial balance before, and after. */
  readonly balanceMinor: bigint;
};

/** A piece that waits on an account that is settled item by item, but for customers. */
export type OpeningPiece = {
  readonly line: number;
  readonly account: string;
  readonly code: string;
  readonly name: string;
  readonly piece: string;
  readonly on: PlainDate;
  readonly minor: bigint;
};

export type Opening = {
  readonly lines: number;
  /** Dated after the day of the opening: not taken. */
  readonly laterLines: number;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  /** In order of number; none that stands at nothing. */
  readonly accounts: readonly OpeningAccount[];
  readonly pieces: readonly OpeningPiece[];
  readonly findings: readonly Finding[];
};

const SHOWN = 20;

/** 411 and what it was lengthened to, but retentions, which wait for the acceptance of works. */
export const isCustomers = (account: string): boolean =>
  account.startsWith('411') && !account.startsWith('4117');

/** Their number as it is called here: 411 for 411DUPONT, 706 for 70600000, three figures at least. */
export const ourAccount = (theirs: string): string => {
  if (isCustomers(theirs)) return '411';
  if (!isItemised(theirs)) return theirs.slice(0, 3) + theirs.slice(3).replace(/0+$/, '');
  return ['403', '404'].find((root) => theirs.startsWith(root)) ?? findAccount(theirs)!.code;
};

/**
 * All accounts of another system on a day, out of its FEC (every line until that day) or its trial balance (one line an
 * account). Debits that are not the credits are refused with the line: nothing of such books can be relied upon.
 */
export const readOpening = (
  lines: readonly TheirLine[],
  { format, openedOn }: { format: 'fec' | 'balance'; openedOn: PlainDate },
): Opening => {
  const findings: Finding[] = [];
  const say = (finding: Finding): void => {
    if (findings.length < SHOWN) findings.push(finding);
  };
  const sound = lines.filter((one) => isSound(one, format, say));
  if (format === 'fec') checkEntries(sound, say);
  const taken = sound.filter((one) => one.on === null || one.on <= openedOn);
  const total = taken.reduce((sum, one) => sum + one.minor!, 0n);
  const last = taken.at(-1);
  if (findings.length === 0 && total !== 0n) {
    const differenceMinor = (total < 0n ? -total : total).toString();
    say(error('opening.unbalanced', { params: { line: last!.line, differenceMinor } }));
  }
  const accounts = sumAccounts(taken, format);
  if (findings.length === 0 && accounts.length === 0) say(error('opening.no-lines'));
  return {
    lines: lines.length,
    laterLines: sound.length - taken.length,
    debitMinor: accounts.reduce((sum, one) => (one.balanceMinor > 0n ? sum + one.balanceMinor : sum), 0n),
    creditMinor: accounts.reduce((sum, one) => (one.balanceMinor < 0n ? sum - one.balanceMinor : sum), 0n),
    accounts,
    pieces: openPieces(taken, openedOn),
    findings,
  };
};

const isSound = (one: TheirLine, format: 'fec' | 'balance', say: (finding: Finding) => void): boolean => {
  const { line, account } = one;
  if (!/^[1-8]\d{2}/.test(account) || !isAccountCode(ourAccount(account))) {
    say(error('opening.account', { params: { line, account } }));
    return false;
  }
  if (one.minor === null) say(error('opening.amount', { params: { line } }));
  else if (format === 'fec' && one.on === null) say(error('opening.date', { params: { line } }));
  else return true;
  return false;
};

const checkEntries = (lines: readonly TheirLine[], say: (finding: Finding) => void): void => {
  const entries = new Map<string, { line: number; minor: bigint }>();
  for (const { line, journal, number, minor } of lines) {
    const key = `${journal} ${number}`;
    const there = entries.get(key) ?? { line, minor: 0n };
    there.minor += minor!;
    entries.set(key, there);
  }
  for (const [entry, { line, minor }] of entries) {
    if (minor === 0n) continue;
    const differenceMinor = (minor < 0n ? -minor : minor).toString();
    say(error('opening.entry-unbalanced', { params: { line, entry, differenceMinor } }));
  }
};

const kindOf = (account: string, format: 'fec' | 'balance'): OpeningKind => {
  if (account === '411') return format === 'fec' ? 'customers' : 'left';
  return isItemised(account) ? 'items' : 'sum';
};

const sumAccounts = (lines: readonly TheirLine[], format: 'fec' | 'balance'): OpeningAccount[] => {
  const sums = new Map<string, { name: string; minor: bigint }>();
  for (const { account, accountName, minor } of lines) {
    const ours = ourAccount(account);
    const there = sums.get(ours) ?? { name: accountName, minor: 0n };
    there.minor += minor!;
    sums.set(ours, there);
  }
  return [...sums]
    .filter(([, { minor }]) => minor !== 0n)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, { name, minor }]) => ({
      account,
      name: name || account,
      kind: kindOf(account, format),
      balanceMinor: minor,
    }));
};

/** What is lettered in a group that balances is settled; the rest waits, one item for each party and piece. */
const openPieces = (lines: readonly TheirLine[], openedOn: PlainDate): OpeningPiece[] => {
  const ours = lines.filter((one) => isItemised(one.account) && !isCustomers(one.account));
  const codeOf = (one: TheirLine): string => one.auxiliary || one.account;
  const groupOf = (one: TheirLine): string => `${codeOf(one)}\u0000${one.lettrage}`;
  const groups = new Map<string, bigint>();
  for (const one of ours) groups.set(groupOf(one), (groups.get(groupOf(one)) ?? 0n) + one.minor!);
  const pieces = new Map<string, OpeningPiece>();
  for (const one of ours) {
    if (one.lettrage !== '' && groups.get(groupOf(one)) === 0n) continue;
    const piece = one.piece || one.number || 'À-nouveau';
    const key = `${ourAccount(one.account)}\u0000${codeOf(one)}\u0000${piece.toUpperCase()}`;
    const there = pieces.get(key);
    pieces.set(key, {
      line: there?.line ?? one.line,
      account: ourAccount(one.account),
      code: codeOf(one),
      name: there?.name ?? (one.auxiliaryName || one.accountName || codeOf(one)),
      piece: piece.slice(0, 100),
      on: there?.on ?? one.on ?? openedOn,
      minor: (there?.minor ?? 0n) + one.minor!,
    });
  }
  return [...pieces.values()].filter((one) => one.minor !== 0n);
};
