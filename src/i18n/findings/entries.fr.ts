import { counted } from '../plural.ts';
import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { day } = words('fr');

export const entries = {
  'entries.not-by-hand':
    'Seule une écriture saisie à la main s’extourne ici. Défaites l’opération qui a passé celle-ci.',
  'entries.reversed-before': (p) =>
    `Une extourne ne précède pas son écriture. Au plus tôt\u00a0: ${day(p, 'earliest')}.`,
  'entries.reverses-before': 'Une écriture s’extourne après sa date. Choisissez un jour plus tard.',
  'entries.reversed-already': (p) => `L’écriture ${p['name'] ?? ''} est déjà extournée.`,
  'entries.lettered': (p) => `La ligne ${p['number'] ?? ''} est lettrée. Défaites d’abord ce lettrage.`,
  'entries.lettrage-undone': 'Ce lettrage est déjà défait.',
  'entries.lettrage-of-reversal':
    'Ce lettrage joint une écriture ou un règlement à ce qui l’annule\u00a0: il reste.',
  'entries.lock-in-future':
    'Verrouillez jusqu’à hier au plus tard\u00a0: la journée en cours s’écrit encore.',
  'entries.hard-lock-stays': (p) =>
    `Le verrou définitif va jusqu’au ${day(p, 'until')} et ne recule pas. Choisissez un jour plus tard.`,
  'entries.locked-already': (p) => `C’est déjà verrouillé jusqu’au ${day(p, 'until')}.`,
  'entries.not-locked': 'Il n’y a pas de verrou provisoire à lever ici.',
  'entries.year-start-missing': 'Indiquez le premier jour de votre premier exercice.',
  'entries.year-length': (p) =>
    `Un exercice dure douze mois en principe, moins de deux ans en tout cas. D’ordinaire\u00a0: jusqu’au ${day(p, 'usual')}.`,
  'entries.year-closed': 'Cet exercice est déjà clôturé.',
  'entries.year-before-open': 'Clôturez d’abord l’exercice précédent.',
  'entries.year-not-over': (p) => `L’exercice court jusqu’au ${day(p, 'endsOn')}. Clôturez-le ensuite.`,
  'entries.year-has-drafts': (p) =>
    `${counted('fr', Number(p['count'] ?? 0), { one: 'brouillon d’écriture date', other: 'brouillons d’écritures datent' })} de cet exercice. Validez-les ou supprimez-les.`,
  'entries.year-after-closed': 'L’exercice suivant est clôturé. Rouvrez d’abord celui-là.',
  'entries.year-hard-locked': (p) =>
    `Un verrou définitif couvre cet exercice (jusqu’au ${day(p, 'until')})\u00a0: il reste clôturé.`,
} satisfies FindingTexts;
