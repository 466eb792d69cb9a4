import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { contentToDocument, type DocumentContent } from '../../contract/document-shapes.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { error } from '../../core/finding.ts';
import { readTheme, type DocumentTheme } from '../../core/invoicing/documents/index.ts';
import type { Address, Buyer, Document, Line, Seller } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readTemplate } from './read-template.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'today'>;

/** The company as its documents say it, the currency of its books, and what it prints on all documents. */
export type Issuer = { readonly seller: Seller; readonly base: Currency; readonly theme: DocumentTheme };

export const readIssuer = async (context: Scope): Promise<Issuer> => {
  const row = await context.tx
    .selectFrom('organization')
    .selectAll()
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  const seller: Seller = {
    name: row.name,
    legalForm: row.legal_form,
    capital: row.capital,
    register: row.register,
    siren: row.siren,
    siret: row.siret,
    vatNumber: row.vat_number,
    address: addressOf(row),
    email: row.email,
    phone: row.phone,
    website: row.website,
    iban: row.iban,
    bic: row.bic,
    eAddress: row.e_address,
    vatRegime: row.vat_regime === 'franchise' ? 'franchise' : 'real',
    vatOnDebits: row.vat_on_debits,
    legalMention: row.legal_mention,
    lateRate: row.late_rate,
  };
  return {
    seller,
    base: wireCurrency(row.base_currency),
    theme: readTheme(row.theme, row.logo_sha256 !== null),
  };
};

export const readSeller = async (context: Scope): Promise<Seller> => (await readIssuer(context)).seller;

const addressOf = (row: {
  address_lines: string[];
  postal_code: string;
  city: string;
  country: string;
}): Address => ({
  lines: row.address_lines,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
});

type BuyerRow = {
  id: string;
  kind: Buyer['kind'];
  name: string;
  siren: string;
  siret: string;
  vat_number: string;
  address_lines: string[];
  postal_code: string;
  city: string;
  country: string;
  language: string;
  e_address: string;
  e_address_scheme: string;
  code: string;
  email: string;
  late_rate: string;
};

/** The customer as documents say it; null when there is none of that id. */
export const readBuyer = async (
  context: Scope,
  partyId: string,
  deliveryAddressId: string | null,
): Promise<Buyer | null> => (await findBuyer(context, partyId, deliveryAddressId))?.buyer ?? null;

/** The late rate agreed with a customer goes before the company's (C. com. L441-10, II). */
const sellerTo = (seller: Seller, lateRate: string): Seller =>
  lateRate === '' ? seller : { ...seller, lateRate };

/** Both sides of a draft as its document will say them; nobody to sell to while no customer is chosen. */
export const readSides = async (
  context: Scope,
  { partyId, deliveryAddressId }: Pick<DocumentContent, 'partyId' | 'deliveryAddressId'>,
): Promise<{ seller: Seller; buyer: Buyer | null }> => {
  const seller = await readSeller(context);
  const found = partyId === null ? null : await findBuyer(context, partyId, deliveryAddressId);
  return found === null
    ? { seller, buyer: null }
    : { seller: sellerTo(seller, found.lateRate), buyer: found.buyer };
};

/** With the late rate agreed with it, which its invoices print; '' = the company's. */
const findBuyer = async (
  context: Scope,
  partyId: string,
  deliveryAddressId: string | null,
): Promise<{ buyer: Buyer; lateRate: string } | null> => {
  const { rows } = await sql<BuyerRow>`
    select p.id, p.kind, p.name, p.siren, p.siret, p.vat_number, p.address_lines, p.postal_code, p.city, p.country,
      p.language, p.e_address, p.e_address_scheme, c.code, c.late_rate,
      coalesce((select k.email from contact k
        where k.org_id = p.org_id and k.party_id = p.id and k.archived_at is null and k.email <> ''
        order by 'billing' = any(k.roles) desc, k.id limit 1), '') as email
    from party p join customer c on c.org_id = p.org_id and c.party_id = p.id
    where p.org_id = ${context.org} and p.id = ${partyId}`.execute(context.tx);
  const [row] = rows;
  if (row === undefined) return null;
  const delivery = deliveryAddressId === null ? null : await readAddress(context, partyId, deliveryAddressId);
  const buyer: Buyer = {
    partyId: row.id,
    code: row.code,
    kind: row.kind,
    name: row.name,
    siren: row.siren,
    siret: row.siret,
    vatNumber: row.vat_number,
    address: addressOf(row),
    ...(delivery !== null && { deliveryAddress: delivery }),
    eAddress: row.e_address,
    eAddressScheme: row.e_address_scheme,
    language: row.language === 'en' ? 'en' : 'fr',
    email: row.email,
  };
  return { buyer, lateRate: row.late_rate };
};

const readAddress = async (context: Scope, partyId: string, id: string): Promise<Address | null> => {
  const row = await context.tx
    .selectFrom('party_address')
    .select(['lines as address_lines', 'postal_code', 'city', 'country'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : addressOf(row);
};

/** A draft whose customer is not chosen yet has no document: nothing can be shown, checked or issued of it. */
export const assemble = async (context: Scope, content: DocumentContent): Promise<Document> =>
  assembleFor(context, content, await readIssuer(context));

export const assembleFor = async (
  context: Scope,
  content: DocumentContent,
  { seller, theme }: Issuer,
): Promise<Document> => {
  const found =
    content.partyId === null ? null : await findBuyer(context, content.partyId, content.deliveryAddressId);
  if (found === null) {
    throw new Problem('record.refused', {}, [error('invoicing.no-customer', { path: 'partyId' })]);
  }
  const written = contentToDocument(content, context.today);
  const template = await readTemplate(context, content, theme);
  return {
    ...written,
    lines: written.lines.map(withAccount),
    seller: sellerTo(seller, found.lateRate),
    buyer: found.buyer,
    ...(template !== undefined && { template }),
  };
};

/** Where nobody chose an account, what is sold decides (PCG 706, 707). */
const withAccount = (line: Line): Line =>
  line.type === 'item' && line.account === ''
    ? { ...line, account: line.nature === 'goods' ? '707' : '706' }
    : line;
