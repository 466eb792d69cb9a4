/**
 * PDF/A refuses a document over one character without a glyph, and user data holds everything. Composes
 * accents (NFC), turns layout characters into spaces, drops controls and private use, and replaces what no
 * shipped font can show, so that a letter always comes out and a gap is visible.
 */
export function cleanText(text: string, covers: (codePoint: number) => boolean): string {
  let clean = '';
  for (const character of text.normalize('NFC')) {
    const point = character.codePointAt(0) ?? 0;
    if (character === '\n' || character === '\u00a0' || character === '\u202f') clean += character;
    else if (/[\t\v\f\r\u0085\u2028\u2029\p{Zs}]/u.test(character)) clean += ' ';
    else if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u.test(character)) continue;
    else if (covers(point)) clean += character;
    // Variation selectors and skin tones belong to the emoji before them.
    else if (/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Mn}]/u.test(character)) continue;
    else clean += '?';
  }
  return clean;
}

/** The same for every string of a view model; keys are ours and stay. */
export function cleanData(value: unknown, covers: (codePoint: number) => boolean): unknown {
  if (typeof value === 'string') return cleanText(value, covers);
  if (Array.isArray(value)) return value.map((part) => cleanData(part, covers));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanData(part, covers)]));
  }
  return value;
}
