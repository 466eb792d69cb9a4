import { error } from '../../finding.ts';
import type { EInvoice } from '../model.ts';
import { isBlank, missing, missingAll, unknownCode, when, type Rule } from './rule.ts';

/** The essentials of Peppol BIS Billing 3 that go beyond EN 16931. */

const INVOICES = new Set(
  '71 80 82 84 102 218 219 331 380 382 383 386 388 393 395 553 575 623 780 817 870 875 876 877'.split(' '),
);
const CREDIT_NOTES = new Set('83 261 262 296 308 381 396 420 458 532'.split(' '));
const PROCESS = /^urn:fdc:peppol\.eu:2017:poacc:billing:[0-9]{2}:1\.0$/;

/** Corrected and partial invoices are for Germany alone (PEPPOL-EN16931-P0112). */
const isGerman = ({ seller, buyer }: EInvoice): boolean =>
  seller.address?.country === 'DE' && buyer.address?.country === 'DE';

export const peppolRules: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-R007',
    check: ({ process = '' }) =>
      isBlank(process)
        ? [missing('process', 'BT-23')]
        : when(!PROCESS.test(process), unknownCode('process', 'BT-23', process)),
  },
  {
    id: 'PEPPOL-EN16931-R003',
    check: ({ references }) =>
      when(
        isBlank(references.buyerReference) && isBlank(references.purchaseOrder),
        missingAll('references.buyerReference', 'BT-10 BT-13'),
      ),
  },
  {
    id: 'PEPPOL-EN16931-R004',
    check: ({ guideline }) =>
      when(
        !guideline.startsWith('urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'),
        unknownCode('guideline', 'BT-24', guideline),
      ),
  },
  {
    id: 'PEPPOL-EN16931-R010',
    check: ({ buyer }) => when(isBlank(buyer.endpoint?.value), missing('buyer.endpoint', 'BT-49')),
  },
  {
    id: 'PEPPOL-EN16931-R020',
    check: ({ seller }) => when(isBlank(seller.endpoint?.value), missing('seller.endpoint', 'BT-34')),
  },
  {
    id: 'PEPPOL-EN16931-P0100',
    check: (invoice) =>
      when(
        !INVOICES.has(invoice.type) &&
          !CREDIT_NOTES.has(invoice.type) &&
          !((invoice.type === '384' || invoice.type === '326') && isGerman(invoice)),
        unknownCode('type', 'BT-3', invoice.type),
      ),
  },
  {
    // A code of exemption that says a category goes with that category (P0104 to P0111).
    id: 'PEPPOL-EN16931-P0104',
    check: ({ vat }) =>
      vat.flatMap(({ category, exemptionCode }, index) => {
        const wanted = (
          { 'VATEX-EU-G': 'G', 'VATEX-EU-O': 'O', 'VATEX-EU-IC': 'K', 'VATEX-EU-AE': 'AE' } as Record<
            string,
            string
          >
        )[exemptionCode?.toUpperCase() ?? ''];
        return when(
          wanted !== undefined && wanted !== category,
          error('einvoice.exemption-of-another', {
            path: `vat.${index}.exemptionCode`,
            params: { value: exemptionCode ?? '', category },
          }),
        );
      }),
  },
];
