import type { invoicing as french } from './invoicing.fr.ts';
import { words } from './text.ts';
import type { Params, TextsLike } from './text.ts';

const { amount, day } = words('en');

/** With the article that asks for it. */
const cited =
  (sentence: string) =>
  (p: Params): string =>
    `${sentence} (${p['article'] ?? ''})`;

export const invoicing: TextsLike<typeof french> = {
  'invoicing.only-lines-are-credited':
    'The lines of this invoice are not here. Write the credit note by hand, naming the invoice.',
  'invoicing.bulk-busy': 'A bulk run is already at work. Wait until it ends, or stop it.',
  'invoicing.bulk-nothing': 'No document is concerned. Change the selection.',
  'invoicing.bulk-failed':
    'This document could not be processed. Open it and try again; the log has the cause.',
  'invoicing.mailed-before': 'This invoice was e-mailed already. Open it to send it again.',
  'invoicing.no-email': 'This customer has no billing e-mail address. Add one to one of its contacts.',
  'invoicing.said-in-the-future': 'This date is in the future. Give the day the customer said it.',
  'invoicing.total-not-positive': 'Enter a total above zero.',
  'invoicing.due-before-issue': 'The due date comes before the invoice date. Correct one of them.',
  'invoicing.issued-in-the-future': 'This invoice is dated in the future. Correct its date.',
  'invoicing.foreign-currency': (p) => `Invoices are recorded in ${p['currency'] ?? ''}. Convert the total.`,
  'invoicing.number-taken': 'This invoice number is already recorded. Check it.',
  'invoicing.not-a-pdf': (p) => `“${p['name'] ?? ''}” is not a PDF. Choose the PDF of the invoice.`,
  'invoicing.pdf-already-attached': 'This invoice already has its PDF. A received document is not replaced.',
  'invoicing.series-counter':
    'A number format has one counter, and only one. Write for example FA-{YYYY}-{0000}.',
  'invoicing.series-characters':
    'A number is written in unaccented letters, digits and + - _ /. Remove the other signs from the format.',
  'invoicing.series-year':
    'A counter set back to 1 every year would repeat its numbers. Add {YYYY} to the format, or never set it back.',
  'invoicing.series-month':
    'A counter set back to 1 every month would repeat its numbers. Add {YYYY} and {MM} to the format.',
  'invoicing.series-start': 'The first number is a whole number, 1 or more.',
  'invoicing.number-too-long': (p) =>
    `This number would have ${p['length'] ?? ''} characters, and ${p['max'] ?? ''} are allowed. Shorten the format.`,
  'invoicing.number-before-last': (p) =>
    `The last number (${p['number'] ?? ''}) is dated ${day(p, 'last')}, and numbers follow dates. Date this document that day or later, and check the clock.`,
  'invoicing.number-not-of-series': (p) =>
    `The last number (${p['number'] ?? ''}) does not follow the format ${p['format'] ?? ''}. Open a new series to change the format.`,
  'invoicing.seller-name-missing': cited('Your company’s name is missing. Fill it in under Settings.'),
  'invoicing.seller-address-missing': cited(
    'Your company’s address is incomplete. Fill it in under Settings.',
  ),
  'invoicing.seller-siren-missing': cited(
    'Your company’s SIREN is missing or not valid. Correct it under Settings.',
  ),
  'invoicing.legal-form-missing': cited('Your company’s legal form is missing. Fill it in under Settings.'),
  'invoicing.capital-missing': cited('Your company’s capital is missing. Fill it in under Settings.'),
  'invoicing.register-missing': cited(
    'Your company’s register is missing (“RCS Lyon”, for example). Fill it in under Settings.',
  ),
  'invoicing.seller-vat-missing': cited(
    'Your company’s VAT number is missing or not valid. Correct it under Settings.',
  ),
  'invoicing.late-rate-missing': cited(
    'The rate of late-payment interest is missing. Set it under Settings.',
  ),
  'invoicing.buyer-name-missing': cited('The customer’s name is missing. Complete their record.'),
  'invoicing.buyer-address-missing': cited('The customer’s address is incomplete. Complete their record.'),
  'invoicing.delivery-address-missing': cited(
    'The delivery address is incomplete. Complete it, or remove it if it is the customer’s.',
  ),
  'invoicing.buyer-siren-missing': cited(
    'The customer’s SIREN is missing or not valid. Correct their record.',
  ),
  'invoicing.buyer-vat-missing': cited(
    'The customer’s VAT number is missing or not valid: without it, this sale bears VAT. Correct their record.',
  ),
  'invoicing.line-name-missing': cited('This line does not say what is sold. Give it a precise description.'),
  'invoicing.exemption-missing': cited('This line bears no VAT: say why.'),
  'invoicing.credit-without-invoice': cited(
    'A credit note says what it corrects. Give the invoice, or the contract and the period.',
  ),
  'invoicing.credit-reason-missing': cited(
    'A credit note says why. Give the reason: return, rebate, wrong price…',
  ),
  'invoicing.corrects-one-invoice': cited(
    'A corrective invoice corrects one invoice and only one. Say which.',
  ),
  'invoicing.holder-incomplete': cited('This receivable is assigned: give the assignee’s mention and IBAN.'),
  'invoicing.exchange-missing': cited(
    'This document is in a foreign currency: give the rate, its day and its source.',
  ),
  'invoicing.no-lines': 'This document has no line. Add what is sold.',
  'invoicing.not-a-number': (p) => `“${p['text'] ?? ''}” is not a number. Correct it.`,
  'invoicing.number-too-large': 'This number is too large for an invoice. Check it.',
  'invoicing.quantity-decimals': (p) => `A quantity has at most ${p['max'] ?? ''} decimals. Round it.`,
  'invoicing.price-decimals': (p) => `A unit price has at most ${p['max'] ?? ''} decimals. Round it.`,
  'invoicing.rate-decimals': (p) => `A VAT rate has at most ${p['max'] ?? ''} decimals. Correct it.`,
  'invoicing.percent-decimals': (p) => `A percentage has at most ${p['max'] ?? ''} decimals. Round it.`,
  'invoicing.percent-range': 'A percentage goes from 0 to 100. Correct it.',
  'invoicing.price-negative': 'A price is never negative. Put the minus sign on the quantity.',
  'invoicing.amount-negative': 'A discount or a charge is written positive. Remove the minus sign.',
  'invoicing.discount-exceeds': 'The discount exceeds the amount of the line. Reduce it.',
  'invoicing.unknown-unit': (p) => `The unit “${p['unit'] ?? ''}” is not known. Choose one from the list.`,
  'invoicing.product-code-taken': (p) =>
    `The code “${p['code'] ?? ''}” already belongs to a product. Choose another.`,
  'invoicing.unknown-currency': (p) =>
    `The currency “${p['currency'] ?? ''}” is not known. Choose one from the list.`,
  'invoicing.price-twice': (p) =>
    p['group'] === ''
      ? `Two prices are given in ${p['currency'] ?? ''}. Keep one.`
      : `Two prices are given to the group “${p['group'] ?? ''}” in ${p['currency'] ?? ''}. Keep one.`,
  'invoicing.price-is-own': (p) =>
    `The price for everybody in ${p['currency'] ?? ''} is the product’s own. Name a group of customers, or remove this line.`,
  'invoicing.merge-while-writing': (p) =>
    `The duplicate has documents under way (${p['names'] === '' ? String(p['count'] ?? '') : (p['names'] ?? '')}). Finish them or change their customer, then merge.`,
  'invoicing.theme-colour': 'This colour cannot be read. Write # and six digits: #1b5e44.',
  'invoicing.logo-format': (p) =>
    `“${p['name'] ?? ''}” is not a PNG or JPEG picture. Save it in one of these formats.`,
  'invoicing.logo-inks': 'This JPEG is made for printing presses (CMYK). Save it as RGB, or as PNG.',
  'invoicing.logo-size': (p) =>
    `This logo has ${p['width'] ?? ''} × ${p['height'] ?? ''} pixels, and ${p['max'] ?? ''} are accepted. Make it smaller.`,
  'invoicing.period-reversed': 'This period ends before it starts. Correct one of its dates.',
  'invoicing.text-too-long': (p) =>
    `This text has ${p['length'] ?? ''} characters, and ${p['max'] ?? ''} are allowed. Shorten it.`,
  'invoicing.control-character':
    'This text contains an invisible character that no electronic invoice allows. Type it again.',
  'invoicing.year-range': 'An invoice is dated between 2000 and 2099. Correct its date.',
  'invoicing.terms-days': (p) =>
    `The payment term is a number of days from 0 to ${p['max'] ?? ''}. Correct it.`,
  'invoicing.validity-before-issue': 'The offer expires before its date. Correct one of them.',
  'invoicing.schedule-total': (p) =>
    `The instalments make ${p['percent'] ?? ''}% of the total. Make them 100%.`,
  'invoicing.retention-limit':
    'The retention of guarantee does not exceed 5% (loi 71-584, art. 1). Reduce it.',
  'invoicing.exchange-needless': (p) =>
    `This document is already in ${p['currency'] ?? ''}. Remove the exchange rate.`,
  'invoicing.exchange-rate': 'The exchange rate is a number above zero. Correct it.',
  'invoicing.franchise-charges-vat':
    'Your company is VAT-exempt (franchise): it charges no VAT (CGI art. 293 B), and would owe what it shows (art. 283-3). Choose “franchise”.',
  'invoicing.vat-rate-not-in-force': (p) =>
    `The rate of ${p['rate'] ?? ''}% is not in force here on ${day(p, 'on')}. Choose a rate from the list.`,
  'invoicing.vat-rate-changes': (p) =>
    `The rate of ${p['rate'] ?? ''}% changes between ${day(p, 'from')} and ${day(p, 'to')}. Split the line in two, one per rate.`,
  'invoicing.eu-goods-destination': (p) =>
    `An intra-Community supply goes to another country of the Union, and the delivery address is in ${p['country'] ?? ''}. Correct the address or the VAT.`,
  'invoicing.export-destination': (p) =>
    `The delivery address is in the Union (${p['country'] ?? ''}). Keep the proof of export, or correct the VAT.`,
  'invoicing.out-of-scope-mixed':
    'What is outside VAT is invoiced apart (EN 16931, BR-O-11). Make two documents.',
  'invoicing.total-negative':
    'The total is negative. Make a credit note: give the invoice it corrects, or the contract and the period.',
  'invoicing.credit-negative':
    'The amounts of a credit note are written positive. Change the sign of the quantities.',
  'invoicing.nothing-invoiced': 'This document invoices nothing. Enter a quantity and a price.',
  'invoicing.paid-exceeds': 'The amount already paid exceeds the total. Correct it.',
  'invoicing.iban-missing': 'This document is paid by transfer: enter your IBAN under Settings.',
  'invoicing.currency-not-electronic': (p) =>
    `An electronic invoice has two decimals only: in ${p['currency'] ?? ''}, this document will leave as a PDF only.`,
  'invoicing.too-small-in-base': (p) =>
    `At this rate, an instalment would be worth nothing in ${p['currency'] ?? ''}. Check the rate.`,
  'invoicing.credits-too-many': (p) =>
    `Only ${p['left'] ?? ''} is left to credit on “${p['name'] ?? ''}”. Reduce the quantity.`,
  'invoicing.credit-exceeds': (p) =>
    `Only ${amount(p, 'leftMinor')} including VAT is left to credit at ${p['rate'] ?? ''}%. Reduce the credit note.`,
  'invoicing.due-beyond-limit': (p) =>
    `The due date of ${day(p, 'dueOn')} exceeds the legal maximum (${p['article'] ?? ''}): ${day(p, 'lastDay')} at the latest. Shorten the term.`,
  'invoicing.due-needs-end-of-month': (p) =>
    `Beyond 60 days, only 45 days end of month agreed in the contract are allowed (${p['article'] ?? ''}). Check the contract.`,
  'invoicing.undo-merge-written': (p) =>
    `Documents were written since for the record that was kept (${p['names'] === '' ? String(p['count'] ?? '') : (p['names'] ?? '')}): the merge stays.`,
  'invoicing.e-address-of-another':
    'This electronic address begins with another SIREN than your company’s. Correct it, or the SIREN in Settings › Company.',
  'invoicing.no-retention':
    'This invoice keeps nothing back any more: its retention is released or given back. Reload the page.',
  'invoicing.retention-reason': 'Say why, in a few words.',
  'invoicing.retention-until': 'That day is past. Choose a day to come, or release it now.',
  'invoicing.retention-settled':
    'The retention that was released is paid, in full or in part. Undo that settlement first.',
};
