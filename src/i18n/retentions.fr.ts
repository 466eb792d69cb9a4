/** The retention of guarantee of an issued invoice, on its page. */
export const retentions = {
  title: 'Retenue de garantie',
  held: 'Retenue',
  heldUntil: 'Jusqu’au',
  opposed: 'Libération suspendue',
  untilSomebody: 'jusqu’à une décision',
  reason: 'Motif',
  by: (name: string) => `noté par ${name}`,
  released: 'Libérée le',
  releasedBy: (name: string) => `par ${name}`,
  left: 'Reste à payer',
  paid: 'payée',
  credited: 'Rendue par avoir',
  note: 'Ni relancée ni comptée dans la balance âgée jusqu’à sa libération.',
  release: 'Libérer maintenant',
  releaseTitle: (number: string) => `Libérer la retenue de ${number}`,
  releaseText:
    'Le montant passe du compte 4117 au compte 411 aujourd’hui\u00a0: il est dû, suivi et relancé comme toute facture. Si la libération est une erreur, vous pourrez l’annuler ici.',
  releaseDone: 'Retenue libérée.',
  hold: 'Suspendre la libération',
  holdTitle: 'Suspendre la libération',
  holdText:
    'Le maître de l’ouvrage s’y oppose (loi 71‑584, art. 2), ou une autre date est convenue. Sans date, la retenue attend que vous la libériez.',
  until: 'Libérer le',
  holdDone: 'Suspension notée.',
  undo: 'Annuler la libération',
  undoTitle: 'Annuler la libération',
  undoText:
    'L’écriture est contre-passée\u00a0: le montant revient au compte 4117 et attend que vous le libériez.',
  undoDone: 'Libération annulée.',
};
