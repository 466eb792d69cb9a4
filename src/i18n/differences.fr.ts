/** What does not add up to the cent: on a bank line, and on an invoice that is not asked for any more. */
export const differences = {
  kinds: {
    rounding: 'Arrondi',
    discount: 'Escompte',
    fee: 'Frais de banque',
    irrecoverable: 'Créance irrécouvrable',
    waiver: 'Abandon de créance',
  },
  /** « 24,00 € d’escompte » */
  amountOf: {
    rounding: (amount: string) => `${amount} d’arrondi`,
    discount: (amount: string) => `${amount} d’escompte`,
    fee: (amount: string) => `${amount} de frais`,
    irrecoverable: (amount: string) => `${amount} de perte`,
    waiver: (amount: string) => `${amount} abandonnés`,
  },
  settled: (difference: string, invoices: number) =>
    `${difference}, ${invoices === 1 ? 'la facture est soldée' : 'les factures sont soldées'}.`,
  exchanged: (amount: string, invoices: number) =>
    `${amount} payés dans une autre devise, ${invoices === 1 ? 'la facture est soldée' : 'les factures sont soldées'}. L’écart de change est comptabilisé.`,
  accept: (difference: string) => `Accepter, ${difference}`,
  acceptExchange: 'Accepter, écart de change',
  dont: (difference: string) => `dont ${difference}`,
  editor: {
    lacking: (amount: string) => `Il manque ${amount}. Qu’est-ce\u202f?`,
    over: (amount: string) => `Il y a ${amount} de trop. Qu’est-ce\u202f?`,
    rest: 'Reste dû',
    onAccount: 'Acompte',
  },
  dialog: {
    action: 'Solder la différence',
    title: (number: string) => `Solder ${number}`,
    why: 'Pourquoi ce reste ne sera pas payé',
    hints: {
      rounding: (limit: string) => `Quelques centimes, ${limit} au plus`,
      discount: 'Le client a payé tôt\u202f; la TVA baisse d’autant (CGI, art. 267)',
      fee: 'Gardés par une banque en route\u202f; la TVA ne change pas',
      irrecoverable: 'Perdue avec preuve\u202f; la TVA se récupère (CGI, art. 272)',
      waiver: 'Vous y renoncez\u202f; la TVA versée reste due',
    },
    amount: 'Montant',
    reason: { irrecoverable: 'Ce qui prouve la perte', waiver: 'Pourquoi vous y renoncez' },
    reasonHint: {
      irrecoverable: 'Exemple\u00a0: certificat d’irrécouvrabilité du liquidateur, 3 novembre 2026.',
      waiver: 'Exemple\u00a0: geste commercial convenu avec la direction.',
    },
    entry: 'Écriture',
    debit: 'Débit',
    credit: 'Crédit',
    withoutVat:
      'Cette facture a été reprise sans le détail de sa TVA\u202f: le montant passe entier en charge.',
    discountVat: 'Dites au client, par une mention ou un avoir, que sa TVA déductible baisse d’autant.',
    copyTitle: 'Pour récupérer la TVA',
    copyText:
      'Envoyez au client un double de la facture avec cette mention. Sans elle, la TVA ne se récupère pas.',
    // The words of the law (CGI art. 272, 1; BOI-TVA-DED-40-10-20): French whatever the language.
    mention: (net: string, vat: string) =>
      `Facture demeurée impayée pour la somme de ${net} (prix net) et pour la somme de ${vat} (taxe correspondante) qui ne peut faire l’objet d’une déduction (CGI, art. 272).`,
    copy: 'Copier la mention',
    copied: 'Mention copiée.',
    submit: 'Solder',
    done: 'C’est soldé. Vous pouvez l’annuler dans les règlements.',
  },
  settings: {
    title: 'Différences de règlement',
    text: 'Ce que vous arrondissez sans le demander, et où vont les écarts.',
    limit: 'Arrondi au plus',
    limitHint: 'Au-delà, il faut une autre raison. 100,00 au plus.',
    accounts: 'Comptes',
    accountsText: 'Un compte absent du plan y est ajouté.',
    names: {
      roundingLoss: 'Arrondi, en moins',
      roundingGain: 'Arrondi, en plus',
      discount: 'Escomptes accordés',
      fee: 'Frais de banque',
      irrecoverable: 'Créances irrécouvrables',
      waiver: 'Abandons de créances',
      exchangeLoss: 'Pertes de change',
      exchangeGain: 'Gains de change',
      payoutClearing: 'Paiements en ligne en attente de versement',
      payoutFee: 'Commissions de paiement',
      payoutFeeVat: 'TVA sur ces commissions',
      payoutOther: 'Versements : reste à régulariser',
    },
    saved: 'Différences de règlement enregistrées.',
  },
};
