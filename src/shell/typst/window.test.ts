import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from '../paths.ts';
import { createCompile } from './compile.ts';
import { sampleLetter, sampleStatement } from '../../i18n/sample-documents.ts';

const root = projectRoot();
const folder = mkdtempSync(join(tmpdir(), 'encaisse-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Window of French right-hand envelopes, in mm from the top left corner of the sheet. */
const WINDOW = { left: 110, top: 55, right: 195, bottom: 88 };

const hasPoppler = (): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

type Word = { text: string; left: number; top: number; right: number; bottom: number };

function wordsOfFirstPage(pdf: Uint8Array): Word[] {
  writeFileSync(join(folder, 'a.pdf'), pdf);
  execFileSync('pdftotext', ['-bbox', '-l', '1', join(folder, 'a.pdf'), join(folder, 'a.html')]);
  const mm = (points: string | undefined): number => (Number(points) * 25.4) / 72;
  const words = readFileSync(join(folder, 'a.html'), 'utf8').matchAll(
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g,
  );
  return [...words].map(([, left, top, right, bottom, text]) => ({
    text: text ?? '',
    left: mm(left),
    top: mm(top),
    right: mm(right),
    bottom: mm(bottom),
  }));
}

const samples = [
  ['reminder', () => sampleLetter('fr', 'reminder-1')],
  ['reminder', () => sampleLetter('en', null, { address: ['SARL DUPONT', '1 RUE DU BAC', '75007 PARIS'] })],
  ['statement', () => sampleStatement('fr')],
] as const;

test('the address shows in the window of the envelope, and nothing else does', (context) => {
  if (!hasPoppler()) context.skip('pdftotext is not installed (Debian: poppler-utils)');
  const compile = createCompile(join(root, 'assets'), join(root, 'assets/fonts'));
  for (const [layout, make] of samples) {
    const { data, qr } = make();
    const json = JSON.stringify(data);
    const pdf = compile({ kind: 'render', layout, data: json, qr: qr ?? '', createdAt: 1_795_305_600 });
    const inside = wordsOfFirstPage(pdf).filter(
      (word) =>
        word.right > WINDOW.left &&
        word.left < WINDOW.right &&
        word.bottom > WINDOW.top &&
        word.top < WINDOW.bottom,
    );
    expect(inside.map((word) => word.text).join(' ')).toBe(data.address.join(' '));
    for (const word of inside) {
      expect(word.left).toBeGreaterThanOrEqual(WINDOW.left);
      expect(word.right).toBeLessThanOrEqual(WINDOW.right);
      expect(word.top).toBeGreaterThanOrEqual(WINDOW.top);
      expect(word.bottom).toBeLessThanOrEqual(WINDOW.bottom);
    }
  }
});
