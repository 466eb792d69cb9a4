import type { DocumentContent } from '../../contract/document-shapes.ts';
import { contentToDocument } from '../../contract/document-shapes.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  checkDraft,
  checkDueLimit,
  computeTotals,
  type Buyer,
  type Document,
  type Seller,
  type Totals,
} from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Kept, Parties } from './api.ts';

const nowhere = { lines: [], postalCode: '', city: '', country: 'FR' };

/** Totals depend on neither party: they stand in until the draft is kept. */
const someSeller: Seller = {
  name: '',
  legalForm: '',
  capital: '',
  register: '',
  siren: '',
  siret: '',
  vatNumber: '',
  address: nowhere,
  email: '',
  phone: '',
  website: '',
  iban: '',
  bic: '',
  eAddress: '',
  vatRegime: 'real',
  vatOnDebits: false,
  legalMention: '',
  lateRate: '',
};
export const noBuyer: Buyer = {
  partyId: '',
  code: '',
  kind: 'company',
  name: '',
  siren: '',
  siret: '',
  vatNumber: '',
  address: nowhere,
  eAddress: '',
  eAddressScheme: '',
  language: 'fr',
  email: '',
};

/** The buyer of the content, once the server has read the record; null while another one is chosen. */
export const buyerOf = (content: DocumentContent, kept: Kept | null): Kept['buyer'] =>
  kept?.buyer?.partyId === content.partyId ? kept.buyer : null;

/** Where it is sold and to whom, as the server knows it; of a customer chosen since, it knows nothing yet. */
export function partiesOf(partyId: string | null, kept: Kept): Parties {
  const buyer = kept.buyer?.partyId === partyId ? kept.buyer : null;
  const place = buyer?.deliveryAddress ?? buyer?.address;
  return {
    vatRegime: kept.seller.vatRegime,
    places: [kept.seller.address, ...(place === undefined ? [] : [place])],
    customerGroup: kept.customerGroup,
    customerAccount: kept.customerAccount,
    customerVatRegime: kept.customerVatRegime,
  };
}

type Around = {
  today: string;
  base: Currency;
  /** The server has all of it. */
  isClean: boolean;
};

export type DraftFacts = {
  document: Document;
  totals: Totals;
  findings: Finding[];
};

/** What a draft is worth and what keeps it from being issued, by the same code as the server, at each key. */
export function draftFacts(content: DocumentContent, kept: Kept | null, around: Around): DraftFacts {
  const buyer = buyerOf(content, kept);
  const document = {
    ...contentToDocument(content, around.today),
    seller: kept?.seller ?? someSeller,
    buyer: buyer ?? noBuyer,
  };
  return {
    document,
    totals: computeTotals(document, around.base),
    findings: findingsOf(document, content, kept, around),
  };
}

function findingsOf(
  document: Document,
  content: DocumentContent,
  kept: Kept | null,
  { today, base, isClean }: Around,
): Finding[] {
  if (content.partyId === null) return [error('invoicing.no-customer', { path: 'partyId' })];
  // Who sells and who buys is read by the server: until then nothing can be said of them.
  if (kept === null || buyerOf(content, kept) === null) return [];
  const findings = [...checkDraft(document, base), ...checkDueLimit(document)];
  if (document.issuedOn > today) {
    findings.push(error('invoicing.issued-in-the-future', { path: 'issuedOn' }));
  }
  // The server knows more (the electronic invoice, what was credited already) of what it has.
  const known = new Set(findings.map(keyOf));
  const more = isClean ? kept.findings.filter((one) => !known.has(keyOf(one))) : [];
  return [...findings, ...more];
}

const keyOf = (finding: Pick<Finding, 'code' | 'path'>): string => `${finding.code} ${finding.path ?? ''}`;

const NOT_YET_WRITTEN =
  /-missing$|\.no-|nothing-invoiced|credit-without-invoice|corrects-one-invoice|schedule-total|holder-incomplete/;

/** What is only not written yet is said in the checks, and beside its field once somebody wants to issue. */
const isNotYetWritten = (finding: Pick<Finding, 'code'>): boolean => NOT_YET_WRITTEN.test(finding.code);

/** The sentence to show beside each field, by path. Before somebody wants to issue, only what is written wrongly. */
export function fieldErrors(
  findings: readonly Finding[],
  { wanted, say }: { wanted: boolean; say: (finding: Finding) => string },
): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  for (const finding of findings) {
    const { path, severity } = finding;
    if (path === undefined || severity !== 'error' || errors.has(path)) continue;
    if (wanted || !isNotYetWritten(finding)) errors.set(path, say(finding));
  }
  return errors;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Those of one line, the same object while there is none: a line is drawn again only for what changed in it. */
export function errorsOfLine(
  errors: ReadonlyMap<string, string>,
  count: number,
): readonly ReadonlyMap<string, string>[] {
  const lines = Array.from({ length: count }, () => NONE);
  for (const [path, sentence] of errors) {
    const index = Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1);
    if (index >= 0 && index < count) lines[index] = new Map([...lines[index]!, [path, sentence]]);
  }
  return lines;
}
