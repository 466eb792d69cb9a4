/** Créances douteuses, au fil des factures; double d'une facture impayée. */
export const doubtful = {
  action: 'Marquer douteuse',
  title: 'Marquer la créance douteuse',
  text: 'Elle se suit et se relance comme avant. À la prochaine clôture, elle passe en 416 et vous choisissez sa dépréciation.',
  reason: 'Pourquoi',
  reasons: {
    insolvency: 'Procédure collective',
    age: 'Ancienneté',
    dispute: 'Litige',
    other: 'Autre raison',
  },
  note: 'Précision',
  noteHint: 'Exemple\u00a0: redressement judiciaire ouvert le 3 novembre 2026.',
  submit: 'Marquer douteuse',
  done: 'La créance est marquée douteuse.',
  lift: 'Lever le doute',
  lifted: 'La créance n’est plus douteuse.',
  marked: (reason: string, day: string) => `Créance douteuse depuis le ${day} (${reason.toLowerCase()})`,
  copyTitle: 'Double de la facture impayée',
  copyText: (net: string, vat: string) =>
    `Perte de ${net} hors taxe\u202f; ${vat} de TVA à récupérer en envoyant ce double au client (CGI, art. 272).`,
  copyMake: 'Établir le double',
  copyOpen: (day: string) => `Double établi le ${day}`,
  copyNoPdf: 'La facture n’a pas de PDF. Joignez-le pour établir le double.',
};
