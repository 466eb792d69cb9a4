import type { Currency } from '../../money/index.ts';
import { formatPostalAddress } from '../../party/index.ts';
import { instalments } from '../instalments.ts';
import { withOptions } from '../options.ts';
import type { Document } from '../model.ts';
import type { Totals } from '../totals.ts';
import type { InvoiceFormatter } from './formatter.ts';
import type { InvoiceLabels } from './labels.ts';
import type { Letterhead } from './letterhead.ts';
import { linesTable } from './lines-table.ts';
import type { LinesTable } from './lines-table.ts';
import { optionsBlock } from './options-block.ts';
import type { OptionsBlock } from './options-block.ts';
import { paymentCard, schedule } from './payment-card.ts';
import type { PaymentCard, Schedule } from './payment-card.ts';
import { correction, facts, parties } from './references.ts';
import type { Fact, PartyBlock } from './references.ts';
import { sellerLetterhead } from './seller-letterhead.ts';
import { templateWords } from './template-values.ts';
import { themeView } from './theme.ts';
import type { DocumentTheme, ThemeView } from './theme.ts';
import { totalsBlock, vatSummary } from './totals-block.ts';
import type { TotalsBlock, VatSummary } from './totals-block.ts';
import { printedMentions } from './printed-mentions.ts';

export type CommercialDocumentInput = {
  document: Document;
  totals: Totals;
  /** Of the books: the VAT is shown in it too when the document is in another. */
  baseCurrency: Currency;
  /** '' while it has none. */
  number: string;
  theme: DocumentTheme;
  labels: InvoiceLabels;
  format: InvoiceFormatter;
  specimen: boolean;
  duplicate: boolean;
};

/** What the layout `invoice` reads: strings only, nothing left to decide but places. */
export type CommercialDocument = {
  language: 'fr' | 'en';
  title: string;
  number: string;
  /** Over the lines: what it is about. */
  subject: string;
  badge: string;
  specimen: string;
  reference: string;
  page: string;
  theme: ThemeView;
  letterhead: Letterhead;
  address: readonly string[];
  facts: Fact[];
  parties: PartyBlock[];
  correction: { text: string; reason: string } | null;
  intro: string;
  lines: LinesTable;
  /** Between the lines and the totals, in the company's words. */
  beforeTotals: string;
  vat: VatSummary | null;
  totals: TotalsBlock;
  /** Of quotes: what may be chosen besides. */
  options: OptionsBlock | null;
  payment: PaymentCard | null;
  schedule: Schedule | null;
  acceptance: { title: string; text: string; fields: string[] } | null;
  closing: string;
  /** Legal mentions that have no other place, one sentence each. */
  mentions: readonly string[];
};

/** The picture of a commercial document, and the payload of its QR code. */
export function commercialDocument(given: CommercialDocumentInput): {
  data: CommercialDocument;
  qr: string | null;
} {
  // Lines and totals are those of what is offered for certain; the options stand below.
  const certain = withOptions(given.document, []);
  const input = { ...given, document: certain, parts: instalments(certain, given.totals) };
  const { document, labels, number, theme } = input;
  const { card, qr } = paymentCard(input);
  const { acceptance } = labels;
  const words = templateWords(input);
  const letterhead = sellerLetterhead(document.seller, labels);
  return {
    qr,
    data: {
      language: document.language,
      title: labels.titles[document.kind],
      number: number === '' ? labels.draft : number,
      subject: document.title,
      badge: input.duplicate ? labels.duplicate : '',
      specimen: input.specimen ? labels.specimen : '',
      reference: number === '' ? labels.draft : number,
      page: labels.page,
      theme: themeView(theme, labels.logoAlt(document.seller.name)),
      letterhead: {
        ...letterhead,
        legal: [...letterhead.legal, ...words.footer.split('\n').filter((line) => line !== '')],
      },
      address: windowAddress(document, labels),
      facts: facts(input),
      parties: parties(input),
      correction: correction(input),
      intro: paragraphs(words.intro, document.intro),
      lines: linesTable(input),
      beforeTotals: words.beforeTotals,
      vat: vatSummary(input),
      totals: totalsBlock(input),
      options: optionsBlock(given.document, labels, input.format),
      payment: card === null ? null : withWords(card, words.payment),
      schedule: schedule(input),
      acceptance:
        document.kind === 'quote'
          ? {
              title: acceptance.title,
              text: acceptance.text,
              fields: [acceptance.name, acceptance.date, acceptance.signature],
            }
          : null,
      closing: paragraphs(document.closing, words.closing),
      mentions: printedMentions(document, input.baseCurrency).map((one) => sentence(labels.mention(one))),
    },
  };
}

/** What was typed for this document stands beside what is said on all of them. */
const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

const withWords = (card: PaymentCard, words: string): PaymentCard =>
  words === ''
    ? card
    : { ...card, terms: { ...card.terms, lines: [...card.terms.lines, ...words.split('\n')] } };

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** As they are typed: street, building, place, then who it is for; the post wants another order (NF Z10-011). */
function windowAddress({ buyer }: Document, labels: InvoiceLabels): string[] {
  const { lines, postalCode, city, country } = buyer.address;
  const [street = '', building = '', locality = '', ...attention] = lines;
  const { lines: printed } = formatPostalAddress({
    recipient: buyer.name,
    attention: attention.join(' '),
    building,
    street,
    locality,
    postalCode,
    city,
    country,
    countryName: labels.country(country),
  });
  return printed;
}
