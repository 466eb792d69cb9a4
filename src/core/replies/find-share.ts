import type { FoundShare, Place } from './reply.ts';

export type ShareAt = FoundShare & Place;

const FRACTIONS: readonly (readonly [RegExp, number, number])[] = [
  [/\bles deux tiers\b|\btwo[- ]thirds\b/, 2, 3],
  [
    /\b(?:la|une) (?:premiere )?moitie\b|\bhalf\b(?! (?:of the|the) (?:goods|chairs|order|items|day)| a day)/,
    1,
    2,
  ],
  [/\b(?:un|le) tiers\b|\b(?:a|one) third\b(?! (?:party|time|invoice|reminder))/, 1, 3],
  [/\b(?:un|le) quart\b(?! d'heure)|\b(?:a|one) quarter\b(?! (?:past|to))/, 1, 4],
];
const PERCENT = /(?<![\d.,])(\d{1,2}) ?(?:%|pour ?cent\b|per ?cent\b)/;

/** A part of what is owed, in plain words; null where two are said. */
export const findShare = (plain: string): ShareAt | null => {
  const found = FRACTIONS.flatMap(([pattern, numerator, denominator]): ShareAt[] => {
    const match = pattern.exec(plain);
    return match === null ? [] : [{ ...placeOf(match), numerator, denominator }];
  });
  const percent = PERCENT.exec(plain);
  const numerator = Number(percent?.[1]);
  if (percent !== null && numerator > 0) found.push({ ...placeOf(percent), numerator, denominator: 100 });
  return found.length === 1 ? found[0]! : null;
};

const placeOf = (match: RegExpExecArray): Place => ({
  from: match.index,
  to: match.index + match[0].length,
});
