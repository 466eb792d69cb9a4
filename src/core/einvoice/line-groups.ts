import type { ELine } from './model.ts';

/** BT-X-8, EXT-FR-FE-163: a heading with the sum of its lines, a line like any other, a remark that sums nothing. */
export const GROUP = 'GROUP';
export const DETAIL = 'DETAIL';

const isDetail = ({ role }: ELine): boolean => role === undefined || role === '' || role === DETAIL;

const join = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.filter((text) => text !== undefined && text !== '').join('\n') || undefined;

/**
 * The lines as EN 16931 has them, which knows neither groups nor remarks: the name of a group and what it says go into
 * the note of its first line (BT-127), a remark into the note of the line before it, else of the next one.
 */
export function flattenLines(lines: readonly ELine[]): ELine[] {
  if (lines.every((line) => isDetail(line) && line.parent === undefined && line.role === undefined)) {
    return [...lines];
  }
  const flat: ELine[] = [];
  let waiting: string | undefined;
  for (const line of lines) {
    const last = flat.at(-1);
    if (isDetail(line)) {
      const { parent: _parent, role: _role, note, ...rest } = line;
      const whole = join(waiting, note);
      flat.push({ ...rest, ...(whole === undefined ? {} : { note: whole }) });
      waiting = undefined;
    } else if (line.role !== GROUP && last !== undefined && waiting === undefined) {
      const note = join(last.note, line.item.name, line.note);
      flat[flat.length - 1] = { ...last, ...(note === undefined ? {} : { note }) };
    } else waiting = join(waiting, line.item.name, line.note);
  }
  return flat;
}
