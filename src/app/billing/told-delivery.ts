import type { DocumentContent } from '../../contract/document-shapes.ts';
import { plainDate } from '../../core/calendar/index.ts';
import {
  customerVat,
  ratesOn,
  usualVat,
  vatTerritory,
  type VatTreatment,
} from '../../core/invoicing/index.ts';
import { exact, isCurrency, type Decimal } from '../../core/money/index.ts';
import type { ToldDelivery } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { NewDelivery } from './add-delivery.ts';
import type { FoundCustomer } from './find-customer.ts';

/** What a line bears when neither its table nor its customer says anything. */
export const usualTreatment = async (context: Context): Promise<VatTreatment> => {
  const company = await context.tx
    .selectFrom('organization')
    .select(['vat_regime', 'country', 'postal_code'])
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  const territory = vatTerritory({ country: company.country, postalCode: company.postal_code });
  return usualVat(
    company.vat_regime === 'franchise' ? 'franchise' : 'real',
    ratesOn(territory ?? 'metropole', plainDate(context.today)),
  );
};

const REVENUE = { goods: '707', services: '706' } as const;
/** Sold by time: a service, where nothing else says so. */
const HOURS: ReadonlySet<string> = new Set(['HUR', 'DAY', 'MON']);

/** A told delivery with all that its table left open. */
export const toNewDelivery = (
  told: ToldDelivery,
  customer: FoundCustomer,
  usual: VatTreatment,
): NewDelivery => {
  const nature = told.nature ?? (told.lines.every((line) => HOURS.has(line.unit)) ? 'services' : 'goods');
  const own = customerVat(customer.vatRegime, nature);
  const vatOf = (rate: Decimal | null): VatTreatment => {
    // Under the franchise nothing is charged to anybody (CGI art. 293 B).
    if (usual.category === 'E') return usual;
    // No rate, or one of nothing: the customer says why. A rate goes before, for goods that stay in France (art. 258).
    if (rate === null) return own ?? usual;
    return own !== null && exact(rate).units === 0n ? own : { category: 'S', rate };
  };
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
      vat: vatOf(line.rate),
      account: line.account === '' ? customer.revenueAccount || REVENUE[nature] : line.account.slice(0, 12),
      nature,
    })),
  };
};
