import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { element, requiredElement, writeXml } from './write-xml.ts';

/** What a parser makes of the one element and its attribute. */
function read(xml: string): { text: string; attribute: string | undefined } {
  const parser = new SaxesParser();
  let text = '';
  let attribute: string | undefined;
  parser.on('opentag', (tag) => {
    attribute = tag.attributes['a'] as string | undefined;
    parser.on('text', (part) => (text += part));
  });
  parser.on('closetag', () => parser.off('text'));
  parser.write(xml).close();
  return { text, attribute };
}

describe('writing XML', () => {
  it('writes what is said, and nothing for what is not', () => {
    const root = requiredElement(
      'a',
      [
        element('b', 'x < y & "z"', { lang: 'fr', none: undefined }),
        element('c', undefined),
        element('d', '  '),
        element('e', [element('f', undefined)]),
        requiredElement('g', []),
      ],
      { xmlns: 'urn:x' },
    );
    expect(writeXml(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:x">\n' +
        '  <b lang="fr">x &lt; y &amp; "z"</b>\n  <g/>\n</a>\n',
    );
  });

  it('leaves out what XML cannot carry', () => {
    const root = requiredElement('a', [element('b', 'a\u0000b\u000bc\ud800d\uffffe😀')]);
    expect(writeXml(root)).toContain('<b>abcde😀</b>');
  });

  it('gives any text and attribute back to a parser', () => {
    const printable = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((text) => text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(printable, (value) => {
        const { text, attribute } = read(writeXml({ name: 'x', attributes: [['a', value]], content: value }));
        expect(attribute).toBe(value);
        expect(text).toBe(value);
      }),
    );
  });
});
