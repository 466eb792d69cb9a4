import type { DocumentContent } from '../../contract/document-shapes.ts';
import { plainDate } from '../../core/calendar/index.ts';
import {
  customerVat,
  ratesOn,
  usualVat,
  vatTerritory,
  type VatTreatment,
} from '../../core/invoicing/index.ts';
import { isCurrency } from '../../core/money/index.ts';
import type { ToldDelivery } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { NewDelivery } from './add-delivery.ts';
import type { FoundCustomer } from './find-customer.ts';

/** What a line bears when its table says nothing. */
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
      vat: treatmentOf(
        line.rate,
        usual,
        usual.category === 'E' ? null : customerVat(customer.vatRegime, nature),
      ),
      account: line.account === '' ? customer.revenueAccount || REVENUE[nature] : line.account.slice(0, 12),
      nature,
    })),
  };
};

/**
 * A rate that the table gives stands; without one, or at nothing, what is sold to such a customer bears (`own`: in another
 * member state, outside the Union, to who gave building work on), else what this company usually charges.
 */
const treatmentOf = (rate: string | null, usual: VatTreatment, own: VatTreatment | null): VatTreatment => {
  if (usual.category === 'E' || rate === null) return own ?? usual;
  return own !== null && Number(rate) === 0 ? own : { category: 'S', rate };
};
