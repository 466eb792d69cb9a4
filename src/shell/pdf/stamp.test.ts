import { describe, expect, it } from 'vitest';
import { createPdfMerger } from './merge-pdfs.ts';
import { createPdfFile } from './pdf-file.ts';
import { isArray, isDict, isStream, nameOf } from './pdf-values.ts';
import { readPages } from './read-pages.ts';
import { readXref } from './read-xref.ts';
import { stampPdf } from './stamp-pdf.ts';
import { wrapWords } from './stamp.ts';

const colour = [0.75, 0.1, 0.1] as const;

/** Two pages, the second lying on its side. */
const twoPages = (): Buffer => {
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [<</Subtype /Stamp /Contents (mine)>>]>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 842 595]>>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
};

const stampsOf = (bytes: Buffer) => {
  const budget = { left: 10_000_000 };
  const { entries, trailer } = readXref(bytes, budget);
  const file = createPdfFile(bytes, entries, budget);
  return readPages(file, trailer).map((page) => {
    const marks = file.get(page.get('Annots'));
    return (isArray(marks) ? marks : []).map((one) => {
      const mark = file.get(one);
      if (!isDict(mark)) throw new Error('a mark is a dictionary');
      const rect = file.get(mark.get('Rect'));
      const look = file.get(mark.get('AP'));
      const form = isDict(look) ? file.get(look.get('N')) : null;
      return {
        kind: nameOf(file.get(mark.get('Subtype'))),
        flags: mark.get('F'),
        rect: isArray(rect) ? rect.map(Number) : null,
        content: isStream(form) ? file.content(form).toString('latin1') : null,
      };
    });
  });
};

describe('stampPdf', () => {
  it('lays words over every page, printed with it, and keeps the marks it had', () => {
    const pages = stampsOf(stampPdf(twoPages(), { lines: ['Impayée : 200,00 €'], colour }));
    expect(pages.map((marks) => marks.map((mark) => mark.kind))).toEqual([['Stamp', 'Stamp'], ['Stamp']]);
    const [, mine] = pages[0]!;
    // Flag 4: printed (ISO 32000-1, table 165).
    expect(mine!.flags).toBe(4);
    // « Impayée : 200,00 € » in WinAnsi: é is E9, the euro 80.
    expect(mine!.content).toContain('<496d706179e965203a203230302c30302080> Tj');
  });

  it('stays within the page, whichever way it lies', () => {
    const pages = stampsOf(stampPdf(twoPages(), { lines: ['mot '.repeat(80).trim()], colour }));
    for (const [rect, width, height] of [
      [pages[0]![1]!.rect!, 595, 842],
      [pages[1]![0]!.rect!, 842, 595],
    ] as const) {
      const [left, bottom, right, top] = rect as [number, number, number, number];
      expect(left > 0 && right < width && bottom > 0 && top < height && top > bottom).toBe(true);
    }
  });

  it('is the same file for the same stamp', () => {
    const once = stampPdf(twoPages(), { lines: ['a'], colour });
    expect(stampPdf(twoPages(), { lines: ['a'], colour }).equals(once)).toBe(true);
  });
});

describe('a document without a stamp', () => {
  it('has no marks of ours', () => {
    const merger = createPdfMerger();
    merger.add(twoPages());
    const pages = stampsOf(Buffer.concat([...merger.take(), ...merger.end()]));
    expect(pages.map((marks) => marks.length)).toEqual([1, 0]);
  });
});

describe('wrapWords', () => {
  it('breaks between words', () => {
    expect(wrapWords('un deux trois quatre', 9)).toEqual(['un deux', 'trois', 'quatre']);
    expect(wrapWords('anticonstitutionnellement', 5)).toEqual(['anticonstitutionnellement']);
  });
});
