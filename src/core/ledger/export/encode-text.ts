import type { Encoding } from './profile.ts';

/** Windows-1252 from 0x80 on, where it is not Latin 1; '\0' where nothing is. */
const HIGH = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** Letters that no decomposition takes apart, and signs that have a plain equal. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '€': 'EUR',
  '°': 'o',
  '·': '-',
  '•': '-',
  '×': 'x',
  '→': '->',
  '≤': '<=',
  '≥': '>=',
  '−': '-',
  '‑': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
};

const byteOf = (char: string): number | null => {
  const code = char.codePointAt(0)!;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const high = char === '\0' ? -1 : HIGH.indexOf(char);
  return high < 0 ? null : 0x80 + high;
};

const fits = (char: string, encoding: Encoding): boolean =>
  encoding === 'utf-8' || (encoding === 'ascii' ? char.codePointAt(0)! < 0x80 : byteOf(char) !== null);

const plain = (char: string, encoding: Encoding): string => {
  const replaced = PLAIN[char] ?? char.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const letters = Array.from(replaced);
  return letters.length > 0 && letters.every((one) => fits(one, encoding)) ? replaced : '?';
};

/**
 * Brought to what an encoding can say: letters without their accents, signs by their plain equals, a question mark for
 * what has none. `lost` counts the question marks: an accountant is told of them, for a name is not guessed.
 */
export const fitText = (text: string, encoding: Encoding): { text: string; lost: number } => {
  let lost = 0;
  let out = '';
  for (const char of text) {
    if (fits(char, encoding)) out += char;
    else {
      const replaced = plain(char, encoding);
      if (replaced === '?') lost += 1;
      out += replaced;
    }
  }
  return { text: out, lost };
};

/** Bytes of a text that fits (`fitText`); one a character but in UTF-8. */
export const encodeText = (text: string, encoding: Encoding): Uint8Array => {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  return Uint8Array.from(text, (char) => byteOf(char) ?? 0x3f);
};
