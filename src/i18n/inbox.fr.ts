/** Answers of customers by mail: the mailbox, the list, the proposals. */
export const inbox = {
  actor: 'Boîte des réponses',
  mailbox: {
    label: 'Réponses par e-mail',
    title: 'Réponses des clients par e-mail',
    text: 'Encaisse lit la boîte où vos clients répondent à vos relances et à vos factures. Elle est lue, jamais modifiée\u202f: rien n’y est marqué, déplacé ni supprimé.',
    on: 'Lire cette boîte toutes les minutes',
    since: (day: string) => `Les e-mails arrivés depuis le ${day} sont lus.`,
    saved: 'La boîte des réponses est enregistrée.',
    tested: (count: number) =>
      count === 0
        ? 'La connexion fonctionne. Aucun e-mail récent dans ce dossier.'
        : count === 1
          ? 'La connexion fonctionne. 1 e-mail récent dans ce dossier.'
          : `La connexion fonctionne. ${count}\u202fe-mails récents dans ce dossier.`,
    removeText: 'Son mot de passe est effacé et elle n’est plus lue. Les réponses déjà reçues restent ici.',
    removed: 'La boîte des réponses est oubliée.',
  },
  list: 'Réponses',
  mail: 'E-mail',
  page: 'Page client',
  unread: 'À lire',
  readOnes: 'Lues',
  toSort: 'À classer',
  noSubject: '(sans objet)',
  back: 'Toutes les réponses',
  pick: 'Choisissez une réponse',
  kinds: {
    reply: 'Réponse',
    automatic: 'Réponse automatique',
    bounce: 'Non distribué',
    delayed: 'Distribution retardée',
    delivered: 'Distribué',
  },
  proposals: {
    promise: 'Règlement annoncé',
    paid: 'Dit avoir réglé',
    dispute: 'Conteste',
    'wrong-person': 'Autre interlocuteur',
    absence: 'Absence',
    'not-received': 'Facture non reçue',
    acknowledgement: 'Accusé de réception',
  },
  categories: {
    goods: 'marchandise ou prestation non conforme',
    quantity: 'quantité',
    price: 'prix ou montant',
    delivery: 'non livré',
    duplicate: 'facturé deux fois',
    credited: 'avoir déjà établi',
    order: 'bon de commande absent',
    other: 'motif à préciser',
  },
  answersTo: (subject: string) => `En réponse à «\u00a0${subject}\u00a0»`,
  foundBy: {
    thread: 'Reconnu par le fil de la conversation.',
    address: 'Reconnu par l’adresse de l’expéditeur.',
    person: 'Classé à la main.',
  },
  remarks: {
    'too-large':
      'Cet e-mail dépasse 30\u00a0Mo\u202f: seuls son objet et son expéditeur ont été lus. Ouvrez-le dans votre messagerie.',
    refused:
      'Votre serveur de messagerie n’a pas remis cet e-mail\u202f: seuls son objet et son expéditeur ont été lus. Ouvrez-le dans votre messagerie.',
    unreadable:
      'Cet e-mail est abîmé ou construit pour ne pas être lu. Ouvrez-le dans votre messagerie si vous connaissez l’expéditeur.',
    'too-long': 'Cet e-mail est très long\u202f: seul son début est montré. L’original est complet.',
    winmail:
      'Une pièce jointe est au format propre à Outlook (winmail.dat). Demandez au client de la renvoyer en PDF.',
    attachments:
      'Cet e-mail a plus de cinquante pièces jointes\u202f: les premières sont gardées. L’original est complet.',
  },
  quoted: 'Messages cités',
  attachments: 'Pièces jointes',
  source: 'Original (.eml)',
  emptyText: 'Cet e-mail ne contient pas de texte.',
  proposed: 'Ce que dit cet e-mail, d’après les règles',
  proposedHint: 'Rien n’est fait sans vous.',
  nothingProposed:
    'Les règles n’y ont rien reconnu. Lisez-le, puis marquez-le comme lu\u202f: la relance suivante attend jusque-là.',
  automaticHint: 'Écrit par un programme\u202f: il ne suspend aucune relance.',
  acknowledgementHint: 'Le client accuse réception, sans rien annoncer.',
  says: {
    on: (day: string) => `pour le ${day}`,
    paidOn: (day: string) => `le ${day}`,
    until: (day: string) => `jusqu’au ${day}`,
    reference: (reference: string) => `référence ${reference}`,
    noDay: 'sans date précise',
    share: (numerator: number, denominator: number) =>
      denominator === 2
        ? 'la moitié du dû'
        : denominator === 100
          ? `${String(numerator)}\u00a0% du dû`
          : `${String(numerator)}/${String(denominator)} du dû`,
  },
  accept: {
    promise: 'Noter la promesse',
    paid: 'Suspendre sept jours',
    dispute: 'Ouvrir le litige',
    'wrong-person': 'Ajouter le contact',
    absence: 'Suspendre jusqu’au retour',
    'not-received': 'Renvoyer la facture',
  },
  accepted: {
    promise: 'La promesse est notée\u202f: aucune relance avant cette date.',
    paid: 'Les factures reposent, le temps de chercher le règlement.',
    dispute: 'Le litige est ouvert\u202f: cette part n’est plus relancée.',
    'wrong-person': 'Le contact est ajouté.',
    absence: 'Les relances de ce client attendent son retour.',
    'not-received': 'La facture est renvoyée à l’identique.',
  },
  done: (by: string, at: string) => `Fait par ${by}, ${at}`,
  fields: {
    dueOn: 'Date du règlement',
    amount: 'Montant',
    items: 'Factures',
    item: 'Facture',
    untilOn: 'Jusqu’au',
    reason: 'Motif',
    name: 'Nom',
    email: 'Adresse e-mail',
    dateNeeded: 'Indiquez une date.',
    amountNeeded: 'Indiquez un montant.',
    itemNeeded: 'Choisissez au moins une facture.',
    emailNeeded: 'Indiquez une adresse e-mail.',
    itemLine: (number: string, open: string, due: string) => `${number} · ${open} · échéance ${due}`,
  },
  noItems: 'Ce client ne doit rien aujourd’hui.',
  noDocument: 'Cette facture n’a pas été émise ici\u202f: envoyez-la depuis votre ancien logiciel.',
  reasons: {
    paid: (on: string, reference: string) =>
      [
        'Le client dit avoir réglé',
        on === '' ? '' : ` le ${on}`,
        reference === '' ? '' : ` (${reference})`,
      ].join(''),
    absence: (name: string) => `${name === '' ? 'Le client' : name} est absent`,
  },
  sort: {
    title: 'De quel client vient cet e-mail\u202f?',
    hint: 'L’adresse n’est celle d’aucun de vos contacts, ou celle de plusieurs.',
    search: 'Chercher un client',
    attach: 'Classer chez ce client',
    attached: (name: string) => `Classé chez ${name}.`,
    discard: 'Écarter',
    discarded: 'L’e-mail est écarté. Il reste dans votre boîte.',
    none: 'Aucun client de ce nom.',
    proposed: 'Sans doute',
    names: (name: string, number: string) => `${name} (cite ${number})`,
    domain: (name: string) => `${name} (même domaine)`,
    other: 'Un autre client',
  },
  bounce: {
    about: (subject: string) => `À propos de «\u00a0${subject}\u00a0»`,
    text: (address: string) =>
      `L’adresse ${address} ne reçoit pas d’e-mails. Elle n’est plus utilisée tant que le contact n’est pas corrigé\u202f; l’étape de relance est à refaire, par lettre si vous le préférez.`,
    repair: 'Corriger le contact',
    letter: 'Préparer les relances',
  },
  markRead: 'Marquer comme lu',
  marked: 'L’e-mail est marqué comme lu.',
  keys: {
    accept: 'Accepter la proposition',
    attach: 'Classer chez le premier client proposé',
    discard: 'Écarter',
    read: 'Marquer comme lu',
    browse: 'Parcourir',
  },
  empty: 'Aucune réponse',
  emptyHint: 'Les réponses arrivent ici quand un client répond sur la page d’une facture, ou par e-mail.',
  look: 'Relever les e-mails',
  looking: 'La boîte est relevée.',
  connect: 'Lire ma boîte e-mail',
};
