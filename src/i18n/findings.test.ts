import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemStatus } from '../contract/problem.ts';
import { findingText, findingTexts } from './findings.ts';

const source = join(import.meta.dirname, '..');
const CODE = '[a-z]+(?:-[a-z]+)*(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+';
/** error('…'), warning('…'), and the small local words some rooms have for them: fault, refuse, refusal, stop. */
const CALLS = new RegExp(
  `\\b(?:error|warning|fault|refuse|refusal|refused|stop|finding)\\(\\s*(?:[\\w.]+,\\s*)?'(${CODE})'`,
  'g',
);
/** code: '…', const code = condition ? '…' : '…' */
const FIELDS = /\bcode\??\s*[:=][^;\n]*/g;
const LITERAL = new RegExp(`'(${CODE})'`, 'g');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

const texts = [
  ...sources(join(source, 'core')),
  ...sources(join(source, 'app')),
  ...sources(join(source, 'shell/tabular')),
  ...sources(join(source, 'shell/pdf')),
  ...sources(join(source, 'shell/xml')),
  ...sources(join(source, 'cli/einvoice')),
];
const used = new Set<string>();
const literals = new Set<string>();
for (const text of texts) {
  for (const match of text.matchAll(CALLS)) used.add(match[1]!);
  for (const field of text.matchAll(FIELDS))
    for (const match of field[0].matchAll(LITERAL)) used.add(match[1]!);
  for (const match of text.matchAll(LITERAL)) literals.add(match[1]!);
}
/** Evidence of a match is worded by the bank's own screens, a problem's code in problems.fr.ts. */
const codes = [...used].filter((code) => !code.startsWith('match.') && !(code in problemStatus)).sort();

describe('the sentences of findings', () => {
  it('finds the codes of the sources', () => {
    expect(codes.length).toBeGreaterThan(80);
    expect(codes).toContain('party.siren-key');
  });

  it.each(['fr', 'en'] as const)('has a sentence for every code (%s)', (locale) => {
    const missing = codes.filter((code) => findingTexts[locale][code] === undefined);
    expect(missing, 'write them in src/i18n/findings/<room>.fr.ts and .en.ts').toEqual([]);
  });

  it.each(['fr', 'en'] as const)('has no sentence for a code that nobody gives (%s)', (locale) => {
    const stale = Object.keys(findingTexts[locale]).filter((code) => !literals.has(code));
    expect(stale).toEqual([]);
  });

  it('writes amounts, dates and places as people read them', () => {
    const cash = {
      code: 'payments.cash-limit',
      params: { limitMinor: '100000', currency: 'EUR', article: 'X' },
    };
    expect(findingText('fr', cash)).toContain('1\u202f000,00\u00a0€');
    expect(findingText('en', cash)).toContain('€1,000.00');
    expect(findingText('fr', { code: 'bank.entry.date', params: { line: 12 } })).toMatch(/^Ligne 12\u00a0: /);
    expect(findingText('fr', { code: 'openitems.too-early', params: { earliest: '2026-11-01' } })).toContain(
      '1er novembre 2026',
    );
  });
});
