import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { EUR } from '../../core/money/index.ts';
import { draftFacts, isNotYetWritten } from './draft-facts.ts';
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

it('an empty field is not reproached while the hand has not been there', () => {
  expect(isNotYetWritten({ code: 'invoicing.line-name-missing' })).toBe(true);
  expect(isNotYetWritten({ code: 'invoicing.no-lines' })).toBe(true);
  expect(isNotYetWritten({ code: 'invoicing.price-negative' })).toBe(false);
});
