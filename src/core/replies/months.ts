/** Names without accents, whole or as people shorten them, French then English. */
const NAMES = [
  'janvier|janv|january|jan',
  'fevrier|fevr|fev|february|feb',
  'mars|march|mar',
  'avril|avr|april|apr',
  'mai|may',
  'juin|june|jun',
  'juillet|juil|july|jul',
  'aout|august|aug',
  'septembre|sept|september|sep',
  'octobre|oct|october',
  'novembre|nov|november',
  'decembre|dec|december',
];
export const MONTH = `(?:${NAMES.join('|')})\\.?`;

/** 1 to 12. */
export const monthOf = (name: string): number =>
  NAMES.findIndex((names) => names.split('|').includes(name.replace('.', ''))) + 1;

const DAYS = [
  'lundi|monday|mon',
  'mardi|tuesday|tue|tues',
  'mercredi|wednesday|wed',
  'jeudi|thursday|thu|thurs',
  'vendredi|friday|fri',
  'samedi|saturday|sat',
  'dimanche|sunday|sun',
];
export const WEEKDAY =
  '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)';

/** 1 (Monday) to 7. */
export const weekdayOf = (name: string): number =>
  DAYS.findIndex((names) => names.split('|').includes(name)) + 1;

const NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  a: 1,
  an: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  sept: 7,
  seven: 7,
  huit: 8,
  eight: 8,
  nine: 9,
  neuf: 9,
  dix: 10,
  ten: 10,
  quinze: 15,
  fifteen: 15,
  vingt: 20,
  twenty: 20,
  trente: 30,
  thirty: 30,
};
export const COUNT = `(?:\\d{1,3}|${Object.keys(NUMBERS).join('|')})`;
export const countOf = (word: string): number => NUMBERS[word] ?? Number(word);
