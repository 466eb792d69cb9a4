import type { Decimal } from '../../money/index.ts';
import { PROFESSIONAL_RULE, type RateRule } from './rate-rule.ts';

/**
 * The rate that a mention says: « taux de la BCE majoré de dix points », « trois fois le taux d’intérêt légal », « 12 % ».
 * What is printed on invoices is what is computed, so the computation reads the printed words. `unread`: they say a rate
 * that is none of these; nothing is computed from a guess. '' says nothing: the rate of the law.
 */
export const agreedRate = (mention: string): RateRule | 'unread' => {
  const text = plain(mention);
  if (text === '') return PROFESSIONAL_RULE;
  const numbers = text.match(NUMBERS) ?? [];
  const [only] = numbers;
  if (only === undefined || numbers.length > 1) return 'unread';
  const value = WORDS[only] ?? only.replace(',', '.');
  if (/\b(?:bce|banque centrale|ecb|central bank|refinan|refi)/.test(text))
    return /\b(?:point|pt)/.test(text) || text.includes('%')
      ? { kind: 'central-bank', points: value, isFixed: false }
      : 'unread';
  if (/\b(?:legal|legale)\b/.test(text))
    return /\b(?:fois|times)\b|\bx\b|×|triple/.test(text) ? { kind: 'legal', times: value } : 'unread';
  if (!text.includes('%')) return 'unread';
  if (/\b(?:mois|mensuel|month|monthly|jour|day)/.test(text)) return 'unread';
  return { kind: 'contract', percent: value };
};

/** Lower case, without accents. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s\u00a0\u202f’']+/g, ' ')
    .trim()
    .toLowerCase();

const WORDS: Readonly<Record<string, Decimal>> = {
  trois: '3',
  three: '3',
  triple: '3',
  quatre: '4',
  four: '4',
  cinq: '5',
  five: '5',
  six: '6',
  sept: '7',
  seven: '7',
  huit: '8',
  eight: '8',
  neuf: '9',
  nine: '9',
  dix: '10',
  ten: '10',
  douze: '12',
  twelve: '12',
  quinze: '15',
  fifteen: '15',
};
const NUMBERS = new RegExp(`\\d{1,3}(?:[.,]\\d{1,4})?|\\b(?:${Object.keys(WORDS).join('|')})\\b`, 'g');
