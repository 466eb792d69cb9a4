/** The mailbox whose attachments are statements. */
export const bankMailbox = {
  actor: 'Boîte aux lettres',
  title: 'Relevés reçus par e-mail',
  text: 'Les pièces jointes des expéditeurs que vous autorisez sont importées comme des relevés. La boîte est lue, jamais modifiée\u202f; chaque message est ouvert une seule fois.',
  on: 'Regarder cette boîte toutes les deux minutes',
  host: 'Serveur IMAP',
  hostHint: 'Exemple\u00a0: imap.votre-hebergeur.fr',
  port: 'Port',
  security: 'Chiffrement',
  securities: { tls: 'TLS', starttls: 'STARTTLS', none: 'Aucun (cette machine seulement)' },
  user: 'Identifiant',
  password: 'Mot de passe',
  passwordKept: 'Inchangé',
  passwordHint: 'Gardé chiffré. Chez certains hébergeurs, créez un mot de passe d’application.',
  folder: 'Dossier',
  senders: 'Expéditeurs autorisés',
  sendersHint: 'Une adresse ou un domaine par ligne\u00a0: releves@banque.fr, @banque.fr.',
  save: 'Enregistrer la boîte',
  saved: 'Boîte aux lettres enregistrée.',
  test: 'Essayer la connexion',
  tested: (messages: number) =>
    messages === 0
      ? 'La connexion fonctionne. Aucun message d’un expéditeur autorisé pour l’instant.'
      : `La connexion fonctionne. Messages d’expéditeurs autorisés\u00a0: ${messages}.`,
  problem: (words: string) => `Au dernier passage, la boîte a répondu\u00a0: «\u00a0${words}\u00a0».`,
  latest: 'Dernières pièces jointes',
  empty: 'Aucune pièce jointe reçue pour l’instant.',
};
