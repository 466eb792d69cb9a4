import {
  addBusinessDays,
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  fromParts,
  month,
  weekday,
  year,
  type PlainDate,
} from '../calendar/index.ts';
import { COUNT, countOf, MONTH, monthOf, WEEKDAY, weekdayOf } from './months.ts';
import type { Place } from './reply.ts';

/** A day said by its own number, or counted from the day of the mail. */
export type DayAt = Place & { readonly on: PlainDate };

/** Where a day lies that is written without its year: a promise ahead, a payment made behind. */
export type Sense = 'ahead' | 'behind';

/** A day without its year that would lie further away than this is not guessed. */
const FAR = 183;

type Rule = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray, sentOn: PlainDate, sense: Sense) => PlainDate | null;
};

const rule = (source: string, read: Rule['read']): Rule => ({ pattern: new RegExp(source, 'g'), read });

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The nearest such day in the sense asked for; null where it would be far. */
const withoutYear = (sentOn: PlainDate, sense: Sense, d: number, m: number): PlainDate | null => {
  const years = sense === 'ahead' ? [0, 1] : [0, -1];
  for (const step of years) {
    const on = fromParts(year(sentOn) + step, m, d);
    if (on === null) continue;
    const away = daysBetween(sentOn, on);
    if (sense === 'ahead' ? away >= 0 && away <= FAR : away <= 0 && away >= -FAR) return on;
  }
  return null;
};

const bareDay = (sentOn: PlainDate, sense: Sense, d: number): PlainDate | null => {
  for (const step of sense === 'ahead' ? [0, 1] : [0, -1]) {
    const there = addMonths(fromParts(year(sentOn), month(sentOn), 1)!, step);
    const on = fromParts(year(there), month(there), d);
    if (on !== null && (sense === 'ahead' ? on > sentOn : on <= sentOn)) return on;
  }
  return null;
};

/** « vendredi » written on a Friday may be today or in a week: not guessed. */
const dayOfWeek = (sentOn: PlainDate, sense: Sense, name: string): PlainDate | null => {
  const away = (weekdayOf(name) - weekday(sentOn) + 7) % 7;
  if (away === 0) return null;
  return addDays(sentOn, sense === 'ahead' ? away : away - 7);
};

const monday = (sentOn: PlainDate): PlainDate => addDays(sentOn, 1 - weekday(sentOn));
const friday = (sentOn: PlainDate, weeks: number): PlainDate => addDays(monday(sentOn), 4 + 7 * weeks);
const ahead = (on: PlainDate, sentOn: PlainDate): PlainDate | null => (on >= sentOn ? on : null);

const D = String.raw`(\d{1,2})(?:er|st|nd|rd|th)?`;
/** Where a number is a day and not an amount, a quantity or a page. */
const NOT_UNIT = String.raw`(?![\d/%€$£]|[.,]\d|\s*(?:€|%|euros?|eur\b|jours?|days?|h\b|heures|factures?|invoices?|pieces?|pcs|k\b))`;

/** « début décembre » is kept by the tenth, « courant décembre » by its end. Of what lies behind, no day. */
const inMonth = (sentOn: PlainDate, sense: Sense, m: number, until: 'tenth' | 'end'): PlainDate | null => {
  if (sense === 'behind') return null;
  return until === 'tenth' ? withoutYear(sentOn, sense, 10, m) : endOf(sentOn, sense, m, undefined);
};

/** The Friday of a week numbered by ISO 8601, this one or one ahead. */
const fridayOfWeek = (sentOn: PlainDate, number: number): PlainDate | null => {
  for (const step of [0, 1]) {
    const fourth = fromParts(year(sentOn) + step, 1, 4)!;
    const on = addDays(monday(fourth), 7 * (number - 1) + 4);
    const away = daysBetween(sentOn, on);
    if (away >= 0 && away <= FAR) return on;
  }
  return null;
};

/** The longer reading first: what a rule has taken no later one reads again. */
const RULES: readonly Rule[] = [
  rule(String.raw`\b(\d{4})-(\d{2})-(\d{2})\b`, ([, y, m, d]) => fromParts(Number(y), Number(m), Number(d))),
  rule(String.raw`(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])`, ([, d, , m, y]) =>
    dayMonth(d!, m!, fullYear(y!)),
  ),
  rule(
    String.raw`\b(?:semaine du|week (?:of|commencing|beginning)) ${D}(?: of)? (${MONTH})(?![a-z])`,
    ([, d, m], sentOn, sense) => {
      const on = withoutYear(sentOn, sense, Number(d), monthOf(m!));
      return on === null ? null : friday(on, 0);
    },
  ),
  rule(String.raw`\b(?:semaine|week) (?:n°? ?)?(\d{1,2})(?!\d| jours| heures)\b`, ([, n], sentOn, sense) =>
    sense === 'ahead' && Number(n) >= 1 && Number(n) <= 52 ? fridayOfWeek(sentOn, Number(n)) : null,
  ),
  rule(
    String.raw`\b(?:debut|tout debut) (?:du mois )?(?:de |d')?(${MONTH})(?![a-z])|\b(?:early|(?:the )?(?:beginning|start) of)(?: in)? (${MONTH})(?![a-z])`,
    ([, fr, en], sentOn, sense) => inMonth(sentOn, sense, monthOf((fr ?? en)!), 'tenth'),
  ),
  rule(
    String.raw`\b(?:courant|dans le courant (?:du mois )?(?:de |d')|au cours du mois (?:de |d')|during|sometime in) ?(${MONTH})(?![a-z]| \d)`,
    ([, m], sentOn, sense) => inMonth(sentOn, sense, monthOf(m!), 'end'),
  ),
  rule(String.raw`\b${D}(?: of)? (${MONTH}),? (\d{4})\b`, ([, d, m, y]) =>
    fromParts(Number(y), monthOf(m!), Number(d)),
  ),
  rule(String.raw`\b(${MONTH}) ${D},? (\d{4})\b`, ([, m, d, y]) =>
    fromParts(Number(y), monthOf(m!), Number(d)),
  ),
  rule(
    String.raw`\bfin (?:du mois |de mois )?(?:d'|de |du mois de |du mois d')?(${MONTH})(?: (\d{4}))?\b`,
    ([, m, y], sentOn, sense) => endOf(sentOn, sense, monthOf(m!), y),
  ),
  rule(String.raw`\b(?:end|close) of (${MONTH})(?: (\d{4}))?\b`, ([, m, y], sentOn, sense) =>
    endOf(sentOn, sense, monthOf(m!), y),
  ),
  rule(String.raw`\bmi[- ](${MONTH})\b`, ([, m], sentOn, sense) =>
    withoutYear(sentOn, sense, 15, monthOf(m!)),
  ),
  rule(String.raw`\bmid[- ](${MONTH})\b`, ([, m], sentOn, sense) =>
    withoutYear(sentOn, sense, 15, monthOf(m!)),
  ),
  rule(String.raw`\b${D}(?: of)? (${MONTH})(?![a-z])`, ([, d, m], sentOn, sense) =>
    withoutYear(sentOn, sense, Number(d), monthOf(m!)),
  ),
  rule(String.raw`\b(${MONTH}) ${D}(?![\d:])\b`, ([, m, d], sentOn, sense) =>
    withoutYear(sentOn, sense, Number(d), monthOf(m!)),
  ),
  rule(String.raw`(?<![\d/.,])(\d{1,2})/(\d{1,2})(?![\d/])`, ([, d, m], sentOn, sense) =>
    slashed(sentOn, sense, d!, m!),
  ),
  rule(String.raw`\bfin du mois prochain\b|\bend of (?:the )?next month\b|\bnext month end\b`, (_, sentOn) =>
    endOfMonth(addMonths(monthStart(sentOn), 1)),
  ),
  rule(
    String.raw`\b(?:en |a la |d'ici (?:la )?|pour (?:la )?)?fin (?:de|du|de ce|du present) mois\b|\bend of (?:the |this )?month\b|\bmonth[- ]end\b`,
    (_, sentOn) => endOfMonth(sentOn),
  ),
  rule(
    String.raw`\b(?:en |au )?(?:tout )?debut (?:de )?(?:la )?semaine prochaine\b|\b(?:early|(?:at )?(?:the )?(?:beginning|start) of)(?: in)? next week\b`,
    (_, sentOn) => addDays(friday(sentOn, 1), -2),
  ),
  rule(
    String.raw`\b(?:fin|courant|au cours) (?:de )?(?:la )?semaine prochaine\b|\bla semaine prochaine\b|\bsemaine prochaine\b|\b(?:end of )?next week\b`,
    (_, sentOn) => friday(sentOn, 1),
  ),
  rule(
    String.raw`\b(?:fin|courant|au cours) (?:de |de la |de cette |d')?(?:la |cette )?semaine\b|\bcette semaine\b|\b(?:end of )?(?:the |this )week\b`,
    (_, sentOn) => ahead(friday(sentOn, 0), sentOn),
  ),
  rule(
    String.raw`\b(?:sous|dans|d'ici|within|in)(?: les| un delai de| une| a| the next)? (?:huitaine|8 jours|huit jours)\b`,
    (_, sentOn) => addDays(sentOn, 8),
  ),
  rule(
    String.raw`\b(?:sous|dans|d'ici) (?:la |une )?(?:quinzaine|quinze jours|15 jours)\b|\b(?:within |in )a fortnight\b`,
    ([words], sentOn) => addDays(sentOn, words.includes('fortnight') ? 14 : 15),
  ),
  rule(
    String.raw`\b(?:sous|dans|d'ici|within|in)(?: un delai de| les| the next)? (${COUNT}) (?:jours? ouvres|jours? ouvrables|business days?|working days?)\b`,
    ([, n], sentOn) => addBusinessDays(sentOn, countOf(n!)),
  ),
  rule(
    String.raw`\b(?:sous|dans|d'ici|within|in)(?: un delai de| les| the next)? (${COUNT}) (?:jours?|days?)\b`,
    ([, n], sentOn) => addDays(sentOn, countOf(n!)),
  ),
  rule(
    String.raw`\b(?:sous|dans|d'ici|within|in)(?: les| the next)? (${COUNT}) (?:semaines?|weeks?)\b`,
    ([, n], sentOn) => addDays(sentOn, 7 * countOf(n!)),
  ),
  rule(
    String.raw`\b(?:sous|dans|d'ici|within|in)(?: les| the next)? (24|48|72) ?(?:h\b|heures|hours)`,
    ([, n], sentOn) => addDays(sentOn, Number(n) / 24),
  ),
  rule(String.raw`\b(?:dans|d'ici|in) (?:un|a|one) (?:mois|month)\b`, (_, sentOn) => addMonths(sentOn, 1)),
  rule(
    String.raw`\b(${WEEKDAY}) (?:de la semaine (?:derniere|passee)|(?:of )?last week)\b`,
    ([, name], sentOn) => addDays(monday(sentOn), weekdayOf(name!) - 8),
  ),
  rule(String.raw`\b(${WEEKDAY}) (?:dernier|passe)\b|\blast (${WEEKDAY})\b`, ([, fr, en], sentOn) =>
    lastOne(sentOn, fr ?? en!),
  ),
  rule(String.raw`\bnext (${WEEKDAY})\b`, ([, name], sentOn) =>
    addDays(monday(sentOn), 6 + weekdayOf(name!)),
  ),
  rule(String.raw`\b(${WEEKDAY}) (?:en huit|de la semaine prochaine|next week)\b`, ([, name], sentOn) =>
    addDays(monday(sentOn), 6 + weekdayOf(name!)),
  ),
  rule(String.raw`\b(?:${WEEKDAY}) (?:le )?${D}${NOT_UNIT}\b`, ([, d], sentOn, sense) =>
    bareDay(sentOn, sense, Number(d)),
  ),
  rule(String.raw`\b(?:${WEEKDAY}) the ${D}${NOT_UNIT}\b`, ([, d], sentOn, sense) =>
    bareDay(sentOn, sense, Number(d)),
  ),
  rule(String.raw`\b(${WEEKDAY})(?: prochain)?\b`, ([, name], sentOn, sense) =>
    dayOfWeek(sentOn, sense, name!),
  ),
  rule(String.raw`\bapres[- ]demain\b|\bday after tomorrow\b`, (_, sentOn) => addDays(sentOn, 2)),
  rule(String.raw`\bdemain\b|\btomorrow\b`, (_, sentOn) => addDays(sentOn, 1)),
  rule(String.raw`\bavant[- ]hier\b`, (_, sentOn) => addDays(sentOn, -2)),
  rule(String.raw`\bhier\b|\byesterday\b`, (_, sentOn) => addDays(sentOn, -1)),
  rule(
    String.raw`\baujourd'hui\b|\btout de suite\b|\ba l'instant\b|\bimmediatement\b|\bdans la journee\b|\bright away\b|\bstraight away\b|\bimmediately\b|\bce jour\b|\bce (?:matin|soir)\b|\bcet apres-midi\b|\btoday\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b`,
    (_, sentOn) => sentOn,
  ),
  rule(
    String.raw`\b(?:le|au|du|avant le|pour le|d'ici le) ${D}${NOT_UNIT}(?! (?:${MONTH}))\b`,
    ([, d], sentOn, sense) => bareDay(sentOn, sense, Number(d)),
  ),
  rule(String.raw`\b(?:on|by|before|until|from|for) the (\d{1,2})(?:st|nd|rd|th)\b`, ([, d], sentOn, sense) =>
    bareDay(sentOn, sense, Number(d)),
  ),
];

const monthStart = (sentOn: PlainDate): PlainDate => fromParts(year(sentOn), month(sentOn), 1)!;

/** Day before month, as both languages write it here; 12/25 can only be Christmas. */
const dayMonth = (d: string, m: string, y: number): PlainDate | null =>
  fromParts(y, Number(m), Number(d)) ?? fromParts(y, Number(d), Number(m));

const slashed = (sentOn: PlainDate, sense: Sense, d: string, m: string): PlainDate | null =>
  Number(m) > 12
    ? withoutYear(sentOn, sense, Number(m), Number(d))
    : withoutYear(sentOn, sense, Number(d), Number(m));

const endOf = (sentOn: PlainDate, sense: Sense, m: number, y: string | undefined): PlainDate | null => {
  const years = y === undefined ? [0, sense === 'ahead' ? 1 : -1] : [Number(y) - year(sentOn)];
  for (const step of years) {
    const first = fromParts(year(sentOn) + step, m, 1);
    if (first === null) continue;
    const on = endOfMonth(first);
    if (y !== undefined) return on;
    const away = daysBetween(sentOn, on);
    if (sense === 'ahead' ? away >= 0 && away <= FAR : away <= 0 && away >= -FAR) return on;
  }
  return null;
};

const lastOne = (sentOn: PlainDate, name: string): PlainDate => {
  const away = (weekday(sentOn) - weekdayOf(name) + 7) % 7;
  return addDays(sentOn, -(away === 0 ? 7 : away));
};

/** What the day is of, when it is not of a payment: « la facture du 12 », « échue le 12 », 'invoice dated 12'. */
const OF_SOMETHING_ELSE = new RegExp(
  String.raw`\b(?:factures?|devis|commandes?|bons?|relances?|rappels?|mails?|e-?mails?|courriers?|lettres?|messages?|livraison|contrat|echeance|invoices?|orders?|reminders?|letters?|delivery|quote|statement)(?: \S*\d\S*)?(?: en date)? (?:du|de|d'|of|from|dated)(?: the)? ?$` +
    String.raw`|\b(?:echues?|(?<!(?:virement|cheque|reglement|paiement|ordre|transfer)\b.{0,40})emise?s?|(?<!en )datee?s?|echeance|dated|due|issued)(?: (?:est|etait|is|was|on|le|au|du|depuis le))*(?: the)? ?$`,
);

/** Days in plain words, in their order, each said once. */
export const findDays = (plain: string, sentOn: PlainDate, sense: Sense): DayAt[] => {
  const taken: Place[] = [];
  const found: DayAt[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of plain.matchAll(pattern)) {
      const place = { from: match.index, to: match.index + match[0].length };
      if (taken.some((one) => place.from < one.to && one.from < place.to)) continue;
      taken.push(place);
      // « du 12 » is one match: its first word says what it is of.
      const [lead = ''] = /^(?:du|le|au|on|from|of) (?:the )?/.exec(match[0]) ?? [];
      if (OF_SOMETHING_ELSE.test(plain.slice(Math.max(0, place.from - 60), place.from + lead.length)))
        continue;
      const on = read(match, sentOn, sense);
      if (on !== null) found.push({ ...place, on });
    }
  }
  return found.sort((a, b) => a.from - b.from);
};
