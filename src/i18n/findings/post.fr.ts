import type { FindingTexts } from './text.ts';

export const post = {
  'post.secret-missing':
    'Saisissez la clé secrète de ce compte. Elle se trouve dans l’onglet «\u00a0API\u00a0» de Merci Facteur Pro.',
  'post.not-configured':
    'Aucun compte Merci Facteur n’est réglé. Ouvrez Réglages, Courrier postal, ou imprimez les lettres.',
  'post.test-mode':
    'Le compte est en mode d’essai\u00a0: rien n’est posté. Passez-le en mode réel dans Réglages, Courrier postal, ou imprimez les lettres.',
  'post.demo-posts-nothing': 'Une société d’exemple ne poste rien. Créez votre société pour essayer.',
  'post.provider-refuses': (p) =>
    `Merci Facteur refuse\u00a0: ${p['answer'] ?? ''}. Vérifiez les identifiants du compte.`,
  'post.abroad': 'Le prestataire ne poste pas vers ce pays. Imprimez cette lettre et postez-la vous-même.',
  'post.address-incomplete': 'Le nom, le code postal ou la ville manque. Complétez l’adresse du client.',
  'post.sender-incomplete':
    'Votre propre adresse est incomplète. Complétez-la dans Réglages, Société, avant de poster.',
  'post.not-ambiguous': 'Le sort de cette lettre est déjà connu. Rechargez la liste.',
  'post.too-late-to-ask':
    'Plus de 29 jours ont passé\u00a0: redemander pourrait la poster deux fois. Regardez chez Merci Facteur, puis dites si elle est partie.',
} satisfies FindingTexts;
