import { addDays, type PlainDate } from '../calendar/index.ts';
import { findAmounts, type AmountAt } from './find-amounts.ts';
import { findDays, type DayAt } from './find-days.ts';
import * as phrases from './phrases.ts';
import { plainWords } from './plain-words.ts';
import type { Place, Proposal, ReplyKind, ReplyMail } from './reply.ts';
import { sentencesOf } from './sentences.ts';

/**
 * What a mail may mean, sentence by sentence, in the order of the mail. Nothing is performed: each proposal says the words
 * it was found in. A question says nothing; what is denied or conditioned says nothing either.
 */
export const classifyReply = (mail: ReplyMail): Proposal[] => {
  const plain = plainWords(mail.text);
  const places = sentencesOf(mail.text);
  const found = places.flatMap((place) => readSentence(mail, plain, place));
  const isAway = mail.isAutomatic || SUBJECT_AWAY.test(plainWords(mail.subject));
  const kept = strongest(found.filter((one) => isAway || one.kind !== 'absence' || one.on !== null)).map(
    (one) =>
      one.kind === 'wrong-person' && one.email === '' ? { ...one, email: onlyAddress(mail.text) } : one,
  );
  const said = kept.filter((one) => one.kind !== 'acknowledgement');
  // Whoever is away and names a stand-in proposes no other contact for good.
  const meant = isAway ? said.filter((one) => one.kind === 'absence' || !said.some(isAbsence)) : said;
  return meant.length > 0 ? meant : kept.slice(0, 1);
};

const SUBJECT_AWAY =
  /\b(?:absence|absente?|out of (?:the )?office|reponse automatique|automatic reply|auto(?:matic)?[- ]?reply|conges)\b/;
const isAbsence = (one: Proposal): boolean => one.kind === 'absence';
const ADDRESS = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;

const onlyAddress = (text: string): string => {
  const all = new Set([...text.matchAll(ADDRESS)].map((match) => match[0].toLowerCase()));
  return all.size === 1 ? [...all][0]! : '';
};

/** The first sentence that says something of it; the questions of whoever asks say nothing. */
const ORDER = [
  'absence',
  'not-received',
  'dispute',
  'wrong-person',
  'paid',
  'promise',
  'acknowledgement',
] as const;

const PHRASES: Readonly<Record<ReplyKind, phrases.Phrases>> = {
  absence: phrases.absence,
  'not-received': phrases.notReceived,
  'wrong-person': phrases.wrongPerson,
  dispute: phrases.dispute,
  paid: phrases.paid,
  promise: phrases.promise,
  acknowledgement: phrases.acknowledgement,
};

/** Asked politely, it is asked all the same. */
const MAY_BE_ASKED = new Set<ReplyKind>(['not-received', 'wrong-person', 'dispute']);

const readSentence = (mail: ReplyMail, plain: string, place: Place): Proposal[] => {
  const words = plain.slice(place.from, place.to).replaceAll('\n', ' ');
  const isQuestion = words.endsWith('?');
  const kind = ORDER.find(
    (one) =>
      (!isQuestion || MAY_BE_ASKED.has(one)) &&
      PHRASES[one].says.some((pattern) => pattern.test(words)) &&
      !PHRASES[one].butNot.some((pattern) => pattern.test(words)),
  );
  if (kind === undefined) return [];
  const blank: Proposal = {
    kind,
    found: place,
    details: [],
    on: null,
    amount: null,
    reference: '',
    category: null,
    email: '',
  };
  const at = (one: Place): Place => ({ from: place.from + one.from, to: place.from + one.to });
  if (kind === 'promise') return promises(blank, words, mail.sentOn, at);
  if (kind === 'paid') {
    const [amount] = findAmounts(words);
    const on = findDays(words, mail.sentOn, 'behind').find((one) => one.on <= mail.sentOn);
    const [, reference = ''] = REFERENCE.exec(words) ?? [];
    return [
      {
        ...blank,
        ...valued(amount),
        on: on?.on ?? null,
        reference: reference.toUpperCase(),
        details: [on, amount].flatMap((one) => (one === undefined ? [] : [at(one)])),
      },
    ];
  }
  if (kind === 'absence') {
    const last = lastDayAway(words, mail.sentOn);
    return [{ ...blank, on: last?.on ?? null, details: last === null ? [] : [at(last)] }];
  }
  if (kind === 'dispute') {
    const [amount] = findAmounts(words);
    const category = phrases.dispute.categories.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
    return [{ ...blank, ...valued(amount), category, details: amount === undefined ? [] : [at(amount)] }];
  }
  if (kind === 'wrong-person') {
    const [email] = mail.text.slice(place.from, place.to).matchAll(ADDRESS);
    return [{ ...blank, email: email?.[0].toLowerCase() ?? '' }];
  }
  return [blank];
};

const REFERENCE =
  /\b(?:ref(?:erence)?s?\.?|n°|no\.|numero)\s*(?:de |du |d')?(?:virement|cheque|transfer|payment|transaction)?\s*[:°]?\s*([a-z0-9/-]*\d[a-z0-9/-]{2,30})\b/;

const valued = (amount: AmountAt | undefined): Pick<Proposal, 'amount'> => ({
  amount: amount === undefined ? null : { minor: amount.minor, currency: amount.currency },
});

/** « 500 € le 5 et le solde le 20 » is two promises; otherwise the first day after the verb counts. */
const promises = (
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
  const day = days.length > 1 ? spoken(days, words) : days[0];
  const [amount] = amounts.length === 1 ? amounts : [];
  return [
    {
      ...blank,
      ...valued(amount),
      on: day?.on ?? null,
      details: [day, amount].flatMap((one) => (one === undefined ? [] : [at(one)])),
    },
  ];
};

/** Two days that differ: « entre le 5 et le 8 » means the later; anything else is left to the reader. */
const spoken = (days: readonly DayAt[], words: string): DayAt | undefined => {
  const [first, second] = days;
  if (first!.on === second!.on) return first;
  const between = words.slice(first!.to, second!.from);
  const isRange =
    /^\s*(?:et|ou|a|au|and|or|to|-|–)\s*(?:le )?$/.test(between) ||
    /\bau plus tard\b|\bat the latest\b/.test(between);
  return isRange
    ? second
    : /^[\s,(]*(?:soit|le|the|i\.e\.|c'est-a-dire|,)?[\s]*$/.test(between)
      ? second
      : undefined;
};

/** The last day away: « jusqu’au 12 » is the 12th, « de retour le 12 » the 11th. */
const lastDayAway = (words: string, sentOn: PlainDate): DayAt | null => {
  const days = findDays(words, sentOn, 'ahead').filter((one) => one.on >= sentOn);
  for (const day of [...days].reverse()) {
    const before = words.slice(Math.max(0, day.from - 40), day.from + 3);
    if (
      /\b(?:retour|reprise|reouvr\w+|rouvr\w+|back|return\w*|reopen\w*|joignable|a partir du|a compter du|from|again)\b/.test(
        before,
      ) &&
      !/\bfrom\b.{0,30}\b(?:to|until|till)\b/.test(before)
    )
      return { ...day, on: addDays(day.on, -1) };
    if (/\b(?:jusqu'au|jusqu'a|jusque|au|until|till|through|to|inclus)\b/.test(before)) return day;
  }
  return null;
};

/** One of a kind, the one that says most; several promises only where one sentence makes them. */
const strongest = (found: readonly Proposal[]): Proposal[] => {
  const weight = (one: Proposal): number =>
    (one.on === null ? 0 : 2) +
    (one.amount === null ? 0 : 1) +
    (one.email === '' ? 0 : 2) +
    (one.reference === '' ? 0 : 1) +
    (one.category === null || one.category === 'other' ? 0 : 1);
  const best = new Map<ReplyKind, Proposal>();
  for (const one of found) {
    const known = best.get(one.kind);
    if (known === undefined || weight(one) > weight(known)) best.set(one.kind, one);
  }
  return found.filter((one) => {
    const chosen = best.get(one.kind)!;
    return (
      one === chosen ||
      (one.kind === 'promise' && one.found === chosen.found) ||
      (one.kind === 'promise' &&
        one.on !== null &&
        chosen.on !== null &&
        one.on !== chosen.on &&
        one.amount !== null)
    );
  });
};
