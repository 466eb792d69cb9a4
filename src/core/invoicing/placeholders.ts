import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** What a text may name. '' is a value: the customer simply has none. */
export type FillValues = Readonly<Record<string, string | number>>;

const PLACEHOLDER = /\{\{\s*([A-Za-z][\w.-]*)\s*(?:\|([^|{}]*)\|([^|{}]*))?\}\}/g;

/**
 * Puts values into a text that a user has written: a reminder, a block of a document. `{{total}}` is a value,
 * `{{count|facture|factures}}` one of two wordings. Values are never read again for placeholders, and an unknown name
 * is a finding, not an empty place in a letter that has left. `kept`: names that stay as they are.
 */
export function fillPlaceholders(
  template: string,
  values: FillValues,
  kept: readonly string[] = [],
): { text: string; findings: Finding[] } {
  const unknown = new Set<string>();
  const text = template.replace(PLACEHOLDER, (whole, name: string, one?: string, other?: string) => {
    if (one === undefined && kept.includes(name)) return `{{${name}}}`;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      unknown.add(name);
      return whole;
    }
    if (one === undefined || other === undefined) return String(value);
    return Number(value) > 1 ? other : one;
  });
  const findings = [...unknown].map((name) => unknownName(name, [...Object.keys(values), ...kept]));
  if (unknown.size === 0 && /\{\{|\}\}/.test(template.replace(PLACEHOLDER, ''))) {
    findings.push(error('text.placeholder-broken'));
  }
  return { text, findings };
}

function unknownName(name: string, known: readonly string[]): Finding {
  const nearest = nearestName(name, known);
  return error('text.placeholder-unknown', { params: { name, ...(nearest !== null && { nearest }) } });
}

export const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map((match) => match[1]!);

/**
 * The same, for a text in which a customer's blanks must not show: a line all of whose values are empty goes, with the
 * blank lines it leaves; in others the space around an empty value closes.
 */
export function fillLines(template: string, values: FillValues): string {
  const lines = template
    .replaceAll('\r\n', '\n')
    .split('\n')
    .flatMap((line) => {
      const named = placeholdersOf(line);
      if (named.length > 0 && named.every((name) => values[name] === '')) return [];
      const { text } = fillPlaceholders(line, values);
      return [named.some((name) => values[name] === '') ? closed(text) : text];
    });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const closed = (line: string): string =>
  line
    .replaceAll(/\( *\)/g, '')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ +([,.)])/g, '$1')
    .trimEnd();

/** The name somebody most likely meant: at most a third of it differs, whatever the case. null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  let best: { name: string; distance: number } | null = null;
  for (const one of known) {
    const distance = editDistance(wanted, one.toLowerCase());
    if (distance < (best?.distance ?? Infinity)) best = { name: one, distance };
  }
  return best !== null && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.name : null;
}

/** Levenshtein: letters added, taken away or changed. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
