/** Text that is markup already: only `html` makes it, and `trusted` for what this program drew itself. */
export type Html = { readonly markup: string };
type Part = string | Html | readonly Html[] | null;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const write = (part: Part): string => {
  if (part === null) return '';
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
};

/** Whatever is put in is escaped, in text and in quoted attributes alike; null leaves nothing. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: literals.reduce((text, literal, index) => text + write(parts[index - 1] ?? null) + literal),
});

export const trusted = (markup: string): Html => ({ markup });
