/**
 * A cell as one line of text: spaces brought together; control characters, half characters and marks that turn the
 * direction of what follows left out (a database keeps none of the first two, and the last make a name read as another).
 * Letters of every script and emoji stay as they are.
 */
export const cleanText = (text: string): string =>
  text
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '')
    .trim();

/** So many UTF-16 units at most, never half a character. */
export const cutText = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
};
