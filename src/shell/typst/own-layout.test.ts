import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commercialDocument } from '../../core/invoicing/documents/index.ts';
import { sampleXml } from '../../i18n/sample-invoice-xml.ts';
import { sampleInput, sampleLines } from '../../i18n/sample-invoices.ts';
import { projectRoot } from '../paths.ts';
import { readAttachments } from '../pdf/index.ts';
import type { DocumentError } from './document-error.ts';
import { OWN_ROOT } from './own-layout.ts';
import { createDocumentRenderer, type RendererOptions } from './renderer.ts';

const root = projectRoot();
const options: RendererOptions = {
  childEntry: { modulePath: join(root, 'src/shell/typst/child-entry.ts'), execArgv: ['--import', 'tsx'] },
  assetsDirectory: join(root, 'assets'),
  fontsDirectory: join(root, 'assets/fonts'),
  children: 1,
};
const renderer = createDocumentRenderer(options);
afterAll(() => renderer.close());

const shipped = readFileSync(join(root, 'assets/layouts/invoice.typ'), 'utf8');
const input = sampleInput('invoice', sampleLines(30));
const { data, qr } = commercialDocument(input);
const jobOf = (source: string, images: { name: string; bytes: Uint8Array }[] = []) => ({
  layout: 'invoice' as const,
  data,
  qr,
  createdAt: '2026-11-22T08:00:00.000Z',
  own: { source, images },
});
const attachment = {
  name: 'factur-x.xml',
  relationship: 'alternative' as const,
  mediaType: 'text/xml',
  description: 'Factur-X',
  bytes: sampleXml(input),
  conformanceLevel: 'EN 16931' as const,
};
const refusal = async (source: string, by = renderer): Promise<DocumentError> =>
  by.renderOwn(jobOf(source)).then(
    () => expect.unreachable(source),
    (cause: unknown) => cause as DocumentError,
  );

describe('a company’s own layout', () => {
  test('that is ours makes the very bytes of ours, with the electronic invoice inside', async () => {
    const { own: _, ...job } = { ...jobOf(shipped), attachment };
    const { pdf, words } = await renderer.renderOwn({ ...jobOf(shipped), attachment });
    expect(Buffer.from(pdf).equals(Buffer.from(await renderer.render(job)))).toBe(true);
    expect(words).toContain('F2026-00482');
    const found = readAttachments(pdf);
    expect(found.ok && found.value.map((one) => one.name)).toEqual(['factur-x.xml']);
  });

  test('cannot leave the electronic invoice out: it is not the layout that puts it in', async () => {
    const { pdf } = await renderer.renderOwn({
      ...jobOf('#set document(title: "Facture", date: auto)\nRien.'),
      attachment,
    });
    const found = readAttachments(pdf);
    expect(found.ok && found.value.length).toBe(1);
    expect(Buffer.from(pdf).toString('latin1')).toContain('<fx:ConformanceLevel>EN 16931<');
  });

  test('shows pictures that came with it, and needs words for them', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    );
    const head = '#import "lib.typ": *\n#show: base.with("x")\n';
    const images = [{ name: 'sceau.svg', bytes: svg }];
    await renderer.renderOwn(jobOf(`${head}#image("sceau.svg", alt: "Sceau")`, images));
    await expect(renderer.renderOwn(jobOf(`${head}#image("sceau.svg")`, images))).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('that is wrong is told by line', async () => {
    const { code, faults } = await refusal('#import "lib.typ": *\n\n#totl(2)');
    expect([code, faults]).toEqual(['refused', [{ line: 3, message: 'unknown variable: totl' }]]);
    expect((await refusal('#let x = (1,\n')).faults).toEqual([{ line: 1, message: 'unclosed delimiter' }]);
  });
});

describe('the box around it', () => {
  const secret = join(mkdtempSync(join(tmpdir(), 'encaisse-')), 'secret.txt');
  writeFileSync(secret, 'secret');

  test.each([
    ['a file of the machine', '#read("/etc/passwd")'],
    ['a file that is there for sure', `#read("${secret}")`],
    ['a way up', '#read("../../../etc/passwd")'],
    ['a long way up', `#read("${'../'.repeat(40)}etc/passwd")`],
    ['a file of the process', '#read("/proc/self/environ")'],
    ['our own package', '#read("/package.json")'],
    ['a picture of the machine', '#image("/usr/share/pixmaps/x.png", alt: "x")'],
    ['a picture of the network', '#image("https://encaisse.example/x.png", alt: "x")'],
    ['a file named in pieces', '#eval("read(\\"/etc\\" + \\"/passwd\\")")'],
    ['a module of the machine', '#plugin("/usr/lib/x.wasm")'],
    ['a package of the machine', '#import "@local/x:0.1.0": *'],
  ])('holds no %s', async (_name, source) => {
    const { code, faults } = await refusal(`#set document(date: auto)\n${source}`);
    expect([code, faults.length]).toEqual(['refused', 1]);
    expect(faults[0]?.message).not.toContain(OWN_ROOT);
    expect(faults[0]?.message).toMatch(/not found|access denied|cannot read|failed to load/);
  });

  test.each([
    ['a package', '#import "@preview/cetz:0.3.4": canvas'],
    ['a package named in pieces', '#import ("@pre" + "view/cetz:0.3.4"): canvas'],
    ['a package in a text', '#eval("import \\"@pre" + "view/cetz:0.3.4\\": canvas")'],
  ])('fetches no %s: whatever asks for the network ends where nobody listens', async (_name, source) => {
    const asked: string[] = [];
    const deadEnd = createServer((request, reply) => reply.end(asked.push(request.url ?? '')))
      .on('connect', (request, socket) => {
        asked.push(request.url ?? '');
        socket.destroy();
      })
      .listen(0, '127.0.0.1');
    await new Promise((resolve) => deadEnd.once('listening', resolve));
    const { port } = deadEnd.address() as AddressInfo;
    const watched = createDocumentRenderer({ ...options, deadEnd: `http://127.0.0.1:${port}` });
    const { code, faults } = await refusal(source, watched);
    expect([code, faults.length]).toEqual(['refused', 1]);
    // It came to the dead end and to nothing else: with nobody there it goes nowhere.
    expect(new Set(asked)).toEqual(new Set(['packages.typst.org:443']));
    expect((await refusal(source)).faults[0]?.message).toContain('package');
    await watched.close();
    await new Promise((resolve) => deadEnd.close(resolve));
  });

  test.each([
    ['a loop', '#while true { }', 'refused', 60_000],
    ['a call of itself', '#let f(x) = f(x + 1)\n#f(1)', 'refused', 60_000],
    [
      'loops in loops',
      '#for a in range(9999) { for b in range(9999) { for c in range(9999) { } } }',
      'timeout',
      2000,
    ],
    ['an allocation of 100 GB', '#("x" * 100000000000)', 'crashed', 60_000],
    [
      'memory that grows piece by piece',
      '#let all = ()\n#for n in range(9999) { all.push("x" * 9000000 + str(n)) }\n#all.len()',
      'crashed',
      60_000,
    ],
  ])(
    '%s ends by itself or is ended, and the next document is not harmed',
    async (_name, source, expected, timeoutMs) => {
      const hurried = createDocumentRenderer({ ...options, timeoutMs, mostBytes: 500 * 1024 * 1024 });
      expect((await refusal(source, hurried)).code).toBe(expected);
      await hurried.close();
      await expect(renderer.renderOwn(jobOf(shipped))).resolves.toBeDefined();
    },
  );

  test('stands apart: what breaks in it does not touch the children of the other documents', async () => {
    const { own: _, ...job } = jobOf(shipped);
    await renderer.render(job);
    const [ours] = renderer.childPids();
    await refusal('#("x" * 100000000000)');
    await renderer.render(job);
    expect(renderer.childPids()).toEqual([ours]);
  });
});
