import { addDays, plainDate } from '../../core/calendar/index.ts';
import { roundDiv } from '../../core/money/index.ts';
import type { Texts } from '../../i18n/catalogue.ts';
import type { Act, MailDetail, Proposal } from './api.ts';

/** What a person confirms, whatever the kind of proposal. */
export type AcceptValues = {
  on: string | null;
  amount: string | null;
  currency: string;
  itemIds: readonly string[];
  reason: string;
  name: string;
  email: string;
};
export type Need = 'dateNeeded' | 'amountNeeded' | 'itemNeeded' | 'emailNeeded';

/** The time it takes to find a payment. */
const LOOKING_DAYS = 7;

type Said = { words: Texts['inbox']['reasons']; long: (on: string) => string };

const minorOf = (items: MailDetail['items']): bigint =>
  items.reduce((sum, one) => sum + BigInt(one.openMinor), 0n);

/** « La moitié », to the cent. */
const shareOf = (owed: bigint, share: Proposal['share']): string | null =>
  share === null || owed <= 0n
    ? null
    : String(roundDiv(owed * BigInt(share.numerator), BigInt(share.denominator)));

/** Filled with what the mail says; with what is owed where it names no amount. */
export const formOf = (mail: MailDetail, proposal: Proposal, { words, long }: Said): AcceptValues => {
  const meant = mail.items.filter((item) => item.isMeant);
  const chosen = proposal.kind === 'dispute' ? (meant.length === 0 ? mail.items : meant).slice(0, 1) : meant;
  const currency = chosen[0]?.currency ?? proposal.currency ?? 'EUR';
  const inCurrency = chosen.filter((item) => item.currency === currency);
  const owed = minorOf(inCurrency);
  const said =
    proposal.amountMinor !== null && proposal.currency === currency
      ? proposal.amountMinor
      : shareOf(owed, proposal.share);
  const sentence = mail.text.slice(proposal.found.from, proposal.found.to).slice(0, 300);
  const readOn = mail.at.slice(0, 10);
  return {
    on: proposal.kind === 'paid' ? addDays(plainDate(readOn), LOOKING_DAYS) : proposal.on,
    // No more is contested than is owed.
    amount:
      said !== null && (proposal.kind !== 'dispute' || BigInt(said) <= owed)
        ? said
        : owed > 0n
          ? String(owed)
          : null,
    currency,
    itemIds: inCurrency.map((item) => item.id),
    reason:
      proposal.kind === 'paid'
        ? words.paid(proposal.on === null ? '' : long(proposal.on), proposal.reference)
        : proposal.kind === 'absence'
          ? words.absence(mail.senderName)
          : sentence,
    name: '',
    email: proposal.email,
  };
};

export const needs = (kind: Proposal['kind'], values: AcceptValues): Need[] => {
  const found: Need[] = [];
  const has = (...kinds: Proposal['kind'][]): boolean => kinds.includes(kind);
  if (has('promise', 'paid', 'absence') && values.on === null) found.push('dateNeeded');
  if (has('promise', 'dispute') && (values.amount === null || BigInt(values.amount) <= 0n))
    found.push('amountNeeded');
  if (has('promise', 'paid', 'dispute') && values.itemIds.length === 0) found.push('itemNeeded');
  if (has('wrong-person') && !/^\S+@\S+\.\S+$/.test(values.email.trim())) found.push('emailNeeded');
  return found;
};

/** Null while something is missing. */
export const actOf = (mail: MailDetail, kind: Proposal['kind'], values: AcceptValues): Act | null => {
  if (needs(kind, values).length > 0) return null;
  const { on, amount, currency, itemIds, name, email } = values;
  const reason = values.reason.trim() === '' ? mail.subject || mail.sender : values.reason;
  switch (kind) {
    case 'promise':
      return { kind, itemIds: [...itemIds], amountMinor: amount!, currency, dueOn: on! };
    case 'paid':
      return { kind, itemIds: [...itemIds], untilOn: on!, reason };
    case 'absence':
      return { kind, untilOn: on!, reason };
    case 'dispute':
      return { kind, itemId: itemIds[0]!, amountMinor: amount!, reason };
    case 'wrong-person':
      return { kind, name, email: email.trim() };
    case 'acknowledgement':
    case 'not-received':
      return null;
  }
};
