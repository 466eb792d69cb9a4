/** A mailbox that is read, whatever for. */
export const mailbox = {
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
  folderHint: 'Le plus souvent INBOX. Un dossier à part laisse de côté le reste de votre courrier.',
  save: 'Enregistrer la boîte',
  test: 'Essayer la connexion',
  problem: (words: string) => `Au dernier passage, la boîte a répondu\u00a0: «\u00a0${words}\u00a0».`,
  remove: 'Oublier cette boîte',
  removeTitle: 'Oublier cette boîte\u202f?',
};
