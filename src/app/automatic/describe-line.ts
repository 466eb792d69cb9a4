import type { PlainDate } from '../../core/calendar/index.ts';
import type { DunningDraft } from '../../core/dunning/index.ts';
import { automaticMailWords } from '../../i18n/automatic-mail.ts';
import { texts } from '../../i18n/catalogue.ts';
import { formatDocumentDate, formatDocumentMoney } from '../../i18n/format-document.ts';
import { formatHour } from '../../i18n/format.ts';
import type { DraftNow } from '../dunning/index.ts';

/** What a person must know of one message to let it leave: who, how much, at which level and why. */
export type Described = {
  readonly draftId: string;
  readonly customer: string;
  readonly total: string;
  readonly step: string;
  readonly reason: string;
  readonly invoices: readonly string[];
};

const INVOICES_SHOWN = 12;

export const describeLine = ({ kept, draft }: DraftNow, locale: 'fr' | 'en'): Described => {
  const money = (minor: bigint): string => formatDocumentMoney(minor, draft.currency, locale);
  const words = automaticMailWords(locale);
  const shown = draft.items.slice(0, INVOICES_SHOWN);
  return {
    draftId: kept.id,
    customer: kept.customerName,
    total: money(draft.totalMinor),
    step: stepName(draft, locale),
    reason: texts(locale).dunning.reason(draft.reason),
    invoices: [
      ...shown.map((item) =>
        words.invoice(item.number, formatDocumentDate(item.dueOn, locale, 'long'), money(item.openMinor)),
      ),
      ...(draft.items.length > shown.length ? ['…'] : []),
    ],
  };
};

export const stepName = (
  { stepCode, kind }: Pick<DunningDraft, 'stepCode' | 'kind'>,
  locale: 'fr' | 'en',
): string => {
  const { steps, kinds } = texts(locale).dunning;
  return steps[stepCode] ?? kinds[kind];
};

/** « 24 novembre 2026 à 8 h 00 ». */
export const writtenMoment = (on: PlainDate, at: string, zone: string, locale: 'fr' | 'en'): string => {
  const day = formatDocumentDate(on, locale, 'long');
  const hour = formatHour(at, locale, zone);
  return locale === 'fr' ? `${day} à ${hour}` : `${day} at ${hour}`;
};

/** One sum per currency: they are never added up. */
export const writtenTotal = (drafts: readonly DraftNow[], locale: 'fr' | 'en'): string => {
  const sums = new Map<DunningDraft['currency'], bigint>();
  for (const { draft } of drafts)
    sums.set(draft.currency, (sums.get(draft.currency) ?? 0n) + draft.totalMinor);
  return [...sums].map(([currency, minor]) => formatDocumentMoney(minor, currency, locale)).join(' + ');
};
