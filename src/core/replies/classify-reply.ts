import { addDays, type PlainDate } from '../calendar/index.ts';
import { findAmounts, valued } from './find-amounts.ts';
import { findDays, type DayAt } from './find-days.ts';
import { causeOf } from './phrases/dispute.ts';
import { PHRASES } from './phrases/index.ts';
import { asksForInstalments, WISHES } from './phrases/promise.ts';
import { DENIES } from './phrases/words.ts';
import { plainWords } from './plain-words.ts';
import type { Place, Proposal, ReplyKind, ReplyMail } from './reply.ts';
import { listedPromises, readPromises } from './read-promises.ts';
import { sentencesOf } from './sentences.ts';
import { signatureAt } from './signature-at.ts';

/**
 * What a mail may mean, sentence by sentence, in the order of the mail. Nothing is performed: each proposal says the words
 * it was found in. A question says nothing; what is denied or conditioned says nothing either.
 */
export const classifyReply = (mail: ReplyMail): Proposal[] => {
  const plain = plainWords(mail.text);
  const isAway = mail.isAutomatic || SUBJECT_AWAY.test(plainWords(mail.subject));
  const places = sentencesOf(mail.text.slice(0, signatureAt(plain)));
  const sentences = places.flatMap((place) => readSentence(mail, plain, place, isAway));
  const found = [...sentences, ...listedPromises(mail, plain, places, sentences)];
  const kept = strongest(found).map((one) =>
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

/** Asked politely, it is asked all the same. */
const MAY_BE_ASKED = new Set<ReplyKind>(['not-received', 'wrong-person', 'dispute']);

/** « Je n’ai pas pu avant, je paie demain »: clauses, where what is denied in one leaves the other standing. */
const CLAUSES =
  /[,:()]|\b(?:mais|par contre|en revanche|car|puis|but|however)\b|\b(?:et|and) (?=(?:je|nous|on|we|i|the|it)\b)/;

/** What should have been asked for is not what is disputed. */
const INSTEAD =
  /\b(?:au lieu d[e']|contre|et non|instead of|rather than|annonce|promis|told|quoted|(?:devis|quote) (?:was|etait|est|is)(?: (?:de|for))?) ?$/;
const ABOUT_PAPERS = /\b(?:factur\w*|invoic\w*|bill\w*|avoirs?|credit|charged?|montant|amount|price|prix)\b/;
const asks = (words: string): boolean => asksForInstalments.some((pattern) => pattern.test(words));

const isSaid = (kind: ReplyKind, words: string, isQuestion: boolean): boolean => {
  const { says, butNot, isDeniable } = PHRASES[kind];
  if (isQuestion && !MAY_BE_ASKED.has(kind)) return kind === 'promise' && asks(words);
  // « Pouvez-vous reprendre la machine en panne ? » asks for a service; « la facture est-elle bien à ce prix ? » disputes.
  if (isQuestion && kind === 'dispute' && !ABOUT_PAPERS.test(words)) return false;
  if (butNot.some((pattern) => pattern.test(words))) return false;
  if (kind === 'promise' && WISHES.test(words) && asks(words)) return true;
  if (isDeniable !== true) return says.some((pattern) => pattern.test(words));
  const isDenied = DENIES.test(words);
  const parts = isDenied ? words.split(CLAUSES).filter((part) => !DENIES.test(part)) : [words];
  return parts.some((part) => says.some((pattern) => pattern.test(part.trim())));
};

const readSentence = (mail: ReplyMail, plain: string, place: Place, isAway: boolean): Proposal[] => {
  const words = plain.slice(place.from, place.to).replaceAll('\n', ' ');
  const isQuestion = words.endsWith('?');
  const kind = ORDER.find(
    (one) =>
      isSaid(one, words, isQuestion) &&
      // « N° de commande absent » is nobody's absence.
      (one !== 'absence' || isAway || lastDayAway(words, mail.sentOn) !== null),
  );
  if (kind === undefined) return [];
  const blank: Proposal = {
    kind,
    found: place,
    details: [],
    on: null,
    amount: null,
    share: null,
    reference: '',
    category: null,
    email: '',
  };
  const at = (one: Place): Place => ({ from: place.from + one.from, to: place.from + one.to });
  if (kind === 'promise') return readPromises(blank, words, mail.sentOn, at);
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
    const amount = findAmounts(words).find((one) => !INSTEAD.test(words.slice(0, one.from)));
    return [
      {
        ...blank,
        ...valued(amount),
        category: causeOf(words),
        details: amount === undefined ? [] : [at(amount)],
      },
    ];
  }
  if (kind === 'wrong-person') {
    const [email] = mail.text.slice(place.from, place.to).matchAll(ADDRESS);
    return [{ ...blank, email: email?.[0].toLowerCase() ?? '' }];
  }
  return [blank];
};

const REFERENCE =
  /\b(?:ref(?:erence)?s?\.?|n°|no\.|numero|number|(?:cheque|check)(?= \d{5}))\s*(?:de |du |d')?(?:virement|cheque|transfer|payment|transaction)?\s*[:°]?\s*([a-z0-9/-]*\d[a-z0-9/-]{2,30})\b/;

/** The last day away: « jusqu’au 12 » is the 12th, « de retour le 12 » the 11th. */
const lastDayAway = (words: string, sentOn: PlainDate): DayAt | null => {
  const days = findDays(words, sentOn, 'ahead').filter((one) => one.on >= sentOn);
  for (const day of [...days].reverse()) {
    const before = words.slice(Math.max(0, day.from - 40), day.from + 3);
    if (
      /\b(?:retour|reprise|repren\w+|revien\w*|reouvr\w+|rouvr\w+|back|return\w*|reopen\w*|joignable|a partir du|a compter du|from|again)\b/.test(
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
