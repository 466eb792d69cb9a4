import { addressLines, groupSiren, identifier } from './seller-letterhead.ts';
import { drawnMention } from './printed-mentions.ts';
import { asksForMoney, firstDueOn } from './payment-card.ts';
import type { CardInput } from './payment-card.ts';

export type Fact = { label: string; value: string; strong: boolean };

/** Dates and numbers that a bookkeeper looks for first. */
export function facts(input: CardInput): Fact[] {
  const { document, labels, format } = input;
  const words = labels.facts;
  const { period, suppliedOn, validUntil, references, buyer } = document;
  const list: Fact[] = [{ label: words.issuedOn, value: format.date(document.issuedOn), strong: true }];
  const add = (label: string, value: string, strong = false): void => {
    if (value !== '') list.push({ label, value, strong });
  };
  if (asksForMoney(document.kind) && input.totals.dueMinor > 0n) {
    add(words.dueOn, format.date(firstDueOn(input)), true);
  }
  if (document.kind === 'quote' && validUntil !== undefined)
    add(words.validUntil, format.date(validUntil), true);
  if (suppliedOn !== undefined) add(words.suppliedOn[natureOf(document)], format.date(suppliedOn));
  if (period !== undefined) add(words.period, labels.span(format.date(period.from), format.date(period.to)));
  add(words.purchaseOrder, references.purchaseOrder);
  add(words.customer, buyer.code);
  for (const field of ownFields(document, 'facts')) add(field.label, field.value);
  return list;
}

const ownFields = ({ template }: CardInput['document'], place: 'facts' | 'references') =>
  (template?.fields ?? []).filter((field) => field.place === place);

/** What is supplied decides how the day is called. */
function natureOf({ lines }: CardInput['document']): 'goods' | 'services' | 'both' {
  const natures = new Set(lines.flatMap((line) => (line.type === 'item' ? [line.nature] : [])));
  return natures.size > 1 ? 'both' : ([...natures][0] ?? 'both');
}

export type PartyBlock = { label: string; lines: string[] };

/** The buyer's numbers (CGI ann. II art. 242 nonies A, I-2° and 5°), the place of delivery where it differs (8° bis), other references. */
export function parties({ document, labels }: CardInput): PartyBlock[] {
  const { buyer } = document;
  const numbers = [
    buyer.siret === ''
      ? identifier(labels.siren, groupSiren(buyer.siren))
      : identifier(labels.siret, groupSiren(buyer.siret)),
    identifier(labels.vatNumber, buyer.vatNumber),
  ].filter((part) => part !== '');
  const siren =
    buyer.siret !== '' && buyer.siren !== '' ? [identifier(labels.siren, groupSiren(buyer.siren))] : [];
  const { contract, buyerReference, project, quote } = document.references;
  const words = labels.references;
  const references = [
    identifier(words.quote, document.kind === 'quote' ? '' : quote),
    identifier(words.contract, contract),
    identifier(words.project, project),
    identifier(words.buyerReference, buyerReference),
    ...ownFields(document, 'references').map(({ label, value }) => identifier(label, value)),
  ].filter((part) => part !== '');
  return [
    ...(numbers.length === 0 ? [] : [{ label: labels.buyer, lines: [...siren, ...numbers] }]),
    ...(buyer.deliveryAddress === undefined
      ? []
      : [{ label: labels.delivery, lines: addressLines(buyer.deliveryAddress, labels.country) }]),
    ...(references.length === 0 ? [] : [{ label: words.title, lines: references }]),
  ];
}

/** « Avoir sur la facture … », and why. null for documents that correct nothing. */
export function correction(input: CardInput): { text: string; reason: string } | null {
  const { document, labels, format } = input;
  const { kind, preceding, reason } = document;
  if (kind !== 'credit_note' && kind !== 'corrective') return null;
  // Without an invoice it is a contract and a period that are credited (CGI ann. II art. 242 nonies A).
  const contract = drawnMention(document, input.baseCurrency, 'credits-contract');
  if (contract !== undefined) return { text: labels.mention(contract), reason: '' };
  const invoices = preceding.map((one) => ({ number: one.number, on: format.date(one.issuedOn) }));
  return { text: labels.corrects(kind, invoices), reason: reason === '' ? '' : `${labels.reason} ${reason}` };
}
