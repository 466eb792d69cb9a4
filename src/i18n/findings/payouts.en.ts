import type { payouts as french } from './payouts.fr.ts';
import { words, type TextsLike } from './text.ts';

const { amount, at } = words('en');

export const payouts: TextsLike<typeof french> = {
  'payouts.no-header':
    'The columns of this report are not recognised. It needs at least a gross amount, and fees, a net or a payout number. Export the payout with its transactions.',
  'payouts.empty': 'This report holds no transaction. Export a period with a payout.',
  'payouts.too-many-rows': (p) =>
    `This report has more than ${p['most'] ?? ''} rows. Export a shorter period.`,
  'payouts.currency': (p) => `${at(p)}The currency “${p['value'] ?? ''}” is unknown. Check the file.`,
  'payouts.amount': (p) =>
    `${at(p)}The amount “${p['value'] ?? ''}” cannot be read. Export the report again.`,
  'payouts.date': (p) => `${at(p)}The date “${p['value'] ?? ''}” cannot be read. Export the report again.`,
  'payouts.row-not-proved': (p) =>
    `${at(p)}${amount(p, 'grossMinor')} less ${amount(p, 'feeMinor')} of fees is not ${amount(p, 'netMinor')}. Export the report again; nothing was recorded.`,
  'payouts.total-not-proved': (p) =>
    `${at(p)}The payout is ${amount(p, 'toldMinor')}, but its rows make ${amount(p, 'netMinor')}. Export a single payout, from its first to its last payment.`,
  'payouts.other-currency': (p) =>
    `The payout ${p['reference'] ?? ''} is in ${p['currency'] ?? ''}, not in the currency of your books. Export payouts by currency.`,
  'payouts.row-known': (p) =>
    `${at(p)}The payment ${p['id'] ?? ''} was recorded already with the payout ${p['reference'] ?? ''}. Undo that one first if this report replaces it.`,
  'payouts.not-direct-debits':
    'This XML file is no direct debit order (pain.008). For a bank statement, use “Import a statement”.',
  'payouts.debits-count': (p) =>
    `The batch ${p['reference'] ?? ''} announces ${p['told'] ?? ''} direct debits and holds ${p['count'] ?? ''}. Ask for the file again.`,
  'payouts.debits-total': (p) =>
    `The batch ${p['reference'] ?? ''} announces a total of ${p['told'] ?? ''}, but its direct debits make ${amount(p, 'totalMinor')}. Ask for the file again.`,
};
