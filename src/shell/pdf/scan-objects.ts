import { createPdfFile, type Entries, type PdfFile } from './pdf-file.ts';
import { createValueParser } from './parse-value.ts';
import {
  isDict,
  isStream,
  nameOf,
  PdfFault,
  spend,
  type Budget,
  type PdfDict,
  type PdfValue,
} from './pdf-values.ts';
import type { Xref } from './read-xref.ts';

const OBJECT = /(?<![0-9])(\d{1,8})[\s\0]{1,8}\d{1,5}[\s\0]{1,8}obj(?![a-z])/g;
/** Far enough to see what an object says it is. */
const HEAD = 1_024;

/** An attempt costs far more than the few bytes it may read. */
const COST_OF_TRY = 1_024;

/** A broken part of a broken file is left out; a file that asks too much is refused whole. */
const ifReadable = <T>(budget: Budget, read: () => T): T | undefined => {
  spend(budget, COST_OF_TRY);
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfFault && error.code !== 'pdf.too-large') return undefined;
    throw error;
  }
};

type Found = { readonly number: number; readonly at: number; readonly head: string };

const findObjects = (bytes: Buffer, budget: Budget): Found[] => {
  spend(budget, bytes.length);
  const text = bytes.toString('latin1');
  const found: Found[] = [];
  for (const match of text.matchAll(OBJECT)) {
    spend(budget, 64);
    const at = match.index;
    found.push({ number: Number(match[1]), at, head: text.slice(at, at + HEAD) });
  }
  return found;
};

/** The last of an object's versions counts, be it plain or in an object stream. */
const addMembers = (
  file: PdfFile,
  { entries, positions }: { entries: Entries; positions: Map<number, number> },
  streams: readonly Found[],
  budget: Budget,
): void => {
  for (const { number, at } of streams) {
    if (positions.get(number) !== at) continue;
    for (const member of ifReadable(budget, () => [...file.members(number)]) ?? []) {
      if ((positions.get(member) ?? -1) > at) continue;
      entries.set(member, { inside: number });
      positions.set(member, at);
    }
  }
};

const trailerDicts = function* (bytes: Buffer, found: readonly Found[], file: PdfFile, budget: Budget) {
  let place = bytes.lastIndexOf('trailer', undefined, 'latin1');
  // The file begins with its header, so no trailer is at 0.
  while (place > 0) {
    const from = place + 7;
    yield ifReadable(budget, () => createValueParser(bytes, from, budget).value());
    place = bytes.lastIndexOf('trailer', place - 1, 'latin1');
  }
  for (const { at, head } of found.toReversed()) {
    if (!head.includes('/XRef')) continue;
    const value = ifReadable(budget, () => file.objectAt(at).value);
    yield isStream(value) ? value.dict : undefined;
  }
};

const findTrailer = (
  bytes: Buffer,
  found: readonly Found[],
  file: PdfFile,
  entries: Entries,
  budget: Budget,
): PdfDict => {
  const isCatalog = (value: PdfValue | undefined): boolean =>
    isDict(value) && nameOf(ifReadable(budget, () => file.get(value.get('Type')))) === 'Catalog';
  for (const dict of trailerDicts(bytes, found, file, budget))
    if (isDict(dict) && isCatalog(ifReadable(budget, () => file.get(dict.get('Root'))))) return dict;
  // No trailer left: the catalogue says what it is.
  for (const number of [...entries.keys()].toReversed()) {
    const ref = { ref: number, generation: 0 };
    if (isCatalog(ifReadable(budget, () => file.get(ref)))) return new Map([['Root', ref]]);
  }
  throw new PdfFault('pdf.broken');
};

/** For files whose table is missing or wrong: every 'n g obj' in the order of the file, as all readers do. */
export const scanObjects = (bytes: Buffer, budget: Budget): Xref => {
  const found = findObjects(bytes, budget);
  const entries: Entries = new Map();
  const positions = new Map<number, number>();
  for (const { number, at } of found) {
    entries.set(number, { at });
    positions.set(number, at);
  }
  const file = createPdfFile(bytes, entries, budget);
  addMembers(
    file,
    { entries, positions },
    found.filter(({ head }) => head.includes('/ObjStm')),
    budget,
  );
  return {
    entries,
    trailer: findTrailer(bytes, found, createPdfFile(bytes, entries, budget), entries, budget),
  };
};
