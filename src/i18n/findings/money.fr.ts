import type { FindingTexts } from './text.ts';

export const money = {
  'money.empty': 'Indiquez un montant.',
  'money.not-a-number': 'Ce montant est illisible. Exemple\u00a0: 1\u202f234,56.',
  'money.ambiguous': 'Ce montant peut se lire de deux façons. Écrivez les centimes\u00a0: 1\u202f234,00.',
  'money.other-currency': 'Ce montant est dans une autre devise. Indiquez-le dans la devise du document.',
  'money.too-large': 'Ce montant est trop grand. Vérifiez le nombre de chiffres.',
  'money.too-many-decimals': 'Trop de décimales pour cette devise. Retirez-en.',
} satisfies FindingTexts;
