import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleLetter, sampleStatement } from '../../i18n/sample-documents.ts';
import { sampleBuyer, sampleInvoice, sampleLines, sampleSeller } from '../../i18n/sample-invoices.ts';
import { hasPoppler, POPPLER_MISSING, wordsOf } from '../../../test/kit/poppler.ts';
import { projectRoot } from '../paths.ts';
import { createCompile } from './compile.ts';

const root = projectRoot();

/** Window of French right-hand envelopes, in mm from the top left corner of the sheet. */
const WINDOW = { left: 110, top: 55, right: 195, bottom: 88 };

const long = 'Établissements Réunis de Menuiserie et Charpente du Val de Saône et de la Bresse';
const samples = [
  ['reminder', () => sampleLetter('fr', 'reminder-1')],
  ['reminder', () => sampleLetter('en', null, { address: ['SARL DUPONT', '1 RUE DU BAC', '75007 PARIS'] })],
  ['statement', () => sampleStatement('fr')],
  ['invoice', () => sampleInvoice('invoice', sampleLines(2))],
  ['invoice', () => sampleInvoice('corrective', sampleLines(2), { seller: { ...sampleSeller, name: long } })],
  ['invoice', () => sampleInvoice('quote', sampleLines(1), { buyer: { ...sampleBuyer, name: long } })],
] as const;

test('the address shows in the window of the envelope, and nothing else does', (context) => {
  if (!hasPoppler()) context.skip(POPPLER_MISSING);
  const compile = createCompile(join(root, 'assets'), join(root, 'assets/fonts'));
  for (const [layout, make] of samples) {
    const { data, qr } = make();
    const json = JSON.stringify(data);
    const pdf = compile({ kind: 'render', layout, data: json, qr: qr ?? '', createdAt: 1_795_305_600 }).pdf;
    const inside = (wordsOf(pdf)[0] ?? []).filter(
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
