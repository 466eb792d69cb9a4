import type { PlainDate } from '../core/calendar/index.ts';
import type { DocumentKind } from '../core/invoicing/index.ts';
import { documentName, documentSubject } from './document-mail.ts';
import { formatDocumentDate } from './format-document.ts';
import type { Locale } from './locales.ts';

export type ResendMailFacts = {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly seller: string;
  /** The last time it left by e-mail; null when it never did. */
  readonly before: { readonly on: PlainDate; readonly to: string } | null;
  /** As printed on it; null where it says none, or where the time for payment runs from receipt. */
  readonly dueOn: PlainDate | null;
  readonly withProof: boolean;
};

/**
 * The words a document travels with when its customer did not receive it. They blame nobody, and say that the due date
 * stays: sending again issues nothing anew.
 */
export function resendMail(locale: Locale, facts: ResendMailFacts): { subject: string; body: string } {
  const { kind, number, seller } = facts;
  const subject = `${documentSubject(locale, kind)} ${number} – ${seller}${locale === 'fr' ? ' (nouvel envoi)' : ' (sent again)'}`;
  const body = locale === 'fr' ? french(facts) : english(facts);
  return { subject, body: body.join('\n\n') };
}

const french = ({ kind, number, before, dueOn, withProof }: ResendMailFacts): string[] => {
  // « une facture », « un avoir ».
  const isShe = kind !== 'credit_note';
  const day = before === null ? '' : formatDocumentDate(before.on, 'fr', 'long');
  return [
    'Bonjour,',
    `Vous nous avez signalé ne pas avoir reçu ${documentName('fr', kind)} ${number}. Nous vous ${isShe ? 'la' : 'le'} renvoyons à l’identique, en pièce jointe.`,
    ...(before === null
      ? []
      : [
          `${isShe ? 'Elle' : 'Il'} vous avait été ${isShe ? 'adressée' : 'adressé'} le ${day} à ${before.to}.`,
        ]),
    ...(dueOn === null ? [] : [`Son échéance reste fixée au ${formatDocumentDate(dueOn, 'fr', 'long')}.`]),
    ...(withProof ? ['Vous trouverez aussi la trace de nos envois en pièce jointe.'] : []),
    `Merci de nous confirmer que vous ${isShe ? 'l’avez bien reçue' : 'l’avez bien reçu'} cette fois.`,
    'Bien cordialement,',
  ];
};

const english = ({ kind, number, before, dueOn, withProof }: ResendMailFacts): string[] => [
  'Hello,',
  `You told us that you did not receive ${documentName('en', kind)} ${number}. Please find the same document attached again.`,
  ...(before === null
    ? []
    : [`It had been sent on ${formatDocumentDate(before.on, 'en', 'long')} to ${before.to}.`]),
  ...(dueOn === null ? [] : [`Its due date remains ${formatDocumentDate(dueOn, 'en', 'long')}.`]),
  ...(withProof ? ['A record of our sendings is attached as well.'] : []),
  'Please let us know that it has reached you this time.',
  'Kind regards,',
];

/** Why its reminders wait. */
export const resendHoldReason = (locale: Locale, number: string): string =>
  locale === 'fr'
    ? `${number} non reçu par le client, renvoyé`
    : `${number} not received by the customer, sent again`;
