import type { ProblemCode } from '../contract/problem.ts';

type Params = Readonly<Record<string, string | number>>;
/** What happened, and what to do. */
export type ProblemTexts = Record<ProblemCode, { title: string; detail: string | ((p: Params) => string) }>;

export const problemsFr: ProblemTexts = {
  'request.invalid': {
    title: 'Saisie incomplète',
    detail: (p) =>
      p['path']
        ? `Le champ « ${p['path']} » n’est pas valable. Corrigez-le, puis recommencez.`
        : 'Un champ n’est pas valable. Corrigez-le, puis recommencez.',
  },
  'request.idempotency-key-missing': {
    title: 'Clé d’opération absente',
    detail: 'Ajoutez l’en-tête Idempotency-Key : il garantit que l’opération n’est faite qu’une fois.',
  },
  'request.idempotency-key-reused': {
    title: 'Clé d’opération déjà utilisée',
    detail: 'Cette clé a servi à une autre demande. Recommencez avec une clé nouvelle.',
  },
  'request.origin-refused': {
    title: 'Demande refusée',
    detail: 'Cette demande vient d’un autre site. Ouvrez Encaisse directement, puis recommencez.',
  },
  'request.plain-http-refused': {
    title: 'Connexion non protégée',
    detail:
      'Depuis un autre poste, Encaisse ne répond qu’en https. Réglez ENCAISSE_URL sur une adresse https.',
  },
  'request.too-large': { title: 'Demande trop volumineuse', detail: 'Envoyez moins de données en une fois.' },
  'request.too-many': { title: 'Trop de demandes', detail: 'Patientez une minute, puis recommencez.' },
  'request.not-found': { title: 'Adresse inconnue', detail: 'Rien ne se trouve à cette adresse.' },
  'access.signed-out': { title: 'Vous n’êtes pas connecté', detail: 'Connectez-vous, puis recommencez.' },
  'access.forbidden': {
    title: 'Droit manquant',
    detail: 'Votre rôle ne permet pas cette opération. Demandez ce droit au responsable du compte.',
  },
  'access.wrong-password': {
    title: 'Connexion refusée',
    detail: 'L’adresse ou le mot de passe ne correspond pas. Vérifiez-les, puis recommencez.',
  },
  'access.locked': {
    title: 'Compte verrouillé un moment',
    detail: 'Trop d’essais ont échoué. Patientez quinze minutes, puis recommencez.',
  },
  'access.setup-token-needed': {
    title: 'Code de première visite',
    detail: 'Depuis un autre poste, saisissez le code affiché dans la console où Encaisse a démarré.',
  },
  'access.already-set-up': {
    title: 'Encaisse est déjà installé',
    detail: 'Connectez-vous avec votre adresse e-mail et votre mot de passe.',
  },
  'access.weak-password': {
    title: 'Mot de passe trop simple',
    detail: 'Choisissez au moins 12 caractères, qui ne soient ni votre nom ni un mot de passe courant.',
  },
  'access.email-taken': {
    title: 'Adresse déjà utilisée',
    detail: 'Un compte existe déjà avec cette adresse e-mail.',
  },
  'access.last-owner': {
    title: 'Dernier propriétaire',
    detail: 'Une société garde au moins un propriétaire. Nommez-en un autre d’abord.',
  },
  'access.no-organization': {
    title: 'Aucune société ouverte',
    detail: 'Créez ou choisissez une société, puis recommencez.',
  },
  'access.other-company': {
    title: 'Une autre société est ouverte',
    detail:
      'Une autre fenêtre a ouvert une autre société. Rien n’a été enregistré. Rechargez cette page, puis recommencez.',
  },
  'edit.conflict': {
    title: 'Modifié entre-temps',
    detail: 'Une autre personne a modifié cette fiche. Rechargez-la, puis reprenez votre modification.',
  },
  'record.not-found': { title: 'Introuvable', detail: 'Cet élément n’existe pas, ou n’existe plus.' },
  'record.refused': {
    title: 'Enregistrement refusé',
    detail: 'Corrigez les points signalés, puis recommencez.',
  },
  'organization.not-demo': {
    title: 'Suppression impossible',
    detail: 'Seule une société d’essai peut être effacée. Les comptes d’une vraie société se conservent.',
  },
  'organization.quarantined': {
    title: 'Copie restaurée, envois suspendus',
    detail:
      'Cette base vient d’une sauvegarde. Confirmez dans Réglages que c’est bien elle qui travaille, puis envoyez.',
  },
  'mail.not-configured': {
    title: 'Aucun compte d’envoi',
    detail:
      'Réglez le serveur d’envoi dans Réglages › E-mail. En attendant, les messages restent dans la Boîte d’envoi.',
  },
  'mail.refused': {
    title: 'Le serveur d’envoi a refusé',
    detail: (p) =>
      `Réponse du serveur : « ${p['answer'] ?? ''} ». Vérifiez l’adresse du serveur, l’identifiant et le mot de passe.`,
  },
  'file.refused': {
    title: 'Fichier refusé',
    detail: 'Ce fichier ne peut pas être lu. Le détail ci-dessous dit pourquoi et que faire.',
  },
  'file.empty': {
    title: 'Fichier vide',
    detail: 'Ce fichier ne contient rien. Exportez-le à nouveau, puis recommencez.',
  },
  'file.too-large': {
    title: 'Fichier trop volumineux',
    detail: (p) =>
      `La limite est de ${p['limit'] ?? '64'} Mo. Exportez une période plus courte, ou coupez le fichier en plusieurs.`,
  },
  'upload.missing': { title: 'Aucun fichier', detail: 'Choisissez un fichier, puis recommencez.' },
  'import.busy': {
    title: 'Une reprise est déjà en cours',
    detail: 'Attendez qu’elle se termine, ou annulez-la, puis recommencez.',
  },
  'bank.line-decided': {
    title: 'Ligne déjà traitée',
    detail: (p) =>
      `${p['by'] || 'Quelqu’un'} a été plus rapide. Rechargez la liste ; annulez sa décision si elle est fausse.`,
  },
  'bank.line-waiting': {
    title: 'Rien à annuler',
    detail: 'Cette ligne attend déjà une décision.',
  },
  'bank.proposal-stale': {
    title: 'Proposition dépassée',
    detail: 'Une des factures a été réglée entre-temps. Rechargez la liste, puis choisissez à nouveau.',
  },
  'bank.still-matching': {
    title: 'Rapprochement en cours',
    detail: 'Ce relevé est encore comparé aux factures ouvertes. Attendez la fin, puis recommencez.',
  },
  'bank.import-needed': {
    title: 'Un autre relevé s’appuie sur celui-ci',
    detail: (p) =>
      `Le fichier « ${p['name'] ?? ''} », importé ensuite, n’a pas repris les lignes communes. Annulez-le d’abord.`,
  },
  'payments.given-back': {
    title: 'Paiement remboursé depuis',
    detail:
      'Un rapport de votre prestataire dit que ce paiement a été remboursé ou contesté. Annulez d’abord ce rapport.',
  },
  'mailbox.refused': {
    title: 'La boîte aux lettres ne répond pas comme attendu',
    detail: (p) =>
      `Elle dit\u00a0: «\u00a0${p['answer'] ?? ''}\u00a0». Vérifiez le serveur, l’identifiant, le mot de passe et le dossier.`,
  },
  'bank.batch-received': {
    title: 'Cette remise est déjà arrivée en banque',
    detail: 'Annulez d’abord la ligne de banque qui l’a encaissée, puis recommencez.',
  },
  'bank.payment-returned': {
    title: 'Paiement rejeté depuis',
    detail: 'La banque a repris cet argent. Annulez d’abord la ligne du rejet, puis ce paiement.',
  },
  'import.not-ready': {
    title: 'Reprise pas encore prête',
    detail: 'Indiquez d’abord à quoi correspond chaque colonne, puis lancez la vérification.',
  },
  'report.too-long': {
    title: 'État trop long pour un PDF',
    detail: 'Choisissez une période plus courte, ou le format Excel ou CSV.',
  },
  'storage.full': {
    title: 'Disque plein',
    detail: 'Rien n’a été enregistré à moitié. Libérez de la place sur le disque, puis recommencez.',
  },
  'storage.unreachable': {
    title: 'Base de données injoignable',
    detail:
      'Votre saisie n’est pas enregistrée. Patientez un instant : Encaisse se reconnecte seul. Puis recommencez.',
  },
  'server.failed': {
    title: 'Erreur interne',
    detail: (p) =>
      `Rien n’a été enregistré à moitié. Recommencez ; si l’erreur revient, signalez la référence ${p['reference'] ?? ''}.`,
  },
};
