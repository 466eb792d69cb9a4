import { parseDate, type PlainDate } from '../calendar/index.ts';
import { error, type Finding } from '../finding.ts';
import { isCurrency, type Decimal, type DecimalMark } from '../money/index.ts';
import { searchKey } from '../party/index.ts';
import { decimalMarkOf, readDecimalCell } from './decimal-cell.ts';
import { deliveryColumns, type DeliveryField } from './delivery-columns.ts';
import { readNature, readUnit } from './unit-words.ts';

/** A delivery as a table tells it: its customer still a word, its VAT and account perhaps not said. */
export type ToldDelivery = {
  /** Of its first line. */
  readonly line: number;
  readonly customer: { readonly code: string; readonly name: string; readonly siren: string };
  readonly reference: string;
  readonly deliveredOn: PlainDate;
  readonly order: string;
  readonly nature: 'goods' | 'services' | null;
  readonly currency: string;
  readonly lines: readonly {
    readonly line: number;
    readonly article: string;
    readonly label: string;
    readonly quantity: Decimal;
    readonly unit: string;
    readonly price: Decimal;
    readonly rate: Decimal | null;
    readonly account: string;
  }[];
};
export type BadLine = { readonly line: number; readonly finding: Finding };
export type ReadDeliveries = { readonly deliveries: ToldDelivery[]; readonly bad: BadLine[] };

type Row = { readonly line: number; readonly cells: readonly string[] };

/** Which columns a table of deliveries cannot do without. */
export function missingDeliveryColumns(headers: readonly string[]): Finding[] {
  const columns = deliveryColumns(headers);
  const lacks = (...fields: DeliveryField[]): boolean => fields.every((field) => !columns.has(field));
  return [
    ...(lacks('code', 'name', 'siren') ? [error('billing.column-customer')] : []),
    ...(lacks('reference') ? [error('billing.column-reference')] : []),
    ...(lacks('deliveredOn') ? [error('billing.column-date')] : []),
    ...(lacks('label') ? [error('billing.column-label')] : []),
    ...(lacks('price') ? [error('billing.column-price')] : []),
  ];
}

/**
 * Deliveries of a table: lines of the same reference are one. A delivery with a line that cannot be read is left out
 * whole, and each bad line is named. Never throws, whatever is in the cells.
 */
export function readDeliveries(
  headers: readonly string[],
  rows: readonly Row[],
  options: {
    /** Known of sheets, whose numbers are written with a point. */ readonly decimal?: DecimalMark;
  } = {},
): ReadDeliveries {
  const columns = deliveryColumns(headers);
  const cell = (row: Row, field: DeliveryField): string => {
    const at = columns.get(field);
    return at === undefined ? '' : (row.cells[at] ?? '').replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
  };
  const mark =
    options.decimal ??
    decimalMarkOf(rows.flatMap((row) => [cell(row, 'quantity'), cell(row, 'price'), cell(row, 'rate')]));
  const bad: BadLine[] = [];
  const spoilt = new Set<string>();
  const found = new Map<
    string,
    { head: Omit<ToldDelivery, 'lines'>; lines: ToldDelivery['lines'][number][] }
  >();

  for (const row of rows) {
    if (row.cells.every((text) => text.trim() === '')) continue;
    const reference = cell(row, 'reference');
    const key = searchKey(reference);
    const refuse = (code: string, params: Finding['params'] = {}): null => {
      bad.push({ line: row.line, finding: error(code, { params: { line: row.line, ...params } }) });
      spoilt.add(key);
      return null;
    };
    const number = (field: DeliveryField, empty: Decimal | null): Decimal | null => {
      const text = cell(row, field);
      if (text === '') return empty;
      const read = readDecimalCell(text, mark);
      return read.ok ? read.value : refuse('billing.number-unreadable', { text: text.slice(0, 40) });
    };
    if (reference === '') {
      refuse('billing.reference-missing');
      continue;
    }
    const customer = { code: cell(row, 'code'), name: cell(row, 'name'), siren: cell(row, 'siren') };
    const deliveredOn = parseDate(cell(row, 'deliveredOn'));
    const label = cell(row, 'label');
    const unit = cell(row, 'unit');
    const unitCode = readUnit(unit);
    if (deliveredOn === null)
      refuse('billing.date-unreadable', { text: cell(row, 'deliveredOn').slice(0, 40) });
    if (label === '') refuse('billing.label-missing');
    if (unitCode === null) refuse('billing.unit-unknown', { text: unit.slice(0, 40) });
    const currency = cell(row, 'currency').toUpperCase();
    if (currency !== '' && !isCurrency(currency))
      refuse('billing.currency-unknown', { text: currency.slice(0, 40) });
    const quantity = number('quantity', '1');
    const price =
      number('price', null) ?? (cell(row, 'price') === '' ? refuse('billing.price-missing') : null);
    const rate = number('rate', null);
    if (deliveredOn === null || label === '' || unitCode === null || quantity === null || price === null) {
      continue;
    }
    const line = {
      line: row.line,
      article: cell(row, 'article'),
      label: label.slice(0, 300),
      quantity,
      unit: unitCode,
      price,
      rate,
      account: cell(row, 'account'),
    };
    const known = found.get(key);
    if (known === undefined) {
      const head = {
        line: row.line,
        customer,
        reference: reference.slice(0, 60),
        deliveredOn,
        order: cell(row, 'order').slice(0, 60),
        nature: readNature(cell(row, 'nature')),
        currency,
      };
      found.set(key, { head, lines: [line] });
      continue;
    }
    const { head } = known;
    const isSame =
      head.deliveredOn === deliveredOn &&
      (['code', 'name', 'siren'] as const).every((one) => head.customer[one] === customer[one]);
    if (isSame) known.lines.push(line);
    else refuse('billing.reference-twice', { reference, first: head.line });
  }
  const deliveries = [...found]
    .filter(([key]) => !spoilt.has(key))
    .map(([, { head, lines }]): ToldDelivery => ({ ...head, lines }));
  return { deliveries, bad };
}
