import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { plainDate } from '../../core/calendar/index.ts';
import { isInvoice } from '../../core/invoicing/kinds.ts';
import { documentKinds } from '../../core/invoicing/model.ts';
import { houseTheme } from '../../core/invoicing/documents/theme.ts';
import { commercialDocument } from '../../core/invoicing/documents/commercial-document.ts';
import type { CommercialDocumentInput } from '../../core/invoicing/documents/commercial-document.ts';
import type { Currency } from '../../core/money/index.ts';
import {
  sampleBuyer,
  sampleInput,
  sampleLine,
  sampleLines,
  sampleSeller,
} from '../../i18n/sample-invoices.ts';
import { sampleXml } from '../../i18n/sample-invoice-xml.ts';
import { projectRoot } from '../paths.ts';
import { createCompile } from './compile.ts';
import type { Attachment } from './protocol.ts';

/*
 * Clauses of ISO 19005-3 (PDF/A-3), ISO 14289-1 (PDF/UA) and Factur-X, by a checker that is not ours. What it must
 * refuse is as much part of the test as what it must accept.
 */
const root = projectRoot();
const checker = join(root, '../shared/tools/check-facturx-pdf.py');
const python = '/usr/bin/python3';
const folder = mkdtempSync(join(tmpdir(), 'encaisse-facturx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whyNot = (): string | null => {
  if (!existsSync(checker)) return 'the checker of PDF/A-3 is not beside the project';
  const found = spawnSync(python, ['-c', 'import pikepdf, fontTools']);
  return found.status === 0 ? null : 'Debian packages python3-pikepdf and python3-fonttools are missing';
};

type Verdict = { file: string; fails: string[] };
const check = (paths: readonly string[], ...options: string[]): Verdict[] => {
  const { stdout } = spawnSync(python, [checker, '--json', ...options, ...paths], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Verdict[];
};

const assets = join(root, 'assets');
const compile = createCompile(assets, join(assets, 'fonts'));
const render = (input: CommercialDocumentInput, change: Partial<Attachment> = {}): Buffer => {
  const { data, qr } = commercialDocument(input);
  return Buffer.from(
    compile({
      kind: 'render',
      layout: 'invoice',
      data: JSON.stringify(data),
      qr: qr ?? '',
      createdAt: 1_795_305_600,
      attachment: isInvoice(input.document.kind)
        ? {
            name: 'factur-x.xml',
            relationship: 'alternative',
            mediaType: 'text/xml',
            description: 'Factur-X',
            bytes: sampleXml(input),
            conformanceLevel: 'EN 16931',
            ...change,
          }
        : null,
    }).pdf,
  );
};

const foreign = { rate: '0.9214', on: plainDate('2026-11-20'), source: 'BCE' };
const odd = 'Œuvre & <Fils> "Ωμέγα" Журнал שלום مرحبا 👍 e\u0301\u0000 株 ';
const inputs: CommercialDocumentInput[] = [
  ...documentKinds.flatMap((kind) =>
    (['fr', 'en'] as const).map((language) => sampleInput(kind, sampleLines(3), { language })),
  ),
  ...[0, 1, 2, 14, 15, 16, 30, 60, 100, 300].map((count) => sampleInput('invoice', sampleLines(count))),
  // The checker looks for two decimals on the page: yen are looked at in invoice.test.ts.
  ...(['USD', 'CHF', 'GBP', 'SEK'] as Currency[]).map((currency) =>
    sampleInput('invoice', [sampleLine('a', { unitPrice: '12000' })], { currency, exchange: foreign }),
  ),
  ...['#ffe600', '#000000', '#7a3b8f'].map((accent) =>
    sampleInput('invoice', sampleLines(2), {}, { theme: { ...houseTheme, accent, fontSize: 'large' } }),
  ),
  ...[odd, 'w'.repeat(300), `${odd}\n${odd}`].map((text) =>
    sampleInput('invoice', [sampleLine('a', { name: text, description: text })], {
      title: text,
      intro: text,
      buyer: { ...sampleBuyer, name: text },
    }),
  ),
  ...Array.from({ length: 14 }, (_, i) => sampleInput('invoice', sampleLines(i + 3, i * 7))),
];

test('an independent checker finds nothing in fifty documents', (context) => {
  const reason = whyNot();
  if (reason !== null) context.skip(reason);
  expect(inputs.length).toBeGreaterThanOrEqual(50);
  const write = (prefix: string, list: readonly CommercialDocumentInput[]): string[] =>
    list.map((input, index) => {
      const path = join(folder, `${prefix}-${index}.pdf`);
      writeFileSync(path, render(input));
      return path;
    });
  const electronic = inputs.filter((input) => isInvoice(input.document.kind));
  const others = inputs.filter((input) => !isInvoice(input.document.kind));
  const verdicts = [...check(write('facturx', electronic)), ...check(write('plain', others), '--plain')];
  expect(verdicts).toHaveLength(inputs.length);
  const faults = verdicts.filter((verdict) => verdict.fails.length > 0);
  expect(faults.map(({ file, fails }) => `${file}: ${fails.join('; ')}`)).toEqual([]);
}, 180_000);

test('and it would notice: every broken variant is caught', (context) => {
  const reason = whyNot();
  if (reason !== null) context.skip(reason);
  const input = sampleInput('invoice', sampleLines(5));
  const good = render(input);
  /** Of the same length, so that only what it says is wrong. */
  const said = (from: string, to: string) => (): Buffer => {
    const text = good.toString('latin1');
    expect(text, from).toContain(from);
    expect(from.length).toBe(to.length);
    return Buffer.from(text.replace(from, to), 'latin1');
  };
  const given = (change: Partial<Attachment>) => (): Buffer => render(input, change);
  const mutants: Record<string, () => Buffer> = {
    'another level than the XML says': given({ conformanceLevel: 'BASIC' }),
    'another name of the XML': given({ name: 'facture.xml' }),
    'another media type': given({ mediaType: 'text/plain' }),
    'another relationship': given({ relationship: 'supplement' }),
    'an XML that does not parse': given({ bytes: Buffer.from('<a>') }),
    'the XML of another invoice': given({ bytes: sampleXml({ ...input, number: 'F2026-99999' }) }),
    'no identification of Factur-X': given({ conformanceLevel: null }),
    'PDF/A part 2': said('<pdfaid:part>3<', '<pdfaid:part>2<'),
    'PDF/A level X': said('<pdfaid:conformance>A<', '<pdfaid:conformance>X<'),
    'an undeclared property': said('<pdfaProperty:name>Version<', '<pdfaProperty:name>Vershun<'),
    'another file name in the packet': said('FileName>factur-x.xml<', 'FileName>factur-y.xml<'),
    'a packet that is no XML': said('</rdf:RDF>', '<!rdf:RDF>'),
    'another document type': said('<fx:DocumentType>INVOICE<', '<fx:DocumentType>RECEIPT<'),
    'no part of PDF/UA': said('<pdfuaid:part>1<', '<pdfuaid:part>7<'),
    'a lost cross-reference table': () =>
      Buffer.from(good.toString('latin1').replace(/startxref\n\d+/, 'startxref\n9'), 'latin1'),
    'bytes after the end': () => Buffer.concat([good, Buffer.from('more')]),
    'cut short': () => good.subarray(0, good.length - 2000),
  };
  const names = Object.keys(mutants);
  const paths = names.map((name, index) => {
    const path = join(folder, `bad-${index}.pdf`);
    writeFileSync(path, mutants[name]!());
    return path;
  });
  const missed = check(paths).flatMap(({ fails }, index) => (fails.length === 0 ? [names[index]] : []));
  expect(missed).toEqual([]);
}, 60_000);

test('the code on the page is the transfer', (context) => {
  const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
  if (!has('zbarimg') || !has('pdftoppm'))
    context.skip('zbarimg (zbar-tools) and pdftoppm are not installed');
  // zbarimg guesses the character set; ASCII leaves it nothing to guess.
  const input = sampleInput('invoice', sampleLines(2), {
    seller: { ...sampleSeller, name: 'Atelier du Bois' },
  });
  writeFileSync(join(folder, 'qr.pdf'), render(input));
  execFileSync('pdftoppm', ['-r', '200', '-png', join(folder, 'qr.pdf'), join(folder, 'qr')]);
  const read = execFileSync('zbarimg', ['-q', '--raw', join(folder, 'qr-1.png')], { encoding: 'utf8' });
  expect(read.trim()).toBe(commercialDocument(input).qr);
});
