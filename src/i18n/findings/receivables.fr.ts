import type { FindingTexts } from './text.ts';

export const receivables = {
  'receivables.too-many-limits': (p) =>
    `${p['max'] ?? ''} délais au plus\u00a0: davantage ne tient pas à l’écran. Retirez-en.`,
  'receivables.limits-not-rising':
    'Les délais commencent à 0 et doivent croître. Corrigez-les de gauche à droite.',
} satisfies FindingTexts;
