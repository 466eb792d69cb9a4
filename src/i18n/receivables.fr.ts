import { counted } from './plural.ts';
import { receivableItem } from './receivables-item.fr.ts';
import { receivableCustomers } from './receivables-customers.fr.ts';

const days = (count: number) => counted('fr', count, { one: 'jour', other: 'jours' });
const invoices = (count: number) =>
  counted('fr', count, { one: 'facture', other: 'factures', many: 'de factures' });
const items = (count: number) => counted('fr', count, { one: 'pièce', other: 'pièces', many: 'de pièces' });
const customers = (count: number) => counted('fr', count, { one: 'client', other: 'clients' });
const steps: Readonly<Record<string, string>> = {
  'pre-due': 'Avant échéance',
  'reminder-1': 'Relance 1',
  'reminder-2': 'Relance 2',
  'reminder-3': 'Relance 3',
  call: 'Appel',
  'formal-notice': 'Mise en demeure',
};
type Bounds = { fromDays: number | null; toDays: number | null };

/** What is owed: home, invoices, customers, aged balance. */
export const receivables = {
  days,
  /** « À échoir », « 8 à 14 jours », « Plus de 60 jours ». */
  bucket: ({ fromDays, toDays }: Bounds) => {
    if (fromDays === null) return 'À échoir';
    if (toDays === null) return `Plus de ${days(fromDays - 1)}`;
    return fromDays === toDays ? days(fromDays) : `${String(fromDays)} à ${days(toDays)}`;
  },
  /** The same, for the head of a narrow column. */
  bucketShort: ({ fromDays, toDays }: Bounds) => {
    if (fromDays === null) return 'À échoir';
    if (toDays === null) return `> ${String(fromDays - 1)} j`;
    return fromDays === toDays ? `${String(fromDays)} j` : `${String(fromDays)}–${String(toDays)} j`;
  },
  /** A step by its code; one taken over from another system keeps its own name. */
  step: (code: string) => steps[code] ?? (code === '' ? 'Relance' : code),
  kinds: {
    invoice: 'Facture',
    credit_note: 'Avoir',
    payment: 'Acompte reçu',
    transfer: 'Virement de compte',
    retention: 'Retenue de garantie',
    late_charge: 'Frais de retard',
    write_off: 'Différence soldée',
    valuation: 'Écriture de clôture',
  },
  states: {
    'to-come': 'à échoir',
    due: 'échue ce jour',
    late: 'en retard',
    paid: 'payée',
    'part-paid': 'payée en partie',
  },
  doubtful: 'douteuse',
  creditStates: { open: 'à imputer', part: 'imputé en partie', used: 'imputé' },
  files: { items: 'factures', customers: 'clients', agedBalance: 'balance-agee' },
  columns: {
    tags: 'Étiquettes',
    kind: 'Type',
    number: 'Facture',
    customer: 'Client',
    customerCode: 'Code client',
    reference: 'Référence',
    issuedOn: 'Émise le',
    dueOn: 'Échéance',
    state: 'État',
    daysLate: 'Jours de retard',
    currency: 'Devise',
    amount: 'Montant TTC',
    open: 'Reste dû',
    settledOn: 'Soldée le',
    lastReminder: 'Dernière relance',
    nextReminder: 'Prochaine relance',
    remindedOn: 'Relancée le',
    code: 'Code',
    city: 'Ville',
    balance: 'Solde',
    overdue: 'En retard',
    oldestDue: 'Plus ancienne échéance',
    firstDue: '1re échéance',
    averageDelay: 'Retard moyen (jours)',
    delay: 'Retard moyen',
    credits: 'Avoirs et acomptes',
    total: 'Total',
  },
  home: {
    title: 'Encours clients',
    situation: (date: string) => `Situation au ${date}`,
    total: 'Total dû',
    overdue: 'En retard',
    credits: 'Avoirs et acomptes à imputer',
    week: 'Reçu cette semaine',
    aged: 'Balance âgée',
    sentence: {
      payers: (count: number) =>
        counted('fr', count, { one: 'client a payé cette semaine', other: 'clients ont payé cette semaine' }),
      newlyLate: (count: number) =>
        counted('fr', count, {
          one: 'facture est en retard depuis aujourd’hui',
          other: 'factures sont en retard depuis aujourd’hui',
        }),
      unattributed: (count: number) =>
        counted('fr', count, { one: 'paiement est à attribuer', other: 'paiements sont à attribuer' }),
      broken: (count: number) =>
        counted('fr', count, {
          one: 'promesse n’a pas été tenue',
          other: 'promesses n’ont pas été tenues',
        }),
      calm: 'Rien de nouveau depuis hier.',
    },
    work: 'À faire',
    rateFeed: 'Les cours de change n’arrivent plus de la BCE',
    lateRate: (semester: string) =>
      `Taux de retard du ${semester.endsWith('1') ? '1ᵉʳ' : '2ᵉ'} semestre ${semester.slice(0, 4)} à saisir`,
    unattributed: (count: number) =>
      counted('fr', count, { one: 'paiement à attribuer', other: 'paiements à attribuer' }),
    unattributedDetail: (sum: string) => `${sum} au compte 471`,
    broken: (count: number) =>
      counted('fr', count, { one: 'promesse non tenue', other: 'promesses non tenues' }),
    promised: (count: number) =>
      counted('fr', count, {
        one: 'promesse attendue aujourd’hui',
        other: 'promesses attendues aujourd’hui',
      }),
    drafts: (count: number) =>
      counted('fr', count, { one: 'relance à valider', other: 'relances à valider' }),
    byItself: 'Préparées sans clic',
    suspended: 'Envois automatiques suspendus',
    notLeft: (count: number) =>
      counted('fr', count, {
        one: 'relance n’est pas partie d’elle-même',
        other: 'relances ne sont pas parties d’elles-mêmes',
      }),
    leavingAlone: (count: number) =>
      counted('fr', count, { one: 'relance partira d’elle-même', other: 'relances partiront d’elles-mêmes' }),
    booksFaults: (count: number) =>
      counted('fr', count, { one: 'anomalie dans les comptes', other: 'anomalies dans les comptes' }),
    bankLines: (count: number) =>
      counted('fr', count, { one: 'ligne de banque à voir', other: 'lignes de banque à voir' }),
    brokenPlans: (count: number) => (count === 1 ? '1 échéancier rompu' : `${count} échéanciers rompus`),
    replies: (count: number) =>
      count === 1 ? '1 réponse de client à lire' : `${count} réponses de clients à lire`,
    whose: 'Tâches de qui',
    everybody: 'Toutes',
    mine: 'Les miennes',
    nothingMine: 'Rien n’attend pour vos clients.',
    lettersReturned: (count: number) =>
      counted('fr', count, { one: 'recommandé revenu', other: 'recommandés revenus' }),
    lettersReturnedDetail: 'Lisez le motif sur l’enveloppe et notez-le.',
    addressesReturned: (count: number) =>
      counted('fr', count, { one: 'adresse postale à vérifier', other: 'adresses postales à vérifier' }),
    addressesReturnedDetail: 'Une lettre en est revenue\u00a0: corrigez l’adresse, ou confirmez-la.',
    repliesWaiting: (count: number, days: number) =>
      `${counted('fr', count, { one: 'client attend', other: 'clients attendent' })} une réponse depuis plus de ${days} jours ouvrés`,
    repliesWaitingDetail: 'Leurs relances attendent que vous les lisiez.',
    lapsing: (soon: number, over: number) =>
      over === 0
        ? `${counted('fr', soon, { one: 'facture', other: 'factures' })} bientôt prescrite${soon > 1 ? 's' : ''}`
        : soon === 0
          ? `${counted('fr', over, { one: 'facture prescrite', other: 'factures prescrites' })}\u00a0: à vous de décider`
          : `${counted('fr', soon + over, { one: 'facture prescrite', other: 'factures prescrites' })} ou bientôt`,
    disputes: (count: number) => counted('fr', count, { one: 'litige ouvert', other: 'litiges ouverts' }),
    empty: {
      title: 'Qui vous doit combien, et depuis quand\u202f?',
      text: 'Importez vos factures ouvertes — CSV, Excel ou FEC — ou saisissez la première.',
      import: 'Importer mes factures',
      record: 'Saisir une facture',
    },
  },
  views: {
    title: 'Vues enregistrées',
    none: 'Filtrez la liste, puis donnez-lui un nom\u00a0: vous la retrouverez ici.',
    name: 'Enregistrer cette vue',
    example: 'En retard, plus de 5\u202f000\u00a0€',
    share: 'Pour toute l’équipe',
    shared: 'partagée',
    by: (name: string) => `de ${name}`,
    save: 'Enregistrer',
    saved: (name: string) => `Vue «\u00a0${name}\u00a0» enregistrée.`,
    forget: (name: string) => `Supprimer la vue ${name}`,
    forgotten: (name: string) => `Vue «\u00a0${name}\u00a0» supprimée.`,
  },
  list: {
    title: 'Factures',
    label: 'Factures',
    search: 'Filtrer par client ou numéro',
    found: (count: number, what: string) => `${invoices(count)} · ${what}`,
    foundItems: (count: number, what: string) => `${items(count)} · ${what}`,
    whole: 'tout l’encours',
    filters: 'Filtres',
    moreFilters: (count: number) => (count === 0 ? 'Filtres' : `Filtres (${String(count)})`),
    reset: 'Tout effacer',
    apply: 'Appliquer',
    stateOptions: {
      open: 'Ouvertes',
      'to-come': 'À échoir',
      due: 'Échues ce jour',
      late: 'En retard',
      'part-paid': 'Payées en partie',
      paid: 'Payées',
      credit: 'Avoirs et acomptes',
      disputed: 'En litige',
      all: 'Toutes',
    },
    amount: 'Montant TTC',
    from: 'du',
    to: 'au',
    atLeast: 'au moins',
    atMost: 'au plus',
    currency: 'Devise',
    csv: 'CSV',
    xlsx: 'Excel',
    exportAs: 'Exporter la liste',
    empty: 'Aucune facture ne correspond.',
    emptyDetail: 'Retirez un filtre, ou cherchez un autre nom.',
    none: '—',
  },
  aged: {
    title: 'Balance âgée',
    asOf: 'Au',
    subtitle: (date: string) => `Qui devait combien le ${date} au soir`,
    label: 'Balance âgée par client',
    total: 'Total',
    currency: 'Devise',
    equal: (amount: string) => `Égale au solde du compte 411\u00a0: ${amount}`,
    differs: (amount: string, difference: string) =>
      `Compte 411\u00a0: ${amount}, soit un écart de ${difference}`,
    differsHint: 'Une écriture du 411 n’a pas sa facture, ou n’est pas datée comme elle.',
    checking: 'Comparaison avec le compte 411…',
    empty: 'Rien n’était dû à cette date.',
    search: 'Filtrer par client',
    ledger: 'Comptes à cette date',
    customersCount: customers,
  },
  ...receivableItem,
  ...receivableCustomers,
};
