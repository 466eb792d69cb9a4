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
    text: 'Relit tout ce qui est scellé\u00a0: contenus, PDF, signatures, numéros, clôtures, et le journal des actes.',
    run: 'Vérifier maintenant',
    never: 'Aucune vérification n’a encore été demandée ici.',
    running: 'Vérification en cours',
    links: (count: number) => n(count, 'maillon', 'maillons'),
    sound: 'Tout est conforme',
    faults: (count: number) => n(count, 'anomalie', 'anomalies'),
    failed: 'La vérification n’a pas abouti. Relancez-la.',
    what: (documents: number, pdfs: number, payments: number, closings: number, acts: number) =>
      `${n(documents, 'document', 'documents')}, ${counted('fr', pdfs, { one: 'PDF', other: 'PDF' })}, ${n(payments, 'règlement', 'règlements')}, ${n(closings, 'clôture', 'clôtures')}, ${n(acts, 'acte', 'actes')}`,
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
    anchor: 'Copier le repère',
  },
  unreadable: {
    title: 'La clé qui signe ne peut pas être ouverte\u00a0: rien ne peut être émis',
    text: 'Cette base a été restaurée sans son dossier «\u00a0secrets\u00a0». Remettez-le en place et redémarrez Encaisse. S’il est perdu, ouvrez une nouvelle clé ci-dessous\u00a0: la chaîne continue, sans trou.',
  },
  anchor: {
    title: 'Repère à garder ailleurs',
    text: 'Une ligne qui dit où en est la chaîne. Envoyez-la-vous, ou à votre expert-comptable, à chaque clôture\u00a0: si quelqu’un refaisait toute la chaîne, elle le montrerait.',
    now: 'Repère d’aujourd’hui',
    place: (sequence: string, at: string) =>
      `Maillon ${sequence}, le ${at}. À vérifier plus tard par «\u00a0./encaisse verify --anchor\u00a0» ou le vérificateur d’une archive.`,
    mail: 'Envoyer par e-mail',
    subject: (name: string) => `Repère du sceau – ${name}`,
    body: (line: string) =>
      `À conserver\u00a0: cette ligne dit où en était la chaîne des documents émis.\n\n${line}\n`,
  },
  key: {
    title: 'Clé de signature',
    text: 'Communiquez cette empreinte à votre expert-comptable ou à un vérificateur\u00a0: elle lui dit que l’archive vient bien de vous.',
    fingerprint: 'Empreinte de la clé (SHA-256)',
    copy: 'Copier',
    copied: 'Copié',
    open: 'Ouvrir une nouvelle clé…',
    list: 'Clés qui se sont suivies',
    from: (link: string, number: string | null) =>
      number === null ? `Depuis le maillon ${link}` : `À partir de ${number} (maillon ${link})`,
    first: 'Première clé de la société.',
    because: (at: string, reason: string) => `Ouverte le ${at}. Motif\u00a0: «\u00a0${reason}\u00a0».`,
    endorsed: 'Signée aussi par l’ancienne',
    unendorsed: 'Sans l’ancienne clé',
  },
  newKey: {
    title: 'Ouvrir une nouvelle clé',
    withOld:
      'La nouvelle clé signera tout ce qui suit. L’ancienne signe encore la succession, puis ne sert plus. La chaîne et les numéros continuent sans trou.',
    withoutOld:
      'La nouvelle clé signera tout ce qui suit, et la chaîne dira pour toujours que l’ancienne n’était plus là. Cherchez d’abord le dossier «\u00a0secrets\u00a0» dans vos sauvegardes. Ce qui est déjà scellé reste vérifiable.',
    reason: 'Motif',
    reasonText: 'Scellé dans la chaîne, lu par qui la vérifie.',
    confirm: 'Ouvrir la nouvelle clé',
    done: 'La nouvelle clé signe désormais. Communiquez sa nouvelle empreinte, et sauvegardez le dossier «\u00a0secrets\u00a0».',
  },
  archives: {
    title: 'Archives',
    text: 'Documents (PDF, XML), sceaux et clôtures, avec un vérificateur qui n’a pas besoin d’Encaisse. À garder dix ans, en deux endroits.',
    year: (year: number) => `Année ${year}`,
    all: 'Tout',
  },
};
