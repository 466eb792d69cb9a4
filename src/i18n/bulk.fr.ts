const some = (count: number, one: string, many: string): string => `${count}\u00a0${count < 2 ? one : many}`;
const documents = (count: number): string => some(count, 'document', 'documents');
const drafts = (count: number): string => some(count, 'brouillon', 'brouillons');

/** Many documents at once: the selection bar of the list, the confirmation, the page of a run. */
export const bulk = {
  bar: {
    issue: (count: number) => `Émettre (${count})`,
    send: (count: number) => `Envoyer (${count})`,
    print: (count: number) => `Imprimer (${count})`,
    whole: 'Toute la liste',
    tooMany: (limit: number) => `Au plus ${limit} documents à la fois. Réduisez la sélection.`,
  },
  confirm: {
    issueTitle: (count: number) => `Émettre ${drafts(count)}\u202f?`,
    issueWhole: 'Émettre tous les brouillons de la liste\u202f?',
    issueText:
      'Chaque brouillon reçoit son numéro, dans l’ordre des dates, et est comptabilisé. Une facture émise se corrige par un avoir. Ce qui ne peut pas être émis reste en brouillon, avec la raison.',
    alsoSend: 'Envoyer chaque facture par e-mail dès que son PDF est prêt',
    issue: 'Émettre',
    sendTitle: (count: number) => `Envoyer ${documents(count)} par e-mail\u202f?`,
    sendWhole: 'Envoyer tout ce qui ne l’a pas été\u202f?',
    sendText:
      'Chaque facture part au contact de facturation de son client, avec le message habituel. Une facture déjà envoyée ne repart pas.',
    send: 'Envoyer',
  },
  page: {
    title: { issue: 'Émission groupée', send: 'Envoi groupé', print: 'Impression groupée' },
    back: 'Ventes',
    startedBy: (name: string, when: string) => `Lancé par ${name}, ${when}.`,
    treated: (done: number, refused: number, left: number) =>
      [
        some(done, 'fait', 'faits'),
        some(refused, 'refusé', 'refusés'),
        ...(left > 0 ? [some(left, 'non traité', 'non traités')] : []),
      ].join(', '),
    stopping: 'S’arrête après le document en cours.',
    pictures: (made: number, total: number) => `PDF prêts\u202f: ${made} sur ${total}`,
    mails: (count: number) => `e-mails dans la boîte d’envoi\u202f: ${count}`,
    download: (part: number, parts: number) =>
      parts === 1
        ? 'Télécharger les PDF et les adresses (ZIP)'
        : `Télécharger la partie ${part} sur ${parts} (ZIP)`,
    together: {
      download: 'Télécharger un seul PDF',
      duplex: 'Recto verso\u202f: chaque document commence sur une nouvelle feuille',
      list: 'Liste des documents en tête, pour le pointage',
    },
    filter: {
      all: 'Tous',
      done: 'Faits',
      refused: 'Refusés',
      waiting: 'En attente',
      left: 'Non traités',
    },
    columns: {
      document: 'Document',
      customer: 'Client',
      issuedOn: 'Date',
      amount: 'Montant TTC',
      result: 'Résultat',
    },
    result: { waiting: 'En attente', done: 'Fait', refused: 'Refusé', left: 'Non traité' },
    list: 'Documents traités',
    discarded: 'Brouillon supprimé',
    draft: 'Brouillon',
    changed: 'Quelqu’un l’a modifié depuis votre sélection. Relisez-le, puis émettez-le.',
    failed: 'Ce document n’existe plus, ou n’a pas pu être traité.',
    noItems: 'Aucun document dans cet état.',
  },
  print: {
    name: 'documents',
    file: 'fichier',
    customer: 'client',
    number: 'numero',
    address: (count: number) => Array.from({ length: count }, (_, index) => `adresse_${index + 1}`),
    addresses: 'adresses.csv',
    list: {
      title: 'Documents à imprimer',
      part: (from: number, to: number, total: number) =>
        from === 1 && to === total ? documents(total) : `Documents ${from} à ${to} sur ${total}`,
      head: ['N°', 'Document', 'Client', 'Pages'],
    },
  },
};
