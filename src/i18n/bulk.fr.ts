const some = (count: number, one: string, many: string): string => `${count}\u00a0${count < 2 ? one : many}`;
const documents = (count: number): string => some(count, 'document', 'documents');
const drafts = (count: number): string => some(count, 'brouillon', 'brouillons');

/** Many documents at once: the selection bar of the list, the confirmation, the page of a run. */
export const bulk = {
  bar: {
    selected: documents,
    issue: 'Émettre',
    send: 'Envoyer par e-mail',
    print: 'Imprimer',
    clear: 'Tout désélectionner',
    tooMany: (limit: number) => `Au plus ${limit} documents à la fois. Réduisez la sélection.`,
    all: (count: number) => `Tout sélectionner (${count})`,
  },
  confirm: {
    issueTitle: (count: number) => `Émettre ${drafts(count)}\u202f?`,
    issueText:
      'Chaque brouillon reçoit son numéro, dans l’ordre des dates, et est comptabilisé. Une facture émise ne se modifie plus\u202f: elle se corrige par un avoir. Ce qui ne peut pas être émis reste en brouillon, avec la raison.',
    alsoSend: 'Envoyer chaque facture par e-mail dès que son PDF est prêt',
    sendTitle: (count: number) => `Envoyer ${documents(count)} par e-mail\u202f?`,
    sendText:
      'Chaque facture part au contact de facturation de son client, avec le message habituel. Une facture déjà envoyée ne repart pas.',
    printTitle: (count: number) => `Préparer ${documents(count)} pour l’impression\u202f?`,
    printText: 'Vous téléchargez les PDF et la liste des adresses.',
    issue: 'Émettre, sans retour possible',
    send: 'Envoyer',
    print: 'Préparer',
    cancel: 'Annuler',
  },
  page: {
    title: { issue: 'Émission groupée', send: 'Envoi groupé', print: 'Impression groupée' },
    back: 'Documents',
    latest: 'Traitements groupés',
    none: 'Sélectionnez plusieurs documents dans la liste pour les émettre, les envoyer ou les imprimer ensemble.',
    startedBy: (name: string, when: string) => `Lancé par ${name}, ${when}`,
    state: { running: 'En cours', done: 'Terminé', cancelled: 'Arrêté' },
    stopping: 'S’arrête après le document en cours…',
    progress: (done: number, total: number) => `${done} sur ${total}`,
    pictures: (done: number, total: number) => `PDF prêts\u202f: ${done} sur ${total}`,
    mails: (count: number) => `E-mails dans la boîte d’envoi\u202f: ${count}`,
    stop: 'Arrêter',
    stopText: 'Ce qui est déjà émis ou envoyé le reste. La suite n’est pas traitée.',
    download: (part: number, parts: number) =>
      parts === 1 ? 'Télécharger les PDF et les adresses' : `Télécharger la partie ${part} sur ${parts}`,
    filter: { all: 'Tous', done: 'Faits', refused: 'Refusés', waiting: 'En attente', left: 'Non traités' },
    columns: {
      position: 'Rang',
      document: 'Document',
      customer: 'Client',
      issuedOn: 'Date',
      amount: 'Montant TTC',
      result: 'Résultat',
    },
    result: { waiting: 'En attente', done: 'Fait', refused: 'Refusé', left: 'Non traité' },
    discarded: 'Brouillon supprimé',
    draft: 'Brouillon',
    noItems: 'Aucun document dans cet état.',
    more: 'Afficher la suite',
  },
  print: {
    name: 'documents',
    file: 'fichier',
    customer: 'client',
    number: 'numero',
    address: (count: number) => Array.from({ length: count }, (_, index) => `adresse_${index + 1}`),
    addresses: 'adresses.csv',
  },
};
