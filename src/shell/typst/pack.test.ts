import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, test } from 'vitest';
import { readPackedPdf } from '../../../test/kit/packed-pdf.ts';
import { projectRoot } from '../paths.ts';
import { packPdf } from './pack.ts';
import { PdfShapeError, follow, objectOf, readPdf } from './pdf-objects.ts';

const fonts = join(projectRoot(), 'assets/fonts');
const compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] });

/** A document straight from Typst. */
function raw(title: string, file = ''): Buffer {
  const attach =
    file === ''
      ? ''
      : `#pdf.attach("/a.xml", bytes(sys.inputs.file), mime-type: "text/xml", relationship: "data", description: "x")`;
  const compiled = compiler.compile({
    mainFileContent: `#set document(title: sys.inputs.title, author: sys.inputs.title, date: auto)\n#set text(font: "Inter", lang: "fr")\n${attach}\n= #sys.inputs.title\n`,
    inputs: { title, file },
  });
  return compiler.pdf(compiled.result!, { pdfStandard: 'a-3a', creationTimestamp: 0 });
}

describe('packing', () => {
  test('loses no object and makes the file smaller', () => {
    const before = raw('Facture');
    const after = packPdf(before, null);
    expect(after.length).toBeLessThan(before.length);
    const packed = readPackedPdf(after);
    expect(packed.pages).toBe(1);
    expect(packed.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(packed.xmp).not.toContain('factur-x');
    expect(packed.xmp.match(/<rdf:RDF/g)).toHaveLength(1);
  });

  test('what users type is not taken for the structure of the file', () => {
    const mean =
      'F) endobj >>\nstream\nendstream endobj <?xpacket begin="" ?> /Length 3 /Root 1 0 R startxref 0 %%EOF </rdf:RDF>';
    const file = `<a>${mean}</a>`;
    const packed = readPackedPdf(packPdf(raw(mean, file), null));
    expect(packed.attachments[0]?.content.toString()).toBe(file);
    expect(packed.pages).toBe(1);
    expect(packed.xmp).toContain('&lt;/rdf:RDF');
  });

  test('equal bytes give equal bytes, twice packed is refused', () => {
    const one = packPdf(raw('Facture'), null);
    expect(Buffer.compare(Buffer.from(one), Buffer.from(packPdf(raw('Facture'), null)))).toBe(0);
    expect(() => packPdf(one, null)).toThrow(PdfShapeError);
  });
});

describe('a file of another shape is refused, never half packed', () => {
  const good = raw('Facture');
  const change = (from: string, to: string): Buffer => {
    const text = good.toString('latin1');
    expect(text).toContain(from);
    return Buffer.from(text.replace(from, to), 'latin1');
  };

  test.each([
    ['not a PDF', () => Buffer.from('hello')],
    ['cut short', () => good.subarray(0, good.length - 40)],
    ['moved by one byte', () => change('%PDF-1.7', '%PDF-1.7 ')],
    ['no root', () => change('/Root', '/Toor')],
    ['no packet', () => change('/Metadata ', '/Datameta ')],
    ['another packet', () => change('</pdfaExtension:schemas>', '</pdfaExtension:schemaz>')],
    ['no preferences', () => change('/ViewerPreferences <<', '/ViewerPreferencez <<')],
  ])('%s', (_name, broken) => {
    expect(() => packPdf(broken(), null)).toThrow(PdfShapeError);
  });

  test('objects are found by reference only', () => {
    const file = readPdf(good);
    expect(() => objectOf(file, 99_999)).toThrow(PdfShapeError);
    expect(() => follow(file, objectOf(file, file.rootId), 'Nothing')).toThrow(PdfShapeError);
  });
});
