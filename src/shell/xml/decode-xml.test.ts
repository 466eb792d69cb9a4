import { describe, expect, it } from 'vitest';
import { decodeXml } from './index.ts';

const said = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>Café 40</a>`;
const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('the encoding of an XML document', () => {
  it.each<[string, Buffer]>([
    ['UTF-8 by declaration', Buffer.from(said('UTF-8'))],
    ['UTF-8 by its mark', Buffer.from(`\uFEFF${said('ISO-8859-1')}`)],
    ['UTF-8 by silence', Buffer.from('<a>Café 40</a>')],
    ['ISO-8859-1', Buffer.from(said('ISO-8859-1'), 'latin1')],
    ['Windows-1252, in other quotes', Buffer.from(said('windows-1252').replaceAll('"', "'"), 'latin1')],
    ['UTF-16 by its mark', Buffer.from(`\uFEFF${said('UTF-16')}`, 'utf16le')],
    ['UTF-16 big-endian by its mark', big(`\uFEFF${said('UTF-16')}`)],
    ['UTF-16 without a mark', Buffer.from(said('UTF-16'), 'utf16le')],
    ['UTF-16 big-endian without a mark', big(said('UTF-16'))],
  ])('%s', (_, bytes) => {
    const text = decodeXml(bytes);
    expect(text.ok && text.value).toMatch(/^<.*<a>Café 40<\/a>$|^<a>Café 40<\/a>$/);
  });

  it('is never guessed', () => {
    const codes = (bytes: Buffer): string[] => decodeXml(bytes).findings.map((one) => one.code);
    expect(codes(Buffer.from(said('UTF-8'), 'latin1'))).toEqual(['xml.encoding.wrong']);
    expect(codes(Buffer.from(said('EBCDIC-CP-FR')))).toEqual(['xml.encoding.unknown']);
    expect(codes(Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toEqual(['xml.encoding.wrong']);
  });
});
