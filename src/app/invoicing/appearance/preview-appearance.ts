import type { InputOf } from '../../../contract/endpoint.ts';
import { wireCurrency } from '../../../contract/wire.ts';
import { addDays } from '../../../core/calendar/index.ts';
import { computeTotals, type Document, type ItemLine } from '../../../core/invoicing/index.ts';
import { texts } from '../../../i18n/catalogue.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import type { DocumentRenderer } from '../../../shell/typst/index.ts';
import { readOrganization } from '../../organization/index.ts';
import type { appearanceContract } from '../appearance-contract.ts';
import { readSeller } from '../assemble.ts';
import { drawDocument } from '../draw-document.ts';
import { readAppearance } from './read-appearance.ts';

/** The company's own head and foot around an invoice of examples, by the renderer that makes the real ones. */
export const previewAppearance = async (
  context: Context,
  renderer: DocumentRenderer,
  { theme }: InputOf<typeof appearanceContract.preview>,
): Promise<Download> => {
  const { logo } = await readAppearance(context);
  const { baseCurrency } = await readOrganization(context);
  const base = wireCurrency(baseCurrency);
  const document = await sampleOf(context, base);
  const body = await renderer.render(
    drawDocument({
      document,
      totals: computeTotals(document, base),
      number: 'FA-2026-0042',
      base,
      isSpecimen: true,
      createdAt: `${context.today}T00:00:00Z`,
      attachment: null,
      appearance: { theme: { ...theme, hasLogo: logo !== null }, logo },
    }),
  );
  return { name: 'apercu.pdf', mediaType: 'application/pdf', body, inline: true };
};

const sampleOf = async (context: Context, currency: Document['currency']): Promise<Document> => {
  const words = texts(context.locale).invoicingSettings.appearance.sample;
  const seller = await readSeller(context);
  const isFree = seller.vatRegime === 'franchise';
  const line = (id: string, name: string, price: string, more: Partial<ItemLine>): ItemLine => ({
    type: 'item',
    id,
    name,
    quantity: '1',
    unit: 'C62',
    unitPrice: price,
    vat: isFree ? { category: 'E', rate: '0', exemption: 'franchise' } : { category: 'S', rate: '20' },
    account: '706',
    nature: 'services',
    ...more,
  });
  return {
    kind: 'invoice',
    language: context.locale,
    currency,
    seller,
    buyer: {
      partyId: '',
      code: 'C-00042',
      kind: 'company',
      name: words.customer,
      siren: '732829320',
      siret: '',
      vatNumber: 'FR44732829320',
      address: { lines: [words.street], postalCode: '69002', city: 'Lyon', country: 'FR' },
      eAddress: '',
      eAddressScheme: '',
      language: context.locale,
      email: '',
    },
    title: words.title,
    issuedOn: context.today,
    suppliedOn: addDays(context.today, -3),
    terms: { kind: 'net', days: 30 },
    schedule: [],
    paidMinor: 0n,
    means: 'transfer',
    references: { purchaseOrder: 'BC-1187', contract: '', buyerReference: '', project: '', quote: '' },
    preceding: [],
    reason: '',
    lines: [
      line('1', words.first, '1250', { reference: 'ETU-01', description: words.firstDetail, unit: 'LS' }),
      line('2', words.second, '68', {
        reference: 'ATL-07',
        quantity: '12',
        unit: 'HUR',
        discount: { kind: 'percent', percent: '5' },
      }),
      line('3', words.third, '94.5', { reference: 'FRN-22', quantity: '4', nature: 'goods', account: '707' }),
    ],
    adjustments: [],
    intro: '',
    closing: '',
  };
};
