import { counted } from './plural.ts';

/** Clôture : ce qui reste à faire, réévaluation, créances douteuses. */
export const closing = {
  title: 'Clôture',
  subtitle: (day: string) => `Ce qu’il reste à faire pour arrêter les comptes au ${day}.`,
  books: 'Comptabilité',
  on: 'Date de clôture',
  states: { done: 'Fait', 'to-do': 'À faire', nothing: 'Rien à faire' },
  steps: {
    'bank-lines': 'Mouvements bancaires à rapprocher',
    suspense: 'Compte d’attente (471)',
    drafts: 'Brouillons d’écritures',
    'to-invoice': 'Factures à établir (4181)',
    doubtful: 'Créances douteuses (416, 491)',
    revaluation: 'Devises (476, 477, 666, 766)',
    vat: 'TVA',
    lock: 'Verrou de la période',
  },
  details: {
    'bank-lines': (count: number) =>
      count === 0
        ? 'Tous les mouvements sont expliqués.'
        : counted('fr', count, { one: 'mouvement attend.', other: 'mouvements attendent.' }),
    suspense: (amount: string | null) =>
      amount === null ? 'Le compte est soldé.' : `Il reste ${amount} à attribuer.`,
    drafts: (count: number) =>
      count === 0
        ? 'Aucun.'
        : counted('fr', count, { one: 'brouillon à valider.', other: 'brouillons à valider.' }),
    'to-invoice': (count: number) =>
      count === 0
        ? 'Rien de livré qui ne soit facturé.'
        : counted('fr', count, { one: 'livraison à rattacher.', other: 'livraisons à rattacher.' }),
    doubtful: (count: number) =>
      count === 0
        ? 'Aucune créance marquée ni assez ancienne.'
        : counted('fr', count, { one: 'créance à voir.', other: 'créances à voir.' }),
    revaluation: (count: number) =>
      count === 0
        ? 'Rien n’est ouvert en devises.'
        : counted('fr', count, {
            one: 'poste ou compte en devises.',
            other: 'postes et comptes en devises.',
          }),
    vat: (amount: string | null) =>
      amount === null ? 'Rien de collecté.' : `Le compte 44571 porte ${amount}. Déclarez, puis verrouillez.`,
    lock: (day: string | null) => (day === null ? 'Rien n’est verrouillé.' : `Verrouillé jusqu’au ${day}.`),
    booked: (day: string) => `Passé au ${day}.`,
  },
  pending: 'Extournes à venir',
  pendingText: 'Passées avec leur écriture, elles comptent à partir de leur date.',
  run: {
    booked: (by: string, instant: string) => `Passé par ${by}, ${instant}.`,
    reverses: (day: string) => `S’extourne de lui-même le ${day}.`,
    pending: (day: string) => `L’extourne attend le ${day}.`,
    undo: 'Annuler cette clôture',
    undone: 'La clôture est annulée.',
    entries: 'Écritures',
    replaces: 'Passer à nouveau remplace ce qui est passé.',
  },
  revaluation: {
    title: 'Réévaluation des devises',
    subtitle: (day: string) => `Ce qui est ouvert en devises, au dernier cours du ${day}.`,
    rates: 'Cours de clôture',
    none: 'Rien n’est ouvert en devises ce jour-là.',
    noneHint: 'Choisissez une autre date de clôture.',
    quote: (base: string, rate: string, currency: string) => `1 ${base} = ${rate} ${currency}`,
    source: { ecb: 'BCE', hand: 'à la main' },
    missing: (currency: string, day: string) => `Pas de cours ${currency} au ${day}. Lequel prendre\u202f?`,
    take: (day: string, rate: string) => `${day}\u00a0: ${rate}`,
    noRate: (currency: string) => `Aucun cours ${currency} n’est connu.`,
    settings: 'Cours de change',
    items: 'Créances et dettes',
    itemsText: 'Les écarts vont en 476 (perte latente) et 477 (gain latent), puis s’extournent.',
    banks: 'Comptes bancaires',
    banksText: 'Leur écart est un résultat de l’exercice (666, 766)\u00a0: il reste.',
    columns: {
      number: 'Facture',
      party: 'Tiers',
      bank: 'Compte',
      amount: 'En devise',
      booked: 'Comptabilisé',
      closing: 'Au cours de clôture',
      difference: 'Écart',
    },
    figures: { loss: 'Pertes latentes (476)', gain: 'Gains latents (477)', provision: 'Provision (1515)' },
    provision: 'Provisionner les pertes latentes (1515 / 6865)',
    provisionHint:
      'La provision est portée au montant des pertes latentes\u202f; ce qui est de trop est repris en 7865.',
    book: 'Passer la réévaluation',
    booked: 'La réévaluation est passée.',
  },
  doubtful: {
    title: 'Créances douteuses',
    subtitle: (day: string) => `Au ${day}\u00a0: passage en 416 et dépréciation, créance par créance.`,
    rows: 'Créances marquées',
    rowsText:
      'Le passage en 416 s’extourne de lui-même\u202f; la dépréciation (491) reste, et se complète ou se reprend à chaque clôture.',
    reversesOn: 'Retour au 411 le',
    reversesHint:
      'Le lendemain pour une clôture\u202f; plus tard pour les garder au 416. Ce qui sera réglé d’ici là se lira au 411 jusqu’à ce jour.',
    none: 'Aucune créance n’est marquée douteuse.',
    noneHint: 'Marquez-les ici d’après leur âge, ou depuis une facture.',
    candidates: 'D’après leur âge',
    candidatesText: 'Assez anciennes pour votre barème, et pas encore marquées.',
    mark: 'Marquer',
    markAll: 'Marquer toutes',
    marked: (count: number) =>
      counted('fr', count, { one: 'créance est marquée.', other: 'créances sont marquées.' }),
    due: (day: string) => `échue le ${day}`,
    open: 'Ouvert TTC',
    net: 'Ouvert HT',
    standing: 'Déjà déprécié',
    percent: 'Taux',
    percentOf: (number: string) => `Taux de ${number}`,
    change: 'Mouvement',
    proposed: (percent: string) => `Barème\u00a0: ${percent}\u202f%`,
    last: (percent: string) => `Dernière clôture\u00a0: ${percent}\u202f%`,
    released: 'Soldée ou levée\u00a0: la dépréciation est reprise (7817).',
    withoutVat: 'Reprise sans le détail de sa TVA\u00a0: tout compte.',
    total: (charge: string, release: string) => `Dotation (6817) ${charge} · Reprise (7817) ${release}`,
    scale: 'Barème par âge',
    scaleText: 'Ce que l’écran propose\u202f; rien n’est passé sans vous.',
    scaleEmpty: 'Pas de barème\u00a0: rien n’est proposé.',
    scaleEdit: 'Modifier le barème',
    scaleStep: (days: number, percent: string) =>
      `Dès ${counted('fr', days, { one: 'jour', other: 'jours' })} de retard\u00a0: ${percent}\u202f%`,
    scaleDays: (line: number) => `Jours de retard, palier ${line}`,
    scalePercent: (line: number) => `Taux en %, palier ${line}`,
    scaleAdd: 'Ajouter un palier',
    scaleRemove: (line: number) => `Supprimer le palier ${line}`,
    scaleSaved: 'Le barème est enregistré.',
    book: 'Passer les créances douteuses',
    booked: 'Les créances douteuses sont passées.',
  },
};
