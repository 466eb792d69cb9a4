import type { Exclusion, ExclusionCode, Fallback, Params, ReasonKey } from '../core/dunning/index.ts';
import type { PlainDate } from '../core/calendar/index.ts';
import { formatDate, formatMoney } from './format.ts';
import { counted } from './plural.ts';

const days = (count: number | string | undefined): string =>
  counted('fr', Number(count ?? 0), { one: 'jour', other: 'jours' });
const day = (value: number | string | undefined): string =>
  formatDate(String(value ?? '') as PlainDate, 'fr', 'long');
const amount = (out: Pick<Exclusion, 'currency'>, value: number | string | undefined): string =>
  formatMoney(BigInt(value ?? 0), out.currency, 'fr');
const soon = (value: number | string | undefined): string =>
  formatDate(String(value ?? '') as PlainDate, 'fr', 'day');
/** Counted on the day the message leaves, which is named when it is still to come. */
const late = (p: Params): string =>
  p['on'] === undefined
    ? `${days(p['daysLate'])} de retard`
    : `${days(p['daysLate'])} de retard le ${soon(p['on'])}`;
const nth = (level: number | string | undefined): string => (Number(level) === 1 ? '1re' : `${level}e`);

/** Said only of who was reminded before: a level may be chosen by hand for somebody nobody wrote to. */
const after = (p: Params, words: string): string => (p['lastDays'] === undefined ? '' : words);

/** Why a draft exists, in words; `Params` are those of its reason. */
const reasons: Record<ReasonKey, (p: Params) => string> = {
  'pre-due': (p) =>
    Number(p['days']) === 0
      ? 'Prévenance : échéance aujourd’hui'
      : Number(p['days']) === 1
        ? 'Prévenance : échéance demain'
        : `Prévenance : échéance dans ${days(p['days'])}`,
  first: (p) => `1re relance : ${late(p)}, délai de grâce dépassé`,
  again: (p) =>
    p['lastDays'] === undefined
      ? `${nth(p['level'])} relance : ${late(p)}`
      : `${nth(p['level'])} relance : ${late(p)}, dernière envoyée il y a ${days(p['lastDays'])}`,
  call: (p) => `Appel : ${late(p)}${after(p, ', relances restées sans réponse')}`,
  'formal-notice': (p) => `Mise en demeure : ${late(p)}${after(p, ', relances restées sans effet')}`,
  'promise-broken': (p) => `Promesse non tenue : ${late(p)}`,
};

/** Why an invoice is in no reminder, in words. */
const exclusions: Record<ExclusionCode, (out: Pick<Exclusion, 'params' | 'currency'>) => string> = {
  paid: () => 'Réglée',
  assigned: () => 'Créance cédée : le cessionnaire relance',
  'payment-pending': () => 'Prélèvement ou effet en cours',
  'customer-blocked': () => 'Client exclu des relances',
  insolvency: ({ params }) => `Procédure collective depuis le ${day(params['since'])} : déclarez la créance`,
  hold: ({ params }) =>
    params['until'] === undefined ? 'Suspendue' : `Suspendue jusqu’au ${day(params['until'])}`,
  dispute: () => 'Litige ouvert sur la facture',
  promise: ({ params }) => `Promesse de paiement pour le ${day(params['on'])}`,
  'money-in-suspense': (out) =>
    `${amount(out, out.params['amount'])} reçus, encore à rapprocher : peut-être déjà payée`,
  'credits-to-match': (out) =>
    `${amount(out, out.params['credits'])} d’avoirs ou d’acomptes à imputer d’abord`,
  'lapsed-consumer': ({ params }) =>
    `Prescrite depuis le ${day(params['on'])}\u00a0: un particulier n’est plus relancé`,
  lapsed: ({ params }) => `Prescrite depuis le ${day(params['on'])}\u00a0: à vous de décider`,
  'unread-reply': ({ params }) =>
    params['task'] === undefined
      ? `Réponse du ${day(params['since'])} à lire d’abord`
      : `Réponse du ${day(params['since'])} toujours pas lue\u00a0: quelqu’un doit s’en occuper`,
  'contact-budget': ({ params }) =>
    `Déjà ${params['most']} contacts en ${days(params['days'])}\u00a0: le client est laissé en paix`,
  grace: ({ params }) =>
    `Moins de ${days(params['days'])} de retard : laissée de côté dans cette préparation`,
  'not-due': ({ params }) => `À échoir le ${day(params['due'])}`,
  waiting: ({ params }) =>
    params['last'] === undefined
      ? 'Délai de grâce en cours'
      : `Relancée le ${day(params['last'])}, délai en cours`,
  'all-steps-done': () => 'Toutes les étapes sont faites : choisissez la suite',
  'contact-gap': ({ params }) => `Message envoyé le ${day(params['last'])} : le client est laissé en paix`,
  'reminder-first': () => 'Une relance part d’abord',
  'credit-covers': (out) =>
    `Nos dettes envers ce client (${amount(out, out.params['credits'])}) couvrent la somme`,
  'below-minimum': (out) => `Moins de ${amount(out, out.params['minimum'])} au total`,
  'no-contact': () => 'Ni adresse d’e-mail ni adresse postale',
  bounced: () => 'Les e-mails reviennent\u00a0: corrigez l’adresse du contact',
  'address-returned': () =>
    'Une lettre est revenue\u00a0: corrigez l’adresse postale, ou confirmez qu’elle est juste',
  'no-channel': () => 'Le moyen choisi pour cette étape n’atteint pas ce client',
  'awaiting-proof': ({ params }) =>
    `Recommandé du ${day(params['since'])}\u00a0: sa preuve n’est pas encore notée`,
  'not-deposited': () => 'Date de dépôt sur Chorus Pro à noter',
  'deposit-delay': ({ params }) =>
    `Déposée le ${day(params['deposited'])}\u00a0: le délai de ${days(params['days'])} court encore`,
};

const fallbacks: Record<NonNullable<Fallback>, string> = {
  'no-email': 'Par lettre, faute d’adresse d’e-mail',
  'no-address': 'Par e-mail, faute d’adresse postale complète',
  bounced: 'Par lettre\u00a0: les e-mails reviennent',
  'address-returned': 'Par e-mail\u00a0: une lettre est revenue de l’adresse postale',
  'not-offered': 'Par un autre moyen\u00a0: aucun prestataire n’envoie de SMS',
};

export const dunning = {
  policyNames: {
    '': 'Relance standard',
    individual: 'Particuliers',
    public_body: 'Secteur public',
  },
  steps: {
    'pre-due': 'Prévenance',
    'due-day': 'Jour de l’échéance',
    'broken-promise': 'Promesse non tenue',
    'reminder-1': 'Relance 1',
    'reminder-2': 'Relance 2',
    'reminder-3': 'Relance 3',
    call: 'Appel',
    'formal-notice': 'Mise en demeure',
  } as Record<string, string>,
  kinds: {
    'pre-due': 'Prévenance',
    reminder: 'Relance',
    call: 'Appel',
    'formal-notice': 'Mise en demeure',
  },
  channels: {
    email: 'E-mail',
    letter: 'Lettre',
    registered: 'Recommandé',
    'email+letter': 'E-mail et lettre',
    'email+registered': 'E-mail et recommandé',
    call: 'Téléphone',
  },
  fallbacks,
  /** « 3 factures, de 33 à 52 jours » */
  delays: (from: number, to: number) => (from === to ? days(from) : `${from} à ${days(to)}`),
  invoices: (count: number) => counted('fr', count, { one: 'facture', other: 'factures' }),
  reason: (reason: { key: ReasonKey; params: Params }) => reasons[reason.key](reason.params),
  exclusion: (out: Pick<Exclusion, 'code' | 'params' | 'currency'>) => exclusions[out.code](out),
  nextStep: (step: string, on: PlainDate) => `Ensuite : ${step}, le ${day(on)}`,
  placeholders: {
    greeting: 'Formule d’appel',
    customer: 'Nom du client',
    company: 'Votre société',
    signer: 'Signataire',
    count: 'Nombre de factures',
    numbers: 'Numéros des factures',
    total: 'Somme à régler',
    dueDate: 'Échéance la plus ancienne',
    daysLate: 'Jours de retard',
    deadline: 'Date limite de règlement',
    date: 'Date d’envoi',
    indemnity: 'Indemnités forfaitaires (40 € par facture en retard)',
  },
  greeting: (name: string | null) => (name === null || name === '' ? 'Bonjour,' : `Bonjour ${name},`),
};
