import { byNature, vatKey } from '../invoicing/index.ts';
import type { Document, Totals } from '../invoicing/index.ts';

export const VAT_COLLECTED = '44571';
export const VAT_PENDING = '44574';

/** What a posting of VAT is called, by its rate: '5.5' → 'TVA 5,5 %'. The return finds its rate by it. */
export const vatLabel = (rate: string): string => `TVA ${rate.replace('.', ',')} %`;

export type VatPosting = { account: string; label: string; minor: bigint; baseMinor: bigint };

/**
 * VAT by rate and by when it is due. Due now (44571): goods, at delivery (CGI art. 269-2 a), and services of a seller who
 * chose debits. Waiting to be paid (44574): other services (269-2 c), and deposits on goods, whose VAT is due when the
 * deposit is received (269-2 a, since 2023). In base as the document says it (BT-111), to the cent.
 */
export function vatAmounts(
  document: Document,
  totals: Totals,
  toBase: (minor: bigint) => bigint,
): VatPosting[] {
  return totals.vat.flatMap(({ vat, taxMinor }, index) => {
    if (taxMinor === 0n) return [];
    const label = vatLabel(vat.rate);
    const base = totals.inBase?.vat[index]?.taxMinor ?? taxMinor;
    const pendingMinor = pendingPart(document, totals, vatKey(vat), taxMinor);
    const pendingBase = pendingMinor === taxMinor ? base : toBase(pendingMinor);
    return [
      { account: VAT_COLLECTED, label, minor: taxMinor - pendingMinor, baseMinor: base - pendingBase },
      { account: VAT_PENDING, label, minor: pendingMinor, baseMinor: pendingBase },
    ].filter((one) => one.minor !== 0n);
  });
}

/** The tax of one rate that waits for payment, in proportion to what is sold. */
function pendingPart(document: Document, totals: Totals, key: string, taxMinor: bigint): bigint {
  const { goods, services } = byNature(document, totals, key, taxMinor);
  return (waits(document, 'goods') ? goods : 0n) + (waits(document, 'services') ? services : 0n);
}

const waits = ({ kind, seller }: Document, nature: 'goods' | 'services'): boolean =>
  nature === 'goods' ? kind === 'deposit' : !seller.vatOnDebits;
