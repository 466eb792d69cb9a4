/** What the customer wrote, and what the mail repeats of earlier messages below it. */
export type SplitText = { readonly own: string; readonly quoted: string };

/** The line that programs write above what they quote, whole or broken over two lines. */
const OPENINGS: readonly RegExp[] = [
  /^\s*(?:le|on)\b.{4,160}(?:a [ée]crit|wrote)\s*:?\s*$/i,
  /^\s*(?:le|on) (?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|\d).{0,120}<?[^\s@]+@\S+$/i,
  /^\s*-{2,}\s*(?:message d['’]origine|message original|original message|message transf[ée]r[ée]|forwarded message|mail original)\s*-*\s*$/i,
  /^\s*_{10,}\s*$/,
  /^\s*-{10,}\s*$/,
  /^\s*(?:de|from|envoy[ée]|sent)\s*:\s*.+$/i,
];
const HEADER = /^\s*>?\s*\*?(?:de|from|envoy[ée](?: le)?|sent|date|à|a|to|cc|objet|subject)\s*\*?\s*:/i;
const SIGNATURE = /^-- ?$/;

export const splitQuoted = (text: string): SplitText => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const at = lines.findIndex((line, nth) => opens(lines, line, nth));
  if (at < 0) return { own: tidy(lines), quoted: '' };
  const head = lines.slice(0, at);
  // An answer between or below the quoted lines is the customer's own too.
  const below = lines.slice(at);
  const answers = below.filter((line, nth) => nth > 0 && isAnswer(below, line, nth));
  const isInline = below.some((line) => /^\s*>/.test(line));
  return { own: tidy(isInline ? [...head, ...answers] : head), quoted: tidy(below) };
};

const opens = (lines: readonly string[], line: string, nth: number): boolean => {
  if (/^\s*>/.test(line)) return true;
  if (SIGNATURE.test(line)) return false;
  const isHeader = /^\s*(?:de|from|envoy[ée]|sent)\s*:/i.test(line);
  // « De : » alone may be the customer's own words; with « Envoyé : » or « À : » below it is a copied head.
  if (isHeader) return lines.slice(nth + 1, nth + 4).filter((next) => HEADER.test(next)).length >= 2;
  if (OPENINGS.slice(0, 5).some((pattern) => pattern.test(line))) return true;
  const joined = `${line} ${lines[nth + 1] ?? ''}`;
  return /^\s*(?:le|on)\b/i.test(line) && line.length < 160 && OPENINGS[0]!.test(joined);
};

/** A line without a mark among marked ones, not the rest of the line that opens them. */
const isAnswer = (lines: readonly string[], line: string, nth: number): boolean =>
  line.trim() !== '' &&
  !/^\s*>/.test(line) &&
  lines.slice(0, nth).some((before) => /^\s*>/.test(before)) &&
  !HEADER.test(line) &&
  !OPENINGS.some((pattern) => pattern.test(line));

const tidy = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
