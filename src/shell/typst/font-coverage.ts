import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every TTF below a folder. */
export function fontFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ttf'))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Whether each of the weights of some family has a glyph for a character: reads the `cmap` tables
 * (OpenType 1.9, formats 4 and 12). A character in Regular but not in Bold would still fail in a title.
 */
export function fontCoverage(files: readonly string[]): (codePoint: number) => boolean {
  const families = new Map<string, Set<number>>();
  for (const file of files) {
    const family = file.replace(/-[^-]*$/, '');
    const points = readCmap(readFileSync(file));
    const known = families.get(family);
    families.set(family, known === undefined ? points : intersect(known, points));
  }
  return (codePoint) => [...families.values()].some((points) => points.has(codePoint));
}

const intersect = (a: Set<number>, b: Set<number>): Set<number> => new Set([...a].filter((p) => b.has(p)));

function readCmap(font: Buffer): Set<number> {
  const start = tableOffset(font, 'cmap');
  const points = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(start + 2); i += 1) {
    const at = start + font.readUInt32BE(start + 4 + i * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) readSegments(font, at, points);
    else if (format === 12) readGroups(font, at, points);
  }
  return points;
}

function tableOffset(font: Buffer, wanted: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === wanted) return font.readUInt32BE(record + 8);
  }
  throw new Error(`A font without ${wanted}`);
}

function readSegments(font: Buffer, at: number, points: Set<number>): void {
  const bytes = font.readUInt16BE(at + 6);
  for (let i = 0; i < bytes; i += 2) {
    const last = font.readUInt16BE(at + 14 + i);
    const first = font.readUInt16BE(at + 16 + bytes + i);
    const delta = font.readUInt16BE(at + 16 + 2 * bytes + i);
    const rangeAt = at + 16 + 3 * bytes + i;
    const range = font.readUInt16BE(rangeAt);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const listed = range === 0 ? point : font.readUInt16BE(rangeAt + range + 2 * (point - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) points.add(point);
    }
  }
}

function readGroups(font: Buffer, at: number, points: Set<number>): void {
  for (let i = 0; i < font.readUInt32BE(at + 12); i += 1) {
    const group = at + 16 + i * 12;
    const first = font.readUInt32BE(group);
    const glyph = font.readUInt32BE(group + 8);
    for (let point = first; point <= font.readUInt32BE(group + 4); point += 1) {
      if (glyph + point - first !== 0) points.add(point);
    }
  }
}
