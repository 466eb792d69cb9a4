import type { PlainDate } from '../core/calendar/index.ts';
import type { DocumentKind } from '../core/invoicing/index.ts';
import type { Currency } from '../core/money/index.ts';
import { formatDocumentDate, formatDocumentMoney } from './format-document.ts';
import type { Locale } from './locales.ts';

export type DocumentMailFacts = {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly seller: string;
  readonly dueMinor: bigint;
  readonly currency: Currency;
  readonly dueOn: PlainDate | null;
};

const NAMES: Record<DocumentKind, readonly [fr: string, en: string]> = {
  quote: ['notre devis', 'our quote'],
  order_confirmation: ['notre confirmation de commande', 'our order confirmation'],
  pro_forma: ['notre facture pro forma', 'our pro forma invoice'],
  invoice: ['notre facture', 'our invoice'],
  deposit: ['notre facture d’acompte', 'our deposit invoice'],
  progress: ['notre facture de situation', 'our progress invoice'],
  final: ['notre facture de solde', 'our final invoice'],
  credit_note: ['notre avoir', 'our credit note'],
  corrective: ['notre facture rectificative', 'our corrected invoice'],
};

const SUBJECTS: Record<DocumentKind, readonly [fr: string, en: string]> = {
  quote: ['Devis', 'Quote'],
  order_confirmation: ['Confirmation de commande', 'Order confirmation'],
  pro_forma: ['Facture pro forma', 'Pro forma invoice'],
  invoice: ['Facture', 'Invoice'],
  deposit: ['Facture d’acompte', 'Deposit invoice'],
  progress: ['Facture de situation', 'Progress invoice'],
  final: ['Facture de solde', 'Final invoice'],
  credit_note: ['Avoir', 'Credit note'],
  corrective: ['Facture rectificative', 'Corrected invoice'],
};

/** « notre facture », in the middle of a sentence. */
export const documentName = (locale: Locale, kind: DocumentKind): string =>
  NAMES[kind][locale === 'fr' ? 0 : 1];

/** How its mail and its papers are headed: « Facture ». */
export const documentSubject = (locale: Locale, kind: DocumentKind): string =>
  SUBJECTS[kind][locale === 'fr' ? 0 : 1];

/** The words a document travels with, until a person writes others. */
export function documentMail(
  locale: Locale,
  { kind, number, seller, dueMinor, currency, dueOn }: DocumentMailFacts,
): { subject: string; body: string } {
  const subject = `${documentSubject(locale, kind)} ${number} – ${seller}`;
  const amount = formatDocumentMoney(dueMinor, currency, locale);
  const isClaim = dueOn !== null && dueMinor > 0n && kind !== 'credit_note';
  const day = dueOn === null ? '' : formatDocumentDate(dueOn, locale, 'long');
  const body =
    locale === 'fr'
      ? [
          'Bonjour,',
          `Veuillez trouver ci-joint ${documentName(locale, kind)} ${number}.`,
          ...(isClaim ? [`Elle s’élève à ${amount}, à régler pour le ${day}.`] : []),
          'Nous restons à votre disposition pour toute question.',
          'Bien cordialement,',
        ]
      : [
          'Hello,',
          `Please find attached ${documentName(locale, kind)} ${number}.`,
          ...(isClaim ? [`It amounts to ${amount}, due on ${day}.`] : []),
          'We remain at your disposal for any question.',
          'Kind regards,',
        ];
  return { subject, body: body.join('\n\n') };
}

/** On the button of the mail that opens the customer's page. */
export function documentMailLink(locale: Locale, kind: DocumentKind): string {
  if (kind === 'quote') return locale === 'fr' ? 'Voir le devis et répondre' : 'See the quote and answer';
  return locale === 'fr' ? 'Voir le document en ligne' : 'See the document online';
}
