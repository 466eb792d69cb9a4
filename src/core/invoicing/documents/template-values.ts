import { dueDate } from '../../calendar/index.ts';
import { instalments } from '../instalments.ts';
import type { Document } from '../model.ts';
import { fillLines, type FillValues } from '../placeholders.ts';
import type { Totals } from '../totals.ts';
import type { InvoiceFormatter } from './formatter.ts';
import type { TextPlace } from './template-texts.ts';

/** The names that texts of documents may use, beside those of the company's own fields. Their words of help are in i18n. */
export const templatePlaceholders = [
  'customer',
  'customerCode',
  'contact',
  'company',
  'number',
  'date',
  'dueDate',
  'validUntil',
  'subject',
  'net',
  'total',
  'due',
  'purchaseOrder',
  'project',
  'contract',
  'buyerReference',
  'quote',
  'credited',
  'tags',
] as const;
export type TemplatePlaceholder = (typeof templatePlaceholders)[number];

export type ValuesInput = {
  readonly document: Document;
  readonly totals: Totals;
  /** '' while it has none. */
  readonly number: string;
  readonly format: InvoiceFormatter;
};

/** What each name stands for on this document; '' where it has nothing of the kind. */
export function templateValues({ document, totals, number, format }: ValuesInput): FillValues {
  const { references, buyer, seller, currency, validUntil, preceding, kind } = document;
  const firstDue = instalments(document, totals).find((one) => !one.isRetention)?.dueOn;
  const isOwed = totals.dueMinor > 0n && kind !== 'credit_note';
  const values: Record<TemplatePlaceholder, string> = {
    customer: buyer.name,
    customerCode: buyer.code,
    contact: '',
    company: seller.name,
    number,
    date: format.longDate(document.issuedOn),
    dueDate: isOwed ? format.longDate(firstDue ?? dueDate(document.issuedOn, document.terms)) : '',
    validUntil: validUntil === undefined ? '' : format.longDate(validUntil),
    subject: document.title,
    net: format.money(totals.netMinor, currency),
    total: format.money(totals.grossMinor, currency),
    due: isOwed ? format.money(totals.dueMinor, currency) : '',
    purchaseOrder: references.purchaseOrder,
    project: references.project,
    contract: references.contract,
    buyerReference: references.buyerReference,
    quote: references.quote,
    credited: kind === 'credit_note' ? preceding.map((one) => one.number).join(', ') : '',
    tags: '',
  };
  const own = document.template?.values ?? [];
  return { ...values, ...Object.fromEntries(own.map(({ name, value }) => [name, value])) };
}

/** The company's words for this document, filled; '' at the places where it has none. */
export function templateWords(input: ValuesInput): Record<TextPlace, string> {
  const texts = input.document.template?.texts ?? {};
  const values = templateValues(input);
  const at = (place: TextPlace): string => fillLines(texts[place] ?? '', values);
  return {
    intro: at('intro'),
    beforeTotals: at('beforeTotals'),
    payment: at('payment'),
    closing: at('closing'),
    footer: at('footer'),
  };
}
