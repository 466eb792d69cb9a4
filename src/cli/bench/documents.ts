import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { commercialDocument } from '../../core/invoicing/documents/commercial-document.ts';
import { sampleInput, sampleLines } from '../../i18n/sample-invoices.ts';
import { sampleXml } from '../../i18n/sample-invoice-xml.ts';
import { projectRoot } from '../../shell/paths.ts';
import { createDocumentRenderer, qrSvg } from '../../shell/typst/index.ts';
import type { DocumentJob, DocumentRenderer, RendererOptions } from '../../shell/typst/index.ts';
import { invoicePage } from './invoice-html.ts';
import { peakRssBytes, treeCpuMs } from './process-cost.ts';
import { openWarmBrowser } from './warm-browser.ts';

/** What the product promises of a Factur-X of thirty lines (docs/operating/performance.md). */
export const DOCUMENT_LIMITS = { cpuShareOfBrowser: 1 / 3, bytes: 80_000, peakRssMb: 300 } as const;

export type DocumentFigures = {
  lines: number;
  /** From the model to the bytes, parent and child; null where there is no /proc. */
  cpuMs: number | null;
  /** Chromium alone: one page kept open, each document loaded into it, the driver not counted. null without a browser. */
  browserCpuMs: number | null;
  /** cpuMs / browserCpuMs */
  share: number | null;
  bytes: number;
  browserBytes: number | null;
  documentsPerSecond: number;
  /** The child after so many different documents, at its highest. */
  peakRssMb: number | null;
  documents: number;
  /** Two processes, one input. */
  identical: boolean;
  ok: boolean;
};

const LINES = 30;
const WARM_UP = 12;
const PER_ROUND = 20;
const ROUNDS = 3;

/** Everything a person waits for but the database: words, XML, picture, packing. `seed` makes it a new document. */
const jobOf = (seed: number, lines: number): DocumentJob => {
  const input = sampleInput('invoice', sampleLines(lines, seed), {}, { number: `F2026-${10_000 + seed}` });
  const { data, qr } = commercialDocument(input);
  return {
    layout: 'invoice',
    data,
    qr,
    createdAt: '2026-11-22T08:00:00.000Z',
    attachment: {
      name: 'factur-x.xml',
      relationship: 'alternative',
      mediaType: 'text/xml',
      description: 'Factur-X',
      bytes: sampleXml(input),
      conformanceLevel: 'EN 16931',
    },
  };
};

const pageOf = (seed: number): string => {
  const { data, qr } = commercialDocument(
    sampleInput('invoice', sampleLines(LINES, seed), {}, { number: `F2026-${10_000 + seed}` }),
  );
  return invoicePage(data, qrSvg(qr ?? ''));
};

const openRenderer = (): DocumentRenderer => createDocumentRenderer({ ...rendererOptions(), children: 1 });

/** The child as this program would start it: built, or through the loader. */
export const rendererOptions = (): RendererOptions => {
  const root = projectRoot();
  return {
    childEntry: import.meta.url.endsWith('.ts')
      ? { modulePath: join(root, 'src/shell/typst/child-entry.ts'), execArgv: ['--import', 'tsx'] }
      : { modulePath: join(root, 'dist/main.js'), args: ['child', 'typst'] },
    assetsDirectory: join(root, 'assets'),
    fontsDirectory: join(root, 'assets', 'fonts'),
  };
};

/** Rounds of one and the other in turn, so that a busy machine is busy for both. */
export async function benchDocuments({
  documents = 1000,
}: { documents?: number } = {}): Promise<DocumentFigures> {
  const renderer = openRenderer();
  const browser = await openWarmBrowser();
  try {
    let seed = 0;
    for (let i = 0; i < WARM_UP; i += 1) {
      await renderer.render(jobOf(seed++, LINES));
      await browser?.print(pageOf(seed));
    }
    const ours = { ms: 0, wall: 0, bytes: 0 };
    const theirs = { ms: 0, bytes: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      const before = cpuOf(renderer);
      for (let i = 0; i < PER_ROUND; i += 1) {
        const pdf = await renderer.render(jobOf(seed++, LINES));
        ours.bytes = Math.max(ours.bytes, pdf.length);
      }
      ours.ms += cpuOf(renderer) - before;
      ours.wall += performance.now() - begun;
      if (browser === null) continue;
      const idle = treeCpuMs(browser.pid) ?? 0;
      for (let i = 0; i < PER_ROUND; i += 1) {
        const pdf = await browser.print(pageOf(seed++));
        theirs.bytes = Math.max(theirs.bytes, pdf.length);
      }
      theirs.ms += (treeCpuMs(browser.pid) ?? 0) - idle;
    }
    await browser?.close();
    const count = PER_ROUND * ROUNDS;
    const hasProc = treeCpuMs(process.pid) !== null;
    const peakRssMb = await growChild(renderer, documents);
    const cpuMs = hasProc ? tenths(ours.ms / count) : null;
    const browserCpuMs = hasProc && browser !== null ? tenths(theirs.ms / count) : null;
    const share =
      cpuMs === null || browserCpuMs === null ? null : Math.round((cpuMs / browserCpuMs) * 100) / 100;
    const identical = await isIdentical();
    return {
      lines: LINES,
      cpuMs,
      browserCpuMs,
      share,
      bytes: ours.bytes,
      browserBytes: browser === null ? null : theirs.bytes,
      documentsPerSecond: tenths((count * 1000) / ours.wall),
      peakRssMb,
      documents,
      identical,
      ok:
        identical &&
        ours.bytes <= DOCUMENT_LIMITS.bytes &&
        (share === null || share <= DOCUMENT_LIMITS.cpuShareOfBrowser) &&
        (peakRssMb === null || peakRssMb <= DOCUMENT_LIMITS.peakRssMb),
    };
  } finally {
    await renderer.close();
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** The child, and what this process does to feed it. */
const cpuOf = (renderer: DocumentRenderer): number => {
  const { user, system } = process.cpuUsage();
  const [child] = renderer.childPids();
  return (user + system) / 1000 + (child === undefined ? 0 : (treeCpuMs(child) ?? 0));
};

/** Different documents of one to thirty lines in one child; throws if it had to be replaced. */
const growChild = async (renderer: DocumentRenderer, documents: number): Promise<number | null> => {
  const [pid] = renderer.childPids();
  for (let i = 0; i < documents; i += 1) await renderer.render(jobOf(100_000 + i * 31, 1 + (i % LINES)));
  if (pid === undefined || renderer.childPids()[0] !== pid)
    throw new Error('The renderer was replaced on the way');
  const peak = peakRssBytes(pid);
  return peak === null ? null : Math.round(peak / 1_048_576);
};

const isIdentical = async (): Promise<boolean> => {
  const renderers = [openRenderer(), openRenderer()];
  const digests = await Promise.all(
    renderers.map(async (one) =>
      createHash('sha256')
        .update(await one.render(jobOf(7, LINES)))
        .digest('hex'),
    ),
  );
  await Promise.all(renderers.map((one) => one.close()));
  return new Set(digests).size === 1;
};
