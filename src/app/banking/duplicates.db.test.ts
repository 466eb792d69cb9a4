import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import { verifyBooks } from '../ledger/index.ts';
import { readBankReconciliation } from '../ledger/reports/bank-reconciliation.ts';
import { importStatement, readLines, undoImport } from './index.ts';

const fixtures = join(import.meta.dirname, '../../../test/fixtures/bank');
const companies: TestCompany[] = [];
const open = async (): Promise<TestCompany> => {
  const company = await createTestCompany();
  companies.push(company);
  return company;
};
afterAll(() => Promise.all(companies.map((company) => company.close())));

type Input = Parameters<typeof importStatement>[1];
const give = (company: TestCompany, content: string | Buffer, input: Input = {}, name = 'releve') =>
  company.run((context) =>
    importStatement(context, input, {
      name,
      mediaType: 'application/octet-stream',
      bytes: Buffer.from(content),
    }),
  );
const imported = async (company: TestCompany, content: string | Buffer, input: Input = {}) => {
  const outcome = await give(company, content, input);
  if (outcome.outcome !== 'imported') throw new Error(outcome.outcome);
  return outcome;
};

type Fact = { day: string; amount: string; reference?: string; name?: string; text?: string };

/** One day of an account as its bank would tell it: as it goes (052), at its end (053), or explained (054). */
const camt = (kind: '052' | '053' | '054', facts: readonly Fact[], opening = 0): string => {
  const cents = facts.reduce((sum, one) => sum + Math.round(Number(one.amount) * 100), 0);
  const balance = (code: string, minor: number): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${(Math.abs(minor) / 100).toFixed(2)}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${facts[0]!.day}</Dt></Dt></Bal>`;
  const entries = facts.map(
    ({ day, amount, reference, name, text }) =>
      `<Ntry><Amt Ccy="EUR">${amount.replace('-', '')}</Amt><CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt>` +
      `${reference === undefined ? '' : `<AcctSvcrRef>${reference}</AcctSvcrRef>`}<NtryDtls><TxDtls>` +
      `${name === undefined ? '' : `<RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties>`}` +
      `${text === undefined ? '' : `<RmtInf><Ustrd>${text}</Ustrd></RmtInf>`}</TxDtls></NtryDtls></Ntry>`,
  );
  const body = { '052': 'Rpt', '053': 'Stmt', '054': 'Ntfctn' }[kind];
  const balances = kind === '053' ? balance('OPBD', opening) + balance('CLBD', opening + cents) : '';
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.08"><M><${body}><Id>${kind}</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>${balances}${entries.join('')}</${body}></M></Document>`;
};

const lines = async (company: TestCompany): Promise<string[]> =>
  company.run(async (context) => {
    const { rows } = await sql<{ said: string }>`
      select booked_on || ' ' || amount_minor as said from statement_line
      where org_id = ${context.org} and state <> 'withdrawn' order by 1`.execute(context.tx);
    return rows.map((row) => row.said);
  });

describe('what is already there comes in once', () => {
  it('the same file, overlapping files, and one that holds both: 0 extra, 0 lost', async () => {
    const company = await open();
    const day = (no: number): Fact[] => [
      { day: `2026-09-0${no}`, amount: '10.00', reference: `A${no}`, text: 'FA-1' },
      // Genuine twins: same day, same amount, same words, no reference of their own.
      { day: `2026-09-0${no}`, amount: '7.50', text: 'CARTE' },
      { day: `2026-09-0${no}`, amount: '7.50', text: 'CARTE' },
    ];
    const file = (from: number, to: number): string =>
      camt('053', Array.from({ length: to - from + 1 }, (_, at) => day(from + at)).flat(), (from - 1) * 2500);
    expect(await imported(company, file(1, 3))).toMatchObject({ newLines: 9, knownLines: 0 });
    expect((await give(company, file(1, 3))).outcome).toBe('already-imported');
    expect(await imported(company, file(2, 5))).toMatchObject({ newLines: 6, knownLines: 6 });
    expect(await imported(company, file(1, 6))).toMatchObject({ newLines: 3, knownLines: 15 });
    expect(await lines(company)).toHaveLength(18);
  });

  it('twins of two statements of one day both come in, and once, whichever file is given first', async () => {
    const noon: Fact = { day: '2026-09-01', amount: '50.00', text: 'REMISE CB' };
    const late: Fact = { day: '2026-09-02', amount: '5.00', text: 'REMISE CB' };
    const files = {
      morning: camt('053', [noon]),
      afternoon: camt('053', [noon], 5_000),
      evening: camt('053', [noon, late], 10_000),
      day: camt('053', [noon, noon, noon], 0),
    };
    const orders: (keyof typeof files)[][] = [
      ['morning', 'afternoon', 'evening', 'day'],
      ['afternoon', 'evening', 'morning', 'day'],
      ['day', 'morning', 'afternoon', 'evening'],
      ['morning', 'day', 'afternoon', 'evening'],
    ];
    for (const order of orders) {
      const company = await open();
      for (const name of order) {
        await imported(company, files[name]);
        // The same statement in another file: its bytes differ, nothing comes in.
        expect(await imported(company, `${files[name]}\n`)).toMatchObject({ newLines: 0 });
      }
      expect(await lines(company)).toEqual([
        '2026-09-01 5000',
        '2026-09-01 5000',
        '2026-09-01 5000',
        '2026-09-02 500',
      ]);
      const { accounts } = await company.run((context) =>
        readBankReconciliation(context, { on: '2026-09-02' }),
      );
      expect(accounts[0]!.bank).toMatchObject({ closingMinor: '15500', unexplainedMinor: '0' });
      expect((await company.run(verifyBooks)).findings).toEqual([]);
    }
  });

  it('files that share a day come in once, even when that day moves nothing between its balances', async () => {
    const company = await open();
    const day: Fact[] = [
      { day: '2026-09-03', amount: '10.00', text: 'VIR' },
      { day: '2026-09-03', amount: '-10.00', text: 'PRLV' },
    ];
    await imported(company, camt('053', [{ day: '2026-09-02', amount: '7.00', text: 'VIR' }, ...day]));
    const next: Fact = { day: '2026-09-04', amount: '3.00', text: 'VIR' };
    expect(await imported(company, camt('053', [...day, next], 700))).toMatchObject({ newLines: 1 });
  });

  it('.052, .053 and .054 of one day, in any order: the movements of the .053, the words of the .054', async () => {
    const facts: Fact[] = [
      { day: '2026-09-01', amount: '120.00', reference: 'R1' },
      { day: '2026-09-01', amount: '80.00', reference: 'R2', name: 'DUPONT' },
      { day: '2026-09-01', amount: '-4.00', reference: 'R3', text: 'FRAIS' },
    ];
    const told: Fact[] = [
      {
        day: '2026-09-01',
        amount: '120.00',
        reference: 'R1',
        name: 'MENUISERIE DU VAL',
        text: 'FA-2026-0119',
      },
      { day: '2026-09-01', amount: '80.00', reference: 'R2', name: 'DUPONT', text: 'ACOMPTE' },
      { day: '2026-09-01', amount: '5.00', reference: 'R9', text: 'AUTRE' },
    ];
    const files = {
      '052': camt('052', facts.slice(0, 2)),
      '053': camt('053', facts),
      '054': camt('054', told),
    };
    for (const order of [
      ['052', '053', '054'],
      ['053', '054', '052'],
      ['053', '052', '054'],
      ['052', '054', '053'],
    ] as const) {
      const company = await open();
      for (const kind of order) await imported(company, files[kind]);
      expect(await lines(company)).toEqual(['2026-09-01 -400', '2026-09-01 12000', '2026-09-01 8000']);
      const shown = await company.run(async (context) => {
        const account = await context.tx.selectFrom('bank_account').select('id').executeTakeFirstOrThrow();
        const page = await readLines(context, { accountId: account.id, view: 'to-see' });
        return page.lines.map((one) => [one.amountMinor, one.counterpartyName, one.text].join(', ')).sort();
      });
      expect(shown).toEqual(['12000, MENUISERIE DU VAL, FA-2026-0119', '8000, DUPONT, ACOMPTE']);
    }
  });

  it('a .052 without the references that the .053 has: as many lines of a day and amount, no more', async () => {
    const company = await open();
    const early: Fact[] = [{ day: '2026-09-01', amount: '10.00', text: 'VIR' }];
    const final: Fact[] = [
      { day: '2026-09-01', amount: '10.00', reference: 'R1', text: 'VIR DUPONT' },
      { day: '2026-09-01', amount: '10.00', reference: 'R2', text: 'VIR MARTIN' },
    ];
    await imported(company, camt('052', early));
    expect(await imported(company, camt('053', final))).toMatchObject({ newLines: 1, knownLines: 1 });
    expect(await imported(company, camt('052', [...early, ...early]))).toMatchObject({ newLines: 0 });
    expect(await lines(company)).toEqual(['2026-09-01 1000', '2026-09-01 1000']);
  });

  it('a .054 with the parts of a batch: one line, all its words; taken back, the line is as before', async () => {
    const company = await open();
    await imported(
      company,
      camt('053', [{ day: '2026-09-01', amount: '30.00', reference: 'B1', text: 'REMISE' }]),
    );
    const told = await imported(
      company,
      camt('054', [
        { day: '2026-09-01', amount: '10.00', reference: 'B1', name: 'UN', text: 'FA-1' },
        { day: '2026-09-01', amount: '20.00', reference: 'B1', name: 'DEUX', text: 'FA-2' },
      ]),
    );
    expect(told).toMatchObject({ newLines: 0, detailLines: 2, isMatching: false });
    const text = () =>
      company.run(async (context) => {
        const page = await readLines(context, { accountId: told.accountIds[0]!, view: 'to-see' });
        return page.lines.map((one) => [one.amountMinor, one.counterpartyName, one.text]);
      });
    expect(await text()).toEqual([['3000', '', 'REMISE · UN FA-1 · DEUX FA-2']]);
    await company.run((context) => undoImport(context, told.importId));
    expect(await text()).toEqual([['3000', '', 'REMISE']]);
  });

  it('a .054 of an account that no statement is of is refused by name', async () => {
    const company = await open();
    const refusal = give(company, camt('054', [{ day: '2026-09-01', amount: '1.00', reference: 'X' }]));
    await expect(refusal).rejects.toMatchObject({ findings: [{ code: 'bank.import.notification-only' }] });
  });
});

describe('a statement follows the one before', () => {
  /** MT940; the opening bears the day of the balance before, as banks write it. */
  const mt940 = (page: [fromOn: string, opening: string, lines: string[], toOn: string, closing: string]) => {
    const [fromOn, opening, entries, toOn, closing] = page;
    return [
      ':20:RELEVE',
      ':25:30006/12345678901',
      `:60F:C${fromOn}EUR${opening}`,
      ...entries.flatMap((entry) => [`:61:${entry}NTRFNONREF`, ':86:VIR']),
      `:62F:C${toOn}EUR${closing}`,
      '-',
    ].join('\n');
  };
  const gaps = async (company: TestCompany, content: string) =>
    (await imported(company, content)).findings
      .filter((one) => one.code === 'bank.chain.gap')
      .map((one) => one.params?.['difference']);

  it('with the pages of one day and after a day without movement; a gap is told by its amount', async () => {
    const company = await open();
    const first = mt940(['260929', '100,00', ['2609300930C50,00'], '260930', '150,00']);
    expect(await gaps(company, first)).toEqual([]);
    const pages = [
      mt940(['260930', '150,00', ['2610011001C10,00'], '261001', '160,00']),
      mt940(['261001', '160,00', ['2610011001C20,00'], '261001', '180,00']),
    ];
    expect(await gaps(company, pages.join('\n'))).toEqual([]);
    expect(await gaps(company, mt940(['261001', '180,00', [], '261002', '180,00']))).toEqual([]);
    expect(await gaps(company, mt940(['261002', '180,00', [], '261002', '180,00']))).toEqual([]);
    expect((await company.run(verifyBooks)).findings).toEqual([]);
    expect(await gaps(company, mt940(['261002', '185,00', [], '261005', '185,00']))).toEqual(['500']);
    expect((await company.run(verifyBooks)).findings).toEqual([]);
  });
});

describe('which comes first, the day or the month', () => {
  const qif = (...days: string[]): string =>
    `!Type:Bank\n${days.map((day, at) => `D${day}\nT${at + 1}.00\nPTIERS ${at}\n^\n`).join('')}`;

  it('is asked once per account, both readings side by side, then known', async () => {
    const company = await open();
    const asked = await give(company, qif('02/03/2026', '11/03/2026'));
    expect(asked).toEqual({
      outcome: 'date-order-needed',
      readings: [
        { order: 'dmy', fromOn: '2026-03-02', toOn: '2026-03-11' },
        { order: 'mdy', fromOn: '2026-02-03', toOn: '2026-11-03' },
      ],
    });
    expect(await lines(company)).toEqual([]);
    const first = await imported(company, qif('02/03/2026', '11/03/2026'), { dateOrder: 'mdy' });
    expect(await lines(company)).toEqual(['2026-02-03 100', '2026-11-03 200']);
    // A QIF never says its account: it is asked, and that account's order is known.
    expect((await give(company, qif('05/04/2026'))).outcome).toBe('account-needed');
    await imported(company, qif('05/04/2026'), { accountId: first.accountIds[0]! });
    expect(await lines(company)).toContain('2026-05-04 100');
  });

  it('is not asked where a day beyond the twelfth says it', async () => {
    const company = await open();
    await imported(company, qif('02/03/2026', '13/03/2026'));
    expect(await lines(company)).toEqual(['2026-03-02 100', '2026-03-13 200']);
  });
});

it('a damaged file brings in all of itself or nothing', { timeout: 120_000 }, async () => {
  const company = await open();
  const seed = readFileSync(join(fixtures, 'lanterne-2026-09.cp1252.csv'));
  const count = async (): Promise<number> => (await lines(company)).length;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
      fc.nat(seed.length),
      async (flips, end) => {
        const bytes = Buffer.from(seed.subarray(0, end % 3 === 0 ? end : seed.length));
        for (const [at, byte] of flips) if (at < bytes.length) bytes[at] = byte;
        const before = await count();
        try {
          const outcome = await give(company, bytes);
          const added = outcome.outcome === 'imported' ? outcome.newLines : 0;
          expect((await count()) - before).toBe(added);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.findings.length).toBeGreaterThan(0);
          expect(await count()).toBe(before);
        }
      },
    ),
    { numRuns: 60 },
  );
});
