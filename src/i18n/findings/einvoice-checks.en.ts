import type { einvoiceChecks as french } from './einvoice-checks.fr.ts';
import { termName } from './einvoice-terms.ts';
import { words, type Params, type TextsLike } from './text.ts';

const { day } = words('en');

const line = (p: Params): string => (p['line'] === undefined ? '' : `Line ${p['line']}: `);
const term = (p: Params): string => termName(String(p['term']), 'en');
const terms = (p: Params): string =>
  String(p['terms'])
    .split(' ')
    .map((one) => termName(one, 'en'))
    .join(', or ');
const ref = (p: Params): string => [p['term'], p['rule']].filter((one) => one !== undefined).join(', ');
const quoted = (p: Params, key = 'value'): string => `“${p[key] ?? ''}”`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const category = (p: Params): string =>
  p['rate'] === undefined || p['rate'] === '' ? `${p['category']}` : `${p['category']} at ${p['rate']}%`;

const NOTES: Readonly<Record<string, string>> = {
  PMT: 'the fixed compensation of €40 for recovery costs',
  PMD: 'the late-payment penalties',
  AAB: 'the discount for early payment, or that there is none',
  TXD: 'MEMBRE_ASSUJETTI_UNIQUE',
  BAR: 'the treatment (B2B, B2C…)',
};
const note = (p: Params): string => NOTES[String(p['subject'])] ?? '';

const WANTED: Readonly<Record<string, string>> = {
  positive: 'a rate above zero',
  zero: 'the rate 0',
  none: 'no rate',
  'not-negative': 'a rate',
};

export const einvoiceChecks: TextsLike<typeof french> = {
  'einvoice.missing': (p) => `${line(p)}Give ${term(p)} (${ref(p)}).`,
  'einvoice.missing-all': (p) => `${line(p)}Give ${terms(p)} (${p['rule']}).`,
  'einvoice.unwanted': (p) => `${line(p)}Remove ${term(p)} (${ref(p)}).`,
  'einvoice.unknown-code': (p) =>
    `${line(p)}${quoted(p)} is not admitted for ${term(p)}. Choose a code of the list (${ref(p)}).`,
  'einvoice.amount': (p) =>
    `${line(p)}${capital(term(p))} is ${p['found']}; the computation gives ${p['expected']}. Compute it again (${ref(p)}).`,
  'einvoice.not-a-number': (p) => `${line(p)}${quoted(p)} is not a number. Correct ${term(p)} (${ref(p)}).`,
  'einvoice.decimals': (p) =>
    `${line(p)}${capital(term(p))} has more than ${p['max']} decimals (${p['value']}). Round it (${ref(p)}).`,
  'einvoice.too-long': (p) =>
    `${line(p)}${capital(term(p))} is longer than ${p['max']} characters. Shorten it (${ref(p)}).`,
  'einvoice.negative': (p) =>
    `${line(p)}${capital(term(p))} is negative. Put the sign on the quantity (${ref(p)}).`,
  'einvoice.not-positive': (p) => `${line(p)}${capital(term(p))} must be above zero. Correct it (${ref(p)}).`,
  'einvoice.sign': (p) =>
    `${capital(term(p))} does not have the sign of its base. Check the amounts (${ref(p)}).`,
  'einvoice.date-order': (p) =>
    `${line(p)}${capital(term(p))} (${day(p, 'date')}) is before ${day(p, 'after')}. Correct one of the dates (${ref(p)}).`,
  'einvoice.year': (p) =>
    `${capital(term(p))} (${p['value']}) is not between 2000 and 2099. Correct the date (${ref(p)}).`,
  'einvoice.number-characters': (p) =>
    `The number ${quoted(p)} has a character that is refused. Keep letters, digits, +, -, _ and / (${ref(p)}).`,
  'einvoice.line-twice': (p) =>
    `Two lines have the number ${quoted(p, 'line')}. Renumber one of them (${p['rule']}).`,
  'einvoice.unit-differs': (p) =>
    `${line(p)}The price is per ${p['value']}, the quantity in ${p['unit']}. Take the same unit (${p['rule']}).`,
  'einvoice.period-outside': (p) =>
    `${line(p)}The period of the line leaves that of the invoice. Correct one of them (${p['rule']}).`,
  'einvoice.vat-rate': (p) =>
    `${line(p)}VAT category ${p['category']} takes ${WANTED[String(p['wanted'])] ?? ''}. Correct the rate or the category (${p['rule']}).`,
  'einvoice.vat-missing': (p) =>
    `The VAT breakdown does not have category ${category(p)}. Add it (${p['rule']}).`,
  'einvoice.vat-twice': (p) =>
    `The VAT breakdown has category ${category(p)} twice. Join them (${p['rule']}).`,
  'einvoice.vat-mixed': (p) =>
    `An invoice outside the scope of VAT (category O) has no other category. Make two invoices (${p['rule']}).`,
  'einvoice.vat-number-unwanted': (p) =>
    `An invoice outside the scope of VAT bears no VAT number. Remove the seller’s and the buyer’s (${p['rule']}).`,
  'einvoice.exemption-unwanted': (p) =>
    `VAT category ${p['category']} has no exemption reason. Remove it (${p['rule']}).`,
  'einvoice.exemption-of-another': (p) =>
    `The exemption code ${quoted(p)} is not that of category ${p['category']}. Change one of them (${p['rule']}).`,
  'einvoice.vat-prefix': (p) =>
    `${capital(term(p))} (${quoted(p)}) must start with a country code. Correct it (${ref(p)}).`,
  'einvoice.vat-key': (p) =>
    `The VAT number ${quoted(p)} does not have the right key. Check it (${p['rule']}).`,
  'einvoice.vat-in-euros': (p) =>
    `A French invoice in ${p['currency']} also says its VAT in euros. Give the converted total VAT (BT-111, ${p['rule']}).`,
  'einvoice.french-rate': (p) =>
    `${line(p)}${p['rate']}% is not a French VAT rate. Choose one of the list (${p['rule']}).`,
  'einvoice.one-means': (p) => `An electronic invoice has one means of payment. Keep one (${ref(p)}).`,
  'einvoice.card-number': (p) =>
    `The card number is too complete. Keep only the last four digits (${p['rule']}).`,
  'einvoice.note-missing': (p) =>
    `Add the mandatory mention: ${note(p)} (note ${p['subject']}, ${p['rule']}).`,
  'einvoice.note-twice': (p) =>
    `Say ${note(p)} once. Remove the other mention (note ${p['subject']}, ${p['rule']}).`,
  'einvoice.corrects-one': (p) =>
    `A corrective invoice corrects exactly one. Give its number and date (${p['rule']}).`,
  'einvoice.credits-one': (p) =>
    `Give the number and date of the invoice that this document corrects (${p['rule']}).`,
  'einvoice.final-is-no-deposit': (p) =>
    `Mode ${p['mode']} is that of a final invoice. For a deposit, take B1, S1 or M1 (${p['rule']}).`,
  'einvoice.paid-in-full': (p) =>
    `Mode ${p['mode']} says the invoice is already paid. The amount paid must equal the total, the amount due zero (${p['rule']}).`,
  'einvoice.attachment-twice': (p) => `Two attachments are ${quoted(p)}. Rename one (${p['rule']}).`,
  'einvoice.siren-shape': (p) => `A SIREN has nine digits, not ${quoted(p)}. Correct it (${p['rule']}).`,
  'einvoice.siren-key': (p) => `The SIREN ${quoted(p)} does not exist: its key is wrong. Check it.`,
  'einvoice.siret-key': (p) => `The SIRET ${quoted(p)} does not exist: its key is wrong. Check it.`,
  'einvoice.siret-of-another': (p) =>
    `The SIRET ${quoted(p)} is not an establishment of this SIREN. Correct one of them (${p['rule']}).`,
  'einvoice.french-address': (p) =>
    `${capital(term(p))} (${quoted(p)}) must be of kind 0225 and start with the SIREN. Take it from the directory (${ref(p)}).`,
  'einvoice.address-characters': (p) =>
    `${capital(term(p))} (${quoted(p)}) has a character that is refused. Take it from the directory (${ref(p)}).`,
  'einvoice.identifier-twice': (p) => `Two identifiers come from the same list. Keep one (${p['rule']}).`,
  'einvoice.skonto': (p) =>
    `The discount ${quoted(p)} is not written as XRechnung wants it. Write #SKONTO#TAGE=14#PROZENT=2.25# (${p['rule']}).`,
  'einvoice.iban': (p) => `${quoted(p)} is not an IBAN. Check it (${p['rule']}).`,
  'einvoice.contact': (p) => `${capital(term(p))} (${quoted(p)}) seems wrong. Check it (${ref(p)}).`,
  'einvoice.group.role': (p) =>
    `${line(p)}the kind of line must be DETAIL, GROUP or INFORMATION (${ref(p)}). Correct it.`,
  'einvoice.group.sum': (p) =>
    `${line(p)}this group is not the sum of its lines (${ref(p)}). Correct its amount.`,
  'einvoice.group.parent': (p) =>
    `${line(p)}it belongs to line ${quoted(p, 'parent')}, which does not exist (${ref(p)}). Correct the reference.`,
  'einvoice.self-billing-unsaid': (p) =>
    `The customer made this out in the name of the seller: the words “Autofacturation” are missing (${ref(p)}). Add them.`,
};
