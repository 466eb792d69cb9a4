import type { party as french } from './party.fr.ts';
import type { TextsLike } from './text.ts';

const registers: Readonly<Record<string, string>> = {
  'recherche-entreprises': 'Recherche d’entreprises',
  vies: 'VIES',
};

export const party: TextsLike<typeof french> = {
  'party.siren-shape': 'A SIREN has nine digits. Check it on the company registration.',
  'party.siren-key': 'This SIREN does not add up: a digit is probably wrong.',
  'party.siret-shape': 'A SIRET has fourteen digits.',
  'party.siret-siren': 'The first nine digits of this SIRET are no SIREN. Check them.',
  'party.siret-key': 'This SIRET does not add up: a digit is probably wrong.',
  'party.vat-shape': 'This VAT number has the wrong shape. Example: FR44732829320.',
  'party.vat-unchecked': (p) =>
    `This VAT number (${p['country'] ?? ''}) was not checked: the country is outside the European Union.`,
  'party.vat-siren': 'The last nine digits of this VAT number are no SIREN.',
  'party.vat-key': 'The key of this VAT number (the two digits after FR) does not fit the SIREN.',
  'party.iban-shape': 'This IBAN has the wrong shape. Copy it from a bank document.',
  'party.iban-country': 'The first two letters of this IBAN name no country.',
  'party.iban-length':
    'This IBAN does not have the length of its country. A character is missing, or there is one too many.',
  'party.iban-key': 'This IBAN does not add up: a character is probably wrong.',
  'party.bic-shape': 'A BIC has eight or eleven characters. Example: AGRIFRPP.',
  'party.email-shape': 'This email address is incomplete. Example: accounts@example.com.',
  'party.address-postal-code': 'This postcode does not fit the country. In France, five digits.',
  'party.address-country-name': 'The name of the country is missing: mail for abroad may get lost.',
  'party.address-recipient': 'Enter who the letter is for.',
  'party.address-city': 'Enter the city.',
  'party.address-street': 'The street is missing: the letter may come back.',
  'party.address-line-too-long': (p) =>
    `Line ${p['line'] ?? ''} of the address has ${p['length'] ?? ''} characters; the post takes ${p['max'] ?? ''}. Shorten it.`,
  'party.contact-empty': 'Enter at least a name, an email address or a phone for this contact.',
  'party.siret-of-another': 'This SIRET is not an establishment of this SIREN. Correct one of them.',
  'party.vat-of-another': 'This VAT number belongs to another SIREN. Correct one of them.',
  'party.e-address-value': 'Enter the electronic address, or clear its directory.',
  'party.e-address-scheme': 'Choose the directory this electronic address comes from.',
  'party.e-address-shape':
    'An electronic address is written with plain letters, digits and - _ . and without spaces.',
  'party.e-address-siren':
    'With an approved platform the address starts with a SIREN: 732829320, or 732829320_ACCOUNTS.',
  'party.e-address-siret': 'The SIRET of this address does not belong to its SIREN. Correct one of them.',
  'party.field-key': 'Give this field a name that starts with a letter.',
  'party.field-taken': 'A field already has this name. Choose another.',
  'party.field-choices': (p) => `Enter the possible choices, one a line, ${p['max'] ?? ''} at most.`,
  'party.field-choice-twice': 'A choice is there twice. Keep one.',
  'party.field-unknown': (p) => `The field “${p['key'] ?? ''}” does not exist. Create it in Settings first.`,
  'party.field-number': (p) => `“${p['value'] ?? ''}” is not a number. Correct it.`,
  'party.field-date': (p) => `“${p['value'] ?? ''}” is not a date. Correct it.`,
  'party.field-choice': (p) => `“${p['value'] ?? ''}” is not one of the choices. Choose from the list.`,
  'party.is-merged': (p) => `This record was merged with “${p['survivor'] ?? ''}”: change that one.`,
  'party.merge-itself': 'A record is not merged with itself. Choose the other one.',
  'party.merge-done': (p) => `“${p['name'] ?? ''}” is already merged. Refresh the list.`,
  'party.merge-kind': 'One is a company, the other is not: they are probably not the same.',
  'party.merge-siren': (p) =>
    `Two different SIREN (${p['a'] ?? ''} and ${p['b'] ?? ''}): these are two companies. If one is wrong, correct it first.`,
  'party.merge-siret': (p) =>
    `Two different SIRET (${p['a'] ?? ''} and ${p['b'] ?? ''}): two establishments are invoiced apart. If one is wrong, correct it first.`,
  'party.merge-vat': (p) =>
    `Two different VAT numbers (${p['a'] ?? ''} and ${p['b'] ?? ''}). If one is wrong, correct it first.`,
  'party.merge-currency': (p) =>
    `One is invoiced in ${p['a'] ?? ''}, the other in ${p['b'] ?? ''}. Give both the same currency, or keep two records.`,
  'party.code-taken': (p) => `The customer code “${p['code'] ?? ''}” is already taken. Choose another.`,
  'party.qr-not-euro': 'The transfer QR code exists in euros only; the document goes without it.',
  'party.qr-amount-out-of-range':
    'This amount does not fit in a transfer QR code; the document goes without it.',
  'party.qr-iban': 'The company’s IBAN is missing or wrong. Correct it in Settings › Company.',
  'party.qr-beneficiary': 'The company’s name is missing. Enter it in Settings › Company.',
  'party.undo-done': 'This merge is already undone. Reload the page.',
  'party.undo-survivor-merged': (p) => `“${p['survivor'] ?? ''}” was merged in turn. Undo that merge first.`,
  'party.undo-later-merge': (p) =>
    `Another record was merged into “${p['survivor'] ?? ''}” since. Undo the latest first.`,
  'party.undo-edited': (p) =>
    `The record “${p['survivor'] ?? ''}” was changed since: the merge stays. Create a new record if they are two customers.`,
  'party.undo-contacts': (p) =>
    `Contacts, addresses or IBANs of “${p['survivor'] ?? ''}” have changed since: the merge stays. Create a new record if they are two customers.`,
  'party.register-off': 'Public registers are not asked. Allow them in Settings › Public registers.',
  'party.register-demo': 'In the sample data nothing leaves: no register is asked.',
  'party.register-nothing': 'Nothing to check: give a SIREN, a SIRET or a VAT number of the European Union.',
  'party.register-busy': (p) =>
    `${registers[p['source'] ?? ''] ?? ''} is asked too often. Try again in a minute.`,
  'party.register-silent': (p) =>
    `${registers[p['source'] ?? ''] ?? ''} does not answer. Try again later; the record has not changed.`,
  'party.register-unreadable': (p) =>
    `The answer of ${registers[p['source'] ?? ''] ?? ''} could not be read. Try again later.`,
  'party.register-requester': 'VIES refuses your own VAT number. Check it in Settings › Company.',
  'party.register-queue': 'Several checks are under way. Try again in a few seconds.',
  'party.register-run-busy':
    'A check of several customers is already under way. Wait for its end, or cancel it.',
};
