import { deflateSync } from 'node:zlib';

/** Small PDFs with files inside, made as different programs make them: for tests of the reader. */
export type HybridPdf = {
  readonly content: Buffer;
  readonly name?: string;
  /** Objects and table in compressed streams (PDF 1.5), as most printers do. */
  readonly compressed?: boolean;
  /** How the content is stored. */
  readonly filter?: 'FlateDecode' | 'ASCIIHexDecode' | 'ASCII85Decode' | 'none';
  /** Where the document says that it has a file: in the tree of embedded files, or associated only. */
  readonly listed?: 'names' | 'kids' | 'af';
  /** /Length as another object, as those write who do not know it yet. */
  readonly indirectLength?: boolean;
};

type PdfObject = { readonly number: number; readonly body: string | Buffer };

const ascii85 = (bytes: Buffer): Buffer => {
  let out = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4);
    let word = Buffer.concat([group, Buffer.alloc(4 - group.length)]).readUInt32BE();
    let digits = '';
    for (let index = 0; index < 5; index += 1, word = Math.floor(word / 85))
      digits = String.fromCharCode((word % 85) + 33) + digits;
    out += digits === '!!!!!' && group.length === 4 ? 'z' : digits.slice(0, group.length + 1);
  }
  return Buffer.from(`${out}~>`, 'latin1');
};

const encode = (bytes: Buffer, filter: HybridPdf['filter']): Buffer => {
  switch (filter) {
    case 'none':
      return bytes;
    case 'ASCIIHexDecode':
      return Buffer.from(`${bytes.toString('hex')}>`);
    case 'ASCII85Decode':
      return ascii85(bytes);
    case 'FlateDecode':
    case undefined:
      return deflateSync(bytes);
  }
};

const stream = (dict: string, body: Buffer, length = String(body.length)): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dict} /Length ${length} >>\nstream\n`, 'latin1'),
    body,
    Buffer.from('\nendstream'),
  ]);

const catalogOf = (listed: HybridPdf['listed']): PdfObject[] => {
  const pairs = '(key) 5 0 R';
  switch (listed) {
    case 'af':
      return [{ number: 1, body: '<< /Type /Catalog /Pages 2 0 R /AF [5 0 R] >>' }];
    case 'kids':
      return [
        { number: 1, body: '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 4 0 R >> >>' },
        // A tree that comes back to its root must not hold anybody up.
        { number: 4, body: '<< /Kids [7 0 R 4 0 R] >>' },
        { number: 7, body: `<< /Limits [(key) (key)] /Names [${pairs}] >>` },
      ];
    case 'names':
    case undefined:
      return [
        {
          number: 1,
          body: `<< /Type /Catalog /Pages 2 0 R /AF [5 0 R] /Names << /EmbeddedFiles << /Names [${pairs}] >> >> >>`,
        },
      ];
  }
};

const objectsOf = (pdf: HybridPdf): PdfObject[] => {
  const { content, name = 'factur-x.xml', filter, indirectLength = false } = pdf;
  const body = encode(content, filter);
  const dict = `/Type /EmbeddedFile /Subtype /text#2Fxml${filter === 'none' ? '' : ` /Filter [/${filter ?? 'FlateDecode'}]`}`;
  const unicode = Buffer.from(`\uFEFF${name}`, 'utf16le').swap16().toString('hex');
  return [
    ...catalogOf(pdf.listed),
    { number: 2, body: '<< /Type /Pages /Kids [3 0 R] /Count 1 >> % a comment' },
    { number: 3, body: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>' },
    {
      number: 5,
      body: `<< /Type /Filespec /F (fac\\164ur \\(old\\).xml) /UF <${unicode}> /AFRelationship /Data /EF << /F 6 0 R >> >>`,
    },
    { number: 6, body: stream(dict, body, indirectLength ? '8 0 R' : undefined) },
    ...(indirectLength ? [{ number: 8, body: String(body.length) }] : []),
  ];
};

const bytesOf = ({ number, body }: PdfObject): Buffer =>
  Buffer.concat([
    Buffer.from(`${number} 0 obj\n`),
    typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
    Buffer.from('\nendobj\n'),
  ]);

const place = (
  objects: readonly PdfObject[],
  from: number,
): { bytes: Buffer; offsets: Map<number, number> } => {
  const offsets = new Map<number, number>();
  let at = from;
  const parts = objects.map((one) => {
    const bytes = bytesOf(one);
    offsets.set(one.number, at);
    at += bytes.length;
    return bytes;
  });
  return { bytes: Buffer.concat(parts), offsets };
};

const tail = (offset: number): Buffer => Buffer.from(`startxref\n${offset}\n%%EOF\n`);

/** One revision with a classic table; `previous` is where the table before it is. */
const revision = (objects: readonly PdfObject[], from: number, previous?: number): Buffer => {
  const { bytes, offsets } = place(objects, from);
  const rows = [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size 20 /Root 1 0 R${previous === undefined ? '' : ` /Prev ${previous}`} >>\n`;
  return Buffer.concat([bytes, Buffer.from(table), tail(from + bytes.length)]);
};

const HEADER = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');

/** Rows of a cross-reference stream with PNG's « up » filter, as nearly all are. */
const filteredRows = (rows: readonly Buffer[]): Buffer =>
  Buffer.concat(
    rows.map((row, index) => {
      const above = rows[index - 1];
      return Buffer.from([2, ...row.map((byte, at) => (byte - (above?.[at] ?? 0)) & 0xff)]);
    }),
  );

const compressedPdf = (objects: readonly PdfObject[]): Buffer => {
  const plain = objects.filter((one) => Buffer.isBuffer(one.body));
  const packed = objects.filter((one) => !Buffer.isBuffer(one.body));
  let offset = 0;
  const index = packed.map((one) => {
    const pair = `${one.number} ${offset}`;
    offset += String(one.body).length + 1;
    return pair;
  });
  const head = `${index.join(' ')}\n`;
  const inside = Buffer.from(head + packed.map((one) => `${String(one.body)}\n`).join(''), 'latin1');
  const objectStream = {
    number: 10,
    body: stream(
      `/Type /ObjStm /N ${packed.length} /First ${head.length} /Filter /FlateDecode`,
      deflateSync(inside),
    ),
  };
  const { bytes, offsets } = place([...plain, objectStream], HEADER.length);
  const at = HEADER.length + bytes.length;
  const rows = Array.from({ length: 12 }, (_, number) => {
    const row = Buffer.alloc(5);
    const member = packed.findIndex((one) => one.number === number);
    const offsetOf = number === 11 ? at : offsets.get(number);
    row[0] = offsetOf !== undefined ? 1 : member >= 0 ? 2 : 0;
    row.writeUIntBE(offsetOf ?? (member >= 0 ? 10 : 0), 1, 3);
    row[4] = member >= 0 ? member : 0;
    return row;
  });
  const dict =
    '/Type /XRef /W [1 3 1] /Size 12 /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >>';
  const xref = { number: 11, body: stream(dict, deflateSync(filteredRows(rows))) };
  return Buffer.concat([HEADER, bytes, bytesOf(xref), tail(at)]);
};

export const hybridPdf = (pdf: HybridPdf): Buffer => {
  const objects = objectsOf(pdf);
  return pdf.compressed === true
    ? compressedPdf(objects)
    : Buffer.concat([HEADER, revision(objects, HEADER.length)]);
};

/** An incremental update: the file as it was, then other objects and their table. */
export const revisedPdf = (before: Buffer, changed: readonly PdfObject[]): Buffer => {
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(before.toString('latin1'))![1]);
  return Buffer.concat([before, revision(changed, before.length, previous)]);
};

export const embeddedFile = (number: number, content: Buffer): PdfObject => ({
  number,
  body: stream('/Type /EmbeddedFile /Filter /FlateDecode', deflateSync(content)),
});
