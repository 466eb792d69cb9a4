import { expect, it } from 'vitest';
import { exampleInvoice } from '../../../test/kit/einvoice.ts';
import { checkInvoice, type EInvoice } from '../einvoice/index.ts';
import { einvoiceCells, einvoiceHeaders } from './index.ts';

const own = { siren: exampleInvoice.seller.legalId?.value ?? '', vatNumber: '' };
const kindOf = (invoice: EInvoice): string | null => {
  const cells = einvoiceCells({ kind: 'invoice', syntax: 'CII', invoice }, own, 'f.xml');
  return cells.ok ? cells.value[einvoiceHeaders.indexOf('Type')]! : null;
};

/** Autofacturation (CGI art. 289, I-2): the customer makes out our invoice; the sale, and the claim, are ours. */
it.each([
  ['389', 'Facture'],
  ['500', 'Facture'],
  ['501', 'Facture'],
  ['261', 'Avoir'],
  ['502', 'Avoir'],
])('a document of type %s that a customer made out in our name is taken over as %s', (type, kind) => {
  expect(kindOf({ ...exampleInvoice, type })).toBe(kind);
});

it('one that we make out in the name of a supplier is none of our claims', () => {
  const { seller, buyer } = exampleInvoice;
  expect(kindOf({ ...exampleInvoice, type: '389', seller: buyer, buyer: seller })).toBeNull();
});

it('one of a seller abroad is a supplier’s, though our own VAT number is not known yet', () => {
  const abroad = { ...exampleInvoice.seller, ids: [], vatId: 'DE123456788' };
  delete (abroad as { legalId?: unknown }).legalId;
  expect(kindOf({ ...exampleInvoice, seller: abroad })).toBeNull();
  // One that gives no number at all may be ours.
  expect(kindOf({ ...exampleInvoice, seller: { ...abroad, vatId: '' } })).toBe('Facture');
});

it('it says that it is self-billed (CGI ann. II art. 242 nonies A, I-14°)', () => {
  const rules = (invoice: EInvoice) =>
    checkInvoice(invoice, { fr: true }).map((finding) => finding.params?.['rule']);
  const silent = { ...exampleInvoice, type: '389' };
  expect(rules(silent)).toContain('CGI-242-NONIES-A-14');
  const said = { ...silent, notes: [...silent.notes, { subject: 'AAI', text: 'Autofacturation' }] };
  expect(rules(said)).not.toContain('CGI-242-NONIES-A-14');
  expect(rules(exampleInvoice)).not.toContain('CGI-242-NONIES-A-14');
});
