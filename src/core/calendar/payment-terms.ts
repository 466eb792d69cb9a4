import { addDays, addMonths, daysInMonth, endOfMonth, fromParts, month, year } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/**
 * When an invoice falls due, counted from its date.
 * - net: so many days ('30 jours nets'; 0 is 'comptant', 'à réception').
 * - end-of-month: C. com. L441-10 allows 45 days end of month without saying which comes first, so the contract
 *   decides: 'days-then-end' adds the days, then goes to the end of that month; 'end-then-days' goes to the
 *   end of the month of the invoice, then adds the days. `day` then moves on to that day of a month ('le 10').
 */
export type PaymentTerms =
  | { kind: 'net'; days: number }
  | { kind: 'end-of-month'; days: number; then: 'days-then-end' | 'end-then-days'; day?: number };

export function dueDate(issuedOn: PlainDate, terms: PaymentTerms): PlainDate {
  if (terms.kind === 'net') return addDays(issuedOn, terms.days);
  const reached =
    terms.then === 'days-then-end'
      ? endOfMonth(addDays(issuedOn, terms.days))
      : addDays(endOfMonth(issuedOn), terms.days);
  return terms.day === undefined ? reached : firstOnOrAfter(reached, terms.day);
}

/** The first n-th of a month on or after the date; the 31st of a short month is its last day. */
function firstOnOrAfter(date: PlainDate, dayOfMonth: number): PlainDate {
  const inMonth = (of: PlainDate): PlainDate => {
    const length = daysInMonth(year(of), month(of));
    const found = fromParts(year(of), month(of), Math.min(dayOfMonth, length));
    if (found === null) throw new Error(`Not a day of a month: ${dayOfMonth}`);
    return found;
  };
  const here = inMonth(date);
  return here >= date ? here : inMonth(addMonths(date, 1));
}

const AT_ONCE =
  /^(au )?(comptant|(des |a )?(la )?reception( de (la )?facture)?|immediat(e|ement)?|cash|due (up)?on receipt|(up)?on receipt|immediate(ly)?)$/;
const MONTH_END = /fin (de|du) mois|\bf\.?d\.?m\b|\bfm\b|end of (the )?month|month end|\beom\b/;

/**
 * Reads terms as written in French or English: '30 jours fin de mois', '45j', 'fin de mois 45 jours',
 * '30 jours fin de mois le 10', 'comptant', 'à réception', 'net 30', 'EOM + 45'. The order of the words decides how
 * an end of month is counted. null when it says something else.
 */
export function parseTerms(text: string): PaymentTerms | null {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d)(j|d|jrs?|jours?|days?)(?![a-eg-z])/g, '$1 jours ')
    .replace(/(\d)(fdm|fm|eom)\b/g, '$1 $2')
    .replace(/[\s\u00a0\u202f'’]+/g, ' ')
    .trim();
  if (AT_ONCE.test(plain)) return { kind: 'net', days: 0 };

  const end = MONTH_END.exec(plain);
  const onDay = end ? /\b(?:le|the) (\d{1,2})\b/.exec(plain) : null;
  const rest = plain
    .replace(MONTH_END, '#')
    .replace(onDay?.[0] ?? '', '')
    .trim();
  if (!/^[\d# +a-z.]*$/.test(rest) || LEFTOVER.test(rest.replace(KNOWN_WORDS, ''))) return null;
  const numbers = rest.match(/\d+/g) ?? [];
  const days = Number(numbers[0] ?? '0');
  if (numbers.length > 1 || days > 365) return null;
  if (!end) return numbers.length === 1 ? { kind: 'net', days } : null;

  const day = onDay ? Number(onDay[1]) : undefined;
  if (day !== undefined && (day < 1 || day > 31)) return null;
  const daysBehind = numbers.length === 1 && rest.indexOf('#') < rest.search(/\d/);
  const countedFromEnd = daysBehind || /(apres|from|after) #/.test(rest);
  const then = countedFromEnd ? 'end-then-days' : 'days-then-end';
  // oxlint-disable-next-line unicorn/no-thenable -- a word, never a function: nothing awaits it
  return { kind: 'end-of-month', days, then, ...(day === undefined ? {} : { day }) };
}

const KNOWN_WORDS =
  /\b(a|jours?|jrs?|j|days?|d|nets?|net|date|de|la|du|le|facture|facturation|from|after|apres|invoice|calendaires?|terms?|paiement|virement|echeance|of|the|compter|partir|emission|l)\b/g;
const LEFTOVER = /[a-z]/;
