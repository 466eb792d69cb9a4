import type { Currency } from '../../money/index.ts';
import { legalMentions } from '../legal-mentions.ts';
import type { Mention, MentionKey } from '../legal-mentions.ts';
import type { Document } from '../model.ts';

/** What the layout draws where it belongs: at the foot, below the address, among the dates, in the totals, in the card. */
const DRAWN: ReadonlySet<MentionKey> = new Set<MentionKey>([
  'seller-identity',
  'seller-mention',
  'customer-siren',
  'customer-vat',
  'delivery-address',
  'supplied-on',
  'supply-period',
  'vat-in-base',
  'credits-invoice',
  'credits-contract',
  'corrects-invoice',
  'deducts-deposit',
  'deposit',
  'assigned',
  'quote-validity',
]);

/** The mentions that remain to be printed as sentences, in their order. */
export const printedMentions = (document: Document, base: Currency): Mention[] =>
  legalMentions(document, base).mentions.filter(({ key }) => !DRAWN.has(key));

/** A mention that a part of the layout prints itself, in the words of the law. */
export const drawnMention = (document: Document, base: Currency, key: MentionKey): Mention | undefined =>
  legalMentions(document, base).mentions.find((mention) => mention.key === key);
