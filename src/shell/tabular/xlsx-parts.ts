import { SaxesParser } from 'saxes';
import { fromEpochDay } from '../../core/calendar/index.ts';
import { plainDecimal } from './decimal-text.ts';
import { ZipRefusal } from './zip-directory.ts';

type Tag = { name: string; attributes: Record<string, string> };

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A saxes parser that refuses document types: nothing in a workbook needs one, and entity bombs do. */
export const createPartParser = (on: {
  open(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}): SaxesParser<{ xmlns: false; position: false }> => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new ZipRefusal('table.xml.doctype');
  });
  parser.on('error', () => {
    throw new ZipRefusal('table.xml.broken');
  });
  parser.on('opentag', (tag: Tag) => on.open(localName(tag.name), tag.attributes));
  if (on.close) parser.on('closetag', (tag: Tag) => on.close!(localName(tag.name)));
  if (on.text) {
    parser.on('text', (text) => on.text!(text));
    parser.on('cdata', (text) => on.text!(text));
  }
  return parser;
};

const parsePart = (xml: string, on: Parameters<typeof createPartParser>[0]): void => {
  const head = xml.slice(0, 2048);
  if (/<!DOCTYPE/i.test(head)) throw new ZipRefusal('table.xml.doctype');
  createPartParser(on).write(xml).close();
};

export type Workbook = { sheets: { name: string; relation: string; hidden: boolean }[]; date1904: boolean };

export const readWorkbook = (xml: string): Workbook => {
  const workbook: Workbook = { sheets: [], date1904: false };
  parsePart(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') workbook.date1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      workbook.sheets.push({ name: attributes['name'] ?? '', relation, hidden });
    },
  });
  return workbook;
};

export const readRelations = (xml: string): Map<string, string> => {
  const targets = new Map<string, string>();
  parsePart(xml, {
    open: (name, { Id, Target }) => {
      if (name !== 'Relationship' || !Id || !Target) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
};

/** Built-in date formats (ECMA-376 18.8.30); times alone (18–21, 45–47) stay numbers. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);

const isDateFormat = (code: string): boolean => {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase();
  return /[dy]/.test(bare) && !/general/.test(bare);
};

/** For each cell style: does it show a date? */
export const readDateStyles = (xml: string): boolean[] => {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  parsePart(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        custom.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const id = Number(attributes['numFmtId'] ?? '0');
      styles.push(custom.get(id) ?? DATE_FORMATS.has(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
};

/** Excel writes control characters as _x000D_. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** Shared strings, rich text joined, phonetic hints left out. */
export const createSharedStrings = () => {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  const parser = createPartParser({
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescapeText(text));
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') inText = false;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
  });
  return { feed: (xml: string) => void parser.write(xml), strings };
};

const EPOCH_1900 = -25_569; // 1899-12-30 in days of the civil epoch: Excel believes 1900 was a leap year.
const EPOCH_1904 = -24_107;
const LAST_DAY = 2_958_465; // 9999-12-31

/** A serial number as an ISO day (the hour is dropped); null for a time without a day or a number beyond the calendar. */
export const serialDay = (text: string, date1904: boolean): string | null => {
  const plain = plainDecimal(text);
  const whole = plain === null ? -1 : Number(/^\d+/.exec(plain)?.[0] ?? '-1');
  if (whole < 1 || whole > LAST_DAY) return null;
  // Serials 1 to 59 precede the 29 February 1900 that never was.
  const shift = date1904 ? EPOCH_1904 : whole < 60 ? EPOCH_1900 + 1 : EPOCH_1900;
  return fromEpochDay(whole + shift);
};
