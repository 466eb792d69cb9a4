import { counted } from './plural.ts';

/** Money of many customers in one line of the bank: what providers and the bank will send, and what came. */
export const payouts = {
  tab: 'Versements',
  title: 'Versements et remises',
  subtitle:
    'Ce que vos prestataires de paiement et votre banque vont verser en une fois. Quand la ligne arrive, elle est rapprochée du tout.',
  import: {
    action: 'Importer un rapport',
    title: 'Importer un rapport de versement',
    drop: 'Déposez le rapport de votre prestataire, ou votre fichier de prélèvements',
    hint: 'Stripe, Mollie, SumUp, PayPal, GoCardless ou un tableau semblable (CSV, Excel)\u202f; prélèvements en pain.008 ou en CSV. Chaque ligne est vérifiée\u00a0: brut moins frais égale net.',
    reading: 'Lecture et vérification…',
    done: (count: number) =>
      counted('fr', count, { one: 'versement enregistré', other: 'versements enregistrés' }),
    known: (references: string) => `Déjà connu, laissé de côté\u00a0: ${references}.`,
    auto: (count: number) =>
      counted('fr', count, { one: 'ligne de banque rapprochée', other: 'lignes de banque rapprochées' }),
    another: 'Un autre rapport',
    nothing: 'Rien de nouveau dans ce rapport',
  },
  kinds: {
    payout: 'Versement',
    cheque_deposit: 'Remise de chèques',
    direct_debit: 'Prélèvements',
    bill_remittance: 'Remise d’effets',
  },
  list: 'Versements et remises',
  columns: {
    expected: 'Prévu le',
    what: 'Versement',
    gross: 'Brut',
    fee: 'Frais',
    net: 'Attendu',
    received: 'Reçu',
    difference: 'Écart',
    state: 'État',
  },
  states: { expected: 'Attendu', received: 'Reçu', cancelled: 'Annulé' },
  toSettle: (count: number) => counted('fr', count, { one: 'à compléter', other: 'à compléter' }),
  parts: (count: number) => counted('fr', count, { one: 'paiement', other: 'paiements' }),
  empty: {
    title: 'Aucun versement pour l’instant',
    text: 'Téléchargez le rapport d’un versement chez votre prestataire de paiement et déposez-le ici\u202f: les factures sont soldées au brut, les frais comptabilisés, et la ligne de banque reconnue quand elle arrive.',
  },
  detail: {
    list: 'Paiements de ce versement',
    columns: { what: 'Paiement', invoice: 'Facture', amount: 'Brut', fee: 'Frais' },
    kinds: {
      charge: 'Paiement',
      refund: 'Remboursement',
      chargeback: 'Contestation',
      fee: 'Frais',
      other: 'Autre opération',
    },
    waiting: 'Facture non trouvée',
    attribute: 'Attribuer',
    choose: 'Choisir la facture',
    chooseHint: 'Numéro, client ou montant',
    chosen: 'Facture choisie.',
    nothing: 'Aucune facture ouverte ne correspond.',
    aside: 'À régulariser, au compte 478 ou à celui que vous avez choisi',
    reopened: (numbers: string) => `${numbers}, de nouveau due`,
    receivedOn: (day: string) => `Reçu le ${day}`,
    by: (name: string, at: string) => `Enregistré par ${name}, ${at}`,
    undo: 'Annuler ce rapport',
    undoTitle: 'Annuler ce rapport\u202f?',
    undoText: (reference: string) =>
      `Tout ce que le versement ${reference} a enregistré est contre-passé\u202f: ses factures sont de nouveau ouvertes. Vous pourrez l’importer à nouveau.`,
    undone: 'Rapport annulé.',
    receivedFirst: 'La ligne de banque qui l’a encaissé s’annule d’abord.',
  },
  line: {
    title: (kind: string, reference: string) => `${kind} ${reference}`,
    gross: (gross: string, fee: string) => `${gross} brut, ${fee} de frais`,
    accept: 'Accepter',
    complete: 'Compléter la remise',
    said: (reference: string) => `Rapproché avec ${reference}.`,
  },
};
