import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasPoppler = (): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
export const POPPLER_MISSING = 'pdftotext is not installed (Debian: poppler-utils)';

/** Millimetres from the top left corner of the page. */
export type Word = { text: string; left: number; top: number; right: number; bottom: number };

const withFile = <T>(pdf: Uint8Array, read: (path: string, folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'encaisse-poppler-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return read(join(folder, 'a.pdf'), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The words of each page. */
export const wordsOf = (pdf: Uint8Array): Word[][] =>
  withFile(pdf, (path, folder) => {
    execFileSync('pdftotext', ['-bbox', path, join(folder, 'a.html')]);
    const mm = (points: string | undefined): number => (Number(points) * 25.4) / 72;
    const [, ...pages] = readFileSync(join(folder, 'a.html'), 'utf8').split('<page ');
    return pages.map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
        ),
      ].map(([, left, top, right, bottom, text]) => ({
        text: (text ?? '').replaceAll('&amp;', '&'),
        left: mm(left),
        top: mm(top),
        right: mm(right),
        bottom: mm(bottom),
      })),
    );
  });

/** The text of each page in reading order, every kind of space made plain. */
export const pagesOf = (pdf: Uint8Array): string[] =>
  withFile(pdf, (path) =>
    execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/[\s\u00a0\u202f]+/g, ' ')),
  );
