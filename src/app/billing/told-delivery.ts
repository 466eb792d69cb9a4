import type { DocumentContent } from '../../contract/document-shapes.ts';
import { isCurrency } from '../../core/money/index.ts';
import type { ToldDelivery } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { NewDelivery } from './add-delivery.ts';
import type { FoundCustomer } from './find-customer.ts';

type Treatment = { readonly category: 'S' | 'E'; readonly rate: string; readonly exemption?: string };

/** What a line bears when its table says nothing: the standard rate, or none under the franchise (CGI art. 293 B). */
export const usualTreatment = async (context: Context): Promise<Treatment> => {
  const { vat_regime: regime } = await context.tx
    .selectFrom('organization')
    .select('vat_regime')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return regime === 'franchise'
    ? { category: 'E', rate: '0', exemption: 'franchise' }
    : { category: 'S', rate: '20' };
};

const REVENUE = { goods: '707', services: '706' } as const;
/** Sold by time: a service, where nothing else says so. */
const HOURS: ReadonlySet<string> = new Set(['HUR', 'DAY', 'MON']);

/** A told delivery with all that its table left open. */
export const toNewDelivery = (told: ToldDelivery, customer: FoundCustomer, usual: Treatment): NewDelivery => {
  const nature = told.nature ?? (told.lines.every((line) => HOURS.has(line.unit)) ? 'services' : 'goods');
  return {
    customerId: customer.id,
    reference: told.reference,
    nature,
    deliveredOn: told.deliveredOn,
    purchaseOrder: told.order,
    ...(isCurrency(told.currency) && { currency: told.currency }),
    lines: told.lines.map((line, index): DocumentContent['lines'][number] => ({
      type: 'item',
      id: `l${index + 1}`,
      ...(line.article !== '' && { reference: line.article.slice(0, 60) }),
      name: line.label,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.price,
      vat: line.rate === null || usual.category === 'E' ? usual : { category: 'S', rate: line.rate },
      account: line.account === '' ? customer.revenueAccount || REVENUE[nature] : line.account.slice(0, 12),
      nature,
    })),
  };
};
