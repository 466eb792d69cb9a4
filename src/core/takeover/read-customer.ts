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
import { cutText } from './clean-text.ts';
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
    code: cutText(cells.text('code'), 40),
    name: cutText(cells.text('name'), 200),
    siren,
    siret,
    vatNumber: checked('vatNumber', parseVatNumber),
    street: cutText(cells.text('street'), 60),
    addressMore: cutText(cells.text('addressMore'), 60),
    postalCode: cutText(cells.text('postalCode'), 12),
    city: cutText(cells.text('city'), 60),
    country: known('country', readCountry),
    email,
    phone: cutText(cells.text('phone'), 30),
    contact: cutText(cells.text('contact'), 100),
    language: known('language', readLanguage),
    iban: checked('iban', parseIban),
    terms,
  };
};
