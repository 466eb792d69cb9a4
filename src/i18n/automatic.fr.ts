import { counted, plural } from './plural.ts';

const reminders = (count: number): string => counted('fr', count, { one: 'relance', other: 'relances' });
const own = (count: number): string => plural('fr', count, { one: 'd’elle-même', other: 'd’elles-mêmes' });

/** Reminders that prepare themselves and leave by themselves; and « Relancer » on one customer or invoice. */
export const automatic = {
  title: 'Relances automatiques',
  text: 'Encaisse prépare les relances aux jours choisis. Les étapes automatiques partent un jour ouvré après avoir été annoncées\u202f; les autres attendent votre relecture.',
  schedule: 'Préparation planifiée',
  scheduleText: 'Un jour manqué est rattrapé une fois, le jour ouvré suivant.',
  isOn: 'Préparer les relances sans clic',
  weekdays: 'Jours',
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  hour: 'Heure',
  hourHint: (zone: string) =>
    `À l’horloge de votre société (${zone}). Les relances annoncées partent à cette heure-là, ou à l’ouverture de vos heures d’envoi.`,
  next: (day: string) => `Prochaine préparation\u00a0: le ${day}.`,
  responsible: 'Responsables prévenus',
  responsibleHint:
    'Reçoivent, un jour ouvré avant, la liste de ce qui partira, avec de quoi retirer, suspendre ou changer de niveau. Le responsable d’un client est prévenu à leur place.',
  responsibleNone: 'Personne n’est prévenu\u00a0: rien ne partira sans relecture.',
  noStep:
    'Aucune étape n’est automatique pour l’instant\u00a0: tout attend la relecture. Choisissez-les dans Relances.',
  toPolicy: 'Régler les étapes',
  save: 'Enregistrer',
  saved: 'Le réglage est enregistré.',
  conflict: 'Quelqu’un a changé ce réglage entre-temps. Le voici\u00a0; recommencez si besoin.',
  sending: 'Envois automatiques',
  suspend: 'Suspendre tous les envois automatiques',
  suspendText:
    'Rien ne partira plus sans relecture, jusqu’à la reprise. Ce qui attend dans la Boîte d’envoi revient à valider.',
  suspended: (by: string, at: string) => `Envois automatiques suspendus par ${by} le ${at}.`,
  suspendedDone: (takenBack: number) =>
    takenBack === 0
      ? 'Les envois automatiques sont suspendus.'
      : `Les envois automatiques sont suspendus\u202f; ${reminders(takenBack)} ${plural('fr', takenBack, { one: 'est revenue', other: 'sont revenues' })} à valider.`,
  resume: 'Reprendre',
  resumed: 'Les envois automatiques reprennent.',
  running: 'Les étapes automatiques partent après leur annonce.',
  leaving: (count: number, at: string) =>
    `${reminders(count)} ${plural('fr', count, { one: 'part', other: 'partent' })} ${own(count)} le ${at}.`,
  notTold: (count: number, at: string) =>
    `L’annonce de ${reminders(count)} pour le ${at} n’est pas encore partie. Sans elle, rien ne partira.`,
  seeList: 'Voir la liste',
  seen: 'J’ai vu',
  failed: {
    nobody: (count: number) =>
      `${reminders(count)} ${plural('fr', count, { one: 'devait', other: 'devaient' })} partir ${own(count)}, mais aucun responsable n’est choisi. À relire.`,
    'not-told': (count: number) =>
      `L’annonce n’a pas pu être envoyée à temps\u00a0: ${reminders(count)} ${plural('fr', count, { one: 'attend', other: 'attendent' })} votre relecture.`,
    stale: (count: number) =>
      `Relevés bancaires trop anciens\u00a0: ${reminders(count)} ${plural('fr', count, { one: 'attend', other: 'attendent' })} votre relecture.`,
    lapsed: (count: number) =>
      `Le moment annoncé est passé sans qu’Encaisse tourne\u00a0: ${reminders(count)} ${plural('fr', count, { one: 'attend', other: 'attendent' })} votre relecture.`,
  },
  settings: 'Réglages',
  list: 'Annonces',
  listText: 'Ce qui a été annoncé, ce qui est parti, ce qui a été retiré et par qui.',
  empty: 'Aucune relance automatique pour l’instant.',
  emptyText: 'Elles apparaissent ici dès qu’une étape automatique est préparée.',
  columns: {
    announced: 'Annoncées',
    leaves: 'Départ',
    state: 'État',
    lines: 'Relances',
    left: 'Parties',
    removed: 'Retirées',
    customer: 'Client',
    step: 'Étape',
    total: 'Montant',
    outcome: 'Résultat',
  },
  states: {
    announced: 'Annoncée',
    released: 'Partie',
    nobody: 'Personne à prévenir',
    'not-told': 'Annonce non envoyée',
    stale: 'Banque trop ancienne',
    suspended: 'Suspendue',
    lapsed: 'Moment passé',
  },
  outcomes: {
    pending: 'Partira',
    left: 'Partie',
    removed: 'Retirée',
    changed: 'Revenue à la relecture',
    settled: 'Réglée ou suspendue',
    'by-hand': 'Envoyée par une personne',
    waits: 'Attend la relecture',
  },
  by: (name: string) => `par ${name}`,
  announcedFor: (at: string) => `Relances annoncées pour le ${at}`,
  told: (names: string) => `Prévenus\u00a0: ${names}`,
  notSent: (name: string) => `${name} (message non parti)`,
  back: 'Relances automatiques',
  review: 'Relire les relances',
  byItself: 'Préparées sans clic',
  remind: {
    button: 'Relancer',
    many: (count: number) => `Relancer (${count})`,
    added: (count: number) =>
      `${reminders(count)} ${plural('fr', count, { one: 'attend', other: 'attendent' })} votre relecture.`,
    leftOut: (name: string, why: string, next: string | null) =>
      `${name}\u00a0: ${why}.${next === null ? '' : ` Prochaine étape le ${next}.`}`,
    others: (count: number) => `Et ${counted('fr', count, { one: 'autre', other: 'autres' })}.`,
    nothing: 'Rien à relancer ici.',
  },
  options: {
    open: 'Choisir ce qui est préparé',
    title: 'Préparer les relances',
    text: 'Sans choix, tous les clients sont lus.',
    asOf: 'Date des relances',
    asOfHint: 'Elles sont datées et partent ce jour-là.',
    customers: 'Clients',
    customersHint: 'Vide\u00a0: tous.',
    tags: 'Étiquettes des clients',
    steps: 'Niveaux',
    minimum: 'Montant au moins',
    prepare: 'Préparer',
    only: 'Préparées pour une partie des clients ou des niveaux.',
  },
};

export type AutomaticTexts = typeof automatic;
