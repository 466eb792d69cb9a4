import { error, type Finding } from '../../finding.ts';
import { exact, minus, parseDecimal, plus, printExact, printShort, type Exact } from '../../money/index.ts';
import type { ELine, EInvoice } from '../model.ts';
import type { Profile } from '../profiles.ts';

export type CheckContext = {
  /** The profile that the invoice says it follows; null when it names none we know. */
  readonly profile: Profile | null;
  /**
   * Read from someone else: differences of rounding that EN 16931's published rules let pass are warned of only, and so are
   * wrong keys of French numbers.
   */
  readonly isReceived: boolean;
  /** No platform carries it. */
  readonly isOutside: boolean;
};

/** One rule of a standard: its name there, and what it finds wrong. Findings get the name as parameter `rule`. */
export type Rule = {
  readonly id: string;
  readonly check: (invoice: EInvoice, context: CheckContext) => readonly Finding[];
};

export function runRules(rules: readonly Rule[], invoice: EInvoice, context: CheckContext): Finding[] {
  return rules.flatMap(({ id, check }) =>
    check(invoice, context).map((finding) => ({ ...finding, params: { rule: id, ...finding.params } })),
  );
}

export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

export const when = (wrong: boolean, ...findings: readonly Finding[]): readonly Finding[] =>
  wrong ? findings : [];

/** `term` is the business term (BT) or group (BG) that the sentence names. */
export const missing = (path: string, term: string, params: Finding['params'] = {}): Finding =>
  error('einvoice.missing', { path, params: { term, ...params } });

/** One of several terms would do: 'BT-31 BT-32'. */
export const missingAll = (path: string, terms: string, params: Finding['params'] = {}): Finding =>
  error('einvoice.missing-all', { path, params: { terms, ...params } });

export const unwanted = (path: string, term: string, params: Finding['params'] = {}): Finding =>
  error('einvoice.unwanted', { path, params: { term, ...params } });

export const unknownCode = (
  path: string,
  term: string,
  value: string,
  params: Finding['params'] = {},
): Finding => error('einvoice.unknown-code', { path, params: { term, value, ...params } });

export const wrongAmount = (
  path: string,
  term: string,
  found: string,
  expected: Exact,
  params: Finding['params'] = {},
): Finding =>
  error('einvoice.amount', {
    path,
    params: { term, found, expected: printExact(expected), ...params },
  });

/** A rule that one value must be there. */
export const needs = (
  id: string,
  term: string,
  path: string,
  value: (invoice: EInvoice) => string | undefined,
): Rule => ({ id, check: (invoice) => when(isBlank(value(invoice)), missing(path, term)) });

/** Groups and remarks among the lines of EXTENDED profiles add nothing to the totals (BT-X-8, EXT-FR-FE-163). */
export const isCounted = ({ role }: ELine): boolean => isBlank(role) || role === 'DETAIL';

/** A rule about every line that counts; the finding names the line. */
export const ofLines = (
  id: string,
  check: (line: ELine, path: string, invoice: EInvoice, context: CheckContext) => readonly Finding[],
): Rule => ({
  id,
  check: (invoice, context) =>
    invoice.lines.flatMap((line, index) =>
      (isCounted(line) ? check(line, `lines.${index}`, invoice, context) : []).map((finding) => ({
        ...finding,
        params: { line: line.id, ...finding.params },
      })),
    ),
});

export const ZERO = exact('0');
/** Half a unit and the like: what published rules let pass between a product and its rounding. */
export const CENT = exact('0.01');

/** null when it is absent or no number: other rules say so. */
export const num = (text: string | undefined): Exact | null =>
  text === undefined ? null : parseDecimal(text);

export const isZero = (text: string | undefined): boolean => num(text)?.units === 0n;
export const isNegative = (text: string | undefined): boolean => (num(text)?.units ?? 0n) < 0n;

/** null as soon as one is no number. */
export function sumOf(amounts: readonly (string | undefined)[]): Exact | null {
  let total: Exact = exact('0.00');
  for (const amount of amounts) {
    const value = num(amount ?? '0');
    if (value === null) return null;
    total = plus(total, value);
  }
  return total;
}

const distance = (a: Exact, b: Exact): Exact => {
  const { units, scale } = minus(a, b);
  return { units: units < 0n ? -units : units, scale };
};

export const differs = (a: Exact, b: Exact): boolean => distance(a, b).units !== 0n;

/** Nothing when the amounts are equal; a warning when they differ by no more than is let pass; else the fault itself. */
export function judged(found: Exact, expected: Exact, letPass: Exact, fault: Finding): readonly Finding[] {
  if (!differs(found, expected)) return [];
  const isLetPass = minus(distance(found, expected), letPass).units <= 0n;
  return [isLetPass ? { ...fault, severity: 'warning' } : fault];
}

/** A rate as people write it: '5.5', '20'; '' for none. */
export const printRate = (rate: string | undefined): string => {
  const value = num(rate);
  return value === null ? (rate ?? '') : printShort(value);
};
