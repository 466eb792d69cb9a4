/**
 * What each piece of evidence is worth, in tenths of a nat (10 ≈ ×2.7 in odds). Set by hand on worked cases, then left
 * alone: a company moves the threshold (calibrate.ts), never the weights.
 */
export const WEIGHT = {
  /** A whole number of ours, read in the text; each one after the first. */
  exact: 110,
  exactNext: 20,
  /** The end of a number, by how many digits of it were written. */
  tail: [0, 8, 22, 38, 50, 58],
  /** A number with one wrong, missing, added or swapped sign. */
  damaged: 55,
  /** Our code for the customer. */
  code: 30,
  /** Equal amount: ten times the logarithm of how rare it is among the open items, at most this. */
  amountMost: 80,
  amountLeast: 20,
  /** Several items that add up to the cent: named, or found. */
  sumNamed: 60,
  sumFound: 38,
  sumOfAll: 50,
  iban: 60,
  ibanShared: 25,
  alias: 80,
  nameSame: 40,
  nameClose: 28,
  nameLike: 12,
  /** The payer is somebody else by name, by IBAN. */
  nameOther: -10,
  ibanOther: -20,
  rounding: 45,
  /** The same when no number says which item is meant: many amounts are near. */
  roundingUnnamed: 5,
  discountTold: 60,
  discountDue: 35,
  discountTaken: 20,
  exchangeTold: 20,
  feeTold: 30,
  partTold: 15,
  part: -10,
  over: -25,
  /** The text sounds like money that is nobody's invoice. */
  notOurs: -80,
  /** A batch: its net amount to the cent; booked when it was expected; the bank's words for money of its kind. */
  batchAmount: 60,
  batchDay: 20,
  batchWords: 20,
  /** The bank's reference, as somebody noted it with a payment recorded by hand. */
  notedReference: 55,
  /** Two ways to add up prove nothing. */
  ambiguous: -30,
} as const;

/** Points from which a line without a veto is posted by itself, until a company has a history of its own. */
export const STRICT_THRESHOLD = 100;

/** Points as a number between 1 and 99: what a person reads as confidence. */
export const scoreOf = (points: number): number =>
  Math.max(1, Math.min(99, Math.round(100 / (1 + Math.exp((55 - points) / 17)))));
