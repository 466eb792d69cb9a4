import { describe, expect, it } from 'vitest';
import { customerVatRegimes } from '../party/index.ts';
import { customerVat, findExemption, vatOfNature } from './index.ts';

describe('the VAT of a customer', () => {
  it.each([
    // CGI art. 262 ter, I and 259, 1°: an Italian company buys furniture, then a study.
    ['eu', 'goods', 'K', 'eu-goods'],
    ['eu', 'services', 'AE', 'eu-services'],
    // CGI art. 262, I and 259, 1°: a Swiss one.
    ['non-eu', 'goods', 'G', 'export'],
    ['non-eu', 'services', 'O', 'non-eu-services'],
    // CGI art. 283-2 nonies: a subcontractor on a building site.
    ['subcontracting', 'services', 'AE', 'construction-subcontracting'],
  ] as const)('%s, %s: %s', (regime, nature, category, exemption) => {
    expect(customerVat(regime, nature)).toEqual({ category, rate: '0', exemption });
  });

  it('is the rate of what is sold at home', () => {
    expect(customerVat('domestic', 'goods')).toBeNull();
  });

  it('has a text of the law for each regime, and follows the nature of a line', () => {
    for (const regime of customerVatRegimes) {
      for (const nature of ['goods', 'services'] as const) {
        const vat = customerVat(regime, nature);
        if (vat === null) continue;
        expect(findExemption(vat.exemption ?? '')?.text.fr).not.toBe('');
        const other = nature === 'goods' ? 'services' : 'goods';
        expect(vatOfNature(vat, other)).toEqual(customerVat(regime, other));
      }
    }
    const rate = { category: 'S', rate: '10' } as const;
    expect(vatOfNature(rate, 'goods')).toEqual(rate);
  });
});
