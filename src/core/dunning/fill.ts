import { fillPlaceholders } from '../invoicing/placeholders.ts';
import type { FillValues } from '../invoicing/placeholders.ts';
import type { Finding } from '../finding.ts';

/** Places in a body where the table of invoices and the payment details go; each alone on its line. */
export const BLOCKS = ['invoices', 'payment'] as const;
export type BlockName = (typeof BLOCKS)[number];

const isBlock = (name: string): name is BlockName => BLOCKS.some((block) => block === name);

/** The text of a reminder with its values; the two blocks stay where they stand. */
export const fill = (template: string, values: FillValues): { text: string; findings: Finding[] } =>
  fillPlaceholders(template, values, BLOCKS);

export type Segment = { text: string; strong: boolean };
export type Block =
  | { kind: 'text'; lines: Segment[][] }
  | { kind: 'invoices' }
  | { kind: 'payment' }
  | { kind: 'charges' };

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
