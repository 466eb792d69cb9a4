import { escapeHtml } from './header.ts';

/** Characters with their looks. Of what was typed or pasted nothing else survives: no style, no picture, no script. */
export type RichSegment = {
  readonly text: string;
  readonly strong: boolean;
  readonly italic: boolean;
  /** https, mailto or tel; null: no link. */
  readonly href: string | null;
};
export type RichLine = readonly RichSegment[];

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi;
const STRONG = new Set(['b', 'strong']);
const ITALIC = new Set(['i', 'em']);
/** What an editor of a browser, or a text pasted from elsewhere, begins a line with. */
const BLOCK = new Set([
  'div',
  'p',
  'li',
  'ul',
  'ol',
  'table',
  'tr',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
/** Their content is no text for a reader. */
const UNSEEN = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
]);
/** Control characters but blanks, halves of characters, marks that turn or hide a text. */
const UNPRINTED = /(?![\t\r\n\f])[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu;
const LINK = /^(?:https:\/\/|mailto:|tel:)[^\s"'<>\\]+$/i;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/**
 * Lines of segments from HTML that anybody may have written: an allow-list of bold, italic, links and line breaks. What is
 * shown or sent is written anew from them, so that no markup of the input ever comes out.
 */
export function parseRich(html: string): RichLine[] {
  const lines: RichSegment[][] = [[]];
  const links: (string | null)[] = [];
  let strong = 0;
  let italic = 0;
  let unseen = '';
  const current = (): RichSegment[] => lines.at(-1) ?? [];
  const breakLine = (): void => {
    lines.push([]);
  };
  for (const [token, closing, name = '', attributes = ''] of html.matchAll(TOKEN)) {
    const tag = name.toLowerCase();
    const isEnd = closing === '/';
    if (unseen !== '') {
      if (isEnd && tag === unseen) unseen = '';
    } else if (tag === '') {
      if (!token.startsWith('<!--')) write(current(), decode(token), strong > 0, italic > 0, linkOf(links));
    } else if (UNSEEN.has(tag)) {
      if (!isEnd) unseen = tag;
    } else if (tag === 'br') breakLine();
    else if (BLOCK.has(tag)) {
      if (current().length > 0) breakLine();
    } else if (STRONG.has(tag)) strong = Math.max(0, strong + (isEnd ? -1 : 1));
    else if (ITALIC.has(tag)) italic = Math.max(0, italic + (isEnd ? -1 : 1));
    else if (tag === 'a') {
      if (isEnd) links.pop();
      else links.push(hrefOf(attributes));
    }
  }
  return tidy(lines);
}

const linkOf = (links: readonly (string | null)[]): string | null => links.at(-1) ?? null;

function hrefOf(attributes: string): string | null {
  const found = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  const href = decode(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  return LINK.test(href) ? href : null;
}

function decode(text: string): string {
  return (
    text
      .replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi,
        (whole, hex?: string, decimal?: string, word?: string) => {
          if (word !== undefined) return NAMED[word.toLowerCase()] ?? whole;
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
          return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
            ? String.fromCodePoint(code)
            : '';
        },
      )
      .replace(UNPRINTED, '')
      // Only now: what stood between two blanks is gone.
      .replace(/[ \t\r\n\f]+/g, ' ')
  );
}

function write(
  line: RichSegment[],
  text: string,
  strong: boolean,
  italic: boolean,
  href: string | null,
): void {
  const last = line.at(-1);
  // A blank at the beginning of a line, or after another one, is not drawn by a browser either.
  const drawn =
    (last === undefined || last.text.endsWith(' ')) && text.startsWith(' ') ? text.slice(1) : text;
  if (drawn === '') return;
  if (last !== undefined && last.strong === strong && last.italic === italic && last.href === href)
    line[line.length - 1] = { ...last, text: last.text + drawn };
  else line.push({ text: drawn, strong, italic, href });
}

/** Without blanks at the ends of lines, without empty lines around, and never two of them together. */
function tidy(lines: readonly RichSegment[][]): RichLine[] {
  const trimmed = lines.map((line) => {
    const kept = [...line];
    for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
      const text = last.text.replace(/ +$/, '');
      if (text === last.text) break;
      kept.pop();
      if (text !== '') kept.push({ ...last, text });
    }
    return kept;
  });
  const kept = trimmed.filter((line, i) => line.length > 0 || (trimmed[i - 1]?.length ?? 0) > 0);
  while (kept.at(-1)?.length === 0) kept.pop();
  return kept;
}

/** As kept, shown in the editor and sent; parsed again it gives the same lines. `link`: more attributes for each link. */
export function richHtml(lines: readonly RichLine[], link = ''): string {
  return lines
    .map((line) =>
      line
        .map(({ text, strong, italic, href }) => {
          const inner = italic ? `<em>${escapeHtml(text)}</em>` : escapeHtml(text);
          const heavy = strong ? `<strong>${inner}</strong>` : inner;
          return href === null ? heavy : `<a href="${escapeHtml(href)}"${link}>${heavy}</a>`;
        })
        .join(''),
    )
    .join('<br>');
}

/** The same without looks; a link that its words do not say is written out after them. */
export function richText(lines: readonly RichLine[]): string {
  return lines.map((line) => line.map(segmentText).join('')).join('\n');
}

function segmentText({ text, href }: RichSegment): string {
  if (href === null) return text;
  const target = href.replace(/^(?:mailto|tel):/i, '');
  const bare = (value: string): string =>
    value
      .replace(/^https:\/\//i, '')
      .replace(/[\s\u00a0./-]/g, '')
      .toLowerCase();
  return bare(text) === bare(target) ? text : `${text} (${target})`;
}
