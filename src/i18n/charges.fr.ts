import { counted } from './plural.ts';

const semester = (code: string): string =>
  `${code.endsWith('1') ? '1ᵉʳ' : '2ᵉ'} semestre ${code.slice(0, 4)}`;

/** Late charges: their rates in the settings, and their section on the account of a customer. */
export const charges = {
  semester,
  rule: (days: number) =>
    `Tout est payé dans les ${counted('fr', days, { one: 'jour', other: 'jours' })} après la première relance.`,
  rates: {
    title: 'Taux de retard',
    text: 'Ce qui fait l’intérêt d’une facture payée en retard, semestre par semestre.',
    missingTitle: (code: string) => `Le taux du ${semester(code)} n’est pas saisi`,
    missingText: (to: string) =>
      `L’intérêt est compté jusqu’au ${to}. Il reprendra dès que vous aurez saisi les deux taux ci-dessous\u00a0: rien n’est supposé.`,
    printed: 'Taux imprimé sur vos factures',
    printedText: 'Ce que disent vos factures est ce qui est calculé. Il se change dans Facturation.',
    printedLink: 'Changer la mention',
    none: 'Aucun taux imprimé\u00a0: celui de la loi s’applique.',
    reading: {
      none: 'BCE + 10 points',
      'central-bank': (figure: string) => `BCE + ${figure} points`,
      legal: (figure: string) => `${figure} fois le taux légal`,
      contract: 'taux fixe',
      unread: '',
    },
    now: (reading: string, percent: string, code: string) =>
      `${reading}, soit ${percent} au ${semester(code)}.`,
    nowMissing: (reading: string) => `${reading}.`,
    unread:
      'Aucun taux annuel ne se lit dans cette mention\u00a0: aucun intérêt n’est calculé, seule l’indemnité l’est. Écrivez par exemple « taux de la BCE majoré de 10 points » ou « 12 % ».',
    floor: (floor: string) =>
      `Ce taux est en dessous du plancher de la loi\u00a0: trois fois le taux légal, soit ${floor} (C. com. L441-10). Relevez-le.`,
    table: 'Taux par semestre',
    columns: {
      semester: 'Semestre',
      ecb: 'BCE',
      law: 'BCE + 10',
      legal: 'Taux légal',
      floor: 'Plancher',
      source: 'Source',
    },
    showAll: (count: number) => `Voir les ${count} semestres`,
    published: 'Publié',
    company: 'Saisi par vous',
    replaces: 'Saisi par vous, remplace le taux publié',
    drop: 'Effacer',
    dropOf: (code: string) => `Effacer les taux du ${semester(code)}`,
    dropped: 'Taux effacé.',
    enter: 'Saisir un semestre',
    enterText:
      'BCE\u00a0: taux des opérations principales de refinancement au premier jour du semestre. Taux légal\u00a0: celui des créanciers professionnels, fixé par arrêté.',
    semesterField: 'Semestre',
    ecbField: 'Taux de la BCE (%)',
    legalField: 'Taux légal (%)',
    save: 'Enregistrer',
    saved: 'Taux enregistré.',
    booking: 'Comptabilisation',
    bookingText:
      'Sans TVA\u00a0: ces sommes réparent un retard, elles ne paient rien. Un compte absent du plan y est ajouté.',
    interestAccount: 'Compte des intérêts',
    indemnityAccount: 'Compte de l’indemnité de 40\u00a0€',
    waiver: 'Renoncer tout seul',
    waiverText: 'Pour un client qui paie dès qu’on le lui rappelle.',
    waiverOn: 'Renoncer aux frais si tout est payé peu après la première relance',
    waiverDays: 'Jours après la première relance',
    settingsSaved: 'Réglages enregistrés.',
  },
  customer: {
    title: 'Frais de retard',
    text: (reading: string) => `Taux\u00a0: ${reading}`,
    consumer: 'Un particulier ne doit ni indemnité ni pénalités de retard.',
    none: 'Aucune facture n’a été payée en retard.',
    due: (date: string) => `échue le ${date}`,
    paid: (date: string) => `, payée le ${date}`,
    columns: { computed: 'Calculé', announced: 'Annoncé', booked: 'Comptabilisé', waived: 'Abandonné' },
    caption: (asOf: string) => `Indemnité et intérêts au ${asOf}`,
    open: (number: string) => `Calcul des frais de retard de ${number}`,
    missing: (code: string, to: string) =>
      `Le taux du ${semester(code)} n’est pas saisi\u00a0: l’intérêt est compté jusqu’au ${to}.`,
    missingLink: 'Saisir le taux',
    unread: (mention: string) =>
      `La facture annonce « ${mention} »\u00a0: aucun taux ne s’y lit, aucun intérêt n’est calculé.`,
    contested: (amount: string) =>
      `${amount} contestés\u00a0: ils ne portent pas intérêt tant que le litige est ouvert.`,
    insolvent: (date: string) =>
      `Procédure collective ouverte le ${date}\u00a0: les intérêts s’arrêtent la veille (C. com. L622-28).`,
    computation: {
      period: 'Période',
      base: 'Sur',
      days: 'Jours',
      rate: 'Taux',
      amount: 'Montant',
      span: (from: string, to: string) => `${from} – ${to}`,
      indemnity: 'Indemnité forfaitaire (C. com. D441-5)',
      nothing: 'Aucun intérêt.',
    },
    history: 'Ce qui a été fait',
    kinds: { indemnity: 'Indemnité', interest: 'Intérêts' },
    states: { announced: 'annoncé', booked: 'comptabilisé', waived: 'abandonné', cancelled: 'annulé' },
    event: (kind: string, amount: string, state: string, on: string, by: string) =>
      `${on}\u00a0: ${state} par ${by}, ${kind.toLowerCase()} ${amount}`,
    reasons: {
      'computed-anew': 'le calcul a changé',
      'waiver-lifted': 'renonciation levée',
    },
    exempt: {
      item: (reason: string, by: string, on: string) => `Abandonnés le ${on} par ${by}\u00a0: ${reason}`,
      customer: (reason: string, by: string, on: string) =>
        `Aucuns frais de retard pour ce client, depuis le ${on} (${by})\u00a0: ${reason}`,
      rule: 'Abandonnés par votre règle\u00a0: tout a été payé peu après la première relance.',
    },
    lift: 'Réclamer à nouveau',
    lifted: 'Les frais peuvent être réclamés à nouveau.',
    book: 'Comptabiliser',
    bookOf: (number: string, amount: string) => `Comptabiliser ${amount} pour ${number}`,
    bookAll: 'Tout comptabiliser',
    booked: (count: number) =>
      counted('fr', count, { one: 'poste comptabilisé', other: 'postes comptabilisés' }) + '.',
    undo: 'Annuler la comptabilisation',
    undone: 'La comptabilisation est annulée.',
    bookedAs: (number: string, amount: string) => `${number}\u00a0: ${amount} dans les livres`,
    bookedPaid: ', payé',
    waive: 'Renoncer',
    waiveOf: (number: string) => `Renoncer aux frais de ${number}`,
    showAll: (count: number) => `Voir les ${count} factures`,
    waiveAll: 'Renoncer pour ce client',
    waiveTitle: (name: string) => `Renoncer aux frais de retard\u00a0: ${name}`,
    waiveText:
      'Ce qui est annoncé est abandonné, ce qui est comptabilisé sort des livres, plus rien ne court.',
    reason: 'Raison',
    reasonHint: 'Exemple\u00a0: geste commercial convenu par téléphone.',
    waived: 'C’est abandonné.',
    terms: 'Taux convenu',
    termsTitle: 'Taux et procédure collective',
    lateRate: 'Taux convenu avec ce client',
    lateRateHint: 'Imprimé sur ses factures et calculé. Vide\u00a0: le taux de la société.',
    insolventSince: 'Procédure collective ouverte le',
    insolventHint: 'Arrête les intérêts, l’indemnité et les relances.',
    save: 'Enregistrer',
    termsSaved: 'Conditions enregistrées.',
  },
};
