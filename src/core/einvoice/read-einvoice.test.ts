import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../test/fixtures/einvoice/everything.ts';
import { factsOf, readEInvoice, type EInvoice, type ReadDocument } from './index.ts';

const fixtures = resolve(import.meta.dirname, '../../../test/fixtures/einvoice');
const fixture = (name: string): string => readFileSync(resolve(fixtures, name), 'utf8');
const cii = fixture('invoice.cii.xml');
const ubl = fixture('invoice.ubl.xml');
const creditNote = fixture('credit-note.ubl.xml');
const cdar = fixture('status-212.cdar.xml');

const read = (text: string): ReadDocument => {
  const result = readEInvoice(text);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
};

const invoice = (text: string): EInvoice => {
  const document = read(text);
  if (document.kind !== 'invoice') throw new Error(document.kind);
  return document.invoice;
};

const codes = (text: string): string[] => readEInvoice(text).findings.map((one) => one.code);

describe('the same invoice in two syntaxes', () => {
  it.each([
    ['CII', cii],
    ['UBL', ubl],
  ])('%s: every term of the model, and nothing else', (_, text) => {
    // Strict: a term that was not said has no key.
    expect(invoice(text)).toStrictEqual(EVERYTHING);
    expect(codes(text)).toEqual([]);
  });

  it('says the same facts', () => {
    const { syntax: first, ...fromCii } = factsOf(read(cii));
    const { syntax: second, ...fromUbl } = factsOf(read(ubl));
    expect([first, second]).toEqual(['CII', 'UBL-Invoice']);
    expect(fromUbl).toEqual(fromCii);
    expect(fromCii).toMatchObject({
      number: 'FA-2026-0042',
      due_date: '2026-12-31',
      note_codes: ['PMT'],
      lines: 2,
    });
    expect(fromCii).toMatchObject({ totals: { prepaid: '25.7', due: '100', tax_accounting: '6.6' } });
    expect(fromCii).not.toHaveProperty('totals.allowances');
  });
});

describe('a credit note', () => {
  it('has its due date with the means of payment, and its project among the documents', () => {
    const note = invoice(creditNote);
    expect(note.issuedOn).toBe('2026-11-10');
    expect(note.payment.dueOn).toBe('2026-12-10');
    expect(note.references.project).toBe('PROJET-9');
    expect(note.attachments).toEqual([]);
  });

  it('says its facts on one line each', () => {
    expect(factsOf(read(creditNote))).toEqual({
      syntax: 'UBL-CreditNote',
      guideline: 'urn:cen.eu:en16931:2017',
      number: 'AV-2026-0003',
      type: '381',
      issue_date: '2026-11-10',
      due_date: '2026-12-10',
      currency: 'EUR',
      seller: { name: 'Torréfaction Lumière SARL', country: 'FR' },
      buyer: { name: 'Brasserie de la Senne', country: 'BE' },
      preceding: ['FA-2026-0042'],
      ibans: ['123-4567890-02'],
      lines: 1,
      totals: { lines: '50', tax_basis: '50', tax: '0', grand: '50', due: '50' },
      vat: [['K', '0', '50', '0']],
    });
  });
});

describe('a lifecycle status', () => {
  it('keeps who, when, what and why', () => {
    const document = read(cdar);
    expect(document.kind === 'status' && document.status).toStrictEqual({
      guideline: 'urn.cpro.gouv.fr:1p0:CDV:invoice',
      process: 'REGULATED',
      number: 'CDV-212-FA-2026-0042',
      madeAt: { on: '2026-12-15', time: '10:15:30' },
      type: '23',
      setAt: { on: '2026-12-15', time: '10:15:00' },
      sender: { ids: [], role: 'WK' },
      issuer: {
        ids: [{ value: '732829320', scheme: '0002' }],
        name: 'Torréfaction Lumière SARL',
        role: 'SE',
      },
      recipients: [
        {
          ids: [{ value: '552100554', scheme: '0002' }],
          role: 'BY',
          endpoint: { value: '552100554', scheme: '0225' },
        },
        { ids: [{ value: '9998', scheme: '0238' }], role: 'DFH' },
      ],
      documents: [
        {
          invoice: 'FA-2026-0042',
          invoiceType: '380',
          invoiceOn: '2026-11-02',
          status: '212',
          label: 'Encaissée',
          code: '47',
          reasons: [
            {
              code: 'AUTRE',
              text: 'Règlement partiel',
              notes: [],
              data: [{ type: 'MEN', amount: '60.00', currency: 'EUR', percent: '20.00' }],
            },
          ],
        },
      ],
    });
  });

  it('is told by its first document', () => {
    expect(factsOf(read(cdar))).toEqual({
      syntax: 'CDAR',
      guideline: 'urn.cpro.gouv.fr:1p0:CDV:invoice',
      number: 'CDV-212-FA-2026-0042',
      issue_date: '2026-12-15',
      status: '212',
      invoice: 'FA-2026-0042',
      invoice_type: '380',
      invoice_date: '2026-11-02',
      reasons: ['AUTRE'],
    });
  });
});

describe('documents as they come', () => {
  it('reads ZUGFeRD 1, the forerunner of CII', () => {
    const old = cii
      .replaceAll('CrossIndustryInvoice', 'CrossIndustryDocument')
      .replaceAll(/ExchangedDocumentContext>/g, 'SpecifiedExchangedDocumentContext>')
      .replaceAll('rsm:ExchangedDocument>', 'rsm:HeaderExchangedDocument>')
      .replaceAll('rsm:SupplyChainTradeTransaction', 'rsm:SpecifiedSupplyChainTradeTransaction')
      .replaceAll('ApplicableHeaderTrade', 'ApplicableSupplyChainTrade')
      .replaceAll('SpecifiedLineTrade', 'SpecifiedSupplyChainTrade')
      .replaceAll('SettlementLineMonetary', 'SettlementMonetary')
      .replaceAll('SettlementHeaderMonetary', 'SettlementMonetary')
      .replaceAll('RateApplicablePercent', 'ApplicablePercent')
      .replaceAll(
        'BuyerOrderReferencedDocument><ram:IssuerAssignedID>BC-12</ram:IssuerAssignedID>',
        'BuyerOrderReferencedDocument><ram:ID>BC-12</ram:ID>',
      );
    expect(invoice(old)).toStrictEqual(EVERYTHING);
  });

  it('keeps an amount that is none, leaves out a day that is none, and tells both', () => {
    const odd = cii
      .replace('<ram:DuePayableAmount>100.00', '<ram:DuePayableAmount>1.234,56')
      .replace('20261231', '20261331');
    const result = readEInvoice(odd);
    expect(result.findings).toEqual([
      { code: 'einvoice.read.date', severity: 'warning', params: { value: '20261331' } },
      {
        code: 'einvoice.read.amount',
        severity: 'warning',
        params: { value: '1.234,56', term: 'DuePayableAmount' },
      },
    ]);
    expect(invoice(odd).totals.due).toBe('1.234,56');
    expect(invoice(odd).payment).not.toHaveProperty('dueOn');
  });

  it('remembers which accounts CII calls an IBAN, whatever they look like', () => {
    const account = (element: string): unknown =>
      invoice(cii.replace('<ram:IBANID>FR7630006000011234567890189</ram:IBANID>', element)).payment.means[0];
    expect(account('<ram:IBANID>A</ram:IBANID>')).toMatchObject({ account: 'A', accountSaidToBe: 'iban' });
    expect(account('<ram:ProprietaryID>A</ram:ProprietaryID>')).not.toHaveProperty('accountSaidToBe');
    expect(account('<ram:ProprietaryID>FR7630006000011234567890189</ram:ProprietaryID>')).toMatchObject({
      accountSaidToBe: 'other',
    });
  });

  it('counts freight of the EXTENDED profile among the charges, and keeps what a line is part of', () => {
    const extended = invoice(
      cii.replace(
        '<ram:SpecifiedTradePaymentTerms>',
        `<ram:SpecifiedLogisticsServiceCharge><ram:Description>Transport</ram:Description><ram:AppliedAmount>3</ram:AppliedAmount>
           <ram:AppliedTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:AppliedTradeTax>
           </ram:SpecifiedLogisticsServiceCharge><ram:SpecifiedTradePaymentTerms>`,
      ),
    );
    expect(extended.allowancesCharges[1]).toEqual({
      isCharge: true,
      amount: '3',
      vat: { category: 'S', rate: '20' },
      reason: 'Transport',
    });
    expect(extended.lines[1]).toMatchObject({ parent: '0', role: 'DETAIL' });
  });

  it('tells lines inside lines, which it does not read', () => {
    const nested = ubl.replace('<cac:Item>', '<cac:SubInvoiceLine/><cac:SubInvoiceLine/><cac:Item>');
    expect(readEInvoice(nested).findings).toMatchObject([
      { code: 'einvoice.read.sub-lines', params: { count: 2 } },
    ]);
  });
});

describe('what is refused', () => {
  const nest = `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`;
  it.each([
    ['einvoice.xml.malformed', ''],
    ['einvoice.xml.malformed', cii.slice(0, 5_000)],
    ['einvoice.xml.malformed', '<ubl:Invoice/>'],
    ['einvoice.xml.malformed', '<Invoice>&amp;&unknown;</Invoice>'],
    ['einvoice.xml.doctype', '<!DOCTYPE x [<!ENTITY a "b">]><Invoice>&a;</Invoice>'],
    ['einvoice.xml.too-deep', `<Invoice>${nest}</Invoice>`],
    ['einvoice.root.unknown', '<html/>'],
    // ebInterface has invoices of its own.
    [
      'einvoice.root.unknown',
      '<Invoice xmlns="http://www.ebinterface.at/schema/6p0/"><InvoiceNumber>1</InvoiceNumber></Invoice>',
    ],
    ['einvoice.nothing-inside', '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'],
    ['einvoice.nothing-inside', '<CrossIndustryInvoice/>'],
    ['einvoice.nothing-inside', '<CrossDomainAcknowledgementAndResponse/>'],
  ])('%s', (code, text) => {
    expect(codes(text)).toEqual([code]);
  });

  it('takes a DOCTYPE in the text of an article for what it is', () => {
    const named = cii.replace('Café en grains', '<![CDATA[Affiche <!DOCTYPE html>]]>');
    expect(invoice(named).lines[1]?.item.name).toBe('Affiche <!DOCTYPE html>');
  });
});

describe('any damage', () => {
  const all = [cii, ubl, creditNote, cdar];
  const damage = fc.record({
    which: fc.nat(all.length - 1),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(200),
    noise: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('<', '</', '&', '<!--', '<a:b>', '\u0000', '9e9', '-'),
    ),
  });

  it('gives a document or a reason, and never throws', () => {
    fc.assert(
      fc.property(damage, ({ which, cut, at, length, noise }) => {
        const whole = all[which]!;
        const place = Math.floor(at * whole.length);
        const text = (whole.slice(0, place) + noise + whole.slice(place + length)).slice(
          0,
          cut < 0.3 ? Math.floor(cut * 3 * whole.length) : undefined,
        );
        const result = readEInvoice(text);
        if (result.ok) expect(factsOf(result.value).syntax).toBeDefined();
        else expect(result.findings).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });

  it('changed contents inside whole elements are read as they are', () => {
    const contents = [...cii.matchAll(/>([^<>\n]+)</g)].map((match) => match[1]!);
    fc.assert(
      fc.property(fc.constantFrom(...contents), fc.string({ maxLength: 12 }), (old, other) => {
        const safe = other.replaceAll(/[<>&\p{C}]/gu, '');
        const result = readEInvoice(cii.replaceAll(`>${old}<`, () => `>${safe}<`));
        expect(result.ok).toBe(true);
        if (result.ok) factsOf(result.value);
      }),
      { numRuns: 200 },
    );
  });
});
