/**
 * How VAT is charged to a customer, before anything is said of a line: by the rate of what is sold; without it in another
 * member state, or outside the Union; by the customer itself (reverse charge of building subcontractors).
 */
export const customerVatRegimes = ['domestic', 'eu', 'non-eu', 'subcontracting'] as const;
export type CustomerVatRegime = (typeof customerVatRegimes)[number];
