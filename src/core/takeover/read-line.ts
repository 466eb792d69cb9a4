import { lineAmount, type Adjustment, type VatTreatment } from '../invoicing/index.ts';
import {
  currencyDecimals,
  divide,
  exact,
  ofMinor,
  printShort,
  type Currency,
  type Decimal,
} from '../money/index.ts';
import type { CellReader } from './cell-reader.ts';
import { cutText } from './clean-text.ts';
import { toItemLine } from './item-line.ts';
import { readCategory, readRate } from './read-vat.ts';
import type { LineRecord } from './records.ts';
import { readNature, readUnit } from './unit-words.ts';

const MAX_NAME = 300;
const MAX_DESCRIPTION = 4000;

/** Whether a row says anything of a line, or only who is invoiced. */
export const saysLine = (cells: CellReader): boolean =>
  (['lineName', 'lineDescription', 'lineReference', 'unitPrice', 'lineNet'] as const).some(
    (field) => cells.text(field) !== '',
  );

/** One line of an invoice; null when it cannot be read, with the reasons in the findings. */
export const readLine = (cells: CellReader, line: number, currency: Currency): LineRecord | null => {
  const text = wordsOf(cells);
  const before = cells.findings.length;
  const price = cells.decimal('unitPrice');
  const net = cells.amount('lineNet', currency);
  const written = cells.decimal('quantity');
  if (cells.findings.length > before) return null;
  if (price === null && net === null) {
    // Titles and remarks stand between the lines of many invoices.
    if (written === null || Number(written) === 0) return { type: 'comment', line, text: text.whole };
    cells.refuse('takeover.price-missing', 'unitPrice');
    return null;
  }
  if (text.name === '') cells.refuse('takeover.line-name-missing', 'lineName');
  const quantity = written ?? '1';
  const discount = readDiscount(cells, currency);
  const vat = readTreatment(cells);
  const unit = readUnit(cells.text('unit'));
  if (unit === null) cells.warn('takeover.unit-unknown', 'unit');
  if (cells.findings.some(({ severity }) => severity === 'error') || vat === null) return null;
  const unitPrice = price ?? priceOf(net!, quantity, currency);
  if (unitPrice === null) {
    cells.refuse('takeover.quantity-zero', 'quantity');
    return null;
  }
  const record = {
    type: 'item' as const,
    line,
    reference: cutText(cells.text('lineReference'), 60),
    name: text.name,
    description: text.description,
    quantity,
    unit: cells.text('unit') === '' ? '' : (unit ?? 'C62'),
    unitPrice,
    discount,
    vat,
    nature: readNature(cells.text('lineNature')),
    account: cutText(cells.text('lineAccount').replaceAll(/[^0-9A-Za-z]/g, ''), 12),
  };
  return net === null || price === null ? record : agreeWith(cells, record, net, currency);
};

const wordsOf = (cells: CellReader): { name: string; description: string; whole: string } => {
  const [said, more, reference] = [
    cells.text('lineName'),
    cells.text('lineDescription'),
    cells.text('lineReference'),
  ];
  const name = said || more || reference;
  // What is too long for a name stands whole below it.
  const below = [name.length > MAX_NAME ? name : '', said === '' ? '' : more].filter((one) => one !== '');
  return {
    name: cutText(name, MAX_NAME),
    description: cutText(below.join(' '), MAX_DESCRIPTION),
    whole: cutText([said, more].filter((one) => one !== '').join(' '), MAX_DESCRIPTION),
  };
};

const readDiscount = (cells: CellReader, currency: Currency): Adjustment | null => {
  const written = cells.text('discountPercent');
  // « 10 » and « 10 % » are the same; a fraction of a sheet (0.1) is not guessed at.
  const percent = written === '' ? null : cells.decimal('discountPercent');
  const minor = cells.amount('discountAmount', currency);
  if (percent !== null && !/^(?:100|\d{1,2}(?:\.\d{1,4})?)$/.test(percent)) {
    cells.refuse('takeover.discount-unreadable', 'discountPercent');
    return null;
  }
  if (percent !== null && Number(percent) > 0) return { kind: 'percent', percent };
  if (minor === null || minor === 0n) return null;
  return { kind: 'amount', minor: minor < 0n ? -minor : minor };
};

const readTreatment = (cells: CellReader): VatTreatment | null => {
  const written = cells.text('vatRate');
  const rate = written === '' ? null : readRate(written);
  const said = cells.text('vatCategory');
  const category = said === '' ? null : readCategory(said);
  if (written !== '' && rate === null) {
    cells.refuse('takeover.rate-unreadable', 'vatRate');
    return null;
  }
  if (said !== '' && category === null) cells.warn('takeover.category-unknown', 'vatCategory');
  if (rate === null && (category === null || category === 'S')) {
    cells.refuse('takeover.rate-missing', 'vatRate');
    return null;
  }
  const percent: Decimal = rate ?? '0';
  if (percent === '0') return { category: category === null || category === 'S' ? 'E' : category, rate: '0' };
  if (category !== null && category !== 'S') {
    cells.refuse('takeover.rate-and-category', 'vatCategory', { rate: percent });
    return null;
  }
  return { category: 'S', rate: percent };
};

const priceOf = (net: bigint, quantity: Decimal, currency: Currency): Decimal | null => {
  const many = exact(quantity);
  if (many.units === 0n) return null;
  return printShort(divide(ofMinor(net, currencyDecimals(currency)), many, 6));
};

type Item = Extract<LineRecord, { type: 'item' }>;
const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/**
 * The amount written beside the line against quantity × price − discount. A price printed with too few decimals is off by
 * half a cent a piece: then the amount is right, and said. Anything more is an error of the file.
 */
const agreeWith = (cells: CellReader, item: Item, net: bigint, currency: Currency): Item | null => {
  const decimals = currencyDecimals(currency);
  const { netMinor } = lineAmount(toItemLine(item, 0, null), decimals);
  // Credit notes: some programs write the amount negative and the quantity not.
  const gap = magnitude(magnitude(netMinor) - magnitude(net));
  if (gap === 0n) return item;
  const params = { computedMinor: String(netMinor), writtenMinor: String(net), currency };
  const pieces = magnitude(exact(item.quantity).units) / 10n ** BigInt(exact(item.quantity).scale);
  if (gap > 1n + pieces / 2n + (item.discount === null ? 0n : pieces / 2n)) {
    cells.refuse('takeover.line-differs', 'lineNet', params);
    return null;
  }
  cells.warn('takeover.line-rounded', 'lineNet', params);
  if (item.discount !== null) return item;
  const signed = netMinor < 0n === net < 0n ? net : -net;
  const unitPrice = priceOf(signed, item.quantity, currency);
  return unitPrice === null ? item : { ...item, unitPrice };
};
