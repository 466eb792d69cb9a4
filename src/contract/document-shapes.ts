import * as z from 'zod/mini';
import type { PaymentTerms } from '../core/calendar/index.ts';
import {
  documentKinds,
  type Adjustment,
  type Document,
  type Line,
  type VatTreatment,
} from '../core/invoicing/index.ts';
import { amount, currency, fromWire, id, isoDate, text, toWire, wireCurrency, wireDate } from './wire.ts';

/*
 * A commercial document as it crosses the wire and as a draft is kept: what a person writes, without the seller and the
 * buyer, who are read when it is shown or issued.
 */

const decimal = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,8})?$/));
const percent = z.string().check(z.regex(/^\d{1,3}(\.\d{1,4})?$/));
const period = z.object({ from: isoDate, to: isoDate });

export const terms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('net'), days: z.number().check(z.int(), z.minimum(0), z.maximum(365)) }),
  z.object({
    kind: z.literal('end-of-month'),
    days: z.number().check(z.int(), z.minimum(0), z.maximum(365)),
    then: z.enum(['days-then-end', 'end-then-days']),
    day: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(31))),
  }),
]);

export const vatTreatment = z.object({
  category: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']),
  rate: percent,
  exemption: z.optional(text(40)),
});

export const adjustment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), percent }),
  z.object({ kind: z.literal('amount'), minor: amount }),
]);

const line = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('item'),
    id: text(40),
    productId: z.optional(id),
    reference: z.optional(text(60)),
    name: text(300),
    description: z.optional(text(4000)),
    quantity: decimal,
    unit: text(10),
    unitPrice: decimal,
    discount: z.optional(adjustment),
    contribution: z.optional(z.object({ label: text(100), perUnit: decimal })),
    vat: vatTreatment,
    account: text(12),
    nature: z.enum(['goods', 'services']),
    period: z.optional(period),
    deposit: z.optional(z.object({ invoiceId: id, number: text(60) })),
    optional: z.optional(z.literal(true)),
  }),
  z.object({
    type: z.literal('section'),
    id: text(40),
    title: text(200),
    optional: z.optional(z.literal(true)),
  }),
  z.object({ type: z.literal('comment'), id: text(40), text: text(4000) }),
]);

export const documentContent = z.object({
  kind: z.enum(documentKinds),
  partyId: z.nullable(id),
  deliveryAddressId: z.nullable(id),
  language: z.enum(['fr', 'en']),
  currency,
  exchange: z.nullable(z.object({ rate: decimal, on: isoDate, source: text(60) })),
  holder: z.nullable(z.object({ name: text(140), iban: text(34), bic: text(11), mention: text(1000) })),
  title: text(200),
  /** Null: the day it is issued. */
  issuedOn: z.nullable(isoDate),
  suppliedOn: z.nullable(isoDate),
  period: z.nullable(period),
  /** Several deliveries of a month, each with its section. */
  isSummary: z.optional(z.literal(true)),
  terms,
  validUntil: z.nullable(isoDate),
  schedule: z.array(z.object({ dueOn: isoDate, percent })).check(z.maxLength(36)),
  retention: z.nullable(z.object({ percent, releaseOn: isoDate })),
  earlyPayment: z.nullable(
    z.object({ percent, days: z.number().check(z.int(), z.minimum(1), z.maximum(120)) }),
  ),
  paidMinor: amount,
  means: z.enum(['transfer', 'direct_debit', 'card', 'cheque', 'cash']),
  references: z.object({
    purchaseOrder: text(60),
    contract: text(60),
    buyerReference: text(60),
    project: text(60),
    quote: text(60),
  }),
  preceding: z.array(z.object({ invoiceId: id, number: text(60), issuedOn: isoDate })).check(z.maxLength(50)),
  reason: text(500),
  lines: z.array(line).check(z.maxLength(2000)),
  adjustments: z
    .array(
      z.object({
        id: text(40),
        isCharge: z.boolean(),
        label: text(100),
        value: adjustment,
        vat: z.optional(vatTreatment),
      }),
    )
    .check(z.maxLength(50)),
  intro: text(4000),
  closing: text(4000),
  /** By key of the company's own fields of documents, as text. */
  custom: z.optional(z.record(text(40), text(500))),
});
export type DocumentContent = z.output<typeof documentContent>;

/** What a person writes: a document without who sells and who buys. */
export type Written = Omit<Document, 'seller' | 'buyer' | 'template'>;

const toAdjustment = (value: z.output<typeof adjustment>): Adjustment =>
  value.kind === 'percent' ? value : { kind: 'amount', minor: fromWire(value.minor) };
const fromAdjustment = (value: Adjustment): z.output<typeof adjustment> =>
  value.kind === 'percent' ? value : { kind: 'amount', minor: toWire(value.minor) };
const toPeriod = (value: { from: string; to: string }) => ({
  from: wireDate(value.from),
  to: wireDate(value.to),
});
const toDate = (value: string | null) => (value === null ? null : wireDate(value));
/** Members that are not there are left out: an optional member is never undefined. */
const given = <K extends string, T>(key: K, value: T | null | undefined): { [P in K]?: T } =>
  value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]: T });

const toLine = (line: DocumentContent['lines'][number]): Line => {
  if (line.type === 'comment') return line;
  if (line.type === 'section') {
    const { optional, ...section } = line;
    return { ...section, ...given('optional', optional) };
  }
  const {
    discount,
    period: of,
    productId,
    reference,
    description,
    contribution,
    deposit,
    optional,
    vat,
    ...rest
  } = line;
  return {
    ...rest,
    vat: toTreatment(vat),
    ...given('productId', productId),
    ...given('reference', reference),
    ...given('description', description),
    ...given('contribution', contribution),
    ...given('deposit', deposit),
    ...given('optional', optional),
    ...given('discount', discount && toAdjustment(discount)),
    ...given('period', of && toPeriod(of)),
  };
};

const toTreatment = ({ category, rate, exemption }: z.output<typeof vatTreatment>): VatTreatment => ({
  category,
  rate,
  ...given('exemption', exemption),
});

/** `today` stands where the day of issue is left open. */
export const contentToDocument = (content: DocumentContent, today: string): Written => ({
  kind: content.kind,
  language: content.language,
  currency: wireCurrency(content.currency),
  ...given('exchange', content.exchange && { ...content.exchange, on: wireDate(content.exchange.on) }),
  ...given('holder', content.holder),
  title: content.title,
  issuedOn: wireDate(content.issuedOn ?? today),
  ...given('suppliedOn', toDate(content.suppliedOn)),
  ...given('period', content.period && toPeriod(content.period)),
  ...given('isSummary', content.isSummary),
  terms: content.terms as PaymentTerms,
  ...given('validUntil', toDate(content.validUntil)),
  schedule: content.schedule.map((part) => ({ dueOn: wireDate(part.dueOn), percent: part.percent })),
  ...given(
    'retention',
    content.retention && {
      percent: content.retention.percent,
      releaseOn: wireDate(content.retention.releaseOn),
    },
  ),
  ...given('earlyPayment', content.earlyPayment),
  paidMinor: fromWire(content.paidMinor),
  means: content.means,
  references: content.references,
  preceding: content.preceding.map((one) => ({ ...one, issuedOn: wireDate(one.issuedOn) })),
  reason: content.reason,
  lines: content.lines.map(toLine),
  adjustments: content.adjustments.map(({ vat, value, ...one }) => ({
    ...one,
    value: toAdjustment(value),
    ...given('vat', vat && toTreatment(vat)),
  })),
  intro: content.intro,
  closing: content.closing,
});

type Kept = Pick<DocumentContent, 'partyId' | 'deliveryAddressId' | 'issuedOn' | 'custom'>;

/** What core made (a credit note, a conversion) as a draft that a person goes on writing. */
export const documentToContent = (document: Written, { custom, ...kept }: Kept): DocumentContent => ({
  ...kept,
  ...given('custom', custom),
  kind: document.kind,
  language: document.language,
  currency: document.currency,
  exchange: document.exchange ?? null,
  holder: document.holder ?? null,
  title: document.title,
  suppliedOn: document.suppliedOn ?? null,
  period: document.period ?? null,
  ...given('isSummary', document.isSummary),
  terms: document.terms,
  validUntil: document.validUntil ?? null,
  schedule: [...document.schedule],
  retention: document.retention ?? null,
  earlyPayment: document.earlyPayment ?? null,
  paidMinor: toWire(document.paidMinor),
  means: document.means,
  references: document.references,
  preceding: [...document.preceding],
  reason: document.reason,
  lines: document.lines.map((line) =>
    line.type === 'item' ? { ...line, discount: line.discount && fromAdjustment(line.discount) } : line,
  ),
  adjustments: document.adjustments.map((one) => ({ ...one, value: fromAdjustment(one.value) })),
  intro: document.intro,
  closing: document.closing,
});
