/** The papers of posted letters: numbers, receipts, what became of them. */
export const letterProofs = {
  toPrint: 'Recommandé à imprimer',
  download: 'Télécharger les recommandés',
  number: (number: string) => `N° ${number}`,
  numberOf: (name: string) => `Numéro du recommandé à ${name}`,
  placeholder: 'Numéro, tapé ou scanné',
  saveNumber: 'Noter',
  deposit: 'Preuve de dépôt',
  receipt: 'Avis de réception',
  attach: { deposit: 'Joindre la preuve de dépôt', receipt: 'Joindre l’avis ou l’enveloppe' },
  awaits: {
    deposit: 'L’étape sera faite avec la preuve de dépôt.',
    delivery: 'L’étape sera faite avec l’avis signé, ou le pli revenu refusé ou non réclamé.',
  },
  outcome: 'Ce que dit la poste',
  outcomes: {
    delivered: 'Distribué',
    refused: 'Refusé',
    unclaimed: 'Avisé et non réclamé',
    'wrong-address': 'Adresse inexacte',
    unknown: 'Revenu, motif à lire',
  },
  hints: {
    refused:
      'L’adresse est bonne. En principe, une mise en demeure en recommandé reste valable même si le pli n’a pas été retiré (Cass. 1re civ., 20 janvier 2021, n° 19-20.680).',
    unclaimed:
      'L’adresse est bonne. En principe, une mise en demeure en recommandé reste valable même si le pli n’a pas été retiré (Cass. 1re civ., 20 janvier 2021, n° 19-20.680).',
    'wrong-address':
      'Plus de lettre à cette adresse tant qu’elle n’est pas corrigée ou confirmée sur la fiche du client.',
    unknown: 'Lisez le motif sur l’enveloppe, puis notez-le ici.',
  },
  on: 'Le',
  note: 'Noter la suite…',
  noteOne: (name: string) => `Noter la suite de la lettre à ${name}`,
  save: 'Noter',
  noted: 'C’est noté.',
  kept: 'La preuve est gardée avec la lettre.',
  openTitle: 'Recommandés à suivre',
  openText: 'La preuve manque encore, ou le pli est revenu sans motif noté.',
};
