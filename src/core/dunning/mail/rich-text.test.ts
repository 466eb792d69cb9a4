import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseRich, richHtml, richText } from './rich-text.ts';

const clean = (html: string): string => richHtml(parseRich(html));

describe('rich text', () => {
  it.each([
    ['looks that are kept', '<b>Claire</b> <i>Morvan</i>', '<strong>Claire</strong> <em>Morvan</em>'],
    ['both at once', '<b><i>x</i></b>', '<strong><em>x</em></strong>'],
    ['lines of an editor', 'a<div>b</div><div><br></div><div>c</div>', 'a<br>b<br><br>c'],
    ['paragraphs pasted', '<p>a</p>\n<p>b</p>', 'a<br>b'],
    ['never two empty lines together', 'a<br><br><br><br>b', 'a<br><br>b'],
    [
      'a link',
      '<a href="https://x.example/?a=1&amp;b=2">x</a>',
      '<a href="https://x.example/?a=1&amp;b=2">x</a>',
    ],
    ['a mail', '<a href="mailto:c@x.example">écrire</a>', '<a href="mailto:c@x.example">écrire</a>'],
    ['a link that runs', '<a href="javascript:alert(1)">x</a>', 'x'],
    ['one written in characters', '<a href="java&#115;cript:alert(1)">x</a>', 'x'],
    ['a script', 'a<script>alert("<b>")</script>b', 'ab'],
    [
      'a style, a picture, a handler',
      '<style>*{}</style><img src=x onerror=alert(1)><b onclick="x()">a</b>',
      '<strong>a</strong>',
    ],
    ['a comment', 'a<!-- <b> -->b', 'ab'],
    ['a tag without its end', '<b>a', '<strong>a</strong>'],
    ['an end without its tag', 'a</b></a>b', 'ab'],
    ['an angle alone', '1 < 2 & 3', '1 &lt; 2 &amp; 3'],
    ['characters by their name', '&eacute;&nbsp;&#233;&amp;lt;', '&amp;eacute;\u00a0é&amp;lt;'],
    [
      'an attribute with an angle',
      '<a title=">" href="https://x.example">y</a>',
      '<a href="https://x.example">y</a>',
    ],
    ['a direction turned round', 'a\u202eb', 'ab'],
  ])('%s', (_what, typed, kept) => {
    expect(clean(typed)).toBe(kept);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '<b>',
          '</b>',
          '<i>',
          '<a href="https://x.example">',
          "<a href='javascript:x'>",
          '</a>',
          '<br>',
          '<div>',
          '</div>',
          '<script>',
          '</script>',
          '<img src=x onerror=y>',
          ' ',
          'mot',
          '&lt;',
          '&',
          '<',
          '"',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  );
  test('what comes out is bold, italic, links and line breaks, whatever comes in', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const tags = clean(typed).match(/<[^>]*>/g) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(/^<(?:\/?strong|\/?em|br|\/a|a href="(?:https:\/\/|mailto:|tel:)[^"<>\s]*")>$/);
        expect(clean(typed).replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 400 },
    );
  });
  test('cleaned again it is the same', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        expect(clean(clean(typed))).toBe(clean(typed));
      }),
      { numRuns: 400 },
    );
  });

  it('says in plain text where a link leads, unless its words do', () => {
    const text = (html: string): string => richText(parseRich(html));
    expect(text('<b>Claire</b><br><a href="https://x.example/">Notre site</a>')).toBe(
      'Claire\nNotre site (https://x.example/)',
    );
    expect(text('<a href="https://x.example/">x.example</a>')).toBe('x.example');
    expect(text('<a href="tel:+33472000012">+33 4 72 00 00 12</a>')).toBe('+33 4 72 00 00 12');
    expect(text('<a href="mailto:c@x.example">écrire</a>')).toBe('écrire (c@x.example)');
  });
});
