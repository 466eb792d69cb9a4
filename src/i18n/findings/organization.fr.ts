import type { FindingTexts } from './text.ts';

export const organization = {
  'organization.aging-limits-not-rising':
    'Chaque délai doit dépasser le précédent. Corrigez-les de haut en bas.',
  'organization.aging-colours-count': 'Il faut une couleur par tuile. Rechargez la page, puis recommencez.',
  'organization.time-zone-unknown': 'Ce fuseau horaire n’existe pas. Exemple\u00a0: Europe/Paris.',
  'organization.owner-is-no-member':
    'Cette personne n’est plus membre de la société. Choisissez-en une autre.',
} satisfies FindingTexts;
