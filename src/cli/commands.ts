import type { Command, Locale } from './command.ts';

export type CommandEntry = {
  readonly name: string;
  /** One line for `./encaisse --help`. */
  readonly summary: Record<Locale, string>;
  readonly load: () => Promise<Command>;
};

/** What `./encaisse` can do. Each is read when it is asked for: a forked PDF maker need not hold the whole server. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'serve',
    summary: {
      fr: 'démarre Encaisse (http://localhost:4700)',
      en: 'starts Encaisse (http://localhost:4700)',
    },
    load: () => import('./serve.ts').then((m) => m.serve),
  },
  {
    name: 'import',
    summary: {
      fr: 'reprend clients, factures (ouvertes, avec lignes, à émettre), historique, FEC, PDF',
      en: 'takes over customers, invoices (open, with lines, to issue), history, FEC, PDFs',
    },
    load: () => import('./import.ts').then((m) => m.importCommand),
  },
  {
    name: 'user',
    summary: {
      fr: 'liste, ajoute un utilisateur, change un mot de passe',
      en: 'lists, adds a user, changes a password',
    },
    load: () => import('./user.ts').then((m) => m.user),
  },
  {
    name: 'db',
    summary: { fr: 'prépare un serveur PostgreSQL extérieur', en: 'prepares an external PostgreSQL server' },
    load: () => import('./db.ts').then((m) => m.db),
  },
  {
    name: 'bank',
    summary: {
      fr: 'lit des relevés bancaires, rapproche des lignes de factures',
      en: 'reads bank statements, matches lines with invoices',
    },
    load: () => import('./bank.ts').then((m) => m.bank),
  },
  {
    name: 'einvoice',
    summary: {
      fr: 'lit, contrôle et écrit des factures électroniques (Factur-X, CII, UBL, statuts CDAR)',
      en: 'reads, checks and writes electronic invoices (Factur-X, CII, UBL, CDAR statuses)',
    },
    load: () => import('./einvoice.ts').then((m) => m.einvoice),
  },
  {
    name: 'dunning',
    summary: {
      fr: 'montre les relances qui seraient proposées',
      en: 'shows the reminders that would be proposed',
    },
    load: () => import('./dunning.ts').then((m) => m.dunning),
  },
  {
    name: 'demo',
    summary: { fr: 'crée ou supprime une société d’exemple', en: 'creates or drops a sample company' },
    load: () => import('./demo.ts').then((m) => m.demo),
  },
  {
    name: 'verify',
    summary: { fr: 'prouve que les comptes sont justes', en: 'proves that the books are sound' },
    load: () => import('./verify.ts').then((m) => m.verify),
  },
  {
    name: 'fec',
    summary: {
      fr: 'écrit et contrôle le fichier des écritures comptables',
      en: 'writes and checks the Fichier des Écritures Comptables',
    },
    load: () => import('./fec.ts').then((m) => m.fec),
  },
  {
    name: 'ledger',
    summary: {
      fr: 'écrit les écritures pour un autre logiciel',
      en: 'writes the entries for another program',
    },
    load: () => import('./ledger.ts').then((m) => m.ledger),
  },
  {
    name: 'seal',
    summary: {
      fr: 'montre le sceau d’une société, son repère, ou ouvre une nouvelle clé',
      en: 'shows the seal of a company, its anchor, or opens a new key',
    },
    load: () => import('./seal.ts').then((m) => m.seal),
  },
  {
    name: 'archive',
    summary: {
      fr: 'exporte les documents émis, avec de quoi les vérifier',
      en: 'exports the issued documents, with what verifies them',
    },
    load: () => import('./archive.ts').then((m) => m.archive),
  },
  {
    name: 'attestation',
    summary: {
      fr: 'imprime l’attestation individuelle de l’éditeur, à signer',
      en: 'prints the publisher’s individual attestation, to be signed',
    },
    load: () => import('./attestation.ts').then((m) => m.attestation),
  },
  {
    name: 'backup',
    summary: { fr: 'sauvegarde la base, même en marche', en: 'backs up the database, even while it runs' },
    load: () => import('./backup.ts').then((m) => m.backup),
  },
  {
    name: 'restore',
    summary: { fr: 'restaure une sauvegarde', en: 'restores a backup' },
    load: () => import('./restore.ts').then((m) => m.restore),
  },
  {
    name: 'bench',
    summary: { fr: 'charge et mesure un million de factures', en: 'loads and measures a million invoices' },
    load: () => import('./bench.ts').then((m) => m.bench),
  },
];
