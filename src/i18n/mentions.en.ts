import { findExemption } from '../core/invoicing/vat-exemptions.ts';
import { formatDocumentDate, formatDocumentMoney } from './format-document.ts';
import { documentDecimal, documentText, type MentionParams, type MentionTexts } from './mention-text.ts';

const date = (p: MentionParams, key: string): string =>
  formatDocumentDate(documentText.day(p, key), 'en', 'long');
const percent = (p: MentionParams): string => `${documentDecimal(p['percent'] ?? '', 'en')}%`;
const because = (p: MentionParams): string => (p['reason'] ? `: ${p['reason']}` : '');

export const mentions: MentionTexts = {
  'seller-identity': (p) =>
    documentText.list(' – ', [
      documentText.list(' ', [
        p['name'],
        p['legalForm'],
        p['capital'] ? `with a capital of ${p['capital']}` : '',
      ]),
      p['siren'] ? `SIREN ${documentText.siren(p['siren'])}` : '',
      p['register'],
      p['vatNumber'] ? `VAT ${p['vatNumber']}` : '',
    ]),
  // The words the law wants stay in French (C. com. R526-27).
  'sole-trader': (p) => `${p['name'] ?? ''}, entrepreneur individuel (EI), sole trader`,
  'customer-siren': (p) => `Customer’s SIREN: ${documentText.siren(p['siren'] ?? '')}`,
  'customer-vat': (p) => `Customer’s VAT number: ${p['vatNumber'] ?? ''}`,
  'supplied-on': (p) => `Date of delivery or completion: ${date(p, 'on')}`,
  'supply-period': (p) => `Period: ${date(p, 'from')} to ${date(p, 'to')}`,
  'delivery-address': (p) => `Delivery address: ${p['address'] ?? ''}`,
  'nature-goods': 'Nature of the transaction: supply of goods',
  'nature-services': 'Nature of the transaction: supply of services',
  'nature-mixed': 'Nature of the transaction: supply of goods and services',
  'vat-on-debits': 'VAT due on invoicing (option pour le paiement de la taxe d’après les débits)',
  'vat-exemption': (p) => findExemption(p['exemption'] ?? '')?.text.en ?? '',
  'vat-in-base': (p) =>
    `VAT in ${p['base'] ?? ''}: ${formatDocumentMoney(...documentText.amount(p), 'en')} (${p['currency'] ?? ''}\u00a01 = ${p['base'] ?? ''}\u00a0${documentDecimal(p['rate'] ?? '', 'en')}, ${p['source'] ?? ''}, ${date(p, 'on')})`,
  'late-penalties': (p) =>
    `Late-payment interest, due without reminder from the day after the due date: ${p['rate'] ?? ''}`,
  'late-penalties-public':
    'Late-payment interest, due by law from the day after the due date: ECB rate plus eight points (CCP, art. R2192-31)',
  'recovery-indemnity': 'Fixed compensation for recovery costs in case of late payment: €40',
  'early-payment': (p) => `Discount of ${percent(p)} for payment within ${p['days'] ?? ''} days of issue`,
  'no-early-payment': 'No discount for early payment',
  'credits-invoice': (p) => `Credit on invoice ${p['number'] ?? ''} of ${date(p, 'on')}${because(p)}`,
  'credits-contract': (p) =>
    `Credit on contract ${p['contract'] ?? ''}, period ${date(p, 'from')} to ${date(p, 'to')}${because(p)}`,
  'corrects-invoice': (p) =>
    `Cancels and replaces invoice ${p['number'] ?? ''} of ${date(p, 'on')}${because(p)}`,
  'deducts-deposit': (p) => `Deducts deposit ${p['number'] ?? ''} of ${date(p, 'on')}`,
  deposit: 'Deposit invoice',
  retention: (p) =>
    `Retention of guarantee of ${percent(p)} (French law 71-584 of 16 July 1971), released on ${date(p, 'on')}`,
  assigned: (p) =>
    documentText.list('. ', [
      (p['text'] ?? '').replace(/[.\s]+$/, ''),
      `Only payment to ${p['name'] ?? ''}, IBAN ${documentText.iban(p['iban'] ?? '')}, discharges the debt`,
    ]),
  'seller-mention': (p) => p['text'] ?? '',
  'not-professional': 'Not applicable: the customer is not a business',
  instalment: (p) => `${formatDocumentMoney(...documentText.amount(p), 'en')} on ${date(p, 'on')}`,
  'section-subtotal': (p) =>
    `Subtotal ${p['title'] ?? ''}: ${formatDocumentMoney(...documentText.amount(p), 'en')}`,
  'pro-forma': 'Pro forma invoice, without accounting or tax value',
  'quote-validity': (p) => `Offer valid until ${date(p, 'on')}`,
};
