import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EUR } from '../money/index.ts';
import {
  isImportable,
  naturalKeys,
  readStatements,
  statementFileJson,
  type StatementEntry,
  type StatementFile,
} from './index.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../test/fixtures/bank');
const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
const load = (name: string): string => decode(readFileSync(path.join(fixtures, name)));
const codes = (file: StatementFile): string[] =>
  [...file.findings, ...file.statements.flatMap((one) => one.findings)]
    .filter((one) => one.severity === 'error')
    .map((one) => one.code);

const camt = load('lanterne-2026-09.camt053.xml');

describe('one month of one account', () => {
  test('camt.053 proves itself and names payers', () => {
    const file = readStatements([camt]);
    const statement = file.statements[0]!;
    expect(file.format).toBe('camt.053.001.08');
    expect(codes(file)).toEqual([]);
    expect(isImportable(file)).toBe(true);
    expect(statement).toMatchObject({
      account: 'FR7630006000011234567890189',
      currency: 'EUR',
      proof: 'proved',
      opening: { amountMinor: 1_245_067n, on: '2026-08-31' },
      closing: { amountMinor: 8_793_654n, on: '2026-09-21' },
    });
    expect(statement.entries).toHaveLength(30);
    expect(statement.entries[0]).toMatchObject({
      bookedOn: '2026-09-01',
      amountMinor: 167_176n,
      counterpartyName: 'MENUISERIE DU VAL',
      counterpartyIban: 'FR7630004000031234567890143',
      text: 'VIR FA-2026-0119',
    });
    const returned = statement.entries.filter((entry) => entry.reversal);
    expect(returned.map((entry) => [entry.counterpartyName, entry.amountMinor])).toEqual([
      ['SARL PEINTURE HELIOS', -61_250n],
    ]);
  });

  test.each(['lanterne-2026-09.cp1252.csv', 'lanterne-2026-09.utf8.csv'])('%s says the same', (name) => {
    const statement = readStatements([load(name)]).statements[0]!;
    const reference = readStatements([camt]).statements[0]!;
    expect(statement.proof).toBe('proved');
    expect(statement.opening?.amountMinor).toBe(reference.opening?.amountMinor);
    expect(statement.closing?.amountMinor).toBe(reference.closing?.amountMinor);
    const facts = (entries: readonly StatementEntry[]) =>
      entries.map((one) => [one.bookedOn, one.amountMinor]);
    expect(facts(statement.entries)).toEqual(facts(reference.entries));
  });

  test('any cut into chunks gives the same result', () => {
    const whole = readStatements([camt]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (size) => {
        const chunks = Array.from({ length: Math.ceil(camt.length / size) }, (_, at) =>
          camt.slice(at * size, (at + 1) * size),
        );
        expect(readStatements(chunks)).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  test('entries can be taken one by one, and the proof still holds', () => {
    const taken: StatementEntry[] = [];
    const file = readStatements([camt], { onEntry: (entry) => taken.push(entry) });
    expect(taken).toHaveLength(30);
    expect(file.statements[0]).toMatchObject({ entries: [], proof: 'proved' });
  });
});

describe('what must be refused', () => {
  test.each([
    ['entity-bomb.camt053.xml', 'bank.xml.doctype'],
    ['lanterne-truncated.camt053.xml', 'bank.file.truncated'],
    ['lanterne-unbalanced.camt053.xml', 'bank.statement.unbalanced'],
  ])('%s → %s', (name, code) => {
    const file = readStatements([load(name)]);
    expect(codes(file)).toContain(code);
    expect(isImportable(file)).toBe(false);
  });

  test.each([
    ['', 'bank.file.empty'],
    ['bonjour', 'bank.file.unknown-format'],
    ['<html><body>Session expirée</body></html>', 'bank.file.unknown-format'],
    ['Nom;Ville\nA;Lyon\n', 'bank.csv.no-header'],
    [`<Document xmlns="camt.053.001.02">${'<a>'.repeat(100)}`, 'bank.xml.too-deep'],
  ])('%j → %s', (text, code) => {
    expect(codes(readStatements([text]))).toContain(code);
  });

  test('a balance that does not follow names its line', () => {
    const csv = 'Date;Libellé;Montant;Solde\n01/09/2026;A;10,00;110,00\n02/09/2026;B;5,00;116,00\n';
    const file = readStatements([csv]);
    const found = file.statements[0]!.findings.map((one) => [one.code, one.params?.['line']]);
    expect(found).toContainEqual(['bank.csv.balance-break', 3]);
  });

  test('an unreadable line is reported, never dropped in silence', () => {
    const csv = 'Date;Libellé;Montant\n01/09/2026;A;10,00\n31/02/2026;B;5,00\n03/09/2026;C;douze\n';
    const found = readStatements([csv]).statements[0]!.findings;
    expect(found.map((one) => [one.code, one.params?.['line']])).toEqual([
      ['bank.entry.date', 3],
      ['bank.entry.amount', 4],
      ['bank.statement.currency-assumed', undefined],
    ]);
  });
});

describe('CSV habits', () => {
  const entriesOf = (csv: string) => readStatements([csv]).statements[0]!.entries;
  test.each([
    ['debit printed with a minus', 'Date;Débit;Crédit;Libellé\n01/09/2026;-12,00;;A\n', [-1200n]],
    ['debit printed without', 'Date;Débit;Crédit;Libellé\n01/09/2026;12,00;;A\n', [-1200n]],
    [
      'amount and side',
      'date,amount,side,label\n2026-09-01,12.00,debit,A\n2026-09-02,3.50,credit,B\n',
      [-1200n, 350n],
    ],
    ['thousands', 'Date\tLibellé\tMontant\n01/09/2026\tA\t"1 234,56"\n', [123_456n]],
    ['a dot groups thousands', 'Date;Libellé;Montant\n01/09/2026;A;1.234,56\n', [123_456n]],
  ])('%s', (_, csv, amounts) => {
    expect(entriesOf(csv).map((entry) => entry.amountMinor)).toEqual(amounts);
  });

  test('a label that continues on the next row belongs to the line above', () => {
    const [entry] = entriesOf('Date;Libellé;Montant\n01/09/2026;VIR DUPONT;10,00\n;FA-2026-0001;\n');
    expect(entry?.text).toBe('VIR DUPONT FA-2026-0001');
  });

  test.each([
    ['VIR SEPA RECU /DE ATELIER ROUX & FILS /MOTIF FA-2026-0119 /REF NOTPROVIDED', 'ATELIER ROUX & FILS'],
    ['VIR RECU 4681963931S DE: FLUVEA BATIMENT MOTIF: FA 2026 18 REF: NOTPROVIDED', 'FLUVEA BATIMENT'],
    ['VIREMENT DE MAIRIE DE BRON MOTIF LOYER', 'MAIRIE DE BRON'],
    ['REMISE CHEQUES 0004217', ''],
  ])('the payer inside the label: %s', (label, name) => {
    const [entry] = entriesOf(`Date;Libellé;Montant\n01/09/2026;${label};10,00\n`);
    expect(entry?.counterpartyName).toBe(name);
  });

  test('days and months are told apart by any day beyond 12', () => {
    const [entry] = entriesOf('date,description,amount\n03/04/2026,A,1.00\n12/31/2026,B,2.00\n');
    expect(entry?.bookedOn).toBe('2026-03-04');
  });
});

describe('natural keys', () => {
  const entry = (over: Partial<StatementEntry>): StatementEntry => ({
    ...readStatements([camt]).statements[0]!.entries[0]!,
    ...over,
  });

  test('twins stay apart, a repeated file adds nothing, an overlapping one only its new lines', () => {
    const { entries, account } = readStatements([camt]).statements[0]!;
    const known = new Set(naturalKeys(entries, account));
    expect(known.size).toBe(30);
    expect(naturalKeys(entries, account).every((key) => known.has(key))).toBe(true);
    const from = entries.findIndex((one) => one.bookedOn >= '2026-09-10');
    expect(naturalKeys(entries.slice(from), account).every((key) => known.has(key))).toBe(true);
  });

  test('without a bank reference the words decide, whatever their case and accents', () => {
    const one = entry({ bankReference: '', text: 'Facture août' });
    const same = entry({ bankReference: '', text: 'FACTURE AOUT ' });
    const other = entry({ bankReference: '', text: 'facture juillet' });
    const [a, b] = [naturalKeys([one], 'X')[0], naturalKeys([same], 'X')[0]];
    expect(a).toBe(b);
    expect(naturalKeys([other], 'X')[0]).not.toBe(a);
    expect(new Set(naturalKeys([one, same], 'X')).size).toBe(2);
  });
});

test('amounts leave as exact decimal text', () => {
  const json = statementFileJson(readStatements([camt]));
  expect(json.statements[0]).toMatchObject({ sumCredits: '78112.22', sumDebits: '2626.35', balanced: true });
});

test('damaged files: always an answer, never an exception', () => {
  const seeds = [camt.slice(0, 3000), load('lanterne-2026-09.utf8.csv'), load('lanterne-2026-09.cp1252.csv')];
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.string({ maxLength: 6, unit: 'binary' })), {
        minLength: 1,
        maxLength: 5,
      }),
      (text, edits) => {
        let broken = text;
        for (const [at, piece] of edits) {
          const place = at % broken.length;
          broken = broken.slice(0, place) + piece + broken.slice(place + (at % 40));
        }
        const file = readStatements([broken], { currency: EUR });
        expect(Array.isArray(file.statements)).toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
});

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus/bank');
test('every camt sample of the shared corpus reads as expected', (context) => {
  context.skip(!existsSync(corpus), 'the shared corpus is not beside the project');
  type Expected = {
    statements?: { entryCount: number; balanced?: boolean; sumCredits: string; sumDebits: string }[];
  };
  const expected = JSON.parse(readFileSync(path.join(corpus, 'expected.json'), 'utf8')) as Record<
    string,
    Expected
  >;
  for (const [name, want] of Object.entries(expected)) {
    if (!name.includes('camt')) continue;
    const got = statementFileJson(readStatements([decode(readFileSync(path.join(corpus, name)))]));
    expect({ name, statements: got.statements }).toMatchObject({
      name,
      statements: (want.statements ?? []).map(({ entryCount, sumCredits, sumDebits, balanced }) => ({
        entryCount,
        sumCredits,
        sumDebits,
        ...(balanced === undefined ? {} : { balanced }),
      })),
    });
  }
});
