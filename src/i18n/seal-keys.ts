/**
 * From where on which key signs, and which anchors were found: the same sentences in the program, on the command line and
 * in the verifier of an archive. No library here: it goes with the verifier.
 */
export type KeyFacts = {
  readonly fingerprint: string;
  /** Its first link. */
  readonly from: number;
  /** The first document it sealed. */
  readonly firstNumber: string | null;
  /** ISO instant; null: the first key. */
  readonly since: string | null;
  readonly reason: string | null;
  readonly isEndorsed: boolean;
};

type Locale = 'fr' | 'en';

/** One line a key; none for the only one a company ever had. */
export const keyLines = (keys: readonly KeyFacts[], locale: Locale): string[] =>
  keys.length < 2 ? [] : keys.map((key) => (locale === 'fr' ? french(key) : english(key)));

const short = (fingerprint: string): string => `${fingerprint.slice(0, 16)}…`;
const day = (instant: string): string => instant.slice(0, 10);

const french = ({ fingerprint, from, firstNumber, since, reason, isEndorsed }: KeyFacts): string => {
  const place = firstNumber === null ? '' : ` (à partir de ${firstNumber})`;
  const key = `La clé ${short(fingerprint)} signe depuis le maillon ${from}${place}`;
  if (since === null) return `${key}.`;
  const how = isEndorsed
    ? 'l’ancienne clé a signé la succession'
    : 'SANS l’ancienne clé\u00a0: seul un repère ou une archive gardés ailleurs prouvent la suite';
  return `${key}\u00a0; succession du ${day(since)}, ${how}. Motif\u00a0: «\u00a0${reason ?? ''}\u00a0».`;
};

const english = ({ fingerprint, from, firstNumber, since, reason, isEndorsed }: KeyFacts): string => {
  const place = firstNumber === null ? '' : ` (from ${firstNumber} on)`;
  const key = `Key ${short(fingerprint)} signs from link ${from} on${place}`;
  if (since === null) return `${key}.`;
  const how = isEndorsed
    ? 'the old key signed the succession'
    : 'WITHOUT the old key: only an anchor or an archive kept elsewhere proves that it goes on';
  return `${key}; succession of ${day(since)}, ${how}. Reason: “${reason ?? ''}”.`;
};

type AnchorFacts = { readonly sequence: number; readonly at: string };

export const anchorLines = (anchors: readonly AnchorFacts[], locale: Locale): string[] =>
  anchors.map(({ sequence, at }) =>
    locale === 'fr'
      ? `Le repère du ${day(at)} est dans la chaîne (maillon ${sequence})\u00a0: rien n’a été refait jusque-là.`
      : `The anchor of ${day(at)} is in the chain (link ${sequence}): nothing was made anew up to there.`,
  );
