import type { FindingTexts } from './text.ts';

const registers: Readonly<Record<string, string>> = {
  'recherche-entreprises': 'Recherche d’entreprises',
  vies: 'VIES',
};

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
  'party.siret-of-another':
    'Ce SIRET n’est pas celui d’un établissement de ce SIREN. Corrigez l’un des deux.',
  'party.vat-of-another': 'Ce numéro de TVA est celui d’un autre SIREN. Corrigez l’un des deux.',
  'party.e-address-value': 'Indiquez l’adresse électronique, ou effacez son annuaire.',
  'party.e-address-scheme': 'Choisissez l’annuaire d’où vient cette adresse électronique.',
  'party.e-address-shape':
    'Une adresse électronique s’écrit en lettres sans accent, en chiffres, avec - _ . et sans espace.',
  'party.e-address-siren':
    'Chez une plateforme agréée, l’adresse commence par un SIREN\u00a0: 732829320, ou 732829320_COMPTA.',
  'party.e-address-siret': 'Le SIRET de cette adresse n’appartient pas à son SIREN. Corrigez l’un des deux.',
  'party.field-key': 'Donnez à ce champ un nom qui commence par une lettre.',
  'party.field-taken': 'Un champ porte déjà ce nom. Choisissez-en un autre.',
  'party.field-choices': (p) => `Indiquez les choix possibles, un par ligne, ${p['max'] ?? ''} au plus.`,
  'party.field-choice-twice': 'Un choix figure deux fois. Gardez-en un.',
  'party.field-unknown': (p) =>
    `Le champ «\u00a0${p['key'] ?? ''}\u00a0» n’existe pas. Créez-le d’abord dans Réglages.`,
  'party.field-number': (p) => `«\u00a0${p['value'] ?? ''}\u00a0» n’est pas un nombre. Corrigez-le.`,
  'party.field-date': (p) => `«\u00a0${p['value'] ?? ''}\u00a0» n’est pas une date. Corrigez-la.`,
  'party.field-choice': (p) =>
    `«\u00a0${p['value'] ?? ''}\u00a0» n’est pas parmi les choix. Choisissez dans la liste.`,
  'party.is-merged': (p) =>
    `Cette fiche a été fusionnée avec «\u00a0${p['survivor'] ?? ''}\u00a0»\u00a0: modifiez celle-là.`,
  'party.merge-itself': 'Une fiche ne se fusionne pas avec elle-même. Choisissez l’autre.',
  'party.merge-done': (p) => `«\u00a0${p['name'] ?? ''}\u00a0» est déjà fusionné. Actualisez la liste.`,
  'party.merge-kind': 'L’un est une entreprise, l’autre non\u00a0: ce ne sont sans doute pas les mêmes.',
  'party.merge-siren': (p) =>
    `Deux SIREN différents (${p['a'] ?? ''} et ${p['b'] ?? ''})\u00a0: ce sont deux entreprises. Si l’un est faux, corrigez-le d’abord.`,
  'party.merge-siret': (p) =>
    `Deux SIRET différents (${p['a'] ?? ''} et ${p['b'] ?? ''})\u00a0: deux établissements se facturent séparément. Si l’un est faux, corrigez-le d’abord.`,
  'party.merge-vat': (p) =>
    `Deux numéros de TVA différents (${p['a'] ?? ''} et ${p['b'] ?? ''}). Si l’un est faux, corrigez-le d’abord.`,
  'party.merge-currency': (p) =>
    `L’un se facture en ${p['a'] ?? ''}, l’autre en ${p['b'] ?? ''}. Mettez la même devise, ou gardez deux fiches.`,
  'party.undo-done': 'Cette fusion est déjà défaite. Rechargez la page.',
  'party.undo-survivor-merged': (p) =>
    `«\u00a0${p['survivor'] ?? ''}\u00a0» a été fusionné à son tour. Défaites d’abord cette fusion-là.`,
  'party.undo-later-merge': (p) =>
    `Une autre fiche a été fusionnée depuis dans «\u00a0${p['survivor'] ?? ''}\u00a0». Défaites d’abord la plus récente.`,
  'party.undo-edited': (p) =>
    `La fiche «\u00a0${p['survivor'] ?? ''}\u00a0» a été modifiée depuis\u00a0: la fusion reste. Créez une nouvelle fiche s’il s’agit de deux clients.`,
  'party.undo-contacts': (p) =>
    `Des contacts, adresses ou IBAN de «\u00a0${p['survivor'] ?? ''}\u00a0» ont changé depuis\u00a0: la fusion reste. Créez une nouvelle fiche s’il s’agit de deux clients.`,
  'party.register-off':
    'Les registres publics ne sont pas interrogés. Autorisez-les dans Réglages › Registres publics.',
  'party.register-demo': 'Dans les données d’exemple, rien ne part\u00a0: aucun registre n’est interrogé.',
  'party.register-nothing':
    'Rien à vérifier\u00a0: indiquez un SIREN, un SIRET ou un numéro de TVA de l’Union européenne.',
  'party.register-busy': (p) =>
    `${registers[p['source'] ?? ''] ?? ''} reçoit trop de demandes. Réessayez dans une minute.`,
  'party.register-silent': (p) =>
    `${registers[p['source'] ?? ''] ?? ''} ne répond pas. Réessayez plus tard\u202f; la fiche n’a pas changé.`,
  'party.register-unreadable': (p) =>
    `La réponse de ${registers[p['source'] ?? ''] ?? ''} n’a pas pu être lue. Réessayez plus tard.`,
  'party.register-requester': 'VIES refuse votre propre numéro de TVA. Vérifiez-le dans Réglages › Société.',
  'party.register-queue': 'Plusieurs vérifications sont en cours. Réessayez dans quelques secondes.',
  'party.register-run-busy':
    'Une vérification de plusieurs clients est déjà en cours. Attendez sa fin ou annulez-la.',
} satisfies FindingTexts;
