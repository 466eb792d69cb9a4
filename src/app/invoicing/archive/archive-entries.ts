import { createHash, createPublicKey } from 'node:crypto';
import type { Currency } from '../../../core/money/index.ts';
import { toDecimal } from '../../../core/money/index.ts';
import { canonicalJson } from '../../../core/seal/index.ts';
import { archiveReadme } from '../../../i18n/archive-readme.ts';
import { entryOf, type ArchiveEntry } from '../../../shell/archive/index.ts';
import { writeCsv, type Column, type OutputRow } from '../../../shell/tabular/index.ts';
import {
  readClosings,
  readLinks,
  readSuccessions,
  type ContentReaders,
  type LinkWithContent,
  type Reading,
  type Sign,
} from '../../seal/index.ts';
import { electronicOf, electronicXml } from '../electronic.ts';
import { parseIssued } from '../store/issued.ts';
import type { ArchivePlan } from './plan-archive.ts';
import { readPictures } from './read-pictures.ts';

export type ArchiveMaker = {
  readonly read: Reading;
  readonly sign: Sign;
  /** Of everything that is under seal, payments too. */
  readonly contents: ContentReaders;
  readonly base: Currency;
  /** ISO instant. */
  readonly now: string;
  readonly program: { readonly version: string; readonly commit: string; readonly digest: string };
  /** verify.mjs, as it is shipped. */
  readonly verifier: string;
};

/** How an archive names the folder of a document: readable, and never two alike. */
const folderOf = (number: string): string => `documents/${encodeURIComponent(number)}`;
const pdfOf = (number: string): string => `${folderOf(number)}/${encodeURIComponent(number)}.pdf`;
const textOf = (number: string): string => `${folderOf(number)}/document.json`;

/**
 * The files of an archive, one after the other. The sums of all files come last but two, then what holds them together:
 * archive.json, signed with the company's key. A cut, a swap or a change anywhere shows.
 */
export async function* archiveEntries(plan: ArchivePlan, maker: ArchiveMaker): AsyncGenerator<ArchiveEntry> {
  const sums: string[] = [];
  const counts = { documents: 0, pictures: 0 };
  for await (const entry of bodies(plan, maker, counts)) yield summed(entry, sums);
  const sumsText = `${sums.join('\n')}\n`;
  yield entryOf('SHA256SUMS', sumsText);
  const manifest = canonicalJson({
    format: 1,
    chain: plan.chain,
    company: plan.company,
    year: plan.year,
    start: plan.start,
    head: plan.head,
    ...counts,
    publicKey: plan.publicKey,
    madeAt: maker.now,
    program: maker.program,
    sums: digest(sumsText),
  });
  yield entryOf('archive.json', manifest);
  yield entryOf('archive.sig', maker.sign(digest(manifest)));
}

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The same entry, whose sum is noted once it was read to its end. */
const summed = (entry: ArchiveEntry, sums: string[]): ArchiveEntry => ({
  ...entry,
  chunks: (async function* () {
    const hash = createHash('sha256');
    for await (const chunk of entry.chunks) {
      hash.update(chunk);
      yield chunk;
    }
    sums.push(`${hash.digest('hex')}  ${entry.path}`);
  })(),
});

async function* bodies(
  plan: ArchivePlan,
  maker: ArchiveMaker,
  counts: { documents: number; pictures: number },
): AsyncGenerator<ArchiveEntry> {
  const walk = () =>
    readLinks(maker.read, maker.contents, { after: plan.start.sequence, to: plan.head.sequence });
  yield entryOf('LISEZMOI.md', archiveReadme('fr', plan));
  yield entryOf('README.md', archiveReadme('en', plan));
  yield entryOf('verify.mjs', maker.verifier);
  yield entryOf('public-key.pem', pemOf(plan.publicKey));
  for await (const page of walk()) {
    for (const one of page) {
      if (one.link.subjectKind !== 'invoice' || one.content === undefined) continue;
      const { number, document, totals } = parseIssued(one.content);
      counts.documents += 1;
      yield entryOf(textOf(number), one.content);
      const xml = electronicXml(electronicOf(document, totals, number, maker.base), 'cii');
      yield entryOf(`${folderOf(number)}/factur-x.xml`, xml);
    }
    for await (const { number, bytes } of readPictures(maker.read, page)) {
      counts.pictures += 1;
      yield entryOf(pdfOf(number), bytes, true);
    }
  }
  yield { path: 'links.jsonl', chunks: linkLines(maker.read, walk()) };
  yield { path: 'closings.jsonl', chunks: closingLines(plan, maker.read) };
  yield { path: 'successions.jsonl', chunks: successionLines(maker.read) };
  yield { path: 'payments.jsonl', chunks: paymentLines(walk()) };
  yield { path: 'index.csv', chunks: writeCsv(COLUMNS, indexRows(walk()), INDEX_STYLE) };
}

const pemOf = (spki: string): string =>
  createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' })
    .export({ format: 'pem', type: 'spki' })
    .toString();

/** Each link as it is kept, and the file that holds what it seals. */
async function* linkLines(
  read: Reading,
  pages: AsyncIterable<readonly LinkWithContent[]>,
): AsyncGenerator<Buffer> {
  for await (const page of pages) {
    const pictures = new Map<string, string>();
    for await (const { id, number } of readPictures(read, page, false)) pictures.set(id, pdfOf(number));
    const lines = page.map(({ link, content }) => {
      const file = (() => {
        if (link.subjectKind === 'picture') return pictures.get(link.subjectId);
        if (link.subjectKind !== 'invoice' || content === undefined) return undefined;
        return textOf(parseIssued(content).number);
      })();
      return `${JSON.stringify({ ...link, file })}\n`;
    });
    yield Buffer.from(lines.join(''), 'utf8');
  }
}

async function* closingLines(plan: ArchivePlan, read: Reading): AsyncGenerator<Buffer> {
  for (const { sequence, content } of await read((scope) => readClosings(scope))) {
    if (sequence <= plan.start.sequence || sequence > plan.head.sequence) continue;
    yield Buffer.from(`${JSON.stringify({ sequence, content })}\n`, 'utf8');
  }
}

/** All of them, also before and after the archive: they lead from the key that signed it to the one of today. */
async function* successionLines(read: Reading): AsyncGenerator<Buffer> {
  for (const { sequence, content } of await read(readSuccessions))
    yield Buffer.from(`${oneLine({ sequence, content })}\n`, 'utf8');
}

/** Payments and their reversals, in the order of their links. Written so that no line break of a text breaks a line. */
async function* paymentLines(pages: AsyncIterable<readonly LinkWithContent[]>): AsyncGenerator<Buffer> {
  for await (const page of pages) {
    const lines = page.flatMap(({ link, content }) =>
      (link.subjectKind === 'payment' || link.subjectKind === 'reversal') && content !== undefined
        ? [`${oneLine({ sequence: link.sequence, content })}\n`]
        : [],
    );
    if (lines.length > 0) yield Buffer.from(lines.join(''), 'utf8');
  }
}

const oneLine = (value: unknown): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** In both languages: an archive is opened by whoever needs it, years later. */
const COLUMNS: readonly Column[] = [
  { header: 'numero / number', kind: 'text' },
  { header: 'type / kind', kind: 'text' },
  { header: 'date', kind: 'date' },
  { header: 'client / customer', kind: 'text' },
  { header: 'SIREN', kind: 'text' },
  { header: 'devise / currency', kind: 'text' },
  { header: 'HT / net', kind: 'amount' },
  { header: 'TVA / VAT', kind: 'amount' },
  { header: 'TTC / gross', kind: 'amount' },
  { header: 'maillon / link', kind: 'number' },
  { header: 'empreinte / hash', kind: 'text' },
  { header: 'dossier / folder', kind: 'text' },
];
const INDEX_STYLE = { delimiter: ';', decimal: ',', dates: 'iso' } as const;

async function* indexRows(pages: AsyncIterable<readonly LinkWithContent[]>): AsyncGenerator<OutputRow> {
  for await (const page of pages) {
    for (const { link, content } of page) {
      if (link.subjectKind !== 'invoice' || content === undefined) continue;
      const { number, document, totals } = parseIssued(content);
      const { currency } = document;
      yield [
        number,
        document.kind,
        document.issuedOn,
        document.buyer.name,
        document.buyer.siren,
        currency,
        ...[totals.netMinor, totals.taxMinor, totals.grossMinor].map((minor) =>
          toDecimal({ minor, currency }),
        ),
        String(link.sequence),
        link.contentHash,
        folderOf(number),
      ];
    }
  }
}
