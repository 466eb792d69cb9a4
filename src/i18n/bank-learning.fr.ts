import { counted } from './plural.ts';

const lines = (count: number) => counted('fr', count, { one: 'ligne', other: 'lignes' });
/** Told after a payment: what it paid. */
const invoices = (numbers: string, count: number): string =>
  numbers === '' ? '' : `, ${count === 1 ? 'facture' : 'factures'} ${numbers}`;

/** What the bank room learns, and lines that are nobody's invoice. */
export const bankLearning = {
  tab: 'Mémoire et règles',
  acts: 'Actions',
  title: 'Mémoire et règles',
  subtitle:
    'Ce que vos décisions ont appris à Encaisse. Chaque souvenir vient d’une ligne que quelqu’un a confirmée\u202f; vous pouvez l’oublier.',
  memory: {
    title: 'Qui paie',
    empty:
      'Rien d’appris pour l’instant. Le premier rapprochement confirmé à la main y laissera l’IBAN ou le nom du payeur.',
    ofCustomer: 'Reconnu à la banque par',
    kinds: { iban: 'IBAN', name: 'Nom', 'third-party': 'Payeur tiers' },
    pays: (value: string, customer: string) => `${value} paie pour ${customer}`,
    payer: (value: string, payer: string) => (value === payer ? value : `${value} (votre client ${payer})`),
    origin: (by: string, day: string, text: string, lineDay: string) =>
      `Confirmé par ${by} le ${day}\u202f: ligne du ${lineDay}${text === '' ? '' : `, «\u00a0${text}\u00a0»`}`,
    origins: { import: 'Repris d’un autre logiciel', user: 'Saisi à la main' } as Readonly<
      Record<string, string | undefined>
    >,
    otherOrigin: 'Connu d’avant',
    times: (count: number) => `${count} décisions le disent`,
    forget: 'Oublier',
    forgetOne: (value: string) => `Oublier ${value}`,
    forgotten: 'C’est oublié.',
  },
  rules: {
    title: 'Règles pour ce qui n’est pas de l’argent de clients',
    text: 'Quand vous traitez trois lignes de la même façon, une règle vous est proposée ici. Rien ne se fait sans votre accord.',
    empty: 'Aucune règle pour l’instant. Comptabilisez trois fois la même sorte de ligne sur le même compte.',
    states: { proposed: 'Proposée', accepted: 'Active', refused: 'Refusée' },
    says: (pattern: string, isMoneyOut: boolean, account: string) =>
      `${isMoneyOut ? 'Débits' : 'Crédits'} «\u00a0${pattern}\u00a0» → compte ${account}`,
    vat: (rate: string, account: string) => `TVA ${rate} en ${account}`,
    counterparty: (name: string) => `tiers ${name}`,
    postsItself: 'comptabilise seule les nouvelles lignes',
    offers: 'proposée sur chaque ligne',
    booked: (count: number) =>
      count === 0
        ? 'rien comptabilisé'
        : counted('fr', count, { one: 'ligne comptabilisée', other: 'lignes comptabilisées' }),
    accept: 'Accepter',
    refuse: 'Refuser',
    edit: 'Modifier',
    delete: 'Supprimer',
    of: (verb: string, pattern: string) => `${verb} la règle ${pattern}`,
    dialog: 'Règle',
    pattern: 'Mots du libellé',
    patternHint: 'Sans chiffres ni mois\u202f: ce qui reste le même d’une ligne à l’autre.',
    itself: 'Comptabiliser seule les nouvelles lignes',
    itselfHint:
      'Seulement les relevés importés à partir de maintenant. Ce qui attend déjà vous reste proposé.',
    save: 'Enregistrer la règle',
    saved: 'Règle enregistrée.',
    refusedSaid: 'Règle refusée\u202f; elle ne vous sera plus proposée.',
    deleted: 'Règle supprimée. Ce qu’elle a comptabilisé reste.',
    waiting: (count: number) =>
      counted('fr', count, { one: 'règle vous est proposée', other: 'règles vous sont proposées' }),
    look: 'Voir',
  },
  account: {
    title: 'Comptabiliser sur un compte',
    text: 'Pour ce qui n’est ni une facture ni un client\u202f: frais, intérêts, emprunt, impôts, virement interne.',
    account: 'Compte',
    accountHint: 'Par exemple 627, ou choisissez ci-dessous.',
    picks: [
      { account: '627', label: '627 Frais bancaires' },
      { account: '661', label: '661 Intérêts' },
      { account: '164', label: '164 Emprunt' },
      { account: '44551', label: '44551 TVA à payer' },
      { account: '580', label: '580 Virement interne' },
      { account: '768', label: '768 Produits financiers' },
    ],
    hasVat: 'Avec TVA',
    vatRate: 'Taux de TVA',
    vatAccount: 'Compte de TVA',
    confirm: 'Comptabiliser',
    action: 'Comptabiliser…',
    actionIn: (account: string) => `Comptabiliser en ${account}`,
    said: (account: string) => `Comptabilisé en ${account}.`,
    posted: (account: string) => `Compte ${account}`,
    byRule: 'par une règle',
    rule: 'Une règle reconnaît cette ligne.',
  },
  returned: {
    title: (party: string, numbers: string) =>
      `Rejet${party === '' ? '' : ` — ${party}`}${numbers === '' ? '' : `, ${numbers}`}`,
    paid: (day: string) => `payé le ${day}`,
    fee: (amount: string) => `${amount} de frais en 627`,
    accept: 'Rouvrir la facture',
    said: 'La facture est de nouveau ouverte.',
    posted: (numbers: string) => `Rejet, ${numbers} à payer de nouveau`,
    reasons: {
      'return.end-to-end': 'même référence de bout en bout',
      'return.number': 'numéro cité',
      'return.amount': 'même montant',
      'return.fee': 'montant plus des frais',
      'return.name': 'même payeur',
    } as Readonly<Record<string, string | undefined>>,
  },
  recorded: {
    title: (amount: string, day: string, numbers: string, count: number) =>
      `Déjà enregistré\u00a0: paiement de ${amount} du ${day}${invoices(numbers, count)}`,
    once: 'Rien ne sera comptabilisé une seconde fois.',
    several: (count: number) => `${count} paiements enregistrés correspondent\u202f: choisissez le bon.`,
    idea: (day: string, numbers: string, count: number) =>
      `Déjà enregistré le ${day}${invoices(numbers, count)}`,
    accept: 'Relier au paiement',
    said: 'Ligne reliée au paiement déjà enregistré.',
    hint: 'déjà enregistré',
    posted: (party: string) => `Paiement déjà enregistré${party === '' ? '' : `, ${party}`}`,
  },
  groups: {
    title: (total: number, count: number) =>
      `${lines(total)} en ${counted('fr', count, { one: 'décision', other: 'décisions' })}`,
    label: 'Décisions',
    kinds: {
      sure: (count: number) => counted('fr', count, { one: 'ligne sûre', other: 'lignes sûres' }),
      return: (count: number) => counted('fr', count, { one: 'rejet', other: 'rejets' }),
      rule: (count: number) =>
        counted('fr', count, { one: 'ligne d’une règle', other: 'lignes d’une règle' }),
      duplicate: (count: number) =>
        counted('fr', count, { one: 'doublon possible', other: 'doublons possibles' }),
      look: (count: number) => counted('fr', count, { one: 'ligne à regarder', other: 'lignes à regarder' }),
      'not-ours': (count: number) => `${lines(count)} hors clients`,
    },
    why: {
      sure: 'Montant exact, payeur ou numéro reconnu, aucun doute',
      return: 'La banque a repris un paiement\u202f: sa facture sera de nouveau ouverte',
      rule: (pattern: string, account: string) => `«\u00a0${pattern}\u00a0» → compte ${account}`,
      duplicate: 'La facture citée est déjà réglée, ou une autre ligne la paie aussi',
      look: 'Une réponse par ligne\u202f: plusieurs pistes, un doute, ou un partage',
      'not-ours':
        'Frais, impôts, emprunts, virements\u202f: à comptabiliser sur un compte ou à mettre de côté',
    },
    accept: {
      sure: (count: number) => (count === 1 ? 'Accepter la ligne' : `Accepter les ${count} lignes`),
      return: (count: number) => (count === 1 ? 'Rouvrir la facture' : `Rouvrir les ${count} factures`),
      rule: (count: number) => (count === 1 ? 'Comptabiliser' : `Comptabiliser les ${count}`),
    },
    acceptKey: 'Accepter le groupe',
    show: 'Voir',
    showAll: 'Voir tout',
    showGroup: (name: string) => `Voir\u00a0: ${name}`,
    said: (count: number) => counted('fr', count, { one: 'ligne acceptée', other: 'lignes acceptées' }),
    left: (count: number) =>
      counted('fr', count, { one: 'ligne attend encore', other: 'lignes attendent encore' }),
    undone: (count: number) => `${lines(count)} de nouveau en attente.`,
  },
  policy: {
    title: 'Quand Encaisse rapproche seul',
    text: 'Une ligne ne passe seule que sans le moindre doute. Vous choisissez combien de preuves il faut.',
    modes: {
      strict: 'Prudent',
      calibrated: 'Selon vos décisions',
      never: 'Jamais seul',
    },
    hints: {
      strict: 'Un numéro de facture lu en entier et le montant exact, ou des preuves aussi fortes.',
      calibrated: 'Comme prudent au début, puis réglé sur ce que vos propres lignes prouvent.',
      never: 'Tout vous est proposé\u202f; vous acceptez le groupe des lignes sûres d’une seule touche.',
    },
    now: (points: number, strict: number) =>
      points === strict
        ? `Aujourd’hui une ligne passe seule à partir de ${points} points de preuve, le réglage prudent.`
        : `Aujourd’hui une ligne passe seule à partir de ${points} points de preuve (prudent\u00a0: ${strict}).`,
    nowNever: 'Aujourd’hui aucune ligne ne passe seule.',
    history: (decisions: number, errors: number) =>
      `${counted('fr', decisions, { one: 'décision', other: 'décisions' })}, ${counted('fr', errors, { one: 'erreur', other: 'erreurs' })}.`,
    points:
      'Un numéro cité en entier vaut à lui seul le plus\u202f; un montant rare, un IBAN ou un nom connus s’y ajoutent. Il faut 300 décisions pour s’écarter du réglage prudent, et la preuve d’au plus une erreur sur mille pour descendre.',
    limit: 'Montant au-dessus duquel une personne décide toujours',
    limitHint: 'Vide\u202f: pas de limite.',
    save: 'Enregistrer',
    saved: 'Réglage enregistré.',
  },
};
