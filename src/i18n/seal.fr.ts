import { counted } from './plural.ts';

const n = (count: number, one: string, other: string): string => counted('fr', count, { one, other });

/** « Clôtures et sceau », in the settings. */
export const seal = {
  title: 'Clôtures et sceau',
  text: 'Chaque document émis, chaque règlement et chaque clôture est scellé\u00a0: rien ne peut y changer sans que cela se voie.',
  empty: 'Rien n’est encore scellé',
  emptyText:
    'La chaîne commence avec votre première facture émise. Les clôtures du jour, du mois et de l’année se font ensuite d’elles-mêmes.',
  check: {
    title: 'Vérification',
    text: 'Relit tout ce qui est scellé\u00a0: contenus, PDF, signatures, numéros et clôtures.',
    run: 'Vérifier maintenant',
    never: 'Aucune vérification n’a encore été demandée ici.',
    running: 'Vérification en cours',
    links: (count: number) => n(count, 'maillon', 'maillons'),
    sound: 'Tout est conforme',
    faults: (count: number) => n(count, 'anomalie', 'anomalies'),
    failed: 'La vérification n’a pas abouti. Relancez-la.',
    what: (documents: number, pdfs: number, payments: number, closings: number) =>
      `${n(documents, 'document', 'documents')}, ${counted('fr', pdfs, { one: 'PDF', other: 'PDF' })}, ${n(payments, 'règlement', 'règlements')}, ${n(closings, 'clôture', 'clôtures')}`,
    list: 'Anomalies trouvées',
  },
  closings: {
    title: 'Clôtures',
    text: 'Faites d’elles-mêmes au début du jour suivant. Le cumul perpétuel ne revient jamais à zéro.',
    none: 'La première clôture se fera au début du jour suivant.',
    periods: { day: 'Jours', month: 'Mois', year: 'Années' },
    choose: 'Clôtures affichées',
    list: 'Clôtures',
    documents: (count: number) => n(count, 'document', 'documents'),
    total: 'Total TTC',
    perpetual: 'Cumul perpétuel',
  },
  key: {
    title: 'Clé publique',
    text: 'Communiquez cette empreinte à votre expert-comptable ou à un vérificateur\u00a0: elle lui dit que l’archive vient bien de vous.',
    fingerprint: 'Empreinte de la clé (SHA-256)',
    head: 'Tête de la chaîne',
    headText: (sequence: string, at: string) =>
      `Maillon ${sequence}, le ${at}. Notée ailleurs, elle révèle une chaîne qu’on aurait refaite.`,
    copy: 'Copier',
    copied: 'Copié',
  },
  archives: {
    title: 'Archives',
    text: 'Documents (PDF, XML), sceaux et clôtures, avec un vérificateur qui n’a pas besoin d’Encaisse. À garder dix ans, en deux endroits.',
    year: (year: number) => `Année ${year}`,
    all: 'Tout',
  },
};
