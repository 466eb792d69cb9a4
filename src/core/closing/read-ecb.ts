import { accepted, error, refused, type Result } from '../finding.ts';
import { isPlainDate, type PlainDate } from '../calendar/index.ts';
import { isCurrency, parseDecimal } from '../money/index.ts';
import { childrenOf, readXmlTree, type XmlCodes, type XmlNode } from '../xml/index.ts';
import type { ExchangeRate } from './exchange-rate.ts';

const UNREAD = 'closing.rates-unread';
const CODES: XmlCodes = {
  malformed: UNREAD,
  doctype: UNREAD,
  'text-too-long': UNREAD,
  'too-deep': UNREAD,
  'too-large': UNREAD,
};

/** Euro foreign exchange reference rates, as eurofxref.csv, eurofxref-hist.csv or one of their XML. */
export function readEcbRates(text: string): Result<ExchangeRate[]> {
  const rates = text.trimStart().startsWith('<') ? readXml(text) : readCsv(text);
  return rates === null || rates.length === 0 ? refused(error(UNREAD, { path: 'file' })) : accepted(rates);
}

const rateOf = (currency: string, on: PlainDate, text: string): ExchangeRate[] => {
  // 'N/A': not quoted that day, or not any more.
  const value = parseDecimal(text);
  if (!isCurrency(currency) || value === null || value.units <= 0n || value.scale > 10) return [];
  return [{ currency, on, rate: text.trim(), source: 'ecb' }];
};

/** One line a day: `Date,USD,JPY,…`, then `2026-11-25,1.0543,…` or `25 November 2026, 1.0543, …`. */
function readCsv(text: string): ExchangeRate[] | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((cell) => cell.trim()));
  const [header, ...rows] = lines;
  if (header?.[0] !== 'Date') return null;
  const rates: ExchangeRate[] = [];
  for (const row of rows) {
    const on = dayOf(row[0] ?? '');
    if (on === null) return null;
    header.forEach((currency, index) => {
      if (index > 0) rates.push(...rateOf(currency, on, row[index] ?? ''));
    });
  }
  return rates;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const dayOf = (text: string): PlainDate | null => {
  const match = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text);
  if (match === null) return isPlainDate(text) ? text : null;
  const month = MONTHS.indexOf(match[2]!) + 1;
  const iso = `${match[3]!}-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
  return isPlainDate(iso) ? iso : null;
};

/** `<Cube time="2026-11-25"><Cube currency="USD" rate="1.0543"/>…` at any depth. */
function readXml(text: string): ExchangeRate[] | null {
  const read = readXmlTree(text, CODES);
  if (!read.ok) return null;
  const rates: ExchangeRate[] = [];
  const walk = (node: XmlNode): void => {
    const on = node.attributes['time'] ?? '';
    for (const cube of childrenOf(node, 'Cube')) {
      const { currency, rate } = cube.attributes;
      if (isPlainDate(on) && currency !== undefined) rates.push(...rateOf(currency, on, rate ?? ''));
      walk(cube);
    }
  };
  walk(read.value.root);
  return rates;
}

/**
 * What the ECB answers to a program (eurofxref-daily.xml, eurofxref-hist-90d.xml), read strictly: each cube a day or a rate,
 * each rate of a currency once a day. One that cannot be read refuses all of them: nobody looks at it before it is kept.
 */
export function readEcbFeed(text: string): Result<ExchangeRate[]> {
  const read = readXmlTree(text, CODES);
  const rates = read.ok && read.value.root.name === 'Envelope' ? readDays(read.value.root) : null;
  return rates === null || rates.length === 0 ? refused(error(UNREAD, { path: 'feed' })) : accepted(rates);
}

function readDays(root: XmlNode): ExchangeRate[] | null {
  const rates: ExchangeRate[] = [];
  for (const day of childrenOf(root, 'Cube').flatMap((outer) => childrenOf(outer, 'Cube'))) {
    const on = day.attributes['time'] ?? '';
    const cubes = childrenOf(day, 'Cube');
    if (!isPlainDate(on) || cubes.length === 0) return null;
    const read = cubes.flatMap(({ attributes }) =>
      rateOf(attributes['currency'] ?? '', on, attributes['rate'] ?? ''),
    );
    if (read.length !== cubes.length || new Set(read.map((one) => one.currency)).size !== cubes.length)
      return null;
    rates.push(...read);
  }
  return rates;
}
