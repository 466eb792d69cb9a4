import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { projectRoot } from '../paths.ts';
import { createDocumentRenderer } from './renderer.ts';
import type { DocumentJob } from './render-child.ts';
import type { RendererOptions } from './renderer.ts';
import { commercialDocument } from '../../core/invoicing/documents/commercial-document.ts';
import { sampleLetter, sampleStatement } from '../../i18n/sample-documents.ts';
import { sampleInput, sampleLines } from '../../i18n/sample-invoices.ts';
import { sampleXml } from '../../i18n/sample-invoice-xml.ts';

const root = projectRoot();
const options: RendererOptions = {
  childEntry: {
    modulePath: join(root, 'src/shell/typst/child-entry.ts'),
    execArgv: ['--import', 'tsx'],
  },
  assetsDirectory: join(root, 'assets'),
  fontsDirectory: join(root, 'assets/fonts'),
};
const createdAt = '2026-11-22T08:00:00.000Z';
const renderer = createDocumentRenderer(options);
afterAll(() => renderer.close());

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('documents', () => {
  test.each([
    ['a notice', () => sampleLetter('fr', null, { count: 1 })],
    ['a first reminder', () => sampleLetter('fr', null)],
    ['a second reminder in English', () => sampleLetter('en', 'reminder-1')],
    [
      'a last reminder over three pages, for a specimen',
      () => sampleLetter('fr', 'reminder-2', { specimen: true, count: 90 }),
    ],
    ['a formal notice to a company', () => sampleLetter('fr', 'call')],
    ['a formal notice to a public body', () => sampleLetter('fr', 'call', { debtor: 'public' })],
    ['a formal notice to a consumer, in English', () => sampleLetter('en', 'call', { debtor: 'individual' })],
  ])('%s is a PDF/A-3a', async (_name, make) => {
    const { data, qr } = make();
    const pdf = latin(await renderer.render({ layout: 'reminder', data, qr, createdAt }));
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</);
  });

  test.each([
    ['fr', false],
    ['en', true],
  ] as const)('a statement of account in %s is a PDF/A-3a', async (locale, specimen) => {
    const { data, qr } = sampleStatement(locale, specimen);
    const pdf = latin(await renderer.render({ layout: 'statement', data, qr, createdAt }));
    expect(pdf).toContain('<pdfaid:part>3</pdfaid:part>');
  });

  test('another process writes the same bytes', async () => {
    const other = createDocumentRenderer(options);
    const { data, qr } = sampleLetter('fr', 'reminder-1');
    const job = { layout: 'reminder', data, qr, createdAt } as const;
    const [mine, theirs] = await Promise.all([renderer.render(job), other.render(job)]);
    expect(digest(mine)).toBe(digest(theirs));
    await other.close();
  });

  test('another process packs the same Factur-X', async () => {
    const other = createDocumentRenderer(options);
    const input = sampleInput('invoice', sampleLines(30));
    const { data, qr } = commercialDocument(input);
    const job: DocumentJob = {
      layout: 'invoice',
      data,
      qr,
      createdAt,
      attachment: {
        name: 'factur-x.xml',
        relationship: 'alternative',
        mediaType: 'text/xml',
        description: 'Factur-X',
        bytes: sampleXml(input),
        conformanceLevel: 'EN 16931',
      },
    };
    const [mine, theirs] = await Promise.all([renderer.render(job), other.render(job)]);
    expect(digest(mine)).toBe(digest(theirs));
    expect(latin(mine)).toContain('<fx:ConformanceLevel>EN 16931<');
    const later = await renderer.render({ ...job, createdAt: '2026-11-23T08:00:00.000Z' });
    expect(digest(later)).not.toBe(digest(mine));
    await other.close();
  });

  test('whatever a user has typed, a letter comes out', async () => {
    const { data, qr } = sampleLetter('fr', null);
    const nasty = 'x\u0000\u202e👩‍🚀️ #import "y" *b* $z$ \ue000 株式会社 Ωμέγα Журнал e\u0301 & < > "';
    const table = { ...data.table, rows: data.table.rows.map((row) => ({ ...row, number: nasty })) };
    const block = { kind: 'text' as const, lines: [[{ text: nasty + 'w'.repeat(400), strong: true }]] };
    const typed = {
      ...data,
      title: nasty,
      table,
      blocks: [block, ...data.blocks],
      address: Array.from({ length: 6 }, () => nasty),
    };
    const pdf = await renderer.render({ layout: 'reminder', data: typed, qr, createdAt });
    expect(latin(pdf).startsWith('%PDF')).toBe(true);
  });

  test('a document that cannot be laid out is refused, and the next one is not harmed', async () => {
    await expect(
      renderer.render({ layout: 'reminder', data: { language: 'fr' }, createdAt }),
    ).rejects.toMatchObject({ code: 'refused' });
    const { data, qr } = sampleLetter('fr', null);
    await expect(renderer.render({ layout: 'reminder', data, qr, createdAt })).resolves.toBeDefined();
  });
});

describe('the child process', () => {
  const job = () => {
    const { data, qr } = sampleLetter('fr', null, { count: 1 });
    return { layout: 'reminder' as const, data, qr, createdAt };
  };

  test('takes documents one after the other, then leaves when there is nothing to do', async () => {
    const idle = createDocumentRenderer({ ...options, children: 1, idleMs: 1 });
    expect(await Promise.all([idle.render(job()), idle.render(job())])).toHaveLength(2);
    await vi.waitFor(() => expect(idle.childPids()).toEqual([]));
    expect(await idle.render(job())).toBeDefined();
    await idle.close();
  });

  test('is replaced once it has grown too big', async () => {
    const small = createDocumentRenderer({ ...options, maxRssBytes: 1 });
    await small.render(job());
    expect(small.childPids()).toEqual([]);
    await small.close();
  });

  test('is one while documents come one after the other, two when they come together', async () => {
    const pair = createDocumentRenderer({ ...options, children: 2 });
    await pair.render(job());
    const [first] = pair.childPids();
    await pair.render(job());
    expect(pair.childPids()).toEqual([first]);
    const made = await Promise.all(Array.from({ length: 6 }, () => pair.render(job())));
    expect(pair.childPids()).toHaveLength(2);
    expect(pair.childPids()).toContain(first);
    expect(new Set(made.map(digest)).size).toBe(1);
    await pair.close();
    expect(pair.childPids()).toEqual([]);
  });

  test('that is lost costs its document only: the others go on in the other one, the next in a fresh one', async () => {
    const pair = createDocumentRenderer({ ...options, children: 2 });
    await Promise.all([pair.render(job()), pair.render(job())]);
    const [killed, other] = pair.childPids();
    const making = Array.from({ length: 8 }, () => pair.render(job()));
    process.kill(killed!, 'SIGKILL');
    const ends = await Promise.allSettled(making);
    expect(ends.filter((end) => end.status === 'rejected').length).toBeLessThanOrEqual(1);
    await Promise.all([pair.render(job()), pair.render(job())]);
    expect(pair.childPids()).toContain(other);
    expect(pair.childPids()).not.toContain(killed);
    await pair.close();
  });

  test('is waited for when the renderer is closed: what was begun is finished, nothing is begun', async () => {
    const leaving = createDocumentRenderer({ ...options, children: 1 });
    const begun = [leaving.render(job()), leaving.render(job())];
    await leaving.close();
    await expect(Promise.all(begun)).resolves.toHaveLength(2);
    await expect(leaving.render(job())).rejects.toMatchObject({ code: 'closed' });
  });

  test('is killed when it does not answer in time', async () => {
    const hurried = createDocumentRenderer({
      ...options,
      timeoutMs: 1,
      childEntry: { modulePath: 'unused', execArgv: ['-e', 'setInterval(() => {}, 1000)'] },
    });
    await expect(hurried.render(job())).rejects.toMatchObject({ code: 'timeout' });
    expect(hurried.childPids()).toEqual([]);
    await hurried.close();
    await expect(hurried.render(job())).rejects.toMatchObject({ code: 'closed' });
  });

  test('that ends on its own is an error, not a wait', async () => {
    const broken = createDocumentRenderer({
      ...options,
      childEntry: { modulePath: 'unused', execArgv: ['-e', 'process.exit(3)'] },
    });
    await expect(broken.render(job())).rejects.toMatchObject({ code: 'crashed' });
    await broken.close();
  });
});
