import type { InstrumentState } from '../../core/instruments/index.ts';
import { words, type FindingTexts, type Params } from './text.ts';

const { amount, day } = words('fr');

const STATES: Record<InstrumentState, string> = {
  issued: 'émis',
  sent: 'envoyé à l’acceptation',
  held: 'en main',
  remitted: 'remis en banque',
  discounted: 'escompté',
  paid: 'payé',
  unpaid: 'impayé',
  cancelled: 'annulé',
};
const state = (p: Params): string => STATES[String(p['state']) as InstrumentState] ?? '';

export const instruments = {
  'instruments.wrong-state': (p) =>
    `${p['number'] ?? ''} est ${state(p)}\u00a0: cette étape ne suit pas. Rechargez la page.`,
  'instruments.in-the-future': 'Choisissez une date au plus tard aujourd’hui.',
  'instruments.too-early': (p) => `Choisissez une date à partir du ${day(p, 'day')}.`,
  'instruments.issued-later':
    'Un chèque ne peut pas être daté d’après sa réception. Corrigez l’une des deux dates.',
  'instruments.maturity-before-issue':
    'L’échéance précède la création de l’effet. Corrigez l’une des deux dates.',
  'instruments.other-customer': 'Un effet règle les factures d’un seul client. Retirez celles d’un autre.',
  'instruments.shares-not-amount':
    'Les factures choisies ne font pas le montant de l’effet. Ajustez l’un ou l’autre.',
  'instruments.mixed': 'Remettez les chèques d’un côté, les effets de l’autre.',
  'instruments.bank-currency': (p) =>
    `${p['number'] ?? ''} n’est pas dans la devise de ce compte. Choisissez un autre compte.`,
  'instruments.remittance-closed': (p) =>
    `La remise ${p['name'] ?? ''} est déjà créditée, annulée, ou vide. Rechargez la page.`,
  'instruments.other-bank-account': (p) =>
    `Cette remise est sur le compte ${p['account'] ?? ''}. Choisissez une ligne de ce compte.`,
  'instruments.credit-differs': (p) =>
    `La remise fait ${amount(p, 'totalMinor')} et la ligne ${amount(p, 'lineMinor')}. La banque peut retenir une commission, et des intérêts si c’est un escompte\u202f; elle ne crédite pas davantage.`,
  'instruments.debit-differs': (p) =>
    `L’impayé est de ${amount(p, 'totalMinor')} et la ligne de ${amount(p, 'lineMinor')}. Choisissez la ligne qui le reprend, frais compris.`,
  'instruments.not-due': (p) =>
    `Cet effet échoit le ${day(p, 'day')}. Notez son paiement à partir de ce jour.`,
  'instruments.undo-remittance-first': (p) =>
    `Il est dans la remise ${p['name'] ?? ''}. Annulez d’abord la remise, ou la ligne de banque qui la crédite.`,
  'instruments.undo-line-first': (p) =>
    `Une ligne de banque reprend ${p['number'] ?? ''}. Annulez d’abord ce rapprochement.`,
  'instruments.undo-credit-first': (p) =>
    `La remise a été créditée sans ${p['number'] ?? ''}. Annulez d’abord ce rapprochement.`,
  'instruments.account': (p) =>
    `${p['account'] ?? ''} ne convient pas ici. Seuls les effets à recevoir se suivent par client (413…).`,
  'instruments.no-file': (p) =>
    `La remise ${p['name'] ?? ''} n’a pas de fichier\u00a0: seuls les effets en ont un.`,
  'instruments.lcr-currency': 'Les LCR et BOR sont en euros. Remettez les autres effets sur papier.',
  'instruments.lcr-own-iban':
    'Le compte à créditer n’a pas d’IBAN français. Complétez-le dans Réglages, Banque.',
  'instruments.lcr-iban': (p) =>
    `L’effet ${p['number'] ?? ''} n’a pas d’IBAN français. Annulez-le, puis recréez-le avec l’IBAN du tiré.`,
  'instruments.lcr-amount': (p) =>
    `Le montant de l’effet ${p['number'] ?? ''} dépasse ce que le fichier peut porter.`,
  'instruments.lcr-sum': 'Le total dépasse ce que le fichier peut porter. Faites plusieurs remises.',
} satisfies FindingTexts;
