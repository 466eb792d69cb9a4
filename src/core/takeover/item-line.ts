import type { ItemLine, VatTreatment } from '../invoicing/index.ts';
import { exact, printShort } from '../money/index.ts';
import type { LineRecord } from './records.ts';

/** What our own catalogue knows of the product a line names. */
export type LineProduct = {
  readonly id: string;
  readonly unit: string;
  readonly nature: 'goods' | 'services';
  readonly account: string;
};

type Item = Extract<LineRecord, { type: 'item' }>;

/** What is counted in time or as a lump is a service, unless somebody says otherwise. */
const SERVICE_UNITS: readonly string[] = ['HUR', 'DAY', 'MIN', 'WEE', 'MON', 'QAN', 'ANN', 'LS', 'E48'];

/** A line as documents know it; what the file leaves open comes from the product, else from the unit. */
export const toItemLine = (
  item: Item,
  index: number,
  product: LineProduct | null,
  exemption?: string,
): ItemLine => {
  const unit = item.unit || (product?.unit ?? 'C62');
  const nature = item.nature ?? product?.nature ?? (SERVICE_UNITS.includes(unit) ? 'services' : 'goods');
  const vat: VatTreatment =
    exemption !== undefined && item.vat.category === 'E' ? { ...item.vat, exemption } : item.vat;
  return {
    type: 'item',
    id: `l${index + 1}`,
    ...(product !== null && { productId: product.id }),
    ...(item.reference !== '' && { reference: item.reference }),
    name: item.name,
    ...(item.description !== '' && { description: item.description }),
    quantity: item.quantity,
    unit,
    unitPrice: item.unitPrice,
    ...(item.discount !== null && { discount: item.discount }),
    vat,
    account: item.account || product?.account || (nature === 'goods' ? '707' : '706'),
    nature,
  };
};

/** The same line the other way round: a document written negative is a credit note of positive lines. */
export const turned = (record: LineRecord): LineRecord =>
  record.type === 'comment'
    ? record
    : {
        ...record,
        quantity: printShort({
          units: -exact(record.quantity).units,
          scale: exact(record.quantity).scale,
        }),
      };
