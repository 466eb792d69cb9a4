import { accepted, error, refused, type Result } from '../../core/finding.ts';
import { createPdfFile, dictAt, type PdfFile } from './pdf-file.ts';
import {
  isArray,
  isDict,
  isRef,
  isStream,
  nameOf,
  PdfFault,
  textOf,
  type Budget,
  type PdfStream,
  type PdfValue,
} from './pdf-values.ts';
import { readXref, type Xref } from './read-xref.ts';
import { scanObjects } from './scan-objects.ts';

export type PdfAttachment = {
  readonly name: string;
  /** What the file says: 'text/xml'. */
  readonly mediaType?: string;
  /** Its part in the document (ISO 19005-3, 6.8): Data, Source, Alternative, Supplement, Unspecified. */
  readonly relationship?: string;
  /** Its content; refused with `pdf.filter`, `pdf.too-large` or `pdf.broken`. */
  readonly read: () => Result<Buffer>;
};

const MAX_ATTACHMENTS = 1_000;
const MAX_DEPTH = 32;
const HEADER_WITHIN = 1_024;

/** The name and file specification pairs of a name tree (7.9.6). */
const walkNames = function* (
  file: PdfFile,
  value: PdfValue | undefined,
  seen: Set<number>,
  depth = 0,
): Generator<[PdfValue, PdfValue]> {
  if (depth > MAX_DEPTH || seen.size > MAX_ATTACHMENTS) throw new PdfFault('pdf.too-large');
  if (isRef(value)) {
    if (seen.has(value.ref)) return;
    seen.add(value.ref);
  }
  const node = dictAt(file, value);
  const names = file.get(node?.get('Names'));
  if (isArray(names)) for (let at = 0; at + 1 < names.length; at += 2) yield [names[at]!, names[at + 1]!];
  const kids = file.get(node?.get('Kids'));
  if (isArray(kids)) for (const kid of kids) yield* walkNames(file, kid, seen, depth + 1);
};

type Listed = Omit<PdfAttachment, 'read'> & { readonly stream: PdfStream };

/** A file specification (7.11.3) with an embedded file. */
const attachmentOf = (file: PdfFile, key: PdfValue | undefined, value: PdfValue): Listed | null => {
  const specification = dictAt(file, value);
  const embedded = dictAt(file, specification?.get('EF'));
  if (specification === undefined || embedded === undefined) return null;
  const stream = file.get(embedded.get('UF') ?? embedded.get('F'));
  if (!isStream(stream)) return null;
  const said = (name: string): string | undefined => textOf(file.get(specification.get(name)));
  const mediaType = nameOf(file.get(stream.dict.get('Subtype')));
  const relationship = nameOf(file.get(specification.get('AFRelationship')));
  return {
    name: said('UF') ?? said('F') ?? textOf(file.get(key)) ?? '',
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(relationship === undefined ? {} : { relationship }),
    stream,
  };
};

/** Those of the document: in the tree of embedded files, or only associated with it (/AF). */
const listAttachments = (file: PdfFile, { trailer }: Xref): Listed[] => {
  const encryption = file.get(trailer.get('Encrypt'));
  if (encryption !== null) throw new PdfFault('pdf.encrypted');
  const catalog = file.get(trailer.get('Root'));
  if (!isDict(catalog)) throw new PdfFault('pdf.broken');
  const names = dictAt(file, catalog.get('Names'));
  const associated = file.get(catalog.get('AF'));
  const specifications: [PdfValue | undefined, PdfValue][] = [
    ...walkNames(file, names?.get('EmbeddedFiles'), new Set()),
    ...(isArray(associated) ? associated : []).map((one): [undefined, PdfValue] => [undefined, one]),
  ];
  if (specifications.length > MAX_ATTACHMENTS) throw new PdfFault('pdf.too-large');
  const byPlace = new Map<number, Listed>();
  for (const [key, value] of specifications) {
    const listed = attachmentOf(file, key, value);
    if (listed !== null && !byPlace.has(listed.stream.start)) byPlace.set(listed.stream.start, listed);
  }
  return [...byPlace.values()];
};

/** PdfFault is an expected refusal; it ends here. */
const asResult = <T>(read: () => T): Result<T> => {
  try {
    return accepted(read());
  } catch (fault) {
    if (fault instanceof PdfFault) return refused(error(fault.code));
    throw fault;
  }
};

export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN)).includes('%PDF-');

/**
 * The files attached to a PDF, from bytes that nobody checked. Tables, cross-reference and object streams and
 * incremental updates are followed; when they are missing or wrong, the file is scanned for its objects. The work is
 * bounded by the size of the file. Refused: `pdf.broken`, `pdf.encrypted`, `pdf.too-large`.
 */
export const readAttachments = (given: Uint8Array): Result<PdfAttachment[]> => {
  const whole = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const header = whole.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  if (header < 0) return refused(error('pdf.broken'));
  // Offsets count from the header (7.5.2), whatever a mail gateway wrote before it.
  const bytes = whole.subarray(header);
  const budget: Budget = { left: 48 * 1024 * 1024 + 2 * bytes.length };
  const list = (find: (bytes: Buffer, budget: Budget) => Xref): Result<PdfAttachment[]> =>
    asResult(() => {
      const xref = find(bytes, budget);
      const file = createPdfFile(bytes, xref.entries, budget);
      return listAttachments(file, xref).map(({ stream, ...about }) => ({
        ...about,
        read: () => asResult(() => file.content(stream)),
      }));
    });
  const byTable = list(readXref);
  const isBroken =
    !byTable.ok && byTable.findings.some((finding) => ['pdf.broken', 'pdf.filter'].includes(finding.code));
  return isBroken ? list(scanObjects) : byTable;
};
