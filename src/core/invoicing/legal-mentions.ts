import type { Finding } from '../finding.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { isFrance } from '../party/index.ts';
import { isInvoice } from './kinds.ts';
import { isSoleTrader } from './legal-form.ts';
import { missingMentions } from './missing-mentions.ts';
import type { Document } from './model.ts';
import { computeTotals, isItem } from './totals.ts';

/**
 * What the law wants printed beyond the fields of the layout. The words are in i18n (`mentions`), in the language of
 * the document. CGI ann. II art. 242 nonies A is written 242 nonies A.
 */
export type MentionKey =
  /** Name, form, capital, register, SIREN, VAT number (C. com. R123-237, R123-238; 242 nonies A, I-1° and 2°). */
  | 'seller-identity'
  /** « Entrepreneur individuel » or « EI » beside the name (C. com. R526-27). */
  | 'sole-trader'
  /** New in the reform (decree 2022-1299), as are the delivery address, the nature and the debits. */
  | 'customer-siren'
  /** 242 nonies A, I-3° and 4°: intra-Community supplies and reverse charge. */
  | 'customer-vat'
  /** 242 nonies A, I-10°. */
  | 'supplied-on'
  | 'supply-period'
  /** Decree 2022-1299. */
  | 'delivery-address'
  /** Decree 2022-1299: goods, services or both. */
  | 'nature-goods'
  | 'nature-services'
  | 'nature-mixed'
  /** 242 nonies A, I-11° bis (decree 2022-1299). */
  | 'vat-on-debits'
  /** 242 nonies A, I-12° and following: the text of the exemption. */
  | 'vat-exemption'
  /** VAT in the base currency and its rate (CGI art. 289 VI; directive 2006/112/CE art. 230). */
  | 'vat-in-base'
  /** C. com. L441-9 and L441-10 II. */
  | 'late-penalties'
  /** To a public body the rate is set by law (CCP L2192-13, R2192-31). */
  | 'late-penalties-public'
  /** 40 € (C. com. L441-10 II, D441-5; CCP D2192-35). */
  | 'recovery-indemnity'
  /** C. com. L441-9. */
  | 'early-payment'
  | 'no-early-payment'
  /** 242 nonies A, I-7°; CGI art. 289 I-5: what is credited or corrected. */
  | 'credits-invoice'
  | 'credits-contract'
  | 'corrects-invoice'
  | 'deducts-deposit'
  | 'deposit'
  /** Loi 71-584, art. 1. */
  | 'retention'
  /** C. mon. fin. L313-23 and following, C. civ. 1324, 1346-1: payment frees only when made to the holder. */
  | 'assigned'
  /** As the seller wrote it: insurance of crafts, association agréée… */
  | 'seller-mention'
  /** Where an electronic invoice must have a note that the law does not want between these parties (BR-FR-05). */
  | 'not-professional'
  /** One part of what is due, in the terms of an electronic invoice (BT-20). */
  | 'instalment'
  /** What the lines of a section come to, where an electronic invoice has no place for it (BT-127). */
  | 'section-subtotal'
  | 'pro-forma'
  | 'quote-validity';

/** Parameters are raw: dates in ISO, amounts in minor units, keys of exemptions. */
export type Mention = { readonly key: MentionKey; readonly params: Readonly<Record<string, string>> };

/**
 * The mentions to print, in order, and what is missing for the document to be legal: each finding names the mention
 * and its article, and blocks issuing (15 € per missing mention, CGI art. 1737 II).
 */
export function legalMentions(
  document: Document,
  base: Currency = EUR,
): { mentions: readonly Mention[]; missing: readonly Finding[] } {
  const mentions = [
    ...ofParties(document),
    ...ofSupply(document),
    ...ofVat(document, base),
    ...ofReferences(document),
    ...ofPayment(document),
    ...ofSeller(document),
  ];
  return { mentions, missing: missingMentions(document, base) };
}

const mention = (key: MentionKey, params: Record<string, string> = {}): Mention => ({ key, params });
const when = (condition: boolean, ...list: Mention[]): Mention[] => (condition ? list : []);

function ofParties({ seller, buyer, lines }: Document): Mention[] {
  const { name, legalForm, capital, register, siren, vatNumber } = seller;
  const namesItself = /\b(EI|entrepreneure? individuel(le)?)\b/i.test(name);
  const sent = lines.filter(isItem).some(({ vat }) => vat.category === 'K' || vat.category === 'AE');
  return [
    mention('seller-identity', { name, legalForm, capital, register, siren, vatNumber }),
    ...when(isSoleTrader(legalForm) && !namesItself, mention('sole-trader', { name })),
    ...when(
      buyer.siren !== '' && isFrance(buyer.address.country),
      mention('customer-siren', { siren: buyer.siren }),
    ),
    ...when(sent && buyer.vatNumber !== '', mention('customer-vat', { vatNumber: buyer.vatNumber })),
  ];
}

function ofSupply(document: Document): Mention[] {
  if (!isInvoice(document.kind)) return [];
  const { suppliedOn, period, issuedOn, buyer } = document;
  const natures = new Set(document.lines.filter(isItem).map((line) => line.nature));
  const nature = natures.size > 1 ? 'mixed' : [...natures][0];
  const to = buyer.deliveryAddress;
  return [
    ...when(
      suppliedOn !== undefined && suppliedOn !== issuedOn,
      mention('supplied-on', { on: suppliedOn ?? '' }),
    ),
    ...(period ? [mention('supply-period', { from: period.from, to: period.to })] : []),
    ...(to
      ? [
          mention('delivery-address', {
            address: [
              ...to.lines,
              `${to.postalCode} ${to.city}`.trim(),
              to.country === buyer.address.country ? '' : to.country,
            ]
              .filter((part) => part !== '')
              .join(', '),
          }),
        ]
      : []),
    ...(nature === undefined ? [] : [mention(`nature-${nature}`)]),
  ];
}

function ofVat(document: Document, base: Currency): Mention[] {
  const items = document.lines.filter(isItem);
  const charged = items.some((line) => line.vat.category === 'S' && line.nature === 'services');
  const treatments = [...items, ...document.adjustments].map((one) => one.vat);
  const exemptions = new Set(
    treatments.flatMap((vat) => (vat && vat.category !== 'S' && vat.exemption ? [vat.exemption] : [])),
  );
  return [
    ...[...exemptions].map((exemption) => mention('vat-exemption', { exemption })),
    ...when(document.seller.vatOnDebits && charged && isInvoice(document.kind), mention('vat-on-debits')),
    ...inBase(document, base),
  ];
}

function inBase(document: Document, base: Currency): Mention[] {
  const { exchange, currency } = document;
  if (!exchange || !isInvoice(document.kind)) return [];
  const { inBase: converted } = computeTotals(document, base);
  const { rate, on, source } = exchange;
  return [
    mention('vat-in-base', { minor: String(converted?.taxMinor ?? 0n), base, currency, rate, on, source }),
  ];
}

function ofReferences(document: Document): Mention[] {
  const { kind, preceding, references, period, reason, validUntil } = document;
  const each = (key: MentionKey): Mention[] =>
    preceding.map(({ number, issuedOn }) => mention(key, { number, on: issuedOn, reason }));
  switch (kind) {
    case 'credit_note':
      if (preceding.length > 0 || !period) return each('credits-invoice');
      return [
        mention('credits-contract', {
          contract: references.contract,
          from: period.from,
          to: period.to,
          reason,
        }),
      ];
    case 'corrective':
      return each('corrects-invoice');
    case 'final':
      return each('deducts-deposit');
    case 'deposit':
      return [mention('deposit')];
    case 'pro_forma':
      return [mention('pro-forma')];
    case 'quote':
      return validUntil ? [mention('quote-validity', { on: validUntil })] : [];
    case 'invoice':
    case 'progress':
    case 'order_confirmation':
      return [];
  }
}

/** Between professionals only: a consumer owes neither the indemnity nor contractual penalties of L441-10. */
function ofPayment(document: Document): Mention[] {
  const { buyer, seller, earlyPayment, retention, holder, kind } = document;
  if (!isInvoice(kind) || kind === 'credit_note') return [];
  const percent = earlyPayment?.percent ?? '';
  const discount = earlyPayment
    ? mention('early-payment', { percent, days: String(earlyPayment.days) })
    : mention('no-early-payment');
  const professional = buyer.kind !== 'individual';
  return [
    ...when(professional || earlyPayment !== undefined, discount),
    ...when(buyer.kind === 'company', mention('late-penalties', { rate: seller.lateRate })),
    ...when(buyer.kind === 'public_body', mention('late-penalties-public')),
    ...when(professional, mention('recovery-indemnity')),
    ...(retention ? [mention('retention', { percent: retention.percent, on: retention.releaseOn })] : []),
    ...(holder ? [mention('assigned', { name: holder.name, iban: holder.iban, text: holder.mention })] : []),
  ];
}

const ofSeller = ({ seller }: Document): Mention[] =>
  when(seller.legalMention.trim() !== '', mention('seller-mention', { text: seller.legalMention.trim() }));
