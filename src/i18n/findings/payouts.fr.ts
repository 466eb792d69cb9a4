import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { amount, at } = words('fr');

export const payouts = {
  'payouts.no-header':
    'Les colonnes de ce rapport ne sont pas reconnues. Il faut au moins un montant brut, et des frais, un net ou un numéro de versement. Exportez le détail des opérations du versement.',
  'payouts.empty': 'Ce rapport ne contient aucune opération. Exportez une période où un versement a eu lieu.',
  'payouts.too-many-rows': (p) =>
    `Ce rapport a plus de ${p['most'] ?? ''} lignes. Exportez une période plus courte.`,
  'payouts.currency': (p) =>
    `${at(p)}La devise «\u00a0${p['value'] ?? ''}\u00a0» est inconnue. Vérifiez le fichier.`,
  'payouts.amount': (p) =>
    `${at(p)}Le montant «\u00a0${p['value'] ?? ''}\u00a0» est illisible. Exportez le rapport à nouveau.`,
  'payouts.date': (p) =>
    `${at(p)}La date «\u00a0${p['value'] ?? ''}\u00a0» est illisible. Exportez le rapport à nouveau.`,
  'payouts.row-not-proved': (p) =>
    `${at(p)}${amount(p, 'grossMinor')} moins ${amount(p, 'feeMinor')} de frais ne font pas ${amount(p, 'netMinor')}. Exportez le rapport à nouveau\u202f; rien n’a été enregistré.`,
  'payouts.total-not-proved': (p) =>
    `${at(p)}Le versement est de ${amount(p, 'toldMinor')}, mais ses lignes font ${amount(p, 'netMinor')}. Exportez un seul versement, du premier au dernier paiement.`,
  'payouts.other-currency': (p) =>
    `Le versement ${p['reference'] ?? ''} est en ${p['currency'] ?? ''}, pas dans la devise de vos comptes. Exportez les versements par devise.`,
  'payouts.row-known': (p) =>
    `${at(p)}Le paiement ${p['id'] ?? ''} a déjà été enregistré avec le versement ${p['reference'] ?? ''}. Annulez-le d’abord si ce rapport le remplace.`,
  'payouts.not-direct-debits':
    'Ce fichier XML n’est pas un ordre de prélèvement (pain.008). Pour un relevé de banque, utilisez «\u00a0Importer un relevé\u00a0».',
  'payouts.debits-count': (p) =>
    `La remise ${p['reference'] ?? ''} annonce ${p['told'] ?? ''} prélèvements et en contient ${p['count'] ?? ''}. Demandez le fichier à nouveau.`,
  'payouts.debits-total': (p) =>
    `La remise ${p['reference'] ?? ''} annonce un total de ${p['told'] ?? ''}, mais ses prélèvements font ${amount(p, 'totalMinor')}. Demandez le fichier à nouveau.`,
} satisfies FindingTexts;
