import { createHash } from 'node:crypto';
import { handOverClaim, handOverCover, type HandOverSheet } from '../../../core/dunning/index.ts';
import { texts } from '../../../i18n/catalogue.ts';
import { formatDate } from '../../../i18n/format.ts';
import { handOverFile, type HandOverFile } from '../../../i18n/hand-over-file.ts';
import { handOverPieces, type HandOverPieces } from '../../../i18n/hand-over-pieces.ts';
import { entryOf, writeZip, type ArchiveEntry } from '../../../shell/archive/index.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import { csvStyle, writeCsv } from '../../../shell/tabular/index.ts';
import { readFile } from '../../files/index.ts';
import { readAccount } from '../../messages/index.ts';
import { readOrganization } from '../../organization/index.ts';
import { printStatement } from '../../receivables/index.ts';
import type { Reading } from '../../seal/index.ts';
import type { InsightPorts } from '../ports.ts';
import { indexHtml, type IndexLine } from './index-page.ts';
import { readCase, type Case } from './read-case.ts';
import { claimSheet, termSheet } from './claim-sheets.ts';
import { coverOf } from './cover.ts';
import { evidenceSheets } from './evidence-sheets.ts';
import type { SentMessage } from './read-evidence.ts';
import type { Sheet } from './sheet.ts';

type Bytes = Uint8Array;
/** One file of the archive; its bytes are read when its turn comes. */
type Piece = { readonly path: string; readonly what: string; readonly load: () => Promise<Bytes> };

/** `./encaisse dunning hand-over` and the screen get the same: how many files, and the files one after the other. */
export type HandOver = {
  readonly name: string;
  readonly files: number;
  readonly entries: (onEach?: (done: number) => void) => AsyncGenerator<ArchiveEntry>;
};

/**
 * Everything about what a customer owes, for a lawyer or commissaire de justice: the claim and how it is computed, each
 * invoice as issued, what was sent as it was sent, the proofs, what was said. What exists is put in, nothing is made up;
 * what is missing is said on the cover. The case is read in the transaction at hand, each file in one of its own.
 */
export const makeHandOver = async (
  context: Context,
  ports: InsightPorts,
  partyId: string,
  reading: Reading = ports.reading(context),
): Promise<HandOver> => {
  const t = handOverFile(context.locale);
  const more = handOverPieces(context.locale);
  const found = await readCase(context, partyId);
  const company = await readOrganization(context);
  const statement = await bytesOf(
    await printStatement(context, { id: partyId }, { documents: ports.renderer }),
  );
  const account = await readAccount(context);
  const from =
    account === null
      ? { name: company.name, address: company.email }
      : { name: account.fromName, address: account.fromAddress };
  const [statementPiece, ...pieces] = piecesOf({ context, ports, reading, found, statement, from, t, more });
  const listed = [statementPiece!, { path: t.paths.claim, what: t.what.claim }, ...pieces];
  const sheet = coverOf(context, company, found, listed, t, more);
  const render = (data: HandOverSheet) => (): Promise<Bytes> =>
    ports.renderer.render({ layout: 'hand-over', data, qr: null, createdAt: context.now });
  const all: Piece[] = [
    { path: t.paths.cover, what: t.what.cover, load: render(handOverCover(sheet)) },
    statementPiece!,
    { path: t.paths.claim, what: t.what.claim, load: render(handOverClaim(sheet)) },
    ...pieces,
  ];
  return {
    name: t.name(found.customer.code, context.today),
    files: all.length + INDEX_FILES,
    entries: (onEach) => entriesOf(all, context, found, { t, more }, onEach),
  };
};

export const downloadHandOver = async (
  context: Context,
  ports: InsightPorts,
  partyId: string,
): Promise<Download> => {
  const { name, entries } = await makeHandOver(context, ports, partyId);
  return { name, mediaType: 'application/zip', body: writeZip(entries(), context.now) };
};

type Making = {
  context: Context;
  ports: InsightPorts;
  reading: Reading;
  found: Case;
  statement: Bytes;
  from: { name: string; address: string };
  t: HandOverFile;
  more: HandOverPieces;
};

const piecesOf = ({ context, ports, reading, found, statement, from, t, more }: Making): Piece[] => {
  const { locale } = context;
  const { evidence } = found;
  const steps = texts(locale).dunning.steps;
  const sheets = evidenceSheets(evidence, t, more, locale);
  const file = (sha256: string) => (): Promise<Bytes> =>
    reading(async (read) => (await readFile(read, sha256)).bytes);
  const table = (path: string, what: string, of: Sheet): Piece[] =>
    of.rows.length === 0 ? [] : [{ path, what, load: () => csvBytes(of, locale) }];
  const day = (iso: string): string =>
    formatDate(iso.slice(0, 10) as typeof context.today, locale, 'numeric');
  const free = uniquePaths();
  return [
    { path: t.paths.statement, what: t.what.statement, load: async () => statement },
    ...table(t.paths.claimCsv, t.what.claimCsv, claimSheet(found, t)),
    ...table(more.paths.terms, more.what.terms, termSheet(found, t, more, locale)),
    ...found.items.flatMap((item): Piece[] =>
      item.pdf === null
        ? []
        : [
            {
              path: free(`${t.paths.invoices}/${fileName(item.number)}`, 'pdf'),
              what: t.what.invoice(item.number, day(item.issuedOn)),
              load: file(item.pdf),
            },
          ],
    ),
    ...evidence.messages.map((message): Piece => ({
      path: free(`${t.paths.messages}/${message.sentAt.slice(0, 10)}-${fileName(message.subject)}`, 'eml'),
      what: t.what.message(message.subject, day(message.sentAt)),
      load: () => emlOf(message, from, ports, reading),
    })),
    ...evidence.letters.flatMap(({ stepCode, sha256, handedOn, on, papers }): Piece[] => {
      const path = `${t.paths.letters}/${on}-${fileName(stepCode)}`;
      const sent = day(handedOn);
      return [
        {
          path: free(path, 'pdf'),
          what: t.what.letter(steps[stepCode] ?? stepCode, sent),
          load: file(sha256),
        },
        ...papers.map(({ kind, sha256: paper, mediaType }) => ({
          path: free(`${path}-${more.suffixes[kind]}`, PAPER_ENDINGS[mediaType] ?? 'bin'),
          what: more.what[kind](sent),
          load: file(paper),
        })),
      ];
    }),
    ...table(t.paths.proofs, t.what.proofs, sheets.proofs),
    ...table(t.paths.visits, t.what.visits, sheets.visits),
    ...table(t.paths.calls, t.what.calls, sheets.calls),
    ...table(t.paths.promises, t.what.promises, sheets.promises),
    ...table(more.paths.plans, more.what.plans, sheets.plans),
    ...table(more.paths.acknowledgements, more.what.acknowledgements, sheets.acknowledgements),
    ...evidence.acknowledgements.map(({ on, name, pdfSha256 }): Piece => ({
      path: free(`${more.paths.acknowledged}/${on}-${fileName(name)}`, 'pdf'),
      what: more.what.acknowledged(name, day(on)),
      load: file(pdfSha256),
    })),
    ...table(t.paths.disputes, t.what.disputes, sheets.disputes),
    ...evidence.disputes.flatMap(({ number, on, files }) =>
      files.map(({ name, sha256 }): Piece => ({
        path: free(
          `${more.paths.disputeFiles}/${on}-${fileName(number)}-${fileName(stemOf(name))}`,
          endingOf(name),
        ),
        what: more.what.disputeFile(number),
        load: file(sha256),
      })),
    ),
    ...table(t.paths.replies, t.what.replies, sheets.replies),
    ...table(more.paths.mails, more.what.mails, sheets.mails),
    ...evidence.mails.flatMap(({ at, subject, sha256 }): Piece[] =>
      sha256 === null
        ? []
        : [
            {
              path: free(`${more.paths.received}/${at.slice(0, 10)}-${fileName(subject)}`, 'eml'),
              what: more.what.mail(subject, day(at)),
              load: file(sha256),
            },
          ],
    ),
  ];
};

const emlOf = async (
  message: SentMessage,
  from: { name: string; address: string },
  { composeEml }: InsightPorts,
  reading: Reading,
): Promise<Bytes> => {
  const attachments = [];
  for (const { sha256, ...named } of message.attachments) {
    const { mediaType, bytes } = await reading((read) => readFile(read, sha256));
    attachments.push({ ...named, mediaType, bytes });
  }
  return composeEml({ ...message, from, replyTo: '', attachments });
};

const bytesOf = async ({ body }: Download): Promise<Bytes> => {
  if (body instanceof Uint8Array) return body;
  const chunks: Bytes[] = [];
  for await (const chunk of body) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
};

const csvBytes = async ({ columns, rows }: Sheet, locale: 'fr' | 'en'): Promise<Bytes> => {
  const chunks: Bytes[] = [];
  for await (const chunk of writeCsv(columns, rows, csvStyle(locale))) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Letters and digits that every system can write, short enough for all. */
const fileName = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'piece';

const PAPER_ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');
const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? 'bin';

const uniquePaths = (): ((base: string, ending: string) => string) => {
  const taken = new Map<string, number>();
  return (base, ending) => {
    const count = (taken.get(base.toLowerCase()) ?? 0) + 1;
    taken.set(base.toLowerCase(), count);
    return count === 1 ? `${base}.${ending}` : `${base}-${count}.${ending}`;
  };
};

/** Index for a program and for a person, how to verify, and the digests for `sha256sum -c`. */
const INDEX_FILES = 4;

/** The files in order, then their index: digests are taken from the bytes that were written. */
async function* entriesOf(
  pieces: readonly Piece[],
  context: Context,
  { customer, sums }: Case,
  { t, more }: { t: HandOverFile; more: HandOverPieces },
  onEach: (done: number) => void = () => {},
): AsyncGenerator<ArchiveEntry> {
  const lines: IndexLine[] = [];
  let digests = '';
  const digest = (path: string, bytes: Bytes): string => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    digests += `${sha256}  ${path}\n`;
    return sha256;
  };
  for (const [at, { path, what, load }] of pieces.entries()) {
    const bytes = await load();
    lines.push({ path, what, bytes: bytes.length, sha256: digest(path, bytes) });
    yield entryOf(path, bytes, path.endsWith('.pdf'));
    onEach(at + 1);
  }
  const index = {
    format: 'encaisse-hand-over/1',
    madeAt: context.now,
    asOf: context.today,
    customer: { code: customer.code, name: customer.name, siren: customer.siren },
    totals: sums.map((sum) => ({
      currency: sum.currency,
      principalMinor: sum.principalMinor.toString(),
      interestMinor: sum.interestMinor.toString(),
      indemnityMinor: sum.indemnityMinor.toString(),
      totalMinor: sum.totalMinor.toString(),
    })),
    files: lines,
  };
  const last = [
    ['index.json', `${JSON.stringify(index, null, 2)}\n`],
    ['index.html', indexHtml(context, customer.name, lines, t, more.verify)],
    [more.paths.readme, more.readme(customer.name)],
  ] as const;
  for (const [path, text] of last) {
    digest(path, Buffer.from(text));
    yield entryOf(path, text);
  }
  yield entryOf('SHA256SUMS', digests);
  onEach(pieces.length + INDEX_FILES);
}
