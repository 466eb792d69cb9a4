import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { hasHledger, HLEDGER_MISSING, hledgerBalances } from '../../../../test/kit/hledger.ts';
import { plainDate } from '../../../core/calendar/index.ts';
import { EUR, toDecimal } from '../../../core/money/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { postEntry } from '../post-entry.ts';
import { hledgerText } from './hledger-text.ts';
import { readTrialBalance } from './trial-balance.ts';

/** The demonstration’s books, and one entry in another currency, judged by a program that knows nothing of ours. */

const EVER = { from: plainDate('0001-01-01'), to: plainDate('9999-12-31') };

let company: TestCompany;
let journal = '';
beforeAll(async () => {
  // Imported here: the demonstration is a higher room than the ledger.
  const { fillDemo } = await import('../../demo/index.ts');
  company = await createTestCompany({ isDemo: true, onCreated: [fillDemo] });
  await company.run(async (context) => {
    const foreign = (amountMinor: bigint) => ({ currency: 'USD' as Currency, amountMinor });
    await postEntry(
      context,
      {
        journal: 'OD',
        entryOn: plainDate('2026-11-20'),
        label: 'Vente; (en) dollars | essai',
        postings: [
          { account: '512', debitMinor: 9_003n, creditMinor: 0n, ...foreign(10_000n) },
          { account: '707', debitMinor: 0n, creditMinor: 9_003n, ...foreign(-10_000n) },
        ],
      },
      { kind: 'test', id: null },
    );
    for await (const text of hledgerText(context, EVER)) journal += text;
  });
});
afterAll(() => company.close());

describe('the journal for hledger', () => {
  it('is read by hledger, which finds the balance of every account as we do', async (context) => {
    if (!hasHledger()) context.skip(HLEDGER_MISSING);
    const balances = hledgerBalances(journal);
    // All years at once: nothing is brought forward, so each account is the sum of its postings.
    const { rows } = await company.run((inside) => readTrialBalance(inside, EVER));
    expect(rows.length).toBeGreaterThan(8);
    const ours = rows.map(({ account, closingMinor }): [string, string] => [
      account,
      closingMinor === '0' ? '0' : `${toDecimal({ minor: BigInt(closingMinor), currency: EUR })} EUR`,
    ]);
    expect([...balances].map(([account, text]) => [account, plain(text)])).toEqual(ours);
  });

  it('is refused by hledger when a cent is missing', (context) => {
    if (!hasHledger()) context.skip(HLEDGER_MISSING);
    const first = / {2}(\d+)\.\d\d EUR\n/.exec(journal)!;
    const broken = journal.replace(first[0], `  ${Number(first[1]) + 1}.00 EUR\n`);
    expect(() => hledgerBalances(broken)).toThrow(/unbalanced|balance/i);
  });
});

/** '0.00 EUR' and '0' are the same nothing. */
const plain = (text: string): string => (/^0(\.0+)?( EUR)?$/.test(text) ? '0' : text);
