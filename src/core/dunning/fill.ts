import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';

export type FillValues = Readonly<Record<string, string | number>>;

/** Places in a body where the table of invoices and the payment details go; each alone on its line. */
export const BLOCKS = ['invoices', 'payment'] as const;
export type BlockName = (typeof BLOCKS)[number];

const isBlock = (name: string): name is BlockName => BLOCKS.some((block) => block === name);

const PLACEHOLDER = /\{\{\s*([A-Za-z][\w-]*)\s*(?:\|([^|{}]*)\|([^|{}]*))?\}\}/g;

/**
 * Puts values into a text that a user may have written. `{{total}}` is a value, `{{count|facture|factures}}`
 * one of two wordings. Values are never read again for placeholders, and an unknown name is a finding, not
 * an empty place in a letter that has left.
 */
export function fill(template: string, values: FillValues): { text: string; findings: Finding[] } {
  const unknown = new Set<string>();
  const text = template.replace(PLACEHOLDER, (whole, name: string, one?: string, other?: string) => {
    if (one === undefined && isBlock(name)) return `{{${name}}}`;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      unknown.add(name);
      return whole;
    }
    if (one === undefined || other === undefined) return String(value);
    return Number(value) > 1 ? other : one;
  });
  const findings = [...unknown].map((name) => error('dunning.placeholder-unknown', { params: { name } }));
  const left = text.replaceAll('{{invoices}}', '').replaceAll('{{payment}}', '');
  if (unknown.size === 0 && /\{\{|\}\}/.test(template.replace(PLACEHOLDER, '')) && /\{\{|\}\}/.test(left)) {
    findings.push(error('dunning.placeholder-broken'));
  }
  return { text, findings };
}

export type Segment = { text: string; strong: boolean };
export type Block = { kind: 'text'; lines: Segment[][] } | { kind: 'invoices' } | { kind: 'payment' };

/** Paragraphs of a filled text, split at blank lines, with `**strong**` words and the two blocks where they stand. */
export function parseBody(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/)) {
    for (const piece of part.split(/^[ \t]*(\{\{(?:invoices|payment)\}\})[ \t]*$/m)) {
      const name = /^\{\{(invoices|payment)\}\}$/.exec(piece)?.[1];
      if (name !== undefined && isBlock(name)) blocks.push({ kind: name });
      else if (piece.trim() !== '')
        blocks.push({
          kind: 'text',
          lines: piece
            .trim()
            .split('\n')
            .map((line) => segments(line.trim())),
        });
    }
  }
  return blocks;
}

function segments(line: string): Segment[] {
  return line
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part) => {
      const strong = /^\*\*([^*]+)\*\*$/.exec(part)?.[1];
      return strong === undefined ? { text: part, strong: false } : { text: strong, strong: true };
    });
}
