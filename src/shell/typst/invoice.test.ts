import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackedPdf } from '../../../test/kit/packed-pdf.ts';
import { hasPoppler, pagesOf, POPPLER_MISSING, wordsOf } from '../../../test/kit/poppler.ts';
import { documentKinds } from '../../core/invoicing/model.ts';
import { houseTheme } from '../../core/invoicing/documents/theme.ts';
import type { Currency } from '../../core/money/index.ts';
import {
  sampleBuyer,
  sampleInput,
  sampleInvoice,
  sampleLine,
  sampleLines,
  sampleSeller,
} from '../../i18n/sample-invoices.ts';
import { sampleXml } from '../../i18n/sample-invoice-xml.ts';
import { projectRoot } from '../paths.ts';
import { createCompile } from './compile.ts';
import type { Standard } from './compile.ts';
import type { Attachment, Logo } from './protocol.ts';

const assets = join(projectRoot(), 'assets');
const compile = createCompile(assets, join(assets, 'fonts'));

type Sample = ReturnType<typeof sampleInvoice>;
const render = (
  { data, qr }: Sample,
  more: { attachment?: Attachment; logo?: Logo } = {},
  standard?: Standard,
): Uint8Array =>
  compile(
    {
      kind: 'render',
      layout: 'invoice',
      data: JSON.stringify(data),
      qr: qr ?? '',
      createdAt: 1_795_305_600,
      ...more,
    },
    standard,
  ).pdf;
const facturx = (bytes: Uint8Array, change: Partial<Attachment> = {}): Attachment => ({
  name: 'factur-x.xml',
  relationship: 'alternative',
  mediaType: 'text/xml',
  description: 'Factur-X',
  bytes,
  conformanceLevel: 'EN 16931',
  ...change,
});
const svg = (fill: string): Uint8Array =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="${fill}"/></svg>`,
  );

describe('every kind of document', () => {
  test.each(documentKinds.flatMap((kind) => [[kind, 'fr'] as const, [kind, 'en'] as const]))(
    '%s in %s can be read aloud (PDF/UA-1), and kept (PDF/A-3a)',
    (kind, language) => {
      const sample = sampleInvoice(kind, sampleLines(3), { language });
      expect(Buffer.from(render(sample, {}, 'ua-1')).toString('latin1')).toContain('<pdfuaid:part>1<');
      const { xmp, pages, root } = readPackedPdf(render(sample));
      expect(xmp).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</);
      expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(root).toContain('/DisplayDocTitle true');
      expect(pages).toBe(1);
    },
  );

  test('a picture without words for it is refused', () => {
    const { data, qr } = sampleInvoice('invoice', sampleLines(1));
    expect(qr).not.toBeNull();
    const silent = { ...data, payment: data.payment && { ...data.payment, qr: { caption: '', alt: null } } };
    expect(() => render({ data: silent as never, qr })).toThrow(/alt/);
    expect(data.theme.logoAlt).toBe('');
    expect(() => render({ data, qr }, { logo: { format: 'svg', bytes: svg('#000000') } })).toThrow(
      /alt text/,
    );
  });
});

describe('the file inside', () => {
  const input = sampleInput('invoice', sampleLines(30));
  const sample = sampleInvoice('invoice', sampleLines(30));
  const xml = sampleXml(input);

  test('is the one that was given, under its name, and said in the XMP packet', () => {
    const pdf = render(sample, { attachment: facturx(xml) });
    const { attachments, xmp, root, pages } = readPackedPdf(pdf);
    expect(attachments).toMatchObject([{ name: 'factur-x.xml', relationship: 'Alternative' }]);
    expect(Buffer.compare(attachments[0]!.content, Buffer.from(xml))).toBe(0);
    expect(root).toContain('/AF');
    for (const said of [
      '<fx:DocumentType>INVOICE<',
      '<fx:DocumentFileName>factur-x.xml<',
      '<fx:Version>1.0<',
      '<fx:ConformanceLevel>EN 16931<',
      'Factur-X PDFA Extension Schema',
    ])
      expect(xmp).toContain(said);
    expect(pages).toBe(2);
    expect(pdf.length).toBeLessThan(80_000);
  });

  test('may be an XRechnung, or no invoice at all', () => {
    const other = { name: 'xrechnung.xml', relationship: 'source', conformanceLevel: 'XRECHNUNG' } as const;
    const german = readPackedPdf(render(sample, { attachment: facturx(xml, other) }));
    expect(german.attachments).toMatchObject([{ name: 'xrechnung.xml', relationship: 'Source' }]);
    expect(german.xmp).toContain('<fx:ConformanceLevel>XRECHNUNG<');
    const note = { name: 'notes.txt', mediaType: 'text/plain', conformanceLevel: null };
    const plain = readPackedPdf(render(sample, { attachment: facturx(Buffer.from('x'), note) }));
    expect(plain.attachments).toMatchObject([{ name: 'notes.txt' }]);
    expect(plain.xmp).not.toContain('fx:');
  });

  test('one document does not see the files of the one before', () => {
    const first = readPackedPdf(render(sample, { attachment: facturx(Buffer.from('one')) }));
    const second = readPackedPdf(render(sample, { attachment: facturx(Buffer.from('two')) }));
    const third = readPackedPdf(render(sample));
    expect(first.attachments[0]!.content.toString()).toBe('one');
    expect(second.attachments[0]!.content.toString()).toBe('two');
    expect(third.attachments).toEqual([]);
    const themed = sampleInvoice('invoice', sampleLines(1), {}, { theme: { ...houseTheme, hasLogo: true } });
    const red = render(themed, { logo: { format: 'svg', bytes: svg('#ff0000') } });
    const blue = render(themed, { logo: { format: 'svg', bytes: svg('#0000ff') } });
    expect(readPackedPdf(red).alternatives).toBe(readPackedPdf(render(themed)).alternatives + 1);
    expect(Buffer.compare(Buffer.from(red), Buffer.from(blue))).not.toBe(0);
  });

  test('a logo that is no picture is refused, and the next document is not harmed', () => {
    expect(() => render(sample, { logo: { format: 'png', bytes: Buffer.from('GIF?') } })).toThrow(/Typst/);
    expect(render(sample).length).toBeGreaterThan(10_000);
  });
});

describe('on paper', () => {
  test('a long invoice carries its sum from page to page', (context) => {
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    const { data, qr } = sampleInvoice('invoice', sampleLines(45));
    const pages = pagesOf(render({ data, qr }));
    expect(pages.length).toBe(3);
    const carried = pages.map((page) => /À reporter ([\d ]+,\d\d €)/.exec(page)?.[1]);
    const brought = pages.map((page) => /Report ([\d ]+,\d\d €)/.exec(page)?.[1]);
    expect(carried[0]).toBeDefined();
    expect(brought.slice(1, 3)).toEqual(carried.slice(0, 2));
    expect([brought[0], carried[2]]).toEqual([undefined, undefined]);
    const sums = data.lines.rows.flatMap((row) =>
      row.kind === 'item' ? [row.sum.replaceAll(/\s/g, ' ')] : [],
    );
    expect(sums).toContain(carried[0]);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} / 3`);
      expect(page).toContain('DÉSIGNATION');
    }
    const last = pages.at(-1)!;
    for (const kept of ['Net à payer', 'Règlement par virement', 'FR76 3000']) expect(last).toContain(kept);
  });

  test('what must be read is there', (context) => {
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    const input = sampleInput('credit_note', sampleLines(2), {
      preceding: [{ invoiceId: 'i', number: 'F2026-00482', issuedOn: '2026-11-22' as never }],
      reason: 'retour de marchandises',
    });
    const [page = ''] = pagesOf(
      render(sampleInvoice('credit_note', input.document.lines, input.document, { duplicate: true })),
    );
    for (const text of [
      'Avoir sur la facture F2026-00482 du 22/11/2026',
      'Motif : retour de marchandises',
      'SIREN 552 032 534',
      'Duplicata',
      'Net en votre faveur',
      'RCS Lyon',
    ])
      expect(page).toContain(text);
    expect(page).not.toContain('IBAN');
  });

  const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(9);
  const nasty = `${word} x\u0000\u202e👩‍🚀️ #import "y" *b* $z$ \ue000 株式会社 Ωμέγα Журнал שלום مرحبا e\u0301 & < > "`;

  test('whatever has been typed, nothing leaves the page', (context) => {
    const pdf = render(
      sampleInvoice(
        'invoice',
        [
          sampleLine('a', { reference: nasty, name: nasty, description: nasty, unitPrice: '999999.123456' }),
          { type: 'section', id: 's', title: nasty },
          { type: 'comment', id: 'c', text: nasty },
        ],
        {
          title: nasty,
          intro: nasty,
          closing: nasty,
          reason: nasty,
          buyer: { ...sampleBuyer, name: nasty, code: word },
          seller: { ...sampleSeller, name: nasty, legalMention: nasty },
        },
        { number: word.slice(0, 60) },
      ),
    );
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    for (const one of wordsOf(pdf).flat()) {
      expect(one.right, one.text).toBeLessThanOrEqual(195);
      expect(one.left, one.text).toBeGreaterThanOrEqual(15);
    }
  });

  test.each([
    [0, 1],
    [1, 1],
    [300, 12],
    [1000, 38],
  ])('%i lines take %i pages', (count, expected) => {
    expect(readPackedPdf(render(sampleInvoice('invoice', sampleLines(count)))).pages).toBe(expected);
  });

  test('a currency without decimals', (context) => {
    const yen = sampleInvoice('invoice', [sampleLine('a', { unitPrice: '12000' })], {
      currency: 'JPY' as Currency,
      exchange: { rate: '0.00612', on: '2026-11-20' as never, source: 'BCE' },
    });
    const pdf = render(yen);
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    const [page] = pagesOf(pdf);
    expect(page).toContain('14 400 JPY');
    expect(page).toContain('14,69 €');
    expect(page).toContain('1 JPY = 0,00612 EUR le 20/11/2026 (BCE)');
  });
});
