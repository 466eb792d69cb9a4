import { describe, expect, it } from 'vitest';
import { reverseCharge, sampleInvoice, sampleItem } from '../../../../test/kit/invoices.ts';
import { sayMention } from '../../../i18n/mentions.ts';
import { computeTotals, type Buyer, type Document } from '../../invoicing/index.ts';
import { eInvoiceOf } from '../from-document.ts';
import { checkInvoice } from './check-invoice.ts';
import { isFrench } from './is-french.ts';
import { isOutsidePlatforms } from './outside-platforms.ts';

const { buyer } = sampleInvoice();
const unknown = { siren: '', siret: '', vatNumber: '', eAddress: '', email: '' } as const;
const made = (over: Partial<Buyer>, more: Partial<Document> = {}) => {
  const document = sampleInvoice({ buyer: { ...buyer, ...over }, ...more });
  return eInvoiceOf(document, computeTotals(document), {
    number: 'FA-2026-0001',
    say: (mention) => sayMention(document.language, mention),
  });
};
const found = (over: Partial<Buyer>, more: Partial<Document> = {}): unknown[] => {
  const invoice = made(over, more);
  expect(isFrench(invoice)).toBe(true);
  return checkInvoice(invoice, { fr: true, outside: isOutsidePlatforms(invoice) }).map(
    ({ severity, params }) => [params?.['rule'], severity],
  );
};
const belgian = {
  ...unknown,
  vatNumber: 'BE0403019261',
  address: { lines: ['Rue 1'], postalCode: '1000', city: 'Bruxelles', country: 'BE' },
};
const untaxed = { lines: [sampleItem({ vat: reverseCharge })] };

/** Only what passes from platform to platform has to say where to (CGI art. 289 bis, I: between taxable persons in France). */
describe('BR-FR-12, the electronic address of the customer', () => {
  it('is none of a consumer’s duties: its sales are told by their totals (CGI art. 290)', () => {
    expect(found({ ...unknown, kind: 'individual' })).toEqual([]);
    expect(found({ ...belgian, kind: 'individual', vatNumber: '' })).toEqual([]);
  });

  it('nor of a company abroad, whose invoice reaches it by post as well', () => {
    expect(found(belgian, untaxed)).toEqual([]);
  });

  it('is asked of a French company', () => {
    expect(found({ ...unknown, siren: '552100554' })).toEqual([]);
    expect(found(unknown)).toContainEqual(['BR-FR-12', 'error']);
  });

  it('is asked of all that a platform is given', () => {
    const rules = checkInvoice(made(belgian, untaxed), { fr: true }).map(({ params }) => params?.['rule']);
    expect(rules).toEqual(['BR-FR-12']);
  });
});

/**
 * For VAT a company of Monaco is a French one (CGI art. 256-0), but it is not established in France, which invoicing
 * through platforms asks of both (art. 289 bis, I), and has no SIREN there: the sale is told as one abroad (art. 290).
 */
describe('a company of Monaco', () => {
  const monaco = { lines: ['2 quai Antoine Ier'], postalCode: '98000', city: 'Monaco', country: 'MC' };
  const treatment = (over: Partial<Buyer>): string | undefined =>
    made(over).notes.find(({ subject }) => subject === 'BAR')?.text;

  it('is invoiced with French VAT, without a SIREN', () => {
    const over = { ...unknown, vatNumber: 'FR53000004605', address: monaco };
    expect(found(over)).toEqual([]);
    expect(treatment(over)).toBe('B2BINT');
  });

  it('that is registered in France too is found there', () => {
    const over = { ...unknown, siren: '552100554', vatNumber: 'FR96552100554', address: monaco };
    expect(found(over)).toEqual([]);
    expect(treatment(over)).toBe('B2B');
  });

  it('is no consumer: those are told with the sales in France', () => {
    expect(treatment({ ...unknown, kind: 'individual', address: monaco })).toBe('B2C');
  });
});
