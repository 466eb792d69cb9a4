import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isImportable, type StatementFile } from '../../core/banking/index.ts';
import { findingText } from '../../i18n/findings.ts';
import { writeXlsx } from '../../shell/tabular/index.ts';
import { readStatementFile } from './read-statement-file.ts';

const fixtures = join(import.meta.dirname, '../../../test/fixtures/bank');
const load = (name: string): Buffer => readFileSync(join(fixtures, name));
const read = async (bytes: Buffer): Promise<StatementFile> =>
  (await readStatementFile(bytes, { profiles: [] })).file;
const findingsOf = (file: StatementFile) => [
  ...file.findings,
  ...file.statements.flatMap((one) => one.findings),
];
const codesOf = (file: StatementFile): string[] => findingsOf(file).map((one) => one.code);

describe('encodings', () => {
  it('that nobody announced are told from the bytes', async () => {
    const text = 'Date;Libellé;Montant\n01/09/2026;Réglé par Café Zoé;10,00\n';
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(text, 'latin1'),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
    ]) {
      const file = await read(bytes);
      expect(file.statements[0]?.entries[0]?.text).toBe('Réglé par Café Zoé');
    }
  });

  it('that cannot be read are refused with a sentence, mixed ones are told', async () => {
    // EBCDIC, as a mainframe writes it: letters and digits are high bytes, the line end is a control character.
    const mainframe = Buffer.from(
      load('lanterne-2026-09.cfonb120.txt')
        .toString('latin1')
        .split('')
        .map((char) => {
          if (/\d/.test(char)) return 0xf0 + Number(char);
          if (char === '\n') return 0x25;
          const at = 'ABCDEFGHI       JKLMNOPQR        STUVWXYZ'.indexOf(char.toUpperCase());
          return at < 0 || char === ' ' ? 0x40 : 0xc1 + at;
        }),
    );
    expect(isImportable(await read(mainframe))).toBe(false);
    const noise = Buffer.from('\u0001\u0002\u0003\u0004\u0005\u0006\u0007 a;b;c'.repeat(20));
    expect(codesOf(await read(noise))).toEqual(['bank.file.encoding']);
    const mixed = Buffer.concat([
      Buffer.from('\uFEFFDate;Libellé;Montant\n01/09/2026;Réglé ;10,00\n'),
      Buffer.from('02/09/2026;payé;5,00\n', 'latin1'),
    ]);
    expect(codesOf(await read(mixed))).toContain('bank.file.encoding-mixed');
  });
});

describe('a workbook', () => {
  const rows = [
    ['2026-09-01', 'VIR DUPONT FA-1', '10.00', '110.00'],
    ['2026-09-02', 'Frais "carte"; mois', '-2.50', '107.50'],
  ];
  const sheet = async (body: string[][]): Promise<Buffer> => {
    const columns = [
      { header: 'Date', kind: 'date' },
      { header: 'Libellé', kind: 'text' },
      { header: 'Montant', kind: 'amount' },
      { header: 'Solde', kind: 'amount' },
    ] as const;
    const chunks: Uint8Array[] = [];
    for await (const chunk of writeXlsx(columns, body)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  it('is read like the CSV of the same bank, and proved by its running balance', async () => {
    const file = await read(await sheet(rows));
    expect(file.format).toBe('xlsx');
    expect(codesOf(file).filter((code) => code !== 'bank.statement.currency-assumed')).toEqual([]);
    expect(file.statements[0]).toMatchObject({
      proof: 'proved',
      opening: { amountMinor: 10_000n },
      closing: { amountMinor: 10_750n },
    });
    expect(file.statements[0]?.entries.map((one) => [one.bookedOn, one.amountMinor, one.text])).toEqual([
      ['2026-09-01', 1_000n, 'VIR DUPONT FA-1'],
      ['2026-09-02', -250n, 'Frais "carte"; mois'],
    ]);
  });

  it('names the row of the sheet where the balance breaks', async () => {
    const file = await read(await sheet([rows[0]!, ['2026-09-02', 'B', '5.00', '999.00']]));
    expect(findingsOf(file)).toContainEqual(
      expect.objectContaining({ code: 'bank.csv.balance-break', params: { line: 3 } }),
    );
  });

  it('that is another zip, or cut short, is refused by its name', async () => {
    const whole = await sheet(rows);
    expect(codesOf(await read(whole.subarray(0, whole.length >> 1)))).toEqual(['table.zip.broken']);
  });
});

describe('amounts beyond what the books can add up', () => {
  it.each([
    [
      'camt',
      '<Document xmlns="camt.053.001.08"><Stmt><Ntry><Amt Ccy="EUR">99999999999999999.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-09-01</Dt></BookgDt></Ntry></Stmt></Document>',
    ],
    ['mt940', ':20:A\n:25:B\n:60F:C260228EUR1,\n:61:260301C99999999999999999,00NMSC\n:62F:C260301EUR5,\n'],
    [
      'ofx',
      '<OFX><STMTRS><CURDEF>EUR<STMTTRN><DTPOSTED>20260901<TRNAMT>99999999999999999</STMTTRN></STMTRS></OFX>',
    ],
    ['qif', '!Type:Bank\nD13/02/2026\nT9999999999999999999.00\n^\n'],
    ['csv', 'Date;Libellé;Montant\n01/09/2026;A;99999999999999999999,00\n'],
  ])('%s: refused, with the sentence that names the line', async (_, text) => {
    const file = await read(Buffer.from(text));
    expect(isImportable(file)).toBe(false);
    const finding = findingsOf(file).find((one) => one.code === 'bank.entry.amount');
    expect(finding && findingText('fr', finding)).toMatch(/montant/i);
  });
});

type Mutation = (bytes: Buffer) => Buffer;
const linesOf = (bytes: Buffer): Buffer[] => {
  const lines: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    lines.push(bytes.subarray(at, end < 0 ? bytes.length : end + 1));
    at = end < 0 ? bytes.length : end + 1;
  }
  return lines;
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]): Mutation => (bytes) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[at % copy.length] = byte;
    return copy;
  }),
  fc.tuple(fc.nat(), fc.nat(2)).map(([at, times]): Mutation => (bytes) => {
    const lines = linesOf(bytes);
    const place = at % Math.max(1, lines.length);
    return Buffer.concat(lines.flatMap((line, no) => (no === place ? Array(times).fill(line) : [line])));
  }),
  fc.nat().map(
    (at): Mutation =>
      (bytes) =>
        bytes.subarray(0, at % (bytes.length + 1)),
  ),
  fc.constantFrom<BufferEncoding>('utf16le', 'latin1', 'ascii').map(
    (encoding): Mutation =>
      (bytes) =>
        Buffer.from(bytes.toString('utf8'), encoding),
  ),
  fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 12 })).map(([at, noise]): Mutation => (bytes) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), noise, bytes.subarray(place)]);
  }),
  fc.tuple(fc.nat(), fc.nat(60)).map(([at, length]): Mutation => (bytes) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length)]);
  }),
);

describe('ten thousand damaged files', () => {
  const camt = load('lanterne-2026-09.camt053.xml');
  const seeds = [
    camt.subarray(0, 4_000),
    Buffer.concat([
      camt.subarray(0, camt.indexOf('</Ntry>') + 7),
      Buffer.from('</Stmt></BkToCstmrStmt></Document>'),
    ]),
    load('lanterne-2026-09.cfonb120.txt').subarray(0, 3_000),
    load('lanterne-2026-09.mt940.sta'),
    load('lanterne-2026-09.ofx'),
    load('lanterne-2026-09.qif'),
    load('lanterne-2026-09.utf8.csv'),
    load('lanterne-2026-09.cp1252.csv'),
    load('entity-bomb.camt053.xml'),
  ];

  it(
    'each gets an answer: proved or unproved to the end, or refused with a sentence',
    { timeout: 180_000 },
    async () => {
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...seeds),
          fc.array(mutation, { minLength: 1, maxLength: 4 }),
          async (seed, mutations) => {
            const file = await read(mutations.reduce((bytes, mutate) => mutate(bytes), seed));
            for (const finding of findingsOf(file)) {
              expect(findingText('fr', finding)).not.toBe(finding.code);
              expect(findingText('en', finding)).not.toBe(finding.code);
            }
            if (!isImportable(file)) {
              refused += 1;
              expect(findingsOf(file).some((one) => one.severity === 'error')).toBe(true);
              return;
            }
            for (const { proof, opening, closing, totals, entries } of file.statements) {
              expect(proof).not.toBe('failed');
              if (opening && closing)
                expect(opening.amountMinor + totals.creditMinor - totals.debitMinor).toBe(
                  closing.amountMinor,
                );
              for (const { amountMinor } of entries) expect(amountMinor).toBe(BigInt.asIntN(63, amountMinor));
            }
          },
        ),
        { numRuns: 10_000 },
      );
      expect(refused).toBeGreaterThan(1_000);
    },
  );
});
