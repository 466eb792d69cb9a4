import { describe, expect, it } from 'vitest';
import { plainDate } from '../../core/calendar/index.ts';
import type { VatTreatment } from '../../core/invoicing/index.ts';
import type { Decimal } from '../../core/money/index.ts';
import type { CustomerVatRegime } from '../../core/party/index.ts';
import { toNewDelivery } from './told-delivery.ts';

const normal: VatTreatment = { category: 'S', rate: '20' };
const franchise: VatTreatment = { category: 'E', rate: '0', exemption: 'franchise' };

const vatOf = (
  vatRegime: CustomerVatRegime,
  {
    rate = null,
    nature = 'goods',
    usual = normal,
  }: { rate?: Decimal | null; nature?: 'goods' | 'services'; usual?: VatTreatment } = {},
): unknown => {
  const told = {
    line: 2,
    customer: { code: '', name: 'Möbelhaus', siren: '' },
    reference: 'BL-1',
    deliveredOn: plainDate('2026-11-03'),
    order: '',
    nature,
    currency: '',
    lines: [
      { line: 2, article: '', label: 'Table', quantity: '1', unit: 'C62', price: '900', rate, account: '' },
    ],
  } as const;
  const customer = { ok: true, id: 'c', revenueAccount: '', vatRegime } as const;
  const [line] = toNewDelivery(told, customer, usual).lines;
  return line?.type === 'item' ? line.vat : null;
};

describe('the VAT of a delivery in a table', () => {
  it.each([
    // CGI art. 262 ter, I and 259, 1°: a German company.
    ['eu', 'goods', { category: 'K', rate: '0', exemption: 'eu-goods' }],
    ['eu', 'services', { category: 'AE', rate: '0', exemption: 'eu-services' }],
    // CGI art. 262, I: a Swiss one.
    ['non-eu', 'goods', { category: 'G', rate: '0', exemption: 'export' }],
    // CGI art. 283-2 nonies: a subcontractor on a building site.
    ['subcontracting', 'services', { category: 'AE', rate: '0', exemption: 'construction-subcontracting' }],
    ['domestic', 'goods', normal],
  ] as const)('without a rate is that of the customer: %s, %s', (regime, nature, vat) => {
    expect(vatOf(regime, { nature })).toEqual(vat);
  });

  it('a rate of nothing has the reason of the customer', () => {
    expect(vatOf('eu', { rate: '0' })).toEqual({ category: 'K', rate: '0', exemption: 'eu-goods' });
    expect(vatOf('eu', { rate: '0.00' })).toEqual({ category: 'K', rate: '0', exemption: 'eu-goods' });
  });

  it('a rate that is told goes before: goods that stay in France bear it (CGI art. 258)', () => {
    expect(vatOf('eu', { rate: '20' })).toEqual(normal);
    expect(vatOf('domestic', { rate: '5.5' })).toEqual({ category: 'S', rate: '5.5' });
  });

  it('a company in franchise charges none to anybody (CGI art. 293 B)', () => {
    expect(vatOf('eu', { usual: franchise })).toEqual(franchise);
    expect(vatOf('domestic', { usual: franchise, rate: '20' })).toEqual(franchise);
  });
});
