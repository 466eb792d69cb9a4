import { describe, expect, it } from 'vitest';
import type { VatTreatment } from '../../core/invoicing/index.ts';
import { plainDate } from '../../core/calendar/index.ts';
import type { CustomerVatRegime } from '../../core/party/index.ts';
import { toNewDelivery } from './told-delivery.ts';

const usual: VatTreatment = { category: 'S', rate: '20' };
const franchise: VatTreatment = { category: 'E', rate: '0', exemption: 'franchise' };

const vatOf = (
  vatRegime: CustomerVatRegime,
  rate: string | null,
  { nature = 'goods', usually = usual }: { nature?: 'goods' | 'services'; usually?: VatTreatment } = {},
) => {
  const line = {
    line: 2,
    article: '',
    label: 'Plateau',
    quantity: '1',
    unit: 'C62',
    price: '10',
    account: '',
  };
  const told = {
    line: 2,
    customer: { code: 'C-00001', name: '', siren: '' },
    reference: 'BL-1',
    deliveredOn: plainDate('2026-11-20'),
    order: '',
    nature,
    currency: '',
    lines: [{ ...line, rate }],
  };
  const customer = { ok: true, id: 'p1', revenueAccount: '', vatRegime } as const;
  const [first] = toNewDelivery(told, customer, usually).lines;
  return first?.type === 'item' ? first.vat : null;
};

describe('the VAT of a delivery that a table tells', () => {
  it.each([
    ['domestic', 'goods', { category: 'S', rate: '20' }],
    // CGI art. 262 ter, I; 259, 1°; 262, I; 283-2 nonies.
    ['eu', 'goods', { category: 'K', exemption: 'eu-goods' }],
    ['eu', 'services', { category: 'AE', exemption: 'eu-services' }],
    ['non-eu', 'goods', { category: 'G', exemption: 'export' }],
    ['subcontracting', 'services', { category: 'AE', exemption: 'construction-subcontracting' }],
  ] as const)('without a rate is that of such a customer: %s, %s', (regime, nature, vat) => {
    expect(vatOf(regime, null, { nature })).toMatchObject(vat);
  });

  it('a rate that is given stands; nothing means the reason that the customer has', () => {
    expect(vatOf('eu', '5.5')).toEqual({ category: 'S', rate: '5.5' });
    expect(vatOf('eu', '0')).toMatchObject({ category: 'K' });
    expect(vatOf('domestic', '0')).toEqual({ category: 'S', rate: '0' });
  });

  it('in franchise there is none, whoever buys (CGI art. 293 B)', () => {
    expect(vatOf('eu', '20', { usually: franchise })).toEqual(franchise);
  });
});
