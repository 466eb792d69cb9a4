/** An element: attributes in the order given, and either text or elements inside. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly content: string | readonly XmlElement[];
};

/** What is not said is not written: an absent value makes an absent element. */
export type XmlPart = XmlElement | null;

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * An element, or null when there is nothing to write in it: text that is absent or blank, or no element at all.
 * Whatever is built of absent values is thus absent, at any depth (EN 16931 syntaxes forbid empty elements).
 */
export function element(
  name: string,
  content: string | undefined | readonly XmlPart[],
  attributes: Attributes = {},
): XmlPart {
  if (content === undefined) return null;
  const inside = typeof content === 'string' ? content : content.filter((part) => part !== null);
  if (typeof inside === 'string' ? inside.trim() === '' : inside.length === 0) return null;
  return { name, attributes: attributesOf(attributes), content: inside };
}

/** An element that its schema demands even when it is empty. */
export function requiredElement(
  name: string,
  content: readonly XmlPart[],
  attributes: Attributes = {},
): XmlElement {
  return {
    name,
    attributes: attributesOf(attributes),
    content: content.filter((part) => part !== null),
  };
}

function attributesOf(attributes: Attributes): (readonly [string, string])[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
}

/**
 * What XML 1.0 (2.2, production Char) cannot carry, even escaped: control characters, halves of surrogate pairs, the two
 * non-characters at the end of the plane. They are left out: no reader could show them, and one would stop the parser.
 */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A carriage return is escaped, or the parser would make a line feed of it (XML 1.0, 2.11). */
const escapeText = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

/** Line ends and tabs too: attribute values are normalised to spaces (XML 1.0, 3.3.3). */
const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/**
 * A whole document: UTF-8 declaration, two spaces of indentation, a line feed at the end. The same tree always gives the
 * same characters. Text stands alone in its element, so indentation never gets into a value.
 */
export function writeXml(root: XmlElement): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  writeElement(root, '', out);
  return out.join('');
}

function writeElement({ name, attributes, content }: XmlElement, indent: string, out: string[]): void {
  out.push(indent, '<', name);
  for (const [key, value] of attributes) out.push(' ', key, '="', escapeAttribute(value), '"');
  if (typeof content === 'string') {
    out.push('>', escapeText(content), '</', name, '>\n');
    return;
  }
  if (content.length === 0) {
    out.push('/>\n');
    return;
  }
  out.push('>\n');
  for (const child of content) writeElement(child, `${indent}  `, out);
  out.push(indent, '</', name, '>\n');
}
