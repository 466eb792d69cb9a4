import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStatements, statementFileJson, type StatementEntry, type StatementFile } from './index.ts';
import { readSwiftDetails, readSwiftLine } from './mt940-entry.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../test/fixtures/bank');
const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
const load = (name: string): string => decode(readFileSync(path.join(fixtures, name)));
const errors = (file: StatementFile): string[] =>
  [...file.findings, ...file.statements.flatMap((one) => one.findings)]
    .filter((one) => one.severity === 'error')
    .map((one) => one.code);
const entries = (file: StatementFile): StatementEntry[] => file.statements.flatMap((one) => one.entries);

const reference = entries(readStatements([load('lanterne-2026-09.camt053.xml')]));
const ascii = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
const NAMES = ['cfonb120.txt', 'mt940.sta', 'ofx', 'qif'];

describe('the same month in other formats', () => {
  test.each(NAMES)('%s: same days, amounts, words and payers', (extension) => {
    const file = readStatements([load(`lanterne-2026-09.${extension}`)]);
    expect(errors(file)).toEqual([]);
    const facts = (list: readonly StatementEntry[]) =>
      list.map((one) => [
        one.bookedOn,
        one.amountMinor,
        ascii(one.text).slice(0, 30),
        ascii(one.counterpartyName),
      ]);
    expect(facts(entries(file))).toEqual(facts(reference));
  });

  test('what each can prove', () => {
    const proofs = NAMES.map((one) => readStatements([load(`lanterne-2026-09.${one}`)]).statements[0]!.proof);
    expect(proofs).toEqual(['proved', 'proved', 'unproved', 'unproved']);
  });

  test('CFONB: one statement per day, and the days follow each other', () => {
    const text = load('lanterne-2026-09.cfonb120.txt');
    const file = readStatements([text]);
    expect(file.statements.length).toBe(15);
    expect(file.statements.every((one) => one.proved)).toBe(true);
    expect(file.statements[0]).toMatchObject({ account: '300060000112345678901', currency: 'EUR' });
    const day = text.split('\n01')[1]!;
    expect(readStatements([text.replace(`01${day}\n`, '')]).findings.map((one) => one.code)).toContain(
      'bank.chain.gap',
    );
  });
});

describe('broken records are named', () => {
  const cfonb = load('lanterne-2026-09.cfonb120.txt').split('\n');
  test.each<[string, string, string]>([
    [
      '05 without 04',
      cfonb.filter((one) => !one.startsWith('04')).join('\n'),
      'bank.cfonb.complement-without-entry',
    ],
    ['04 outside 01', cfonb.slice(1).join('\n'), 'bank.cfonb.outside'],
    ['07 missing', cfonb.filter((one) => !one.startsWith('07')).join('\n'), 'bank.cfonb.unclosed'],
    [
      'a lost amount',
      cfonb.map((one) => one.replace(/^(04.{88}).{14}/, `$1${'0'.repeat(14)}`)).join('\n'),
      'bank.entry.amount',
    ],
    [
      'MT940 of 30 February',
      ':20:A\n:25:B\n:60F:C260228EUR1,\n:61:260230D1,NMSC\n:62F:C260301EUR0,\n',
      'bank.entry.date',
    ],
    [
      'MT940 that does not add up',
      ':20:A\n:25:B\n:60F:C260228EUR1,\n:61:260301D1,NMSC\n:62F:C260301EUR5,\n',
      'bank.statement.unbalanced',
    ],
    [
      'OFX amount',
      '<OFX><STMTRS><CURDEF>EUR<DTEND>20260901<STMTTRN><DTPOSTED>20260901<TRNAMT>$5</STMTTRN></STMTRS>',
      'bank.entry.amount',
    ],
    ['OFX cut short', '<OFX><STMTRS><CURDEF>EUR<STMTTRN><DTPOSTED>20260901<TRNAMT>5', 'bank.file.truncated'],
    ['QIF date', '!Type:Bank\nD45/45/2026\nT1.00\n^\n', 'bank.entry.date'],
  ])('%s', (_, text, code) => {
    expect(errors(readStatements([text]))).toContain(code);
  });
});

describe('MT940 dialects', () => {
  test.each([
    ['2609010901CR700,NTRFREF//BANK', '2026-09-01', '2026-09-01', false, '700,'],
    ['260102123112,8', null, null, false, ''],
    ['2601021231RC12,8NMSC', '2026-01-02', '2025-12-31', true, '12,8'],
    ['260901D15,70N000NONREF', '2026-09-01', '2026-09-01', true, '15,70'],
    ['260901    RD15,70', '2026-09-01', '2026-09-01', false, '15,70'],
    ['020322CM20000,00S051', '2002-03-22', '2002-03-22', false, '20000,00'],
  ])(':61:%s', (text, valueOn, bookedOn, negative, amount) => {
    const read = readSwiftLine(text);
    if (valueOn === null) expect(read).toBe('form');
    else expect(read).toMatchObject({ valueOn, bookedOn, negative, amount });
  });

  test('sub-fields, words and plain text in :86:', () => {
    expect(readSwiftDetails('166?00GUTSCHRIFT?20EREF+E1 SVWZ+FA-2026-0?21119?31DE02?32KARL?33 MANN')).toEqual(
      {
        name: 'KARL MANN',
        iban: 'DE02',
        text: 'FA-2026-0119',
        endToEndId: 'E1',
      },
    );
    expect(readSwiftDetails('/NAME/DUPONT/EREF/NOTPROVIDED/REMI/FA-\n12')).toMatchObject({
      name: 'DUPONT',
      text: 'FA-12',
      endToEndId: '',
    });
    expect(readSwiftDetails('VIR  DUPONT\nFA-12')).toMatchObject({ text: 'VIR DUPONT FA-12' });
  });
});

test('QIF and day order: certain as soon as one day is beyond 12, else the user is asked', () => {
  const order = (date: string) =>
    readStatements([`!Type:Bank\nD${date}\nT1.00\nPA\n^\n`]).statements[0]!.findings.map((one) => one.code);
  expect(order('13/02/2026')).not.toContain('bank.date-order.assumed');
  expect(order('02/03/2026')).toContain('bank.date-order.assumed');
});

test('any cut into chunks gives the same result; damaged files always get an answer', () => {
  const texts = NAMES.map((one) => load(`lanterne-2026-09.${one}`));
  const wholes = texts.map((text) => readStatements([text]));
  fc.assert(
    fc.property(
      fc.nat(texts.length - 1),
      fc.integer({ min: 1, max: 3000 }),
      fc.nat(),
      fc.string(),
      (which, size, at, noise) => {
        const text = texts[which]!;
        const cut = (whole: string): string[] =>
          Array.from({ length: Math.ceil(whole.length / size) }, (_, part) =>
            whole.slice(part * size, (part + 1) * size),
          );
        expect(readStatements(cut(text))).toEqual(wholes[which]);
        const place = at % text.length;
        expect(
          readStatements(cut(text.slice(0, place) + noise + text.slice(place + noise.length * 3))),
        ).toBeDefined();
      },
    ),
    { numRuns: 150 },
  );
});

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus/bank');
/** One sample is in German marks, which ISO 4217 no longer lists. */
const HISTORIC = 'mt940/self-provided/raphaelm.sta';
type Money = { amount: string; date?: string; currency?: string };
type Expected = {
  statements?: (Record<string, unknown> & { entries: Record<string, unknown>[] })[];
  errors?: string[];
};
const TOTALS = ['account', 'currency', 'entryCount', 'bookedCount', 'creditCount', 'debitCount'];
const SUMS = ['sumCredits', 'sumDebits', 'balanced'];
const FACTS = ['bookingDate', 'valueDate', 'amount', 'currency', 'counterparty', 'counterpartyIban'];

/** The keys that the judge gives, compared without white space: MT940 folds its lines. */
const told = (one: object | undefined, wanted: Record<string, unknown>, keys: readonly string[]) =>
  keys
    .filter((key) => wanted[key] !== undefined)
    .map((key) => [key, String(new Map(Object.entries(one ?? {})).get(key)).replaceAll(/\s+/g, '')]);
const moneyOf = (one: unknown): Money | undefined => {
  if (one === undefined) return undefined;
  const { amount, date } = one as Money;
  return { amount, ...(date !== undefined && { date }) };
};

test('the shared corpus: accounts, balances, counts, sums, dates, amounts, parties', (context) => {
  context.skip(!existsSync(corpus), 'the shared corpus is not beside the project');
  const expected = JSON.parse(readFileSync(path.join(corpus, 'expected.json'), 'utf8')) as Record<
    string,
    Expected
  >;
  for (const [name, want] of Object.entries(expected)) {
    if (name === HISTORIC) continue;
    const got = statementFileJson(readStatements([decode(readFileSync(path.join(corpus, name)))]));
    const statements = want.statements ?? [];
    const said = (list: readonly object[]) =>
      statements.map((wanted, at) => {
        const one = list[at] as (typeof statements)[number] | undefined;
        return {
          totals: told(one, wanted, [...TOTALS, ...SUMS]),
          opening: wanted['opening'] === undefined ? undefined : moneyOf(one?.['opening']),
          closing: wanted['closing'] === undefined ? undefined : moneyOf(one?.['closing']),
          entries: wanted.entries.map((entry, no) => told(one?.entries[no], entry, FACTS)),
        };
      });
    expect([name, got.statements.length, said(got.statements)]).toEqual([
      name,
      statements.length,
      said(statements),
    ]);
    if (want.errors?.length) expect([name, got.errors.length > 0]).toEqual([name, true]);
  }
});

test('the shared month in all its forms: equal days, amounts and words', (context) => {
  context.skip(!existsSync(corpus), 'the shared corpus is not beside the project');
  const truth = JSON.parse(readFileSync(path.join(corpus, 'own', 'truth.json'), 'utf8')) as {
    entries: { bookingDate: string; amount: string; remittance: string }[];
  };
  const plain = (text: string): string =>
    ascii(text)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '');
  const forms = readdirSync(path.join(corpus, 'own')).filter((one) => one !== 'truth.json');
  expect(forms.length).toBeGreaterThanOrEqual(10);
  for (const form of forms) {
    const file = readStatements([decode(readFileSync(path.join(corpus, 'own', form)))]);
    const { statements } = statementFileJson(file);
    const got = statements.flatMap((one) => one.entries);
    expect([form, errors(file)]).toEqual([form, []]);
    expect([form, got.map((one) => [one.bookingDate, one.amount])]).toEqual([
      form,
      truth.entries.map((one) => [one.bookingDate, one.amount]),
    ]);
    for (const [no, { text }] of entries(file).entries())
      // A CSV without a column for the payer has his name before the words.
      expect([form, plain(text)]).toEqual([
        form,
        expect.stringContaining(plain(truth.entries[no]!.remittance)),
      ]);
  }
});
