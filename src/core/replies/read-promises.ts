import type { PlainDate } from '../calendar/index.ts';
import { findAmounts, valued } from './find-amounts.ts';
import { findDays, type DayAt } from './find-days.ts';
import { findShare } from './find-share.ts';
import { I_PAY, INSTALMENTS, NUMBER, PAID, TO_PAY } from './phrases/words.ts';
import type { Place, Proposal, ReplyMail } from './reply.ts';

const PARTS = new RegExp(`\\b(?:${INSTALMENTS}|(?:en|in) ${NUMBER} (?:fois|parts|goes))\\b`);
/** « 500 € le 5 et le solde le 20 » is two promises; otherwise the first day after the verb counts. */
export const readPromises = (
  blank: Proposal,
  words: string,
  sentOn: PlainDate,
  at: (one: Place) => Place,
): Proposal[] => {
  const days = findDays(words, sentOn, 'ahead').filter((one) => one.on >= sentOn);
  const amounts = findAmounts(words);
  if (days.length > 1 && days.length === amounts.length) {
    return days.map((day, nth) => ({
      ...blank,
      ...valued(amounts[nth]),
      on: day.on,
      details: [at(amounts[nth]!), at(day)],
    }));
  }
  // « En deux fois, le 15 décembre et le 15 janvier ».
  if (days.length > 1 && amounts.length === 0 && PARTS.test(words))
    return days.map((day) => ({ ...blank, on: day.on, details: [at(day)] }));
  const day = days.length > 1 ? spoken(days, words) : days[0];
  const [amount] = amounts.length === 1 ? amounts : [];
  const share = amounts.length === 0 ? findShare(words) : null;
  return [
    {
      ...blank,
      ...valued(amount),
      share: share === null ? null : { numerator: share.numerator, denominator: share.denominator },
      on: day?.on ?? null,
      details: [day, amount, share ?? undefined].flatMap((one) => (one === undefined ? [] : [at(one)])),
    },
  ];
};

/** « - 500 € le 5 » below a sentence that offers to pay: each line with a day and an amount is one part of it. */
export const listedPromises = (
  mail: ReplyMail,
  plain: string,
  places: readonly Place[],
  said: readonly Proposal[],
): Proposal[] => {
  const offer = said.find((one) => one.kind === 'promise');
  if (offer === undefined || said.some((one) => one.kind === 'promise' && one.on !== null)) return [];
  const lines = places.flatMap((place) => {
    const words = plain.slice(place.from, place.to);
    const [day, ...days] = findDays(words, mail.sentOn, 'ahead').filter((one) => one.on >= mail.sentOn);
    const [amount, ...amounts] = findAmounts(words);
    if (!/^[-•*–]/.test(words) || day === undefined || amount === undefined) return [];
    if (days.length + amounts.length > 0) return [];
    const at = (one: Place): Place => ({ from: place.from + one.from, to: place.from + one.to });
    return [{ ...offer, ...valued(amount), on: day.on, found: place, details: [at(amount), at(day)] }];
  });
  return lines.length > 1 ? lines : [];
};

const RIGHT_AFTER_PAYING = new RegExp(
  `\\b(?:${I_PAY}|${PAID}|${TO_PAY}|pay|paid|settled?)(?: (?:you|it|this|that|bien|donc))? (?:le |on |by |pour le )?$`,
);
/** Two days that differ: « entre le 5 et le 8 » means the later; anything else is left to the reader. */
const spoken = (days: readonly DayAt[], words: string): DayAt | undefined => {
  const [first, second] = days;
  if (first!.on === second!.on) return first;
  const between = words.slice(first!.to, second!.from);
  if (days.length === 2 && RIGHT_AFTER_PAYING.test(words.slice(0, second!.from))) return second;
  const isRange =
    /^\s*(?:et|ou|a|au|and|or|to|-|–)\s*(?:le )?$/.test(between) ||
    /\bau plus tard\b|\bat the latest\b/.test(between);
  return isRange
    ? second
    : /^[\s,(]*(?:soit|le|the|i\.e\.|c'est-a-dire|,)?[\s]*$/.test(between)
      ? second
      : undefined;
};
