import { parseTerms } from '../calendar/index.ts';
import type { Result } from '../finding.ts';
import {
  parseEmail,
  parseIban,
  parseSiren,
  parseSiret,
  parseVatNumber,
  sirenOfSiret,
} from '../party/index.ts';
import type { CellReader } from './cell-reader.ts';
import type { Field } from './fields.ts';
import type { CustomerRecord } from './records.ts';
import { readCountry, readLanguage } from './words.ts';

/**
 * The customer columns of a line. What is wrong in them is set aside with a warning: a debt is taken over even when
 * the e-mail address beside it has a typing mistake.
 */
export const readCustomer = (cells: CellReader): CustomerRecord => {
  const checked = (field: Field, parse: (text: string) => Result<string>): string => {
    const written = cells.text(field);
    if (written === '') return '';
    const read = parse(written);
    if (read.ok) return read.value;
    cells.warn(read.findings[0]?.code ?? 'takeover.value-unknown', field);
    return '';
  };
  const known = (field: Field, read: (text: string) => string | null): string => {
    const written = cells.text(field);
    if (written === '') return '';
    const value = read(written);
    if (value === null) cells.warn('takeover.value-unknown', field);
    return value ?? '';
  };
  // One column often holds either: nine digits or fourteen.
  const digits = (field: Field): string => cells.text(field).replaceAll(/\D/g, '');
  const sirenIsSiret = digits('siren').length === 14;
  const siret = sirenIsSiret
    ? checked('siren', parseSiret)
    : digits('siret').length === 9
      ? ''
      : checked('siret', parseSiret);
  const siren = sirenIsSiret
    ? siret.slice(0, 9)
    : cells.text('siren') !== ''
      ? checked('siren', parseSiren)
      : digits('siret').length === 9
        ? checked('siret', parseSiren)
        : siret === ''
          ? ''
          : sirenOfSiret(siret);
  const writtenTerms = cells.text('terms');
  const terms = writtenTerms === '' ? null : parseTerms(writtenTerms);
  if (writtenTerms !== '' && terms === null) cells.warn('takeover.terms-unknown', 'terms');
  // Several addresses in one cell: the first is taken.
  const email = checked('email', (text) => parseEmail(text.split(/[;,\s]+/)[0] ?? ''));
  return {
    code: cells.text('code').slice(0, 40),
    name: cells.text('name').slice(0, 200),
    siren,
    siret,
    vatNumber: checked('vatNumber', parseVatNumber),
    street: cells.text('street').slice(0, 60),
    addressMore: cells.text('addressMore').slice(0, 60),
    postalCode: cells.text('postalCode').slice(0, 12),
    city: cells.text('city').slice(0, 60),
    country: known('country', readCountry),
    email,
    phone: cells.text('phone').slice(0, 30),
    contact: cells.text('contact').slice(0, 100),
    language: known('language', readLanguage),
    iban: checked('iban', parseIban),
    terms,
  };
};
