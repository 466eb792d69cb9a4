import { counted } from './plural.ts';

const reminders = (count: number): string => counted('fr', count, { one: 'relance', other: 'relances' });
const verb = (count: number, one: string, other: string): string => (count < 2 ? one : other);

export const automaticMail = {
  subject: (count: number, day: string) =>
    `${reminders(count)} ${verb(count, 'partira', 'partiront')} d’elle${count < 2 ? '-même' : 's-mêmes'} le ${day}`,
  staleSubject: (count: number) =>
    `${reminders(count)} ${verb(count, 'attend', 'attendent')} votre relecture\u00a0: relevés bancaires trop anciens`,
  hello: (name: string) => `Bonjour ${name},`,
  intro: (count: number, at: string, total: string) =>
    `Sauf avis contraire de votre part, ${verb(count, 'cette relance part', `ces ${reminders(count)} partent`)} le ${at}, pour ${total}. Vous pouvez en retirer, en suspendre ou en changer le niveau jusque-là.`,
  checked:
    'Au moment du départ, chaque facture est vérifiée une dernière fois\u00a0: ce qui est payé ne part pas, ce qui a augmenté revient à votre relecture.',
  stale: (count: number, known: string | null) =>
    `${verb(count, 'Cette relance devait partir d’elle-même. Elle attend', 'Ces relances devaient partir d’elles-mêmes. Elles attendent')} votre relecture, car ${
      known === null ? 'aucun relevé bancaire n’est importé' : `la banque n’est connue que jusqu’au ${known}`
    }\u00a0: quelqu’un a peut-être déjà payé. Importez le dernier relevé, puis relisez.`,
  invoice: (number: string, due: string, open: string) => `${number}, échéance le ${due}\u00a0: ${open}`,
  more: (count: number) =>
    `Et ${counted('fr', count, { one: 'autre, à voir', other: 'autres, à voir' })} dans la liste complète.`,
  remove: 'Retirer',
  hold: 'Suspendre',
  level: 'Changer de niveau',
  seeAll: 'Voir la liste complète',
  review: 'Relire dans Encaisse',
  why: 'Vous recevez ce message parce que vous êtes responsable des relances automatiques. Le lien vous est personnel\u00a0: ne le transférez pas.',
  /** Of answers that nobody has read. */
  waiting: {
    subject: (count: number, customer: string) =>
      count === 1
        ? `La réponse de ${customer} attend d’être lue`
        : `${count} réponses de clients attendent d’être lues`,
    intro: (count: number) =>
      `${verb(count, 'Personne n’a encore lu cette réponse', 'Personne n’a encore lu ces réponses')}. ${verb(count, 'Les relances de ce client attendent', 'Les relances de ces clients attendent')} jusque-là.`,
    came: (day: string, isMail: boolean) =>
      isMail ? `E-mail reçu le ${day}` : `Réponse sur sa page, le ${day}`,
    or: ' ou ',
    more: (count: number) =>
      `Et ${counted('fr', count, { one: 'autre réponse', other: 'autres réponses' })} à lire dans Encaisse.`,
    read: 'Lire dans Encaisse',
    why: 'Vous recevez ce message parce que vous êtes responsable des relances. Il ne part qu’une fois par réponse.',
    whyOwn:
      'Vous recevez ce message parce que vous êtes responsable de ces clients. Il ne part qu’une fois par réponse.',
  },
  page: {
    title: 'Relances automatiques',
    leaves: (count: number, at: string) =>
      `${reminders(count)} ${verb(count, 'part', 'partent')} d’elle${count < 2 ? '-même' : 's-mêmes'} le ${at}.`,
    none: (at: string) => `Plus aucune relance ne part d’elle-même le ${at}.`,
    ended: 'Le moment annoncé est passé. Voici ce que chaque relance est devenue.',
    suspended: (by: string) => `Tous les envois automatiques sont suspendus par ${by}. Rien ne part.`,
    back: 'Toutes les relances annoncées',
    states: {
      waiting: 'Partira',
      left: 'Partie',
      removed: (by: string) => (by === '' ? 'Retirée' : `Retirée par ${by}`),
      changed: 'Revenue à la relecture',
      settled: 'Réglée ou suspendue',
      'by-hand': 'Envoyée par une personne',
      waits: 'Attend la relecture',
    },
    act: 'Agir',
    removeTitle: 'Retirer de l’envoi',
    removeText: 'Elle ne partira pas d’elle-même. La prochaine, au même niveau, attendra votre relecture.',
    holdTitle: 'Suspendre les relances de ce client',
    holdText: 'Elles reprennent d’elles-mêmes ce jour-là.',
    until: 'Jusqu’au',
    holdDo: 'Suspendre',
    levelTitle: 'Changer de niveau',
    levelText: 'Elle part au moment annoncé, avec le texte du niveau choisi.',
    level: 'Niveau',
    levelDo: 'Changer le niveau',
    restoreTitle: 'Cette relance est retirée',
    restoreText: 'Remise, elle partira au moment annoncé.',
    restore: 'Remettre',
    conflict: 'Cette relance a changé entre-temps. Relisez-la, puis recommencez.',
    refused: 'Ce n’est pas possible. Ouvrez la relecture dans Encaisse pour voir pourquoi.',
    doors: {
      unknown: {
        title: 'Lien inconnu',
        text: 'Ouvrez le lien du dernier message reçu, ou connectez-vous à Encaisse.',
      },
      expired: {
        title: 'Lien expiré',
        text: 'Le moment annoncé est passé. Connectez-vous à Encaisse pour voir ce qui est parti.',
      },
      forbidden: {
        title: 'Accès retiré',
        text: 'Votre compte ne permet plus d’envoyer des relances. Demandez à la personne qui gère les accès.',
      },
    },
  },
};

export type AutomaticMailWords = typeof automaticMail;
