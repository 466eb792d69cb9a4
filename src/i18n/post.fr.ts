import { counted } from './plural.ts';

const n = (count: number, one: string, other: string): string => counted('fr', count, { one, other });

/** Letters by a postal provider: its account in the settings, and its part of the list of letters. */
export const post = {
  settings: {
    title: 'Courrier postal',
    text: 'Vos lettres de relance imprimées et postées par un prestataire. Sans compte, vous les imprimez vous-même.',
    account: 'Merci Facteur',
    accountText:
      'Les identifiants se trouvent dans Merci Facteur Pro, onglet «\u00a0API\u00a0» et menu «\u00a0Utilisateurs\u00a0». La clé est chiffrée et n’est jamais montrée.',
    serviceId: 'Identifiant du service (Service ID)',
    userId: 'Identifiant de l’utilisateur (User ID)',
    secret: 'Clé secrète',
    secretKept: 'Conservée. Laissez vide pour ne pas la changer.',
    mode: 'Mode',
    modes: {
      test: 'Essai\u00a0: les prix sont demandés, rien n’est posté',
      live: 'Réel\u00a0: les lettres que vous confiez sont postées et facturées',
    },
    ordinary: 'Lettres de relance',
    ordinaries: { normal: 'Lettre verte', followed: 'Lettre suivie' },
    registered:
      'Les mises en demeure partent en recommandé avec avis de réception numérisé\u202f; la preuve de dépôt et l’avis signé sont gardés ici.',
    save: 'Enregistrer',
    saved: 'Le compte postal est enregistré.',
    conflict: 'Quelqu’un d’autre a modifié ce compte. Enregistrez à nouveau pour garder vos valeurs.',
    try: 'Vérifier le compte',
    tryText: 'Demande les prix du jour. Rien n’est posté ni facturé.',
    tried: (ordinary: string, registered: string) =>
      `Le compte répond. Une page\u00a0: ${ordinary} hors taxes, recommandé ${registered} hors taxes.`,
    problem: (text: string) => `Merci Facteur a refusé\u00a0: ${text}`,
    remove: 'Oublier le compte',
    removed: 'Le compte est oublié. Les lettres sont à imprimer.',
    removeTitle: 'Oublier le compte postal\u202f?',
    removeText: 'Les lettres déjà postées restent dans l’historique. Les suivantes seront à imprimer.',
  },
  letters: {
    post: (count: number) => `Faire poster ${n(count, 'lettre', 'lettres')}…`,
    title: (count: number) => `Faire poster ${n(count, 'lettre', 'lettres')}`,
    estimating: 'Prix de l’envoi postal demandé à Merci Facteur…',
    estimate: 'Envoi postal, estimation',
    noEstimate: 'Prix postal inconnu pour l’instant\u00a0: vous pouvez valider sans.',
    toCountry: (country: string) => `, ${country}`,
    asking: 'Prix demandé à Merci Facteur…',
    ordinary: (count: number, price: string) => `${n(count, 'lettre', 'lettres')} à ${price}`,
    registered: (count: number, price: string) =>
      `${n(count, 'recommandé', 'recommandés')} avec avis de réception à ${price}`,
    total: (sum: string) => `Environ ${sum} hors taxes, pour une page chacune.`,
    byHand: (count: number) =>
      `${n(count, 'lettre reste', 'lettres restent')} à imprimer\u00a0: adresse incomplète, ou pays que le prestataire ne dessert pas.`,
    test: 'Le compte est en mode d’essai\u00a0: rien ne serait posté.',
    confirm: 'Poster et payer',
    done: (count: number) => `${n(count, 'lettre confiée', 'lettres confiées')} à Merci Facteur.`,
    states: {
      queued: 'En attente du prestataire',
      sending: 'En cours de remise',
      submitted: 'Confiée au prestataire',
      'in-post': 'Postée',
      delivered: 'Distribuée',
      returned: 'Revenue à l’expéditeur',
      failed: 'Refusée\u00a0: à imprimer',
      ambiguous: 'Remise incertaine',
      cancelled: 'Retirée',
    },
    registeredMark: 'Recommandé',
    tracking: (number: string) => `Suivi ${number}`,
    proof: 'Preuve de dépôt',
    receipt: 'Avis de réception',
    returnedHint: 'Vérifiez l’adresse du client avant la prochaine lettre.',
    ambiguousHint: 'La réponse de Merci Facteur s’est perdue. Redemander ne peut pas la poster deux fois.',
    askAgain: 'Redemander',
    wasPosted: 'Elle est partie',
    wasNotPosted: 'Elle n’est pas partie',
    resolved: 'C’est noté.',
  },
};
