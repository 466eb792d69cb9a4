/** The mailbox whose attachments are statements. */
export const bankMailbox = {
  actor: 'Boîte aux lettres',
  title: 'Relevés reçus par e-mail',
  text: 'Les pièces jointes des expéditeurs que vous autorisez sont importées comme des relevés. La boîte est lue, jamais modifiée\u202f; chaque message est ouvert une seule fois.',
  on: 'Regarder cette boîte toutes les deux minutes',
  senders: 'Expéditeurs autorisés',
  sendersHint: 'Une adresse ou un domaine par ligne\u00a0: releves@banque.fr, @banque.fr.',
  saved: 'Boîte aux lettres enregistrée.',
  tested: (messages: number) =>
    messages === 0
      ? 'La connexion fonctionne. Aucun message d’un expéditeur autorisé pour l’instant.'
      : `La connexion fonctionne. Messages d’expéditeurs autorisés\u00a0: ${messages}.`,
  removeText: 'Son mot de passe est effacé et elle n’est plus lue. Les relevés déjà importés restent ici.',
  removed: 'La boîte des relevés est oubliée.',
  latest: 'Dernières pièces jointes',
  empty: 'Aucune pièce jointe reçue pour l’instant.',
};
