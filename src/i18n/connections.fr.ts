import { counted } from './plural.ts';

/** What goes outside by itself: customers' links and webhooks. */
export const connections = {
  link: {
    title: 'Lien du client',
    text: 'Votre client y voit ce document, son PDF et comment le régler\u00a0; il répond à un devis sans compte.',
    accountText:
      'Votre client y voit ses factures ouvertes et son relevé, les règle, et vous répond, sans compte ni mot de passe.',
    accountCloseText:
      'Qui l’a reçu ne verra plus ses factures. Vous pourrez en créer un autre, à une autre adresse.',
    sentTo: (email: string, day: string) => `Envoyé à ${email}, jusqu’au ${day}`,
    closeOf: (email: string) => `Fermer le lien de ${email}`,
    make: 'Créer le lien',
    address: 'Adresse à transmettre',
    copy: 'Copier le lien',
    copied: 'Copié',
    open: 'Ouvrir',
    close: 'Fermer le lien',
    closeTitle: 'Fermer ce lien\u202f?',
    closeText: 'Qui l’a reçu ne verra plus ce document. Vous pourrez en créer un autre, à une autre adresse.',
    closed: 'Le lien ne s’ouvre plus.',
    until: (day: string) => `S’ouvre jusqu’au ${day}.`,
    expired: (day: string) => `A expiré le ${day}. Créez-en un autre.`,
    unknown: 'La clé secrète a changé depuis\u00a0: créez un autre lien.',
    local:
      'Ce lien ne s’ouvre que sur cet ordinateur. Pour que vos clients l’ouvrent, donnez à Encaisse une adresse https (ENCAISSE_URL).',
    unread: 'Pas encore ouvert.',
    read: (count: number, last: string) =>
      `Probablement lu ${counted('fr', count, { one: 'fois', other: 'fois' })}, la dernière ${last}.`,
    answered: {
      accepted: (name: string, at: string) => `Accepté par ${name}, ${at}`,
      refused: (name: string, at: string) => `Refusé par ${name}, ${at}`,
    },
    evidence: (ip: string) => `Preuve conservée\u00a0: adresse ${ip}, navigateur, empreinte du devis.`,
  },
  portal: {
    title: 'Espace client',
    text: 'Chaque document peut s’ouvrir par un lien, sans compte ni mot de passe.',
    inMails: 'Joindre le lien aux e-mails des documents',
    inMailsHint: 'Sous votre texte\u00a0: «\u00a0Voir le document en ligne\u00a0».',
    days: 'Les nouveaux liens s’ouvrent pendant',
    daysUnit: 'jours',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    local:
      'Encaisse n’est pas joignable par https\u00a0: les liens ne s’ouvrent que sur cet ordinateur et ne partent pas par e-mail. Donnez l’adresse publique dans ENCAISSE_URL.',
  },
  webhooks: {
    title: 'Webhooks',
    text: 'Encaisse prévient vos autres programmes de ce qui arrive aux documents.',
    list: 'Adresses prévenues',
    empty: 'Aucune adresse',
    emptyText: 'Une boutique ou un ERP peut savoir aussitôt qu’une facture est émise ou payée.',
    add: 'Ajouter une adresse',
    url: 'Adresse',
    urlHint: 'En https. Elle reçoit un POST en JSON, signé.',
    events: 'Événements',
    eventsNeeded: 'Cochez au moins un événement.',
    names: {
      'invoice.issued': 'Facture émise',
      'invoice.sent': 'Facture envoyée par e-mail',
      'invoice.paid': 'Facture soldée',
      'credit_note.issued': 'Avoir émis',
      'quote.accepted': 'Devis accepté',
      'quote.refused': 'Devis refusé',
      ping: 'Essai',
    } as Record<string, string>,
    created: 'Voici le secret',
    once: 'Copiez-le maintenant\u00a0: il ne sera plus jamais affiché.',
    secret: 'Secret de signature',
    copy: 'Copier',
    copied: 'Copié',
    noted: 'Je l’ai copié',
    verify:
      'Chaque envoi porte webhook-id, webhook-timestamp et webhook-signature (Standard Webhooks)\u00a0:',
    states: { active: 'Active', failing: 'Ne répond pas', disabled: 'Coupée' },
    disabledBy: {
      failing:
        'Coupée après trois jours sans réponse. Corrigez l’adresse ou le programme, puis réactivez-la.',
      user: 'Coupée par vous.',
    },
    waiting: (count: number) =>
      counted('fr', count, { one: 'événement en attente', other: 'événements en attente' }),
    never: 'Rien n’est encore parti.',
    last: (status: string, at: string) => `Dernier envoi\u00a0: ${status}, ${at}`,
    noAnswer: 'sans réponse',
    ping: 'Essayer',
    pinged: 'L’essai part dans quelques secondes.',
    history: 'Envois',
    historyOf: (url: string) => `Envois vers ${url}`,
    noHistory: 'Aucun envoi pour l’instant.',
    disable: 'Couper',
    enable: 'Réactiver',
    remove: 'Retirer',
    removeName: (url: string) => `Retirer ${url}`,
    removeTitle: 'Retirer cette adresse\u202f?',
    removeText: (url: string) => `${url} ne sera plus prévenue. Son secret ne servira plus.`,
    removed: 'Adresse retirée.',
    replay: 'Rejouer',
    replayed: 'L’événement repart dans quelques secondes, avec le même identifiant.',
    attempts: (count: number) => counted('fr', count, { one: 'essai', other: 'essais' }),
    next: (at: string) => `prochain\u00a0: ${at}`,
    deliveryStates: { waiting: 'En attente', delivered: 'Reçu', failed: 'Abandonné' },
    payload: 'Contenu',
    banner: (count: number) =>
      count < 2
        ? 'Un webhook est coupé\u00a0: son adresse ne répond plus depuis trois jours.'
        : `${count} webhooks sont coupés\u00a0: leurs adresses ne répondent plus depuis trois jours.`,
    bannerAction: 'Voir',
  },
};
