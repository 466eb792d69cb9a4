import { describe, expect, it } from 'vitest';
import { reverseCharge, sampleInvoice, sampleItem } from '../../../test/kit/invoices.ts';
import { computeTotals, type Document } from '../../core/invoicing/index.ts';
import { EUR } from '../../core/money/index.ts';
import { checkElectronic } from './electronic.ts';

const found = (document: Document): string[] =>
  checkElectronic(document, computeTotals(document), 'FA-2026-0001', EUR).map(
    ({ severity, code, path }) => `${severity} ${code} ${path ?? ''}`,
  );
const { buyer } = sampleInvoice();
const consumer = {
  ...buyer,
  kind: 'individual' as const,
  name: 'Jeanne Martin',
  siren: '',
  siret: '',
  vatNumber: '',
  email: '',
};

describe('whoever has no electronic address', () => {
  it('a consumer without e-mail is invoiced on paper: no platform delivers to one', () => {
    expect(found(sampleInvoice({ buyer: consumer }))).toEqual([]);
    expect(found(sampleInvoice({ buyer: { ...consumer, email: 'jeanne@martin.example' } }))).toEqual([]);
  });

  it('so is a company abroad', () => {
    const address = { ...buyer.address, postalCode: '1000', city: 'Bruxelles', country: 'BE' };
    const abroad = { ...buyer, siren: '', siret: '', vatNumber: 'BE0403019261', address, email: '' };
    const lines = [sampleItem({ vat: reverseCharge })];
    expect(found(sampleInvoice({ buyer: abroad, lines }))).toEqual([]);
  });

  it('a company of Monaco has no SIREN: its invoice is none between French companies', () => {
    const address = { ...buyer.address, postalCode: '98000', city: 'Monaco', country: 'MC' };
    const monaco = { ...buyer, siren: '', siret: '', vatNumber: '', address };
    expect(found(sampleInvoice({ buyer: monaco }))).toEqual([]);
  });

  it('a French company is reached by its SIREN, and by no address of another', () => {
    expect(found(sampleInvoice({ buyer: { ...buyer, email: '' } }))).toEqual([]);
    const other = { ...buyer, eAddress: '732829320', eAddressScheme: '0225' };
    expect(found(sampleInvoice({ buyer: other }))).toEqual(['error einvoice.french-address buyer.endpoint']);
  });
});
