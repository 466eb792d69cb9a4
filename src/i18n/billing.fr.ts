import { counted } from './plural.ts';

const deliveries = (count: number) =>
  counted('fr', count, { one: 'livraison', other: 'livraisons', many: 'de livraisons' });
const customers = (count: number) => counted('fr', count, { one: 'client', other: 'clients' });
const days = (count: number) => counted('fr', count, { one: 'jour', other: 'jours' });
const lines = (count: number) => counted('fr', count, { one: 'ligne', other: 'lignes' });
const invoices = (count: number) => counted('fr', count, { one: 'facture', other: 'factures' });

/** What waits to be invoiced, and what is invoiced again and again. */
export const billing = {
  title: 'À facturer',
  /** « 12 livraisons de 4 clients attendent leur facture ». */
  waiting: (count: number, from: number) =>
    count === 0
      ? 'Tout ce qui est livré est facturé.'
      : `${deliveries(count)} de ${customers(from)} ${count === 1 ? 'attend sa' : 'attendent leur'} facture.`,
  failed: (count: number) =>
    `${deliveries(count)} n’${count === 1 ? 'a' : 'ont'} pas pu être ${count === 1 ? 'facturée' : 'facturées'} automatiquement. La raison est dans la liste.`,
  drafted: (count: number) =>
    counted('fr', count, { one: 'brouillon à émettre', other: 'brouillons à émettre' }),
  label: 'Livraisons et prestations',
  search: 'Client, référence, commande',
  figures: {
    label: 'Délai de facturation',
    toInvoice: 'À facturer HT',
    oldest: 'La plus ancienne',
    median: 'Délai médian',
    medianValue: (value: string) => `${value}\u00a0j`,
    within: (count: number) => `Sous ${days(count)}`,
    none: '—',
    months: 'Délai de la livraison à la facture',
    monthsHint: 'Douze derniers mois, par mois de facturation.',
    month: 'Mois',
    invoiced: 'Facturées',
    target: 'Objectif',
    targetDays: days,
    open: 'Délais par mois',
  },
  views: {
    label: 'Afficher',
    waiting: 'En attente',
    drafted: 'En brouillon',
    invoiced: 'Facturées',
    cancelled: 'Annulées',
  },
  columns: {
    customer: 'Client',
    reference: 'Référence',
    deliveredOn: 'Faite le',
    what: 'Désignation',
    order: 'Commande',
    net: 'Montant HT',
    invoice: 'Facture',
    reason: 'Motif',
  },
  more: (count: number) => `+ ${lines(count)}`,
  noReference: 'Sans référence',
  draft: 'Brouillon',
  since: (count: number) => (count === 0 ? 'ce jour' : `${String(count)}\u00a0j`),
  natures: { goods: 'Livraison', services: 'Prestation terminée' },
  empty: {
    first: 'Rien n’attend d’être facturé',
    firstText:
      'Notez vos livraisons et vos prestations terminées, ou importez-les\u00a0: elles se facturent ensuite une à une, ou par mois.',
    none: 'Aucune livraison ne correspond',
    noneText: 'Changez de vue ou de recherche.',
  },
  actions: {
    add: 'Nouvelle livraison',
    import: 'Importer',
    rules: 'Facturation automatique',
    accrual: 'Clôture (4181)',
    more: 'Autres actions',
    bill: (count: number) => `Facturer ${deliveries(count)}`,
    billAll: 'Tout facturer',
    cancel: 'Ne pas facturer',
  },
  add: {
    missing: 'Choisissez un client.',
    title: 'Livraison ou prestation à facturer',
    nature: 'Nature',
    reference: 'Référence',
    referenceHint: 'Bon de livraison, bon d’intervention…',
    deliveredOn: 'Livrée ou terminée le',
    order: 'Commande du client',
    submit: 'Noter',
    done: (customer: string) => `À facturer à ${customer}.`,
  },
  cancel: {
    title: 'Ne pas facturer cette livraison',
    text: 'Elle reste connue par sa référence, et ne reviendra pas à l’import suivant.',
    reason: 'Motif',
    reasonHint: 'Rendue, offerte, notée deux fois…',
    submit: 'Ne pas facturer',
    done: 'Elle ne sera pas facturée.',
  },
  bill: {
    title: (count: number) => `Facturer ${deliveries(count)}`,
    by: 'Regrouper',
    each: 'Une facture par livraison',
    month: 'Une facture récapitulative par client et par mois',
    monthHint: 'Chaque livraison y figure avec sa date (CGI art. 289, I-3).',
    byOrder: 'Une facture à part pour chaque commande du client',
    mode: 'Ensuite',
    modes: {
      draft: 'Garder en brouillon',
      issue: 'Émettre',
      send: 'Émettre et envoyer par e-mail',
    },
    final: 'Une facture émise ne change plus\u00a0: elle se corrige par un avoir.',
    submit: { draft: 'Préparer les brouillons', issue: 'Émettre les factures', send: 'Émettre et envoyer' },
    result: (made: number) =>
      made === 0 ? 'Rien n’a pu être facturé.' : `${invoices(made)} ${made === 1 ? 'faite' : 'faites'}.`,
    refused: (count: number) =>
      `${counted('fr', count, { one: 'n’a pas pu l’être', other: 'n’ont pas pu l’être' })}\u00a0:`,
    deliveries,
  },
  import: {
    title: 'Importer des livraisons',
    drop: 'Votre tableau de livraisons',
    reading: 'Lecture…',
    hint: 'Une ligne par article\u00a0: client, référence, date, désignation, quantité, prix unitaire HT\u00a0; TVA, unité et commande si vous les avez. Rien n’est pris avant votre accord.',
    found: (count: number, of: number, sum: string) => `${deliveries(count)} de ${customers(of)}, ${sum} HT`,
    nothing: 'Rien de nouveau à prendre dans ce fichier.',
    known: (count: number) => `${deliveries(count)} déjà ${count === 1 ? 'connue' : 'connues'}.`,
    bad: (count: number) => `${lines(count)} à corriger\u00a0:`,
    badHint:
      'Leurs livraisons sont laissées de côté. Corrigez le fichier et redonnez-le\u00a0: ce qui est déjà pris est reconnu.',
    take: (count: number) => `Prendre ${deliveries(count)}`,
    another: 'Un autre fichier',
    taken: (count: number) => `${deliveries(count)} ${count === 1 ? 'prise' : 'prises'}.`,
    moreBad: (count: number) => `et ${lines(count)} de plus`,
  },
  rules: {
    title: 'Facturation automatique',
    text: 'Les livraisons de ces clients se facturent d’elles-mêmes, à l’heure dite. Ce qui attend déjà en fait partie.',
    none: 'Aucun client n’est facturé automatiquement.',
    moments: { at_once: 'Chaque livraison aussitôt', month_end: 'Une facture en fin de mois' },
    moment: 'Quand',
    hour: 'À partir de',
    hourValue: (hour: number) => `${String(hour)}\u00a0h`,
    byOrder: 'Une facture par commande',
    add: 'Ajouter un client',
    save: 'Enregistrer',
    drop: 'Arrêter',
    dropped: (name: string) => `Les livraisons de ${name} attendent de nouveau votre décision.`,
    saved: (name: string) => `${name} est facturé automatiquement.`,
  },
  accrual: {
    title: 'Produits non encore facturés',
    text: 'À la clôture, ce qui est livré et pas encore facturé est comptabilisé (4181 au débit, 70 et 44587 au crédit), puis extourné le lendemain.',
    closingOn: 'Jour de clôture',
    submit: 'Comptabiliser',
    done: (count: number, net: string) => `${deliveries(count)} comptabilisées, ${net} HT.`,
    nothing: 'Tout ce qui était livré à cette date était facturé.',
    and: '\u00a0; ',
    rate: (currency: string, base: string) => `Cours du jour\u00a0: 1 ${currency} en ${base}`,
    rateHint: 'Celui du jour de clôture (PCG art. 420-5).',
    rateUnread: 'Un cours est un nombre plus grand que zéro.',
    rateGiven: (currency: string, rate: string, base: string) => `1\u00a0${currency} = ${rate}\u00a0${base}`,
    past: 'Clôtures comptabilisées',
    row: (count: number, net: string) => `${deliveries(count)}, ${net} HT`,
  },
  zone: (name: string) => `Heure du client\u00a0: ${name}.`,
  home: {
    toInvoice: (count: number) =>
      counted('fr', count, { one: 'livraison à facturer', other: 'livraisons à facturer' }),
    failed: (count: number) =>
      counted('fr', count, {
        one: 'livraison non facturée automatiquement',
        other: 'livraisons non facturées automatiquement',
      }),
    subscriptions: (count: number) =>
      counted('fr', count, { one: 'abonnement en échec', other: 'abonnements en échec' }),
  },
};
