import type { Document, ItemLine, Line } from './model.ts';

/**
 * What a quote offers apart: a section with the lines below it, or a line by itself. It has a price of its own and is in
 * no total until the customer chooses it (C. civ. 1114, 1118: one accepts what was offered, and only what one accepts is
 * ordered).
 */
export type QuoteOption = {
  /** Of its section, or of its only line. */
  readonly id: string;
  readonly name: string;
  readonly lines: readonly ItemLine[];
};

type WithLines = Pick<Document, 'lines'>;

/** A line as a person types it has no more to say of it. */
type Choosable = {
  readonly type: Line['type'];
  readonly id: string;
  readonly optional?: true | undefined;
};

/** For each line, the option it belongs to; null for what is offered for certain. */
export function optionIds(lines: readonly Choosable[]): (string | null)[] {
  let group: string | null = null;
  return lines.map((line) => {
    if (line.type === 'section') group = line.optional === true ? line.id : null;
    if (group !== null) return group;
    return line.type === 'item' && line.optional === true ? line.id : null;
  });
}

/** In the order of the document; a section without a line offers nothing. */
export function optionsOf({ lines }: WithLines): QuoteOption[] {
  const ids = optionIds(lines);
  const names = new Map<string, string>();
  const items = new Map<string, ItemLine[]>();
  lines.forEach((line, index) => {
    const id = ids[index] ?? null;
    if (id === null) return;
    if (line.id === id) names.set(id, line.type === 'section' ? line.title : nameOf(line));
    if (line.type === 'item') items.set(id, [...(items.get(id) ?? []), line]);
  });
  return [...items].map(([id, list]) => ({ id, name: names.get(id) ?? '', lines: list }));
}

const nameOf = (line: Line): string => (line.type === 'item' ? line.name : '');

/** The same with what was chosen for certain, and without the other options: what is ordered, made and invoiced. */
export function withOptions<T extends WithLines>(document: T, chosen: readonly string[]): T {
  const ids = optionIds(document.lines);
  const taken = new Set(chosen);
  const lines = document.lines.flatMap((line, index): Line[] => {
    const id = ids[index] ?? null;
    if (id !== null && !taken.has(id)) return [];
    if (line.type === 'comment' || line.optional === undefined) return [line];
    const { optional: _, ...firm } = line;
    return [firm];
  });
  return { ...document, lines };
}
