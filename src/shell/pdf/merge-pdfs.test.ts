import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPdfMerger } from './merge-pdfs.ts';
import { createPdfFile, dictAt } from './pdf-file.ts';
import { isStream, PdfFault } from './pdf-values.ts';
import { readPages } from './read-pages.ts';
import { readXref } from './read-xref.ts';

const LOGO = 'the logo of the house '.repeat(20);

/** A page tree of two storeys: the sheet and the logo are inherited, each page shows its own words. */
const pdf = (words: readonly string[], trailer = ''): Buffer => {
  const first = 6;
  const pages = words.flatMap((text, index) => [
    `<</Type /Page /Parent 3 0 R /Contents ${first + 2 * index + 1} 0 R /Annots [<</Subtype /Link /P ${first + 2 * index} 0 R>> <</Subtype /Stamp /P ${first + 2 * index} 0 R>>]>>`,
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
  ]);
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [3 0 R] /Count ${words.length} /MediaBox [0 0 200.5 100]>>`,
    `<</Type /Pages /Parent 2 0 R /Kids [${words.map((_, index) => `${first + 2 * index} 0 R`).join(' ')}] /Count ${words.length} /Resources 4 0 R>>`,
    '<</XObject <</L 5 0 R>>>>',
    `<</Length ${LOGO.length} /Me 5 0 R>>\nstream\n${LOGO}\nendstream`,
    ...pages,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const table = text.length;
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${table}\n%%EOF\n`,
    'latin1',
  );
};

const open = (bytes: Buffer) => {
  const budget = { left: 100_000_000 };
  const { entries, trailer } = readXref(bytes, budget);
  const file = createPdfFile(bytes, entries, budget);
  return { file, pages: readPages(file, trailer), entries };
};

const wordsOf = (bytes: Buffer): string[] => {
  const { file, pages } = open(bytes);
  return pages.map((page) => {
    const content = file.get(page.get('Contents'));
    return isStream(content) ? file.content(content).toString() : '';
  });
};

const merged = (fill: (merger: ReturnType<typeof createPdfMerger>) => void): Buffer => {
  const merger = createPdfMerger();
  fill(merger);
  return Buffer.concat([...merger.take(), ...merger.end()]);
};

describe('many PDFs as one', () => {
  it('keeps their order; what comes late may stand first', () => {
    const one = merged((merger) => {
      expect(merger.add(pdf(['a1', 'a2', 'a3']))).toBe(3);
      merger.addBlank();
      merger.add(pdf(['b1']));
      merger.add(pdf(['list']), 'front');
      merger.addBlank('front');
    });
    expect(wordsOf(one)).toEqual(['list', '', 'a1', 'a2', 'a3', '', 'b1']);
  });

  it('gives each page what it inherited, and stamps without links', () => {
    const { file, pages } = open(merged((merger) => merger.add(pdf(['a1']))));
    const [page] = pages;
    expect(file.get(page!.get('MediaBox'))).toEqual([0, 0, 200.5, 100]);
    const logo = file.get(dictAt(file, dictAt(file, page!.get('Resources'))?.get('XObject'))?.get('L'));
    expect(isStream(logo) && file.content(logo).toString()).toBe(LOGO);
    const marks = file.get(page!.get('Annots')) as unknown as ReadonlyMap<string, unknown>[];
    expect(marks.map((mark) => mark.get('Subtype'))).toEqual([{ name: 'Stamp' }]);
  });

  it('writes what they share once', () => {
    const one = merged((merger) => {
      for (let n = 0; n < 50; n += 1) merger.add(pdf([`page ${n}`]));
    });
    expect(one.toString('latin1').split(LOGO)).toHaveLength(2);
  });

  it('holds nothing of what was taken', () => {
    const merger = createPdfMerger();
    merger.add(pdf(['a']));
    expect(merger.take().length).toBeGreaterThan(0);
    expect(merger.take()).toEqual([]);
  });

  it('refuses what is locked or broken', () => {
    const merger = createPdfMerger();
    expect(() => merger.add(pdf(['a'], '/Encrypt <</Filter /Standard>>'))).toThrow(PdfFault);
    expect(() => merger.add(Buffer.from('%PDF-1.7 nothing'))).toThrow(PdfFault);
  });

  it('loses no page and repeats none, whatever the documents, and its table finds every object', () => {
    const documents = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(documents, fc.boolean(), (sizes, isDuplex) => {
        const expected: string[] = [];
        const one = merged((merger) => {
          for (const [at, size] of sizes.entries()) {
            const words = Array.from({ length: size }, (_, page) => `${at}-${page}`);
            merger.add(pdf(words));
            expected.push(...words);
            if (isDuplex && size % 2 === 1) {
              merger.addBlank();
              expected.push('');
            }
          }
        });
        expect(wordsOf(one)).toEqual(expected);
        const text = one.toString('latin1');
        for (const [number, entry] of open(one).entries) {
          if (entry !== 'free' && 'at' in entry)
            expect(text.startsWith(`${number} 0 obj`, entry.at)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
