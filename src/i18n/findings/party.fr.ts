import type { FindingTexts } from './text.ts';

export const party = {
  'party.siren-shape': 'Un SIREN compte neuf chiffres. Vérifiez-le sur le Kbis.',
  'party.siren-key': 'Ce SIREN ne tombe pas juste\u00a0: un chiffre est sans doute erroné.',
  'party.siret-shape': 'Un SIRET compte quatorze chiffres.',
  'party.siret-siren': 'Les neuf premiers chiffres de ce SIRET ne forment pas un SIREN. Vérifiez-les.',
  'party.siret-key': 'Ce SIRET ne tombe pas juste\u00a0: un chiffre est sans doute erroné.',
  'party.vat-shape': 'Ce numéro de TVA n’a pas la bonne forme. Exemple\u00a0: FR44732829320.',
  'party.vat-unchecked': (p) =>
    `Ce numéro de TVA (${p['country'] ?? ''}) n’a pas été vérifié\u00a0: pays hors de l’Union européenne.`,
  'party.vat-siren': 'Les neuf derniers chiffres de ce numéro de TVA ne forment pas un SIREN.',
  'party.vat-key': 'La clé de ce numéro de TVA (les deux chiffres après FR) ne correspond pas au SIREN.',
  'party.iban-shape': 'Cet IBAN n’a pas la bonne forme. Recopiez-le depuis un RIB.',
  'party.iban-country': 'Les deux premières lettres de cet IBAN ne désignent aucun pays.',
  'party.iban-length':
    'Cet IBAN n’a pas la longueur de son pays. Il manque un caractère, ou il y en a un de trop.',
  'party.iban-key': 'Cet IBAN ne tombe pas juste\u00a0: un caractère est sans doute erroné.',
  'party.bic-shape': 'Un BIC compte huit ou onze caractères. Exemple\u00a0: AGRIFRPP.',
  'party.email-shape': 'Cette adresse e-mail est incomplète. Exemple\u00a0: compta@exemple.fr.',
  'party.address-postal-code': 'Ce code postal ne convient pas au pays. En France, cinq chiffres.',
  'party.address-country-name': 'Le nom du pays manque\u00a0: le courrier pour l’étranger peut s’égarer.',
  'party.address-recipient': 'Indiquez le destinataire du courrier.',
  'party.address-city': 'Indiquez la ville.',
  'party.address-street': 'La rue manque\u00a0: le courrier risque de revenir.',
  'party.address-line-too-long': (p) =>
    `La ligne ${p['line'] ?? ''} de l’adresse compte ${p['length'] ?? ''} caractères\u202f; La Poste en accepte ${p['max'] ?? ''}. Abrégez-la.`,
  'party.contact-empty': 'Indiquez au moins un nom, une adresse e-mail ou un téléphone pour ce contact.',
  'party.code-taken': (p) =>
    `Le code client «\u00a0${p['code'] ?? ''}\u00a0» est déjà pris. Choisissez-en un autre.`,
  'party.qr-not-euro': 'Le QR code de virement n’existe qu’en euros\u202f; le document part sans.',
  'party.qr-amount-out-of-range':
    'Ce montant ne tient pas dans un QR code de virement\u202f; le document part sans.',
  'party.qr-iban': 'L’IBAN de la société manque ou est erroné. Corrigez-le dans Réglages › Société.',
  'party.qr-beneficiary': 'Le nom de la société manque. Indiquez-le dans Réglages › Société.',
} satisfies FindingTexts;
