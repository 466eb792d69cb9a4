/**
 * The objects of a PDF as Typst writes it: classic cross-reference table, no object streams, no updates. Read through
 * the table and never by searching, because strings and attachments hold what users have typed.
 */
export type PdfObject = {
  readonly id: number;
  /** Between `obj` and `endobj`; of a stream, its dictionary. */
  dictionary: string;
  /** null: not a stream. */
  content: Uint8Array | null;
};

export type PdfFile = {
  /** The header line and the binary comment. */
  readonly head: Uint8Array;
  readonly objects: PdfObject[];
  readonly rootId: number;
  /** `/Info` and `/ID` of the trailer, as written. */
  readonly trailer: string;
};

export class PdfShapeError extends Error {}

const required = (match: RegExpExecArray | null, what: string): string => {
  const found = match?.[1];
  if (found === undefined) throw new PdfShapeError(`The PDF has no ${what} where one is expected`);
  return found;
};

export function readPdf(pdf: Buffer): PdfFile {
  const text = pdf.toString('latin1');
  const tableAt = Number(required(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64)), 'startxref'));
  const table = text.slice(tableAt);
  const header = /^xref\s+0 (\d+)\s*\n/.exec(table);
  const size = Number(required(header, 'cross-reference table'));
  const firstRow = (header?.[0] ?? '').length;
  const starts: { id: number; at: number }[] = [];
  for (let id = 1; id < size; id += 1) {
    const row = table.slice(firstRow + id * 20, firstRow + id * 20 + 20);
    if (row[17] === 'n') starts.push({ id, at: Number(row.slice(0, 10)) });
  }
  starts.sort((a, b) => a.at - b.at);
  const trailer = table.slice(firstRow + size * 20);
  const objects = starts.map(({ id, at }, index) =>
    readObject(pdf, text, id, at, starts[index + 1]?.at ?? tableAt),
  );
  return {
    head: pdf.subarray(0, starts[0]?.at ?? 0),
    objects,
    rootId: Number(required(/\/Root\s+(\d+) 0 R/.exec(trailer), 'root')),
    trailer: [/\/Info\s+\d+ 0 R/, /\/ID\s*\[[^\]]*\]/].map((key) => key.exec(trailer)?.[0] ?? '').join(' '),
  };
}

function readObject(pdf: Buffer, text: string, id: number, at: number, limit: number): PdfObject {
  const opening = `${id} 0 obj`;
  if (!text.startsWith(opening, at)) throw new PdfShapeError(`Object ${id} is not where the table says`);
  const from = at + opening.length;
  const body = text.slice(from, text.lastIndexOf('endobj', limit)).trimEnd();
  if (!body.endsWith('endstream')) return { id, dictionary: body.trim(), content: null };
  const split = body.indexOf('>>\nstream\n');
  const length = Number(required(/\/Length (\d+)/.exec(body.slice(0, split)), 'stream length'));
  const start = from + split + '>>\nstream\n'.length;
  return {
    id,
    dictionary: body.slice(0, split + 2).trim(),
    content: pdf.subarray(start, start + length),
  };
}

export function objectOf(file: PdfFile, id: number): PdfObject {
  const found = file.objects.find((one) => one.id === id);
  if (found === undefined) throw new PdfShapeError(`The PDF has no object ${id}`);
  return found;
}

/** The object that a key of a dictionary points to. */
export function follow(file: PdfFile, object: PdfObject, key: string): PdfObject {
  const id = required(new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(object.dictionary), `/${key}`);
  return objectOf(file, Number(id));
}

export function replaceContent(object: PdfObject, content: Uint8Array): void {
  object.content = content;
  object.dictionary = object.dictionary.replace(/\/Length \d+/, `/Length ${content.length}`);
}
