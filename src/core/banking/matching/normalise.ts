/** Upper case without accents; O between digits is a zero someone typed or scanned. */
export const normaliseText = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll(/(?<=\d)O(?=\d|\b)|\bO(?=\d)/g, '0');

/** 'FA-2026-0012' → 'FA20260012': what is left when everyone writes a number his own way. */
export const compactNumber = (text: string): string => normaliseText(text).replaceAll(/[^A-Z0-9]/g, '');

/** 'FA-2026-0012' → 'AA99999999': numbers of our own making are known by their form even when they are not open. */
export const numberShape = (compact: string): string =>
  compact.replaceAll(/[A-Z]/g, 'A').replaceAll(/\d/g, '9');

/** What people keep of a number: the last run of digits without leading zeros or a year in front ('12' for FA-2026-0012). */
export const numberTails = (number: string): string[] => {
  const last = /(\d+)\D*$/.exec(number)?.[1] ?? '';
  const withoutYear = /^20\d\d(\d{2,})$/.exec(last)?.[1];
  const tails = [last, withoutYear ?? last].map((digits) => digits.replace(/^0+(?=\d)/, ''));
  return [...new Set(tails)].filter((tail) => tail !== '');
};

export const normaliseIban = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();

/** Legal forms and polite words say nothing about who pays. */
const EMPTY_WORDS = new Set(
  (
    'SARL SAS SASU SA EURL URL SCI SNC SCP SELARL SCOP GIE ETS ETABLISSEMENTS STE SOCIETE ENTREPRISE MR MME M MONSIEUR ' +
    'MADAME OU ET DE DU DES LA LE LES L D AU AUX EN LTD GMBH INC BV SPRL AG LLC CIE COMPAGNIE'
  ).split(' '),
);

export const nameTokens = (name: string): string[] => [
  ...new Set(
    normaliseText(name)
      .split(/[^A-Z0-9]+/)
      .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)),
  ),
];

/** The same words in another order are the same name. */
export const aliasKey = (words: readonly string[]): string => words.toSorted().join(' ');

const MAX_PAIRED = 6;

/** Every two words of a name, each pair in the order of the alphabet. */
export const wordPairs = (words: readonly string[]): string[] => {
  const sorted = words.slice(0, MAX_PAIRED).toSorted();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `${one} ${other}`));
};
