import type { ReasonKey } from '../core/banking/matching/index.ts';

type Params = Readonly<Record<string, string | number>>;
/** Amounts of reasons are written by the caller, who knows the currency: `money('openMinor')`. */
type Words = (params: Params, money: (key: string) => string) => string;

const rate = (params: Params): string =>
  `${String(Number(params['rate'] ?? 0) / 100).replace('.', ',')}\u00a0%`;

/** Why a bank line is matched as it is: parts of a sentence; and why it waits for a person: whole sentences. */
export const matchReasons: Readonly<Record<ReasonKey, Words>> = {
  'match.reference-exact': (p) => `numéro ${p['number'] ?? ''} lu`,
  'match.reference-tail': (p) => `fin du numéro ${p['number'] ?? ''} lue`,
  'match.reference-damaged': (p) => `numéro ${p['number'] ?? ''} lu, à un signe près`,
  'match.amount-equal': () => 'montant exact',
  'match.amount-unique': () => 'seule facture ouverte de ce montant',
  'match.part-payment': (_, money) => `reste ${money('openMinor')} à payer`,
  'match.overpayment': (_, money) => `${money('excessMinor')} de trop, en acompte`,
  'match.rounding-over': (_, money) => `${money('gapMinor')} de plus, arrondi`,
  'match.rounding-under': (_, money) => `${money('gapMinor')} de moins, arrondi`,
  'match.discount': (p, money) => `escompte de ${rate(p)} déduit (${money('gapMinor')})`,
  'match.discount-taken': (p, money) => `${rate(p)} de moins (${money('gapMinor')})`,
  'match.fee-kept': (_, money) => `${money('gapMinor')} de frais retenus par la banque`,
  'match.exchange-told': (_, money) => `${money('totalMinor')} écrits dans le libellé`,
  'match.several-items': (p) => `${p['count'] ?? ''} factures ensemble`,
  'match.iban-known': () => 'IBAN connu',
  'match.iban-shared': () => 'IBAN connu, partagé avec un autre client',
  'match.name-same': () => 'même nom',
  'match.name-like': (p) => `nom proche à ${p['likeness'] ?? ''}\u00a0%`,
  'match.name-confirmed': () => 'nom déjà confirmé',
  'match.code-read': () => 'code client lu',
  'match.sum-of-items': () => 'la somme tombe juste',
  'match.sum-of-items-ambiguous': () => 'la somme tombe juste, mais d’autres aussi',
  'match.batch-payout': (p) =>
    `versement ${p['reference'] ?? ''} d’un prestataire (${p['count'] ?? ''} paiements)`,
  'match.batch-cheques': (p) => `remise de chèques ${p['reference'] ?? ''} (${p['count'] ?? ''} chèques)`,
  'match.batch-debits': (p) => `remise de prélèvements ${p['reference'] ?? ''} (${p['count'] ?? ''})`,
  'match.batch-bills': (p) => `remise d’effets ${p['reference'] ?? ''} (${p['count'] ?? ''})`,
  'match.batch-reference': () => 'référence lue',
  'match.batch-day': () => 'arrivé au jour prévu',
  'match.batch-fee': (_, money) => `${money('feeMinor')} de frais déduits`,
  'match.veto.names-paid-item': (p) => `La facture ${p['number'] ?? ''} citée est déjà réglée.`,
  'match.veto.names-unknown-item': (p) => `Le numéro ${p['number'] ?? ''} cité n’est pas connu ici.`,
  'match.veto.names-other-item': (p) => `Le numéro ${p['number'] ?? ''} est cité aussi.`,
  'match.veto.several-customers': (p) => `Les numéros cités sont de ${p['count'] ?? ''} clients différents.`,
  'match.veto.iban-of-other-customer': () => 'L’IBAN est celui d’un autre client.',
  'match.veto.payer-owes-same': (p) => `Le payeur doit ce montant sur la facture ${p['number'] ?? ''}.`,
  'match.veto.iban-shared': (p) => `${p['count'] ?? ''} clients paient depuis cet IBAN.`,
  'match.veto.payer-unknown': () => 'Le payeur n’est pas reconnu.',
  'match.veto.name-only': () => 'Seul le nom du payeur désigne ce client.',
  'match.veto.overpayment': (_, money) => `${money('excessMinor')} de plus que ce qui est dû.`,
  'match.veto.fee-kept': (_, money) => `Il manque ${money('gapMinor')} : des frais, semble-t-il.`,
  'match.veto.small-rest': (_, money) => `Il manque ${money('gapMinor')} : escompte, frais ou acompte ?`,
  'match.veto.discount-not-offered': (_, money) =>
    `${money('gapMinor')} d’escompte que vous n’avez pas proposé.`,
  'match.veto.gap-without-number': () => 'Le montant diffère et aucun numéro n’est cité.',
  'match.veto.part-doubtful': () => 'Ce paiement partiel peut solder une autre facture.',
  'match.veto.credit-note-missing': () => 'Le libellé parle d’un avoir qui n’est pas là.',
  'match.veto.not-ours': () => 'Le libellé ne parle pas d’un client.',
  'match.veto.sum-only': () => 'Seule la somme désigne ces factures.',
  'match.veto.ambiguous': () => 'D’autres factures iraient aussi bien.',
  'match.veto.twin-amount': (p) => `${p['count'] ?? ''} factures ouvertes ont ce montant.`,
  'match.veto.claimed': (p) => `Une autre ligne en attente paie peut-être la facture ${p['number'] ?? ''}.`,
  'match.veto.close-second': () => 'Une autre explication est presque aussi bonne.',
  'match.veto.above-limit': (_, money) => `Au-dessus de ${money('limitMinor')}, vous décidez toujours.`,
  'match.veto.batch-settled': (p) => `La remise ${p['reference'] ?? ''} citée est déjà encaissée.`,
  'match.veto.batch-reversed': (p) => `La remise ${p['reference'] ?? ''} citée a été annulée.`,
  'match.veto.batch-currency': (p) =>
    `La remise ${p['reference'] ?? ''} citée est en ${p['currency'] ?? ''}.`,
  'match.veto.batch-amount': (p, money) =>
    `La remise ${p['reference'] ?? ''} citée est de ${money('netMinor')}.`,
  'match.veto.batch-unbalanced': (p) =>
    `Les éléments de la remise ${p['reference'] ?? ''} ne font pas son total.`,
  'match.veto.batch-twin': (p) => `${p['count'] ?? ''} remises attendues ont ce montant.`,
  'match.veto.batch-claimed': (p) =>
    `Une autre ligne en attente est peut-être la remise ${p['reference'] ?? ''}.`,
  'match.veto.batch-part-unknown': (p) =>
    `« ${p['name'] ?? ''} » n’est pas ou plus à encaisser pour ce montant.`,
  'match.veto.batch-part-guessed': (p) =>
    `La facture de « ${p['name'] ?? ''} » est reconnue au montant seulement.`,
  'match.veto.batch-amount-only': () => 'Seul le montant désigne cette remise.',
  'match.veto.batch-covers': () => 'Une remise attendue contient déjà cette facture.',
};
