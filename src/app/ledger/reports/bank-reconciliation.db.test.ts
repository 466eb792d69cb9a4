import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { plainDate } from '../../../core/calendar/index.ts';
import { sides } from '../../../core/ledger/index.ts';
import { postEntry } from '../post-entry.ts';
import { readBankReconciliation } from './bank-reconciliation.ts';
import { readStatements } from './statements.ts';

/** A statement of three lines beside books that know one of them, and a cheque the bank has not seen. */

const STATEMENT = [
  'Date;Libellé;Montant;Solde',
  '02/11/2026;VIR ROUX;500,00;1500,00',
  '03/11/2026;FRAIS DE TENUE;-20,00;1480,00',
  '04/11/2026;VIR INCONNU;70,00;1550,00',
].join('\n');

let company: TestCompany;
const reconciled = async (on = '2026-11-20') => {
  const { accounts } = await company.run((context) => readBankReconciliation(context, { on }));
  return accounts[0]!;
};
const post = (entryOn: string, minor: bigint) =>
  company.run((context) =>
    postEntry(
      context,
      {
        journal: 'BQ',
        entryOn: plainDate(entryOn),
        label: 'Chèque émis',
        postings: [
          { account: '512', ...sides(minor) },
          { account: '471', ...sides(-minor) },
        ],
      },
      { kind: 'test', id: null },
    ),
  );

beforeAll(async () => {
  company = await createTestCompany();
  // Imported here: banking is a higher room than the ledger.
  const { importStatement, readAccounts, readLines, putInSuspense } = await import('../../banking/index.ts');
  // The books stood at 990,00 when the bank stood at 1 000,00.
  await post('2026-10-15', 99_000n);
  await company.run((context) =>
    importStatement(
      context,
      {},
      { name: 'releve.csv', mediaType: 'text/csv', bytes: Buffer.from(STATEMENT) },
    ),
  );
  await post('2026-11-05', -8_000n);
  await company.run(async (context) => {
    const { accounts } = await readAccounts(context);
    const { lines } = await readLines(context, { accountId: accounts[0]!.id, view: 'to-see' });
    await putInSuspense(context, lines.find((one) => one.text.includes('ROUX'))!.id, null);
  });
});
afterAll(() => company.close());

describe('the bank reconciliation', () => {
  it('goes from the statement to 512, line by line, to the cent', async () => {
    const { bank, booksMinor } = await reconciled();
    // 990,00 + 500,00 − 80,00
    expect(booksMinor).toBe('141000');
    expect(bank).toMatchObject({
      closingMinor: '155000',
      startingMinor: '-1000',
      inTransit: { count: 1, sumMinor: '-8000' },
      notBooked: { count: 2, sumMinor: '5000' },
      unexplainedMinor: '0',
    });
  });

  it('shows a past day as it was', async () => {
    const { bank, booksMinor } = await reconciled('2026-11-03');
    expect(booksMinor).toBe('149000');
    expect(bank).toMatchObject({
      closingMinor: '148000',
      inTransit: { count: 0 },
      notBooked: { count: 1, sumMinor: '-2000' },
      unexplainedMinor: '0',
    });
    expect((await reconciled('2026-10-20')).bank).toBeNull();
  });

  it('waits for nothing that was undone', async () => {
    const { readAccounts, readLines, undoLine } = await import('../../banking/index.ts');
    await company.run(async (context) => {
      const { accounts } = await readAccounts(context);
      const { lines } = await readLines(context, { accountId: accounts[0]!.id, view: 'posted' });
      await undoLine(context, lines[0]!.id);
    });
    expect((await reconciled('2026-11-22')).bank).toMatchObject({
      inTransit: { count: 1, sumMinor: '-8000' },
      notBooked: { count: 3, sumMinor: '55000' },
      unexplainedMinor: '0',
    });
  });
});

describe('the statements', () => {
  it('balance, and never set a customer in credit against one who owes', async () => {
    const [one, other] = [
      await company.addCustomer(),
      await company.addCustomer({ name: 'Autre', code: 'C2' }),
    ];
    await company.run(async (context) => {
      const sale = (partyId: string, minor: bigint) =>
        postEntry(
          context,
          {
            journal: 'OD',
            entryOn: plainDate('2026-11-10'),
            label: 'Essai',
            postings: [
              { account: '411', partyId, ...sides(minor) },
              { account: '706', ...sides(-minor) },
            ],
          },
          { kind: 'test', id: null },
        );
      await sale(one, 90_000n);
      await sale(other, -30_000n);
      const drawn = await readStatements(context, plainDate('2026-11-22'));
      expect(drawn.assetsMinor).toBe(drawn.liabilitiesMinor);
      expect(drawn.assets).toContainEqual({ line: 'customers', minor: 90_000n });
      expect(drawn.liabilities).toContainEqual({ line: 'customer-credits', minor: 30_000n });
      expect(drawn.resultMinor).toBe(60_000n);
      // Next year the result waits to be allocated, and the year begins at nothing.
      const next = await readStatements(context, plainDate('2027-01-01'));
      expect(next.resultMinor).toBe(0n);
      expect(next.liabilities).toContainEqual({ line: 'result-brought', minor: 60_000n });
      expect(next.assetsMinor).toBe(next.liabilitiesMinor);
    });
  });
});
