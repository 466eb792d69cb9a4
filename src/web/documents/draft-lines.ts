import type { DocumentContent } from '../../contract/document-shapes.ts';
import { customerVat, priceFor, usualVat, vatOfNature } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { CustomerVatRegime } from '../../core/party/index.ts';

export type DraftLine = DocumentContent['lines'][number];
export type DraftItem = Extract<DraftLine, { type: 'item' }>;
export type LineType = DraftLine['type'];

export type LineAction =
  /** At the end when `after` is absent. */
  | { type: 'insert'; line: DraftLine; after?: number }
  | { type: 'change'; index: number; line: DraftLine }
  | { type: 'move'; index: number; by: -1 | 1 }
  | { type: 'remove'; index: number }
  /** Another customer: what was as usual, or as for the one before, is as for the new one. */
  | { type: 'rebook'; from: CustomerDefaults; to: CustomerDefaults; rate: string };

/** What lines for a customer start from. */
export type CustomerDefaults = { customerAccount: string; customerVatRegime: CustomerVatRegime };
export const noCustomer: CustomerDefaults = { customerAccount: '', customerVatRegime: 'domestic' };

/** The lines after one act of the hand; what leads nowhere leaves them as they were. */
export function changeLines(lines: readonly DraftLine[], action: LineAction): DraftLine[] {
  switch (action.type) {
    case 'insert': {
      const at = action.after === undefined ? lines.length : action.after + 1;
      return lines.toSpliced(at, 0, action.line);
    }
    case 'change':
      return lines.map((line, index) => (index === action.index ? action.line : line));
    case 'move': {
      const to = action.index + action.by;
      const moved = lines[action.index];
      if (moved === undefined || to < 0 || to >= lines.length) return [...lines];
      return lines.toSpliced(action.index, 1).toSpliced(to, 0, moved);
    }
    case 'remove':
      return lines.toSpliced(action.index, 1);
    case 'rebook':
      return lines.map((line) => (line.type === 'item' ? rebooked(line, action) : line));
  }
}

/** The line that has the hand afterwards; null when there is none left. */
export function lineAfter(lines: readonly DraftLine[], action: LineAction): number | null {
  const count = changeLines(lines, action).length;
  switch (action.type) {
    case 'insert':
      return action.after === undefined ? count - 1 : action.after + 1;
    case 'change':
      return action.index;
    case 'move':
      return Math.min(count - 1, Math.max(0, action.index + action.by));
    case 'rebook':
      return null;
    case 'remove':
      return count === 0 ? null : Math.min(action.index, count - 1);
  }
}

export type ItemDefaults = Pick<DraftItem, 'vat' | 'account' | 'nature' | 'unit'>;

/** What a first line is: a service, unless goods are meant, as for the customer, else under the usual rate of the company. */
export function usualItem(
  regime: 'real' | 'franchise',
  rates: readonly string[],
  {
    nature = 'services',
    customer = noCustomer,
  }: { nature?: DraftItem['nature']; customer?: CustomerDefaults } = {},
): ItemDefaults {
  const own = regime === 'franchise' ? null : customerVat(customer.customerVatRegime, nature);
  const account = customer.customerAccount || accountOf(nature);
  return { vat: own ?? usualVat(regime, rates), account, nature, unit: 'C62' };
}

/** A new item goes on as the one above it: same VAT, same account. */
export function blankItem(
  id: string,
  lines: readonly DraftLine[],
  after: number,
  fallback: ItemDefaults,
): DraftItem {
  const above = lines
    .slice(0, after + 1)
    .reverse()
    .find((line): line is DraftItem => line.type === 'item' && line.deposit === undefined);
  const { vat, account, nature, unit } = above ?? fallback;
  return { type: 'item', id, name: '', quantity: '1', unit, unitPrice: '0', vat, account, nature };
}

export function blankLine(
  type: Exclude<LineType, 'item'>,
  id: string,
): Extract<DraftLine, { type: 'section' | 'comment' }> {
  return type === 'section' ? { type, id, title: '' } : { type, id, text: '' };
}

/** What a product brings to a line; what was typed of quantity and discount stays. */
export type ProductFacts = {
  id: string;
  code: string;
  name: string;
  description: string;
  unit: string;
  unitPrice: string;
  vat: DraftItem['vat'];
  account: string;
  nature: DraftItem['nature'];
  prices: readonly { currency: string; customerGroup: string; unitPrice: string }[];
};

/** Whom it is sold to, and in what: `priceFor` decides. */
export type PricedFor = CustomerDefaults & { currency: Currency; base: Currency; customerGroup: string };

/** Where no price was ever said in this currency, the one that stands on the line is kept. */
export function withProduct(
  line: DraftItem,
  product: ProductFacts,
  { currency, base, customerGroup, customerAccount, customerVatRegime }: PricedFor,
): DraftItem {
  const unitPrice = priceFor(product, currency, customerGroup, base) ?? line.unitPrice;
  return {
    ...line,
    productId: product.id,
    reference: product.code,
    name: product.name,
    description: product.description === '' ? undefined : product.description,
    unit: product.unit,
    unitPrice,
    // What bears no VAT by itself bears none for anybody.
    vat:
      (product.vat.category === 'S' ? customerVat(customerVatRegime, product.nature) : null) ?? product.vat,
    // What is said of the product goes before what is said of the customer, and that before the nature.
    account: product.account || customerAccount || accountOf(product.nature),
    nature: product.nature,
  };
}

type Rebook = Extract<LineAction, { type: 'rebook' }>;

function rebooked(line: DraftItem, { from, to, rate }: Rebook): DraftItem {
  // What was taken as a deposit is given back as it was taken.
  if (line.deposit !== undefined) return line;
  const isUsual = line.account === '' || line.account === (from.customerAccount || accountOf(line.nature));
  const before = customerVat(from.customerVatRegime, line.nature);
  const after = customerVat(to.customerVatRegime, line.nature);
  const bearsUsual = before === null ? line.vat.category === 'S' : line.vat.exemption === before.exemption;
  const isMoved = bearsUsual && from.customerVatRegime !== to.customerVatRegime;
  return {
    ...line,
    account: isUsual ? to.customerAccount || accountOf(line.nature) : line.account,
    vat: isMoved ? (after ?? { category: 'S', rate }) : line.vat,
  };
}

/** PCG: 706 prestations de services, 707 ventes de marchandises. */
export const accountOf = (nature: DraftItem['nature']): string => (nature === 'goods' ? '707' : '706');

/** The account follows the nature unless somebody chose another one. */
export function withNature(line: DraftItem, nature: DraftItem['nature']): DraftItem {
  const isUsual = line.account === '' || line.account === accountOf(line.nature);
  const account = isUsual ? accountOf(nature) : line.account;
  return { ...line, nature, account, vat: vatOfNature(line.vat, nature) };
}
