/**
 * Why the embedded database does not start. Each code has one sentence per language that says what to do.
 * {names} are replaced from the parameters.
 */
export const refusalSentences = {
  'data-not-reachable': {
    fr: 'Le dossier de données {path} est inutilisable : l’utilisateur système {user} ne peut pas traverser {blocked}. Choisissez un autre dossier avec ENCAISSE_DATA, ou ouvrez ce dossier (chmod o+x {blocked}).',
    en: 'The data directory {path} cannot be used: system user {user} cannot traverse {blocked}. Choose another one with ENCAISSE_DATA, or open that folder (chmod o+x {blocked}).',
  },
  'data-not-writable': {
    fr: 'Impossible d’écrire dans le dossier de données {path} ({reason}). Donnez ce droit à votre utilisateur ou choisissez un autre dossier avec ENCAISSE_DATA.',
    en: 'The data directory {path} cannot be written ({reason}). Grant that right to your user or choose another directory with ENCAISSE_DATA.',
  },
  'data-foreign': {
    fr: 'Le dossier {path} appartient à un autre utilisateur système (uid {owner}). Lancez Encaisse avec cet utilisateur.',
    en: 'The folder {path} belongs to another system user (uid {owner}). Start Encaisse as that user.',
  },
  'not-a-cluster': {
    fr: 'Le dossier {path} n’est pas vide et ne contient pas de base PostgreSQL. Déplacez son contenu ou choisissez un autre dossier avec ENCAISSE_DATA.',
    en: 'The folder {path} is not empty and holds no PostgreSQL database. Move its content away or choose another folder with ENCAISSE_DATA.',
  },
  'already-running': {
    fr: 'Un autre Encaisse (processus {pid}) utilise déjà les données {path}. Arrêtez-le d’abord, ou donnez un autre dossier avec ENCAISSE_DATA.',
    en: 'Another Encaisse (process {pid}) is already using the data in {path}. Stop it first, or give another folder with ENCAISSE_DATA.',
  },
  'no-binaries': {
    fr: 'Aucun PostgreSQL utilisable sur cette machine ({platform}). Installez PostgreSQL 15 ou plus récent, indiquez son dossier avec ENCAISSE_PG_BIN, ou donnez un serveur avec DATABASE_URL.',
    en: 'No usable PostgreSQL on this machine ({platform}). Install PostgreSQL 15 or newer, name its folder with ENCAISSE_PG_BIN, or give a server with DATABASE_URL.',
  },
  musl: {
    fr: 'Ce système (Alpine ou autre, bibliothèque C musl) ne peut pas exécuter le PostgreSQL fourni. Installez PostgreSQL 15 ou plus récent, ou donnez un serveur avec DATABASE_URL.',
    en: 'This system (Alpine or another one with the musl C library) cannot run the bundled PostgreSQL. Install PostgreSQL 15 or newer, or give a server with DATABASE_URL.',
  },
  'no-binaries-for-major': {
    fr: 'Les données de {path} sont au format PostgreSQL {major}, et seules les versions {found} sont présentes ici. Installez PostgreSQL {major}, ou indiquez son dossier avec ENCAISSE_PG_BIN.',
    en: 'The data in {path} has the format of PostgreSQL {major}, and only versions {found} are present here. Install PostgreSQL {major}, or name its folder with ENCAISSE_PG_BIN.',
  },
  'given-binaries-unusable': {
    fr: 'ENCAISSE_PG_BIN désigne {path}, où postgres et initdb (version 15 ou plus récente) ne se lancent pas : {reason}.',
    en: 'ENCAISSE_PG_BIN names {path}, where postgres and initdb (version 15 or newer) do not run: {reason}.',
  },
  'initdb-failed': {
    fr: 'La création de la base dans {path} a échoué : {reason}',
    en: 'Creating the database in {path} failed: {reason}',
  },
  'server-did-not-start': {
    fr: 'Le serveur PostgreSQL ne démarre pas. Dernières lignes de {log} : {reason}',
    en: 'The PostgreSQL server does not start. Last lines of {log}: {reason}',
  },
  'server-does-not-stop': {
    fr: 'Le serveur PostgreSQL précédent (processus {pid}) n’a pas fini de s’arrêter. Réessayez dans un instant.',
    en: 'The previous PostgreSQL server (process {pid}) has not finished stopping. Try again in a moment.',
  },
  'disk-full': {
    fr: 'Il ne reste que {free} Mo sur le disque de {path} ; il en faut au moins {needed}. Libérez de la place puis relancez Encaisse.',
    en: 'Only {free} MB are left on the disk of {path}; at least {needed} are needed. Free some space, then start Encaisse again.',
  },
  'socket-path-too-long': {
    fr: 'Aucun dossier assez court pour le socket de la base ({path} dépasse {limit} octets). Donnez-en un avec ENCAISSE_RUNTIME.',
    en: 'No folder is short enough for the database socket ({path} is over {limit} bytes). Give one with ENCAISSE_RUNTIME.',
  },
  'socket-directory-taken': {
    fr: 'Le dossier {path} existe déjà et n’appartient pas à la base (propriétaire {owner}). Supprimez-le puis relancez Encaisse.',
    en: 'The folder {path} already exists and does not belong to the database (owner {owner}). Remove it, then start Encaisse again.',
  },
  'database-unreachable': {
    fr: 'La base {host} donnée par DATABASE_URL ne répond pas : {reason}',
    en: 'The database {host} given by DATABASE_URL does not answer: {reason}',
  },
  'role-too-powerful': {
    fr: 'DATABASE_URL se connecte avec le rôle {role}, super-utilisateur ou BYPASSRLS : le cloisonnement des sociétés ne serait pas garanti. Lancez « ./encaisse db prepare --admin-url … » et utilisez l’adresse qu’elle affiche.',
    en: 'DATABASE_URL connects as role {role}, a superuser or BYPASSRLS role: companies would not be kept apart. Run “./encaisse db prepare --admin-url …” and use the address it prints.',
  },
  'role-unknown': {
    fr: 'DATABASE_URL doit utiliser un rôle dont le nom finit par « _rw », et non {role}. Lancez « ./encaisse db prepare --admin-url … » et utilisez l’adresse qu’elle affiche.',
    en: 'DATABASE_URL must use a role whose name ends in “_rw”, not {role}. Run “./encaisse db prepare --admin-url …” and use the address it prints.',
  },
  'database-too-old': {
    fr: 'PostgreSQL {version} est trop ancien : il faut la version 15 ou une plus récente.',
    en: 'PostgreSQL {version} is too old: version 15 or newer is needed.',
  },
  'migrations-pending': {
    fr: 'La base n’est pas à jour ({pending} migrations manquent). Lancez « ./encaisse db prepare --admin-url … ».',
    en: 'The database is not up to date ({pending} migrations are missing). Run “./encaisse db prepare --admin-url …”.',
  },
  'migration-changed': {
    fr: 'La migration {name}, déjà appliquée, a changé depuis. Cette version d’Encaisse ne correspond pas à la base : réinstallez la version qui l’a créée ou une plus récente.',
    en: 'Migration {name}, already applied, has changed since. This version of Encaisse does not match the database: install the version that made it or a newer one.',
  },
  'migration-missing': {
    fr: 'La base a reçu la migration {name}, inconnue de cette version d’Encaisse. Installez une version plus récente.',
    en: 'The database has received migration {name}, unknown to this version of Encaisse. Install a newer version.',
  },
  'backup-folder-not-empty': {
    fr: 'Le dossier de sauvegarde {path} n’est pas vide. Choisissez un dossier neuf.',
    en: 'The backup folder {path} is not empty. Choose a new folder.',
  },
  'backup-damaged': {
    fr: 'La sauvegarde {path} est incomplète ou abîmée : {reason}. Elle n’a pas été restaurée.',
    en: 'The backup {path} is incomplete or damaged: {reason}. It was not restored.',
  },
  'restore-not-empty': {
    fr: 'Le dossier de données {path} contient déjà une base. Restaurez dans un dossier vide (ENCAISSE_DATA).',
    en: 'The data directory {path} already holds a database. Restore into an empty one (ENCAISSE_DATA).',
  },
} as const;

export type RefusalCode = keyof typeof refusalSentences;
export type RefusalParams = Record<string, string | number>;

export class StartRefusal extends Error {
  readonly code: RefusalCode;
  readonly params: RefusalParams;

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super(fill(refusalSentences[code].en, params));
    this.name = 'StartRefusal';
    this.code = code;
    this.params = params;
  }

  sentence(language: 'fr' | 'en'): string {
    return fill(refusalSentences[this.code][language], this.params);
  }
}

function fill(sentence: string, params: RefusalParams): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
