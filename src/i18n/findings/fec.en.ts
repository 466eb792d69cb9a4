import type { fec as french } from './fec.fr.ts';
import { words, type TextsLike } from './text.ts';

const { amount, at, day } = words('en');
const value = (text: unknown): string => `“${String(text)}”`;

export const fec: TextsLike<typeof french> = {
  'fec.empty': 'The file is empty.',
  'fec.no-lines': 'The file has its header only: no entry.',
  'fec.file-name': (p) =>
    `The name ${value(p['name'])} is not that of a whole FEC: SIREN, “FEC”, closing date (732829320FEC20261231.txt).`,
  'fec.siren': (p) => `The SIREN ${value(p['siren'])} in the file’s name does not exist (wrong check digit).`,
  'fec.header': (p) =>
    `Column ${p['position']} must be called ${value(p['wanted'])}, not ${value(p['found'])}.`,
  'fec.fields': (p) => `${at(p)}${p['found']} fields instead of ${p['wanted']}.`,
  'fec.field-empty': (p) => `${at(p)}${p['column']} is empty; it is mandatory.`,
  'fec.pair-incomplete': (p) => `${at(p)}${p['column']} and ${p['other']} belong together; one is missing.`,
  'fec.date': (p) => `${at(p)}${p['column']} ${value(p['value'])} is not a date YYYYMMDD.`,
  'fec.account': (p) =>
    `${at(p)}account ${value(p['value'])} does not begin with three digits of the plan comptable.`,
  'fec.amount': (p) =>
    `${at(p)}${p['column']} ${value(p['value'])} is not an amount (comma, two decimals, no space).`,
  'fec.currency': (p) => `${at(p)}${value(p['value'])} is not an ISO 4217 currency code.`,
  'fec.side': (p) => `${at(p)}side ${value(p['value'])} is none of D, C, +1, -1.`,
  'fec.both-sides': (p) => `${at(p)}one amount in debit and another in credit.`,
  'fec.after-closing': (p) =>
    `${at(p)}entry of ${day(p, 'on')}, after the closing on ${day(p, 'closingOn')}.`,
  'fec.order': (p) =>
    `${at(p)}validated on ${day(p, 'on')}, after a line validated on ${day(p, 'before')}: not in order of validation.`,
  'fec.account-names': (p) =>
    `${at(p)}account ${p['account']} is called ${value(p['other'])} here and ${value(p['name'])} above.`,
  'fec.entry-unbalanced': (p) =>
    `${at(p)}entry ${p['journal']} ${p['number']} does not balance (off by ${amount(p, 'gapMinor')}).`,
  'fec.unbalanced': (p) =>
    `Total debits (${amount(p, 'debitMinor')}) differ from total credits (${amount(p, 'creditMinor')}).`,
};
