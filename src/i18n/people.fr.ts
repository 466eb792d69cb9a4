import { counted, plural } from './plural.ts';

const customers = (count: number): string => counted('fr', count, { one: 'client', other: 'clients' });
const invoices = (count: number): string => counted('fr', count, { one: 'facture', other: 'factures' });

/** Options of a preparation, policies as wholes, who answers for whom, and where an import starts. */
export const people = {
  prepare: {
    groups: 'Groupes de clients',
    grace: 'Jours de grâce',
    graceHint: 'Une facture en retard de moins de jours est laissée de côté, et revient à son jour.',
    posting: 'Comptabiliser les frais au',
    postingHint: 'Vide\u00a0: les frais de retard sont annoncés sans être comptabilisés.',
  },
  policies: {
    menu: 'Actions sur la politique',
    start: 'Nouvelle politique',
    startText: 'Elle part d’une politique fournie ou de l’une des vôtres. Personne ne la suit encore.',
    name: 'Nom',
    from: 'À partir de',
    shipped: {
      company: 'Entreprises (fournie)',
      individual: 'Particuliers (fournie)',
      public_body: 'Secteur public (fournie)',
    },
    copyOf: (name: string) => `Copie de «\u00a0${name}\u00a0»`,
    create: 'Créer la politique',
    created: (name: string) => `«\u00a0${name}\u00a0» est créée. Réglez ses étapes, puis attribuez-la.`,
    isDefault: 'Par défaut',
    given: (count: number) => `Attribuée à ${customers(count)}.`,
    makeDefault: 'Suivre par défaut',
    madeDefault: (name: string) => `«\u00a0${name}\u00a0» est la politique par défaut.`,
    useFor: { individual: 'Suivre pour les particuliers', public_body: 'Suivre pour le secteur public' },
    stopFor: {
      individual: 'Ne plus suivre pour les particuliers',
      public_body: 'Ne plus suivre pour le secteur public',
    },
    changed: 'L’usage de la politique est enregistré.',
    assign: 'Attribuer à des clients',
    archive: 'Archiver',
    archived: (name: string) => `«\u00a0${name}\u00a0» est archivée.`,
    shelf: 'Politiques archivées',
    restore: 'Reprendre',
    restored: (name: string) => `«\u00a0${name}\u00a0» est reprise.`,
    saveFirst: 'Enregistrez ou annulez d’abord vos modifications.',
  },
  assign: {
    title: 'Attribuer à des clients',
    text: 'À tous les clients qui remplissent chaque critère choisi. Les relances en cours continuent à leur étape.',
    customers: 'Clients',
    customersHint: 'Un ou plusieurs, choisis un à un.',
    tags: 'Étiquettes',
    groups: 'Groupes',
    kind: 'Type',
    kinds: { '': 'Tous', company: 'Entreprises', individual: 'Particuliers', public_body: 'Secteur public' },
    policy: 'Politique de relance',
    owner: 'Responsable',
    unchanged: 'Ne pas changer',
    usual: 'Celle de leur type',
    nobody: 'Personne en particulier',
    none: 'Choisissez au moins un critère.',
    count: (count: number) =>
      count === 0
        ? 'Aucun client ne correspond.'
        : `${customers(count)} ${plural('fr', count, { one: 'correspond', other: 'correspondent' })}.`,
    submit: 'Attribuer',
    done: (count: number) => `Attribué à ${customers(count)}.`,
  },
  care: {
    owner: 'Responsable',
    ownerHint:
      'Prévenu avant l’envoi automatique et des réponses en attente de ce client, à la place des responsables de la société.',
    nobody: 'Ceux de la société',
    answers: (name: string) => `Responsable\u00a0: ${name}.`,
    transport: 'Nous transportons pour ce client',
    transportHint: 'Ses factures se prescrivent par un an (art. L133-6 C. com.).',
    carried: 'Créances de transport, prescrites par un an.',
  },
  contact: {
    orders: 'Commandes suivies',
    ordersHint:
      'Références, une à une\u202f; * remplace la suite (CH-12*). Avec un message par commande, celle-ci lui est adressée.',
    follows: (orders: string) => `Commandes\u00a0: ${orders}`,
  },
  whose: {
    customers: { label: 'Clients de qui', all: 'Tous', mine: 'Les miens' },
    replies: { label: 'Réponses de qui', all: 'Toutes', mine: 'Les miennes' },
    reminders: { label: 'Relances de qui', all: 'Toutes', mine: 'Les miennes' },
    claims: { label: 'Factures de qui', all: 'Toutes', mine: 'Les miennes' },
    noReply: 'Aucune réponse de vos clients',
    noReminder: 'Aucune relance pour vos clients',
    noClaim: 'Aucune prescription proche chez vos clients',
  },
  start: {
    title: 'Relances des factures déjà en retard',
    text: (count: number) => `${invoices(count)} en retard, sans relance connue.`,
    first: 'Première étape',
    given: 'Une étape donnée',
    level: 'Niveau',
    asReminded: 'Comme si elles avaient été relancées',
    all: (count: number, level: string) => `${invoices(count)}\u00a0: prochaine étape ${level}.`,
    each: (parts: string) => `Prochaine étape\u00a0: ${parts}.`,
    part: (count: number, level: string) => `${level} pour ${count}`,
    byLevel: (level: number) => `niveau ${level}`,
    limited: 'Selon la politique par défaut. La mise en demeure n’est jamais tenue pour faite.',
  },
};

export type PeopleTexts = typeof people;
