import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createTextDecoding,
  decodeText,
  openTable,
  writeCsv,
  writeXlsx,
  type Column,
  type OutputRow,
  type TableHint,
  type TableRow,
} from './index.ts';
import { plainDecimal } from './decimal-text.ts';
import { serialDay } from './xlsx-parts.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../test/fixtures/tables');

const gather = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
};

const readAll = async (input: string | Buffer, hint?: TableHint) => {
  const opened = await openTable(input, hint);
  if (!opened.ok) throw new Error(opened.findings.map((one) => one.code).join());
  const rows: TableRow[] = [];
  for await (const row of opened.value.rows) rows.push(row);
  return { table: opened.value, rows };
};

const refusal = async (input: string | Buffer, hint?: TableHint): Promise<string | undefined> => {
  const opened = await openTable(input, hint);
  return opened.ok ? 'accepted' : opened.findings[0]?.code;
};

const columns: Column[] = [
  { header: 'Client', kind: 'text' },
  { header: 'Montant', kind: 'amount' },
  { header: 'Échéance', kind: 'date' },
  { header: 'Niveau', kind: 'number' },
];

describe('text tables', () => {
  test('cp1252 with semicolons; a formula stays words', async () => {
    const { table, rows } = await readAll(path.join(fixtures, 'clients-cp1252.csv'));
    expect(table).toMatchObject({ kind: 'csv', delimiter: ';', headerLine: 1, findings: [] });
    expect(table.headers.slice(3, 7)).toEqual(['Téléphone', 'IBAN', 'Conditions de règlement', 'N° facture']);
    expect(rows).toHaveLength(29);
    expect(rows.at(-1)).toMatchObject({ line: 30 });
    expect(rows.at(-1)?.cells[1]).toBe('=HYPERLINK("http://exemple.test";"Cliquez")');
  });

  test('a FEC is recognised by its first columns', async () => {
    const { table, rows } = await readAll(path.join(fixtures, 'extrait-fec.txt'));
    expect(table.kind).toBe('fec');
    expect(table.headers).toHaveLength(18);
    expect(rows[0]?.cells[4]).toBe('41100000');
  });

  test('title rows above the header, line breaks inside a cell, and line numbers that can be looked up', async () => {
    const text =
      'Balance âgée au 31/08/2026\r\n\r\nClient,Montant,Note\r\nA,"1,5","deux\r\nlignes"\r\nB,2,\r\n';
    const { table, rows } = await readAll(Buffer.from(text));
    expect(table).toMatchObject({ headers: ['Client', 'Montant', 'Note'], headerLine: 3 });
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [4, 'A'],
      [6, 'B'],
    ]);
  });

  test('a quote left open refuses a short file, and ends a long one with its place', async () => {
    expect(await refusal(path.join(fixtures, 'guillemet-ouvert.csv'))).toBe('table.csv.quote');
    const long = `Client;Montant\n${'Alpha;12,00\n'.repeat(60_000)}"Beta;13,00\nGamma;14,00\n`;
    const { table, rows } = await readAll(Buffer.from(long));
    expect(rows.length).toBeGreaterThan(1000);
    expect(table.findings).toMatchObject([{ code: 'table.csv.quote', params: { afterRecord: 60_001 } }]);
  });
});

describe('encodings', () => {
  const text = 'Crédit;€;œuvre\n';
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from([67, 114, 0xe9, 100, 105, 116, 59, 0x80, 59, 0x9c, 117, 118, 114, 101, 10])],
  ])('%s', (encoding, bytes) => {
    const decoding = createTextDecoding();
    const decoded = [...bytes].map((byte) => decoding.feed(Uint8Array.of(byte))).join('') + decoding.end();
    expect([decoding.encoding, decoded]).toEqual([encoding, text]);
    expect(decodeText(bytes)).toBe(text);
  });

  test('any cut of UTF-8 decodes the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (word, size) => {
          const bytes = Buffer.from(`abcdefgh${word}`);
          const decoding = createTextDecoding();
          let out = '';
          for (let at = 0; at < bytes.length; at += size) out += decoding.feed(bytes.subarray(at, at + size));
          expect(out + decoding.end()).toBe(bytes.toString());
        },
      ),
    );
  });
});

describe('sheets', () => {
  test('what the writer writes, the reader reads: text, exact numbers, dates', async () => {
    const cell = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/\p{Cs}/u.test(text));
    const amount = fc
      .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.nat(99))
      .map(([whole, cents]) => `${whole}.${cents}`);
    const plain = (value: string): string => plainDecimal(value) ?? value;
    const day = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    const row = fc.tuple(
      cell,
      amount,
      day.map((one) => one.toISOString().slice(0, 10)),
      fc.nat().map(String),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const { table, rows: read } = await readAll(
          await gather(writeXlsx(columns, rows, { sheetName: 'É[chéances]' })),
        );
        expect(table.headers).toEqual(['Client', 'Montant', 'Échéance', 'Niveau']);
        expect(read.map((one) => one.cells)).toEqual(
          rows.map(([text, sum, on, level]) => [text, plain(sum), on, level]),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('numbers too long for a spreadsheet stay exact as text', async () => {
    const { rows } = await readAll(
      await gather(writeXlsx(columns, [['A', '1234567890123456.78', null, '1']])),
    );
    expect(rows[0]?.cells[1]).toBe('1234567890123456.78');
  });

  test.each([
    ['1234.5599999999999', '1234.56'],
    ['0.30000000000000004', '0.3'],
    ['1E-3', '0.001'],
    ['1.5e3', '1500'],
    ['-0.0', '0'],
    ['99999999999999.99', '99999999999999.99'.slice(0, 14) === '' ? '' : '100000000000000'],
    ['007', '7'],
    ['abc', null],
  ])('%s → %s', (text, plain) => {
    expect(plainDecimal(text)).toBe(plain);
  });

  test.each([
    ['1', false, '1900-01-01'],
    ['61', false, '1900-03-01'],
    ['46266.75', false, '2026-09-01'],
    ['44804', true, '2026-09-01'],
    ['0.5', false, null],
  ])('serial %s (1904: %s) → %s', (serial, date1904, day) => {
    expect(serialDay(serial, date1904)).toBe(day);
  });

  test('the first visible sheet that has rows; shared rich text, formulas by result, custom dates', async () => {
    const sheet = (rows: string): Uint8Array =>
      strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    const book = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="Vide" r:id="a"/><sheet name="Cachée" state="hidden" r:id="c"/>' +
          '<sheet name="Clients" r:id="b"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Target="worksheets/s1.xml"/><Relationship Id="b" Target="/xl/worksheets/s2.xml"/>' +
          '<Relationship Id="c" Target="worksheets/s3.xml"/></Relationships>',
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\\ mmm\\ yyyy"/></numFmts>' +
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      ),
      'xl/sharedStrings.xml': strToU8(
        '<sst><si><t>Client</t></si><si><r><t>Du</t></r><r><t>pont</t></r><rPh><t>x</t></rPh></si></sst>',
      ),
      'xl/worksheets/s1.xml': sheet(''),
      'xl/worksheets/s2.xml': sheet(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Date</t></is></c></row>' +
          '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" s="1"><v>46266</v></c></row>' +
          '<row r="4"><c r="B4" t="e"><v>#N/A</v></c><c r="C4" t="str"><f>A1</f><v>x</v></c></row>',
      ),
      'xl/worksheets/s3.xml': sheet('<row><c><v>1</v></c></row>'),
    });
    const { table, rows } = await readAll(Buffer.from(book));
    expect(table).toMatchObject({ sheet: 'Clients', headers: ['Client', '', 'Date'], headerLine: 2 });
    expect(rows).toEqual([
      { line: 3, cells: ['Dupont', '2', '2026-09-01'] },
      { line: 4, cells: ['', '', 'x'] },
    ]);
    expect(table.findings.map((one) => one.code)).toEqual(['table.cell.error']);
  });
});

describe('files that are refused', () => {
  const zip = (files: Record<string, string>): Buffer =>
    Buffer.from(
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    );
  const book = (sheet: string): Buffer =>
    zip({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
      'xl/worksheets/s.xml': sheet,
    });
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  test.each<[string, string | Buffer, string]>([
    ['an empty file', path.join(fixtures, 'vide.csv'), 'table.file.empty'],
    ['blank lines only', Buffer.from('\n \n\n'), 'table.file.empty'],
    ['a PDF', path.join(fixtures, 'faux.pdf'), 'table.file.pdf'],
    ['a broken zip', path.join(fixtures, 'casse.xlsx'), 'table.zip.broken'],
    ['an old .xls', Buffer.concat([ole, Buffer.alloc(600)]), 'table.file.old-xls'],
    [
      'a protected workbook',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'table.file.encrypted',
    ],
    ['a photo', Buffer.from('\u0089PNG\r\n', 'latin1'), 'table.file.image'],
    ['a web page', Buffer.from('<html><table></table></html>'), 'table.file.markup'],
    ['OpenDocument', zip({ 'content.xml': '<a/>' }), 'table.file.ods'],
    ['another zip', zip({ 'a.txt': 'x' }), 'table.file.archive'],
    ['an entity bomb', book('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), 'table.xml.doctype'],
    ['a zip bomb', book(`<worksheet>${' '.repeat(24 * 1024 * 1024)}</worksheet>`), 'table.zip.bomb'],
    ['a sheet cut short', book('<worksheet><sheetData><row><c><v>1'), 'table.xml.broken'],
    ['an empty workbook', book('<worksheet/>'), 'table.file.empty'],
  ])('%s', async (_, input, code) => {
    expect(await refusal(input)).toBe(code);
  });

  test('a file beyond the limit, with both sizes', async () => {
    expect(await refusal(Buffer.from('a;b\n'.repeat(99)), { maxBytes: 10 })).toBe('table.file.too-large');
  });

  test('damaged workbooks never throw', async () => {
    const good = await gather(writeXlsx(columns, [['Dupont', '12.50', '2026-09-01', '1']]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (edits) => {
          const bytes = Buffer.from(good);
          for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
          const opened = await openTable(bytes);
          if (opened.ok) for await (const row of opened.value.rows) expect(row.line).toBeGreaterThan(0);
          else expect(opened.findings[0]?.code).toMatch(/^table\./);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('CSV out', () => {
  test('mark, semicolons, decimal comma, French days, and no cell that a spreadsheet would run', async () => {
    const rows: OutputRow[] = [
      ['=1+1', '-1234.50', '2026-09-01', '2'],
      ['+33612345678', '0', null, null],
      ['@x; "y"', '', '', ''],
      ['＝1+1', '', '', ''],
      ['\n=1+1', '', '', ''],
    ];
    expect((await gather(writeCsv(columns, rows))).toString()).toBe(
      '\uFEFFClient;Montant;Échéance;Niveau\r\n\'=1+1;-1234,50;01/09/2026;2\r\n+33612345678;0;;\r\n"\'@x; ""y""";;;\r\n\'＝1+1;;;\r\n"\'\n=1+1";;;\r\n',
    );
  });

  test('what is written is read back', async () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => /^[^=+\-@＝＋－＠\s]/.test(text) && !/\p{Cc}/u.test(text) && text === text.trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 15 }), async (rows) => {
        const two: Column[] = [columns[0]!, { header: 'Note', kind: 'text' }];
        const { rows: read } = await readAll(await gather(writeCsv(two, rows)), {
          delimiter: ';',
          headerLine: 1,
        });
        expect(read.map((one) => one.cells)).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});
