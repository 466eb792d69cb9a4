import type { FindingTexts } from './text.ts';

export const webhooks = {
  'webhooks.not-a-url':
    'Write the whole address, without a user name or password. Example: https://shop.example/encaisse.',
  'webhooks.https-only': 'The address must begin with https://, or your amounts would travel readable.',
  'webhooks.private-address':
    'This address leads into a private network. Choose a public one, or start Encaisse with ENCAISSE_PRIVATE_WEBHOOKS=yes.',
  'webhooks.too-many': (p) =>
    `You have ${p['count'] ?? ''} addresses already. Remove one before adding another.`,
} satisfies FindingTexts;
