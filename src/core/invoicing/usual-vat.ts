import type { Decimal } from '../money/index.ts';
import type { VatTreatment } from './model.ts';

/**
 * What a line of a company most likely bears: the highest of the rates in force where it sells, nothing under the
 * franchise (CGI art. 293 B) or where there is no VAT (Guyane, Mayotte: CGI art. 294).
 */
export function usualVat(regime: 'real' | 'franchise', [normal]: readonly Decimal[]): VatTreatment {
  if (regime === 'franchise') return { category: 'E', rate: '0', exemption: 'franchise' };
  return normal === undefined
    ? { category: 'O', rate: '0', exemption: 'guyane-mayotte' }
    : { category: 'S', rate: normal };
}
