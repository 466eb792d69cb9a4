import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attestationOf } from '../../i18n/attestation.ts';
import { sampleLetter, sampleStatement } from '../../i18n/sample-documents.ts';
import { projectRoot } from '../paths.ts';
import { createCompile } from './compile.ts';
import { qrSvg } from './qr-svg.ts';

const assets = join(projectRoot(), 'assets');
const compile = createCompile(assets, join(assets, 'fonts'));
const release = { version: '0.1.0', commit: 'abc', digest: 'f'.repeat(64), major: '0.1' };

describe('the layouts', () => {
  test.each([
    ['reminder', () => sampleLetter('fr', 'reminder-1')],
    ['reminder', () => sampleLetter('en', 'call', { specimen: true })],
    ['statement', () => sampleStatement('fr')],
    ['attestation', () => ({ data: attestationOf(release), qr: null })],
  ] as const)('%s can be read aloud: PDF/UA-1 accepts it (%#)', (layout, make) => {
    const { data, qr } = make();
    const message = {
      kind: 'render',
      layout,
      data: JSON.stringify(data),
      qr: qr ?? '',
      createdAt: 0,
    } as const;
    const pdf = Buffer.from(compile(message, 'ua-1').pdf).toString('latin1');
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('a layout that fails says why, and leaves the compiler usable', () => {
    const broken = { kind: 'render', layout: 'statement', data: '{}', qr: '', createdAt: 0 } as const;
    expect(() => compile(broken)).toThrow(/Typst/);
    const { data } = sampleStatement('fr', true);
    expect(compile({ ...broken, data: JSON.stringify(data) }).pdf.length).toBeGreaterThan(10_000);
  });
});

test('a QR code is one path on a square', () => {
  expect(qrSvg('BCD')).toMatch(/^<svg [^>]*viewBox="0 0 21 21"><path d="M0 0h7v1h-7z/);
});
