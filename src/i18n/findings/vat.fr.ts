import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { day } = words('fr');

export const vat = {
  'vat.period-backwards': 'La période finit avant de commencer. Inversez les deux dates.',
  'vat.period-not-over':
    'Cette période n’est pas finie. Déclarez-la à partir du lendemain de son dernier jour.',
  'vat.declared-already': 'Cette période est déjà déclarée.',
  'vat.not-the-next': (p) =>
    `Les déclarations se suivent\u00a0: la prochaine commence le ${day(p, 'next')}. Choisissez cette période.`,
  'vat.not-the-last': (p) =>
    `Seule la dernière déclaration se reprend\u00a0: celle du ${day(p, 'from')} au ${day(p, 'to')}.`,
  'vat.nothing-collected': 'Aucune TVA collectée sur cette période\u00a0: il n’y a pas d’écriture à passer.',
} satisfies FindingTexts;
