import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedFile, hybridPdf, revisedPdf, type HybridPdf } from '../../../test/kit/hybrid-pdf.ts';
import { isPdf, readAttachments } from './index.ts';

const content = Buffer.from('<Invoice>Café, 40 €</Invoice>'.repeat(40));

const files = (bytes: Uint8Array): unknown => {
  const result = readAttachments(bytes);
  if (!result.ok) return result.findings.map((one) => one.code);
  return result.value.map(({ name, read }) => {
    const file = read();
    return [name, file.ok ? file.value.toString() : file.findings[0]?.code];
  });
};

const FOUND = [['factur-x.xml', content.toString()]];

describe('attached files', () => {
  it('tells name, media type and relationship', () => {
    const result = readAttachments(hybridPdf({ content }));
    expect(result.ok && result.value[0]).toMatchObject({
      name: 'factur-x.xml',
      mediaType: 'text/xml',
      relationship: 'Data',
    });
  });

  const shapes: [string, Partial<HybridPdf>][] = [
    ['a table', {}],
    ['compressed objects and table', { compressed: true }],
    ['a tree of names with a loop', { listed: 'kids' }],
    ['an associated file only', { listed: 'af' }],
    ['a length that is told elsewhere', { indirectLength: true }],
    ['no filter', { filter: 'none' }],
    ['hexadecimal', { filter: 'ASCIIHexDecode' }],
    ['base 85', { filter: 'ASCII85Decode' }],
  ];

  it.each(shapes)('are found with %s', (_, shape) => {
    expect(files(hybridPdf({ content, ...shape }))).toEqual(FOUND);
  });

  it.each(shapes)('are found by scanning when the table is lost, with %s', (_, shape) => {
    const text = hybridPdf({ content, ...shape }).toString('latin1');
    for (const broken of [
      text.replace(/startxref\n\d+/, 'startxref\n7'),
      text.replace('startxref', 'startxxxx'),
      text.replace('trailer', 'tralier').replace('startxref', 'startxxxx'),
    ])
      expect(files(Buffer.from(broken, 'latin1'))).toEqual(FOUND);
  });

  it('are found when offsets are wrong, with words before the header, with a wrong length', () => {
    const pdf = hybridPdf({ content });
    const text = pdf.toString('latin1');
    expect(files(Buffer.from(text.replace('2 0 obj', ' 2 0 obj'), 'latin1'))).toEqual(FOUND);
    expect(files(Buffer.concat([Buffer.from('Received: from mail\r\n'), pdf]))).toEqual(FOUND);
    expect(files(Buffer.from(text.replace(/\/Length (\d+)/, '/Length 1'), 'latin1'))).toEqual(FOUND);
    expect(files(pdf.subarray(0, -60))).toEqual(FOUND);
  });

  it('are those of the newest revision', () => {
    const before = hybridPdf({ content });
    const replaced = revisedPdf(before, [embeddedFile(6, Buffer.from('<Invoice>new</Invoice>'))]);
    expect(files(replaced)).toEqual([['factur-x.xml', '<Invoice>new</Invoice>']]);
    const lost = Buffer.from(replaced.toString('latin1').replaceAll('startxref', 'startxxxx'), 'latin1');
    expect(files(lost)).toEqual([['factur-x.xml', '<Invoice>new</Invoice>']]);
    const removed = revisedPdf(before, [{ number: 1, body: '<< /Type /Catalog /Pages 2 0 R >>' }]);
    expect(files(removed)).toEqual([]);
  });
});

describe('what is refused', () => {
  it('is told in one code', () => {
    const text = hybridPdf({ content }).toString('latin1');
    const changed = (from: string | RegExp, to: string): Buffer =>
      Buffer.from(text.replace(from, to), 'latin1');
    expect(files(Buffer.from('%PDF-1.7'))).toEqual(['pdf.broken']);
    expect(files(Buffer.from('not a PDF'))).toEqual(['pdf.broken']);
    expect(files(changed('/Root 1 0 R', '/Root 1 0 R /Encrypt << >>'))).toEqual(['pdf.encrypted']);
    expect(files(changed('/FlateDecode', '/LZWDecode'))).toEqual([['factur-x.xml', 'pdf.filter']]);
    expect(isPdf(Buffer.from('<Invoice/>'))).toBe(false);
  });

  it('a bomb stops at its limit', () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000), { level: 9 });
    const pdf = revisedPdf(hybridPdf({ content }), [
      {
        number: 6,
        body: Buffer.concat([
          Buffer.from(`<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`),
          bomb,
          Buffer.from('\nendstream'),
        ]),
      },
    ]);
    expect(files(pdf)).toEqual([['factur-x.xml', 'pdf.too-large']]);
  });

  it('a file made to keep readers busy gives up', () => {
    const repeated = (part: string): Buffer =>
      Buffer.from(`%PDF-1.7\n${part.repeat(2_000_000 / part.length)}`);
    for (const part of [
      '[',
      '<</a',
      '1 0 obj (',
      '1 0 obj <',
      '1 0 obj [1 ',
      'trailer<<',
      'trailer<</Root 1 0 R>> ',
      '1 0 obj<</Type/XRef/Root 1 0 R>>stream\n',
      '7 0 obj<</Type/ObjStm/N 9999999/First 99999/Length 7 0 R>>stream\n',
    ])
      expect(files(repeated(part)), part).toEqual([expect.stringMatching(/^pdf\.(broken|too-large)$/)]);
  });
});

describe('any damage', () => {
  const all = [
    hybridPdf({ content }),
    hybridPdf({ content, compressed: true }),
    hybridPdf({ content, listed: 'kids', indirectLength: true }),
    revisedPdf(hybridPdf({ content }), [embeddedFile(6, content)]),
  ];

  it('gives files or a reason, and never throws', () => {
    const words = [
      '1 0 R',
      '6 0 R',
      '<<',
      '>>',
      '[',
      '(',
      'obj',
      'stream',
      '/Kids',
      '99999999999',
      '-1',
      '\u0000',
    ];
    fc.assert(
      fc.property(
        fc.nat(all.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.oneof(fc.constantFrom(...words), fc.string())), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.option(fc.nat(), { freq: 4 }),
        (which, changes, cut) => {
          let bytes: Buffer = all[which]!;
          for (const [at, length, noise] of changes) {
            const from = at % bytes.length;
            bytes = Buffer.concat([
              bytes.subarray(0, from),
              Buffer.from(noise),
              bytes.subarray(from + length),
            ]);
          }
          if (cut !== null) bytes = bytes.subarray(0, cut % bytes.length);
          files(bytes);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
