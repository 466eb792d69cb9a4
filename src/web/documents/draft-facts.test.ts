import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { error, warning } from '../../core/finding.ts';
import { EUR } from '../../core/money/index.ts';
import { draftFacts, errorsOfLine, fieldErrors } from './draft-facts.ts';
import { blankItem } from './draft-lines.ts';

const usual = {
  vat: { category: 'S', rate: '20' },
  account: '706',
  nature: 'services',
  unit: 'HUR',
} as const;
const content: DocumentContent = {
  kind: 'invoice',
  partyId: null,
  deliveryAddressId: null,
  language: 'fr',
  currency: 'EUR',
  exchange: null,
  holder: null,
  title: '',
  issuedOn: null,
  suppliedOn: null,
  period: null,
  terms: { kind: 'net', days: 30 },
  validUntil: null,
  schedule: [],
  retention: null,
  earlyPayment: null,
  paidMinor: '0',
  means: 'transfer',
  references: { purchaseOrder: '', contract: '', buyerReference: '', project: '', quote: '' },
  preceding: [],
  reason: '',
  lines: [
    { ...blankItem('a', [], -1, usual), name: 'Pose', quantity: '7.5', unitPrice: '48' },
    {
      ...blankItem('b', [], -1, usual),
      name: 'Bois',
      unitPrice: '120',
      vat: { category: 'S', rate: '5.5' },
      discount: { kind: 'percent', percent: '10' },
    },
  ],
  adjustments: [],
  intro: '',
  closing: '',
};

describe('draftFacts', () => {
  it('adds up before the draft is kept, and before there is a customer', () => {
    const { totals, findings } = draftFacts(content, null, {
      today: '2026-11-25',
      base: EUR,
      isClean: false,
    });
    // 7,5 × 48 = 360; 120 − 10 % = 108; TVA 72 + 5,94.
    expect(totals.netMinor).toBe(46_800n);
    expect(totals.vat.map((one) => one.taxMinor)).toEqual([7200n, 594n]);
    expect(totals.grossMinor).toBe(54_594n);
    expect(findings.map((one) => one.code)).toEqual(['invoicing.no-customer']);
  });
});

describe('fieldErrors', () => {
  const findings = [
    error('invoicing.line-name-missing', { path: 'lines.1.name' }),
    error('invoicing.price-negative', { path: 'lines.1.unitPrice' }),
    warning('invoicing.export-destination', { path: 'lines.0.vat' }),
    error('invoicing.no-lines', { path: 'lines' }),
  ];
  const say = (finding: { code: string }) => finding.code;

  it('an empty field is not reproached while nobody wants to issue', () => {
    expect([...fieldErrors(findings, { wanted: false, say }).keys()]).toEqual(['lines.1.unitPrice']);
    expect([...fieldErrors(findings, { wanted: true, say }).keys()]).toEqual([
      'lines.1.name',
      'lines.1.unitPrice',
      'lines',
    ]);
  });

  it('each line gets its own', () => {
    const [first, second] = errorsOfLine(fieldErrors(findings, { wanted: true, say }), 2);
    expect(first!.size).toBe(0);
    expect([...second!.keys()]).toEqual(['lines.1.name', 'lines.1.unitPrice']);
  });
});
