import { createHash } from 'node:crypto';
import { createPdfFile, type PdfFile } from './pdf-file.ts';
import { isArray, isDict, isStream, nameOf, type PdfDict, type PdfValue } from './pdf-values.ts';
import { readPages } from './read-pages.ts';
import { readXref } from './read-xref.ts';
import { drawStamp, type Stamp } from './stamp.ts';
import { writeValue } from './write-value.ts';

/** Puts documents behind each other. What it is given and what it writes is held no longer than a document. */
export type PdfMerger = {
  /** The pages of a document at the end, or before everything else (in the order they are given); answers how many. */
  readonly add: (bytes: Uint8Array, place?: 'end' | 'front', stamp?: Stamp) => number;
  /** An empty page as large as the last one. */
  readonly addBlank: (place?: 'end' | 'front') => void;
  /** What was written since it was last asked. */
  readonly take: () => Buffer[];
  /** The rest of the file: the tree of its pages and its table. */
  readonly end: () => Buffer[];
};

/** What a page shows; the rest of it (structure, outlines, what stands behind it) belongs to its own document. */
const SHOWN = [
  'Resources',
  'MediaBox',
  'CropBox',
  'TrimBox',
  'BleedBox',
  'ArtBox',
  'Rotate',
  'UserUnit',
  'Contents',
  'Group',
] as const;
/** Pages to a node of the tree. */
const FAN = 200;
const CATALOG = 1;
const ROOT = 2;

type Branch = { readonly nodes: { number: number; kids: number[] }[] };

/**
 * Objects that are alike byte for byte are written once, from the leaves up: five thousand invoices share their fonts,
 * their logo and their colour profile. What is kept of each is 16 bytes of its hash.
 */
export const createPdfMerger = (): PdfMerger => {
  const offsets: number[] = [];
  const known = new Map<string, number>();
  const branches = { front: { nodes: [] } as Branch, end: { nodes: [] } as Branch };
  let size = 0;
  let waiting: Buffer[] = [];
  let last: string = '[0 0 595.28 841.89]';
  let next = ROOT + 1;

  const put = (part: Buffer): void => {
    waiting.push(part);
    size += part.length;
  };
  const object = (number: number, body: Buffer): void => {
    offsets[number] = size;
    put(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  };
  const shared = (body: Buffer): number => {
    const digest = createHash('sha256').update(body).digest('binary').slice(0, 16);
    const before = known.get(digest);
    if (before !== undefined) return before;
    const number = next++;
    known.set(digest, number);
    object(number, body);
    return number;
  };

  put(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));

  /** Copies what a value refers to, leaves first; a circle is cut where it closes. */
  const copier = (file: PdfFile) => {
    const copied = new Map<number, number | null>();
    const numberOf = (ref: number): number | null => {
      const before = copied.get(ref);
      if (before !== undefined) return before;
      copied.set(ref, null);
      const number = shared(body(file.get({ ref, generation: 0 })));
      copied.set(ref, number);
      return number;
    };
    const write = (value: PdfValue): string => writeValue(value, numberOf);
    const body = (value: PdfValue): Buffer => {
      if (!isStream(value)) return Buffer.from(write(value), 'latin1');
      const bytes = file.raw(value);
      const dict = new Map([...value.dict, ['Length', bytes.length] as const]);
      const head = Buffer.from(`${write(dict)}\nstream\n`, 'latin1');
      return Buffer.concat([head, bytes, Buffer.from('\nendstream')]);
    };
    return write;
  };

  const place = (where: 'end' | 'front', entries: string): void => {
    const { nodes } = branches[where];
    if ((nodes.at(-1)?.kids.length ?? FAN) >= FAN) nodes.push({ number: next++, kids: [] });
    const node = nodes.at(-1)!;
    const number = next++;
    node.kids.push(number);
    object(number, Buffer.from(`<</Type /Page /Parent ${node.number} 0 R ${entries}>>`, 'latin1'));
  };

  /** A stamp that is printed with its page. */
  const stamped = (stamp: Stamp, box: readonly [number, number, number, number]): string => {
    const { rect, form } = drawStamp(stamp, box, shared);
    return `<</Type /Annot /Subtype /Stamp /F 4 /Rect [${rect.join(' ')}] /AP <</N ${shared(form)} 0 R>>>>`;
  };

  return {
    add: (given, where = 'end', stamp) => {
      const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
      const budget = { left: 48 * 1024 * 1024 + 2 * bytes.length };
      const { entries, trailer } = readXref(bytes, budget);
      const file = createPdfFile(bytes, entries, budget);
      const write = copier(file);
      const pages = readPages(file, trailer);
      for (const page of pages) {
        const shown = SHOWN.filter((key) => page.has(key)).map((key) => `/${key} ${write(page.get(key)!)}`);
        const marks = marksOn(file, page).map((one) => write(one));
        if (stamp !== undefined) marks.push(stamped(stamp, boxOf(file, page)));
        place(where, [...shown, ...(marks.length === 0 ? [] : [`/Annots [${marks.join(' ')}]`])].join(' '));
        last = write(file.get(page.get('MediaBox')));
      }
      return pages.length;
    },
    addBlank: (where = 'end') => place(where, `/MediaBox ${last} /Resources <<>>`),
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    end: () => {
      const nodes = [...branches.front.nodes, ...branches.end.nodes];
      for (const { number, kids } of nodes) object(number, node(kids, kids.length, ROOT));
      const count = nodes.reduce((sum, { kids }) => sum + kids.length, 0);
      object(
        ROOT,
        node(
          nodes.map(({ number }) => number),
          count,
          null,
        ),
      );
      object(CATALOG, Buffer.from(`<</Type /Catalog /Pages ${ROOT} 0 R>>`));
      const table = size;
      const rows = Array.from({ length: next - 1 }, (_, index) => row(offsets[index + 1]));
      put(Buffer.from(`xref\n0 ${next}\n0000000000 65535 f \n${rows.join('')}`));
      put(Buffer.from(`trailer\n<</Size ${next} /Root ${CATALOG} 0 R>>\nstartxref\n${table}\n%%EOF\n`));
      const rest = waiting;
      waiting = [];
      return rest;
    },
  };
};

const node = (kids: readonly number[], count: number, parent: number | null): Buffer => {
  const above = parent === null ? '' : ` /Parent ${parent} 0 R`;
  return Buffer.from(
    `<</Type /Pages${above} /Count ${count} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`,
  );
};

const row = (offset: number | undefined): string =>
  offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;

/** Stamps and filled fields are seen on paper; links are not, and what they lead to is elsewhere. */
const marksOn = (file: PdfFile, page: PdfDict): PdfValue[] => {
  const all = file.get(page.get('Annots'));
  if (!isArray(all)) return [];
  const seen = all
    .map((one) => file.get(one))
    .filter(isDict)
    .filter((one) => !['Link', 'Popup'].includes(nameOf(file.get(one.get('Subtype'))) ?? ''))
    .map(
      (one) =>
        new Map(
          [...one].filter(
            ([key]) => !['P', 'Parent', 'Popup', 'A', 'AA', 'Dest', 'StructParent'].includes(key),
          ),
        ),
    );
  return seen;
};

/** Left, bottom, right, top of what is shown of a page. */
const boxOf = (file: PdfFile, page: PdfDict): readonly [number, number, number, number] => {
  const box = file.get(page.get('CropBox') ?? page.get('MediaBox'));
  const [x1 = 0, y1 = 0, x2 = 595.28, y2 = 841.89] = (isArray(box) ? box : []).map((one) =>
    Number(file.get(one)),
  );
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
};
