import { isCreditNote, type EInvoice, type EParty, type ReadDocument } from '../einvoice/index.ts';
import { accepted, error, refused, type Result } from '../finding.ts';
import type { Field, Mapping } from './fields.ts';

/**
 * An invoice that another program issued, as one line of a file of open items: from there on it is read, checked and
 * taken like any other, and what is refused can be corrected in a spreadsheet. Headers as people write them, so that the
 * corrected lines are recognised.
 */
const COLUMNS: readonly (readonly [header: string, field: Field | null])[] = [
  ['Fichier', null],
  ['Client', 'name'],
  ['SIREN', 'siren'],
  ['SIRET', 'siret'],
  ['TVA intracommunautaire', 'vatNumber'],
  ['Adresse', 'street'],
  ['Complément d’adresse', 'addressMore'],
  ['Code postal', 'postalCode'],
  ['Ville', 'city'],
  ['Pays', 'country'],
  ['E-mail', 'email'],
  ['Téléphone', 'phone'],
  ['Contact', 'contact'],
  ['N° facture', 'number'],
  ['Type', 'documentKind'],
  ['Date facture', 'issuedOn'],
  ['Échéance', 'dueOn'],
  ['Montant TTC', 'total'],
  ['Reste dû', 'open'],
  ['Devise', 'currency'],
  ['Contre-valeur', 'baseAmount'],
  ['Référence', 'reference'],
];

export const einvoiceHeaders: readonly string[] = COLUMNS.map(([header]) => header);
export const einvoiceMapping: Mapping = COLUMNS.map(([, field]) => field);

/** Who takes over; '' where it is not known yet. */
export type Own = { readonly siren: string; readonly vatNumber: string };

const digits = (text: string | undefined): string => (text ?? '').replaceAll(/\D/g, '');

/** From the legal identifier (ICD 0002), a SIRET (0009), or the French VAT number that ends with it. */
const sirenOf = (party: EParty): string => {
  const legal = digits(party.legalId?.value);
  const isFrench = party.legalId?.scheme === undefined || /^000[29]$/.test(party.legalId.scheme);
  if (isFrench && (legal.length === 9 || legal.length === 14)) return legal.slice(0, 9);
  const siret = siretOf(party);
  if (siret !== '') return siret.slice(0, 9);
  return /^FR[0-9A-Z]{2}(\d{9})$/.exec((party.vatId ?? '').replaceAll(/\s/g, '').toUpperCase())?.[1] ?? '';
};

const siretOf = (party: EParty): string => {
  const ids = [...(party.legalId === undefined ? [] : [party.legalId]), ...party.ids];
  const found = ids.find(({ scheme, value }) => scheme === '0009' && digits(value).length === 14);
  return digits(found?.value);
};

const isOurs = (seller: EParty, own: Own): boolean => {
  const siren = sirenOf(seller);
  if (siren !== '' && own.siren !== '') return siren === own.siren;
  const plain = (text: string): string => text.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
  const vat = plain(seller.vatId ?? '');
  if (vat === '') return true;
  if (own.vatNumber !== '') return vat === plain(own.vatNumber);
  // Whoever has a SIREN has a French number, whichever it is (CGI art. 286 ter): one of another country is a supplier's.
  return own.siren === '' || vat.startsWith('FR');
};

/**
 * The cells of one document. Refused: a lifecycle status, and what somebody else sold: a supplier's invoice among ours
 * would become a debt of its buyer, which is us. What the customer made out in our name (autofacturation, CGI art. 289
 * I-2: 389, 500, 501 and their credit notes 261, 502) is our sale like any other.
 */
export const einvoiceCells = (document: ReadDocument, own: Own, fileName: string): Result<string[]> => {
  if (document.kind === 'status') return refused(error('takeover.einvoice-status'));
  const { invoice } = document;
  if (!isOurs(invoice.seller, own)) {
    const seller = (invoice.seller.name ?? '').slice(0, 60);
    return refused(error('takeover.einvoice-not-ours', { params: { seller } }));
  }
  return accepted(cellsOf(invoice, fileName));
};

const cellsOf = (invoice: EInvoice, fileName: string): string[] => {
  const { buyer, totals, payment, references } = invoice;
  const [street = '', ...more] = buyer.address?.lines ?? [];
  const values: Partial<Record<Field, string | undefined>> = {
    name: buyer.name ?? buyer.tradingName,
    siren: sirenOf(buyer),
    siret: siretOf(buyer),
    vatNumber: buyer.vatId,
    street,
    addressMore: more.join(', '),
    postalCode: buyer.address?.postalCode,
    city: buyer.address?.city,
    country: buyer.address?.country,
    email: buyer.contact?.email,
    phone: buyer.contact?.phone,
    contact: buyer.contact?.name,
    number: invoice.number,
    documentKind: isCreditNote(invoice.type) ? 'Avoir' : 'Facture',
    issuedOn: invoice.issuedOn,
    dueOn: payment.dueOn,
    total: totals.gross,
    open: totals.due,
    currency: invoice.currency,
    reference: references.purchaseOrder,
  };
  return COLUMNS.map(([, field]) =>
    field === null ? fileName : (values[field] ?? '').replaceAll(/\s+/g, ' ').trim(),
  );
};
