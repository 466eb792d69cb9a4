import type { FindingTexts } from './text.ts';

export const webhooks = {
  'webhooks.not-a-url':
    'Écrivez l’adresse entière, sans identifiant ni mot de passe. Exemple\u00a0: https://boutique.example/encaisse.',
  'webhooks.https-only': 'L’adresse doit commencer par https://, sinon vos montants voyageraient en clair.',
  'webhooks.private-address':
    'Cette adresse mène à un réseau privé. Choisissez une adresse publique, ou démarrez Encaisse avec ENCAISSE_PRIVATE_WEBHOOKS=yes.',
  'webhooks.too-many': (p) =>
    `Vous avez déjà ${p['count'] ?? ''} adresses. Retirez-en une avant d’en ajouter une autre.`,
} satisfies FindingTexts;
