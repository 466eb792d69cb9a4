import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import { cancelBatch, expectBatch, type NewBatch } from '../payments/index.ts';
import {
  confirmBatch,
  confirmReturn,
  importStatement,
  readAccounts,
  readLines,
  undoImport,
  undoLine,
  type Line,
} from './index.ts';

type Row = [day: string, amount: string, label: string];

let company: TestCompany;
let balance = 10_000_000n;
const opened: TestCompany[] = [];
beforeEach(async () => {
  company = await createTestCompany();
  opened.push(company);
  balance = 10_000_000n;
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const give = async (rows: readonly Row[]): Promise<string> => {
  const body = rows.map(([day, amount, label]) => {
    balance += BigInt(amount.replace(',', ''));
    const cents = balance.toString();
    return `${day};${label};${amount};${cents.slice(0, -2)},${cents.slice(-2)}`;
  });
  const bytes = Buffer.from(['Date;Libellé;Montant;Solde', ...body].join('\n'));
  const outcome = await company.run((context) =>
    importStatement(context, {}, { name: 'releve.csv', mediaType: 'text/csv', bytes }),
  );
  if (outcome.outcome !== 'imported') throw new Error(outcome.outcome);
  return outcome.importId;
};
const lines = async (view: 'to-see' | 'posted' | 'debits'): Promise<Line[]> => {
  const { accounts } = await company.run((context) => readAccounts(context));
  return (await company.run((context) => readLines(context, { accountId: accounts[0]!.id, view }))).lines;
};
const invoice = async (number: string, totalMinor: bigint, partyId: string): Promise<string> =>
  (
    await company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'invoice',
        number,
        issuedOn: plainDate('2026-08-01'),
        dueOn: plainDate('2026-08-31'),
        currency: EUR,
        totalMinor,
        reference: '',
      }),
    )
  ).itemId;
const openMinor = (id: string): Promise<bigint> =>
  company.run(
    async ({ tx }) =>
      (await tx.selectFrom('open_item').select('open_minor').where('id', '=', id).executeTakeFirstOrThrow())
        .open_minor,
  );
const balances = (): Promise<Record<string, bigint>> =>
  company.run(async ({ tx }) => {
    const { rows } = await sql<{ account: string; minor: bigint }>`
      select account, sum(debit_minor - credit_minor)::bigint as minor from posting group by account
      having sum(debit_minor - credit_minor) <> 0`.execute(tx);
    return Object.fromEntries(rows.map((row) => [row.account, row.minor]));
  });
const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const problem = await promise.catch((cause: unknown) => cause);
  if (!(problem instanceof Problem)) throw new Error(`not refused: ${String(problem)}`);
  return problem.code;
};
const soundBooks = async () =>
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);

const debits = (parts: NewBatch['parts']): NewBatch => ({
  kind: 'direct_debit',
  references: ['PRLV-2026-09'],
  expectedOn: plainDate('2026-09-05'),
  currency: EUR,
  feeMinor: 0n,
  holdingAccount: null,
  feeAccount: null,
  parts,
});

describe('a line that many customers paid', () => {
  it('pays the invoices of its batch, and undone they are open and it is expected again', async () => {
    const legoff = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const helios = await company.addCustomer({ name: 'Peinture Hélios' });
    const a = await invoice('FA-2026-0001', 12_000n, legoff);
    const b = await invoice('FA-2026-0002', 34_500n, helios);
    const before = await balances();
    await company.run((context) =>
      expectBatch(
        context,
        debits([
          { itemId: a, amountMinor: 12_000n },
          { number: 'FA-2026-0002', amountMinor: 34_500n },
        ]),
      ),
    );
    await give([['05/09/2026', '465,00', 'REMISE PRLV SEPA PRLV202609 NBRE 2']]);
    const [line] = await lines('posted');
    expect(line?.match).toMatchObject({ kind: 'batch', decidedBy: 'auto', batchReference: 'PRLV-2026-09' });
    expect(line?.match?.allocations.map((one) => [one.number, one.amountMinor])).toEqual([
      ['FA-2026-0001', '12000'],
      ['FA-2026-0002', '34500'],
    ]);
    expect([await openMinor(a), await openMinor(b)]).toEqual([0n, 0n]);
    await soundBooks();

    await company.run((context) => undoLine(context, line!.id));
    expect([await openMinor(a), await openMinor(b)]).toEqual([12_000n, 34_500n]);
    expect(await balances()).toEqual(before);
    await soundBooks();
  });

  it('returned twice of one customer: the one that is undone is paid again, the other one stays owed', async () => {
    const legoff = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const a = await invoice('FA-2026-0001', 12_000n, legoff);
    const b = await invoice('FA-2026-0002', 34_500n, legoff);
    await company.run((context) =>
      expectBatch(
        context,
        debits([
          { itemId: a, amountMinor: 12_000n },
          { itemId: b, amountMinor: 34_500n },
        ]),
      ),
    );
    await give([['05/09/2026', '465,00', 'REMISE PRLV SEPA PRLV202609 NBRE 2']]);
    await give([['08/09/2026', '-345,00', 'REJET PRLV SEPA FA-2026-0002 PROVISION INSUFFISANTE']]);
    await give([['09/09/2026', '-120,00', 'REJET PRLV SEPA FA-2026-0001 PROVISION INSUFFISANTE']]);
    const back = async (text: string) => (await lines('debits')).find((line) => line.text.includes(text))!;
    const [second, first] = [await back('FA-2026-0002'), await back('FA-2026-0001')];
    await company.run((context) => confirmReturn(context, second.id, 1));
    await company.run((context) => confirmReturn(context, first.id, 1));
    expect([await openMinor(a), await openMinor(b)]).toEqual([12_000n, 34_500n]);
    await company.run((context) => undoLine(context, second.id));
    expect([await openMinor(a), await openMinor(b)]).toEqual([12_000n, 0n]);
    await company.run((context) => undoLine(context, first.id));
    expect([await openMinor(a), await openMinor(b)]).toEqual([0n, 0n]);
    await soundBooks();
  });

  it('of a provider with more rows than one statement of the database takes is kept whole', async () => {
    const parts = Array.from({ length: 5_000 }, (_, at) => ({ number: `FA-${at}`, amountMinor: 1n }));
    const id = await company.run((context) => expectBatch(context, debits(parts)));
    const kept = await company.run(({ tx }) =>
      tx
        .selectFrom('payment_batch_part')
        .select((eb) => eb.fn.countAll<bigint>().as('n'))
        .where('batch_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    expect(Number(kept.n)).toBe(5_000);
  });

  it('returned: one debit of it opens only its own invoice again', async () => {
    const legoff = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const helios = await company.addCustomer({ name: 'Peinture Hélios' });
    const a = await invoice('FA-2026-0001', 12_000n, legoff);
    const b = await invoice('FA-2026-0002', 34_500n, helios);
    await company.run((context) =>
      expectBatch(
        context,
        debits([
          { itemId: a, amountMinor: 12_000n },
          { itemId: b, amountMinor: 34_500n },
        ]),
      ),
    );
    await give([['05/09/2026', '465,00', 'REMISE PRLV SEPA PRLV202609 NBRE 2']]);
    await give([['08/09/2026', '-345,00', 'REJET PRLV SEPA FA-2026-0002 PROVISION INSUFFISANTE']]);
    const [returned] = await lines('debits');
    await company.run((context) => confirmReturn(context, returned!.id, 1));
    expect([await openMinor(a), await openMinor(b)]).toEqual([0n, 34_500n]);
    await soundBooks();
  });

  it('booked before, what it holds goes to the bank, the fee that is kept now apart', async () => {
    await company.run((context) =>
      expectBatch(context, {
        kind: 'bill_remittance',
        references: ['BORD-77'],
        expectedOn: plainDate('2026-09-05'),
        currency: EUR,
        feeMinor: 300n,
        holdingAccount: '5113',
        feeAccount: '627',
        parts: [{ payer: 'Menuiserie Le Goff', amountMinor: 10_000n }],
      }),
    );
    const importId = await give([['05/09/2026', '97,00', 'ENCAISSEMENT LCR BORD-77']]);
    expect(await balances()).toMatchObject({ '5113': -10_000n, '627': 300n });
    await soundBooks();
    // Twice is not paid twice.
    await give([['06/09/2026', '97,00', 'ENCAISSEMENT LCR BORD-77']]);
    const [again] = await lines('to-see');
    expect(again).toMatchObject({ state: 'unmatched', batches: [] });
    expect(again!.vetoes.map((veto) => veto.key)).toEqual(['match.veto.batch-settled']);
    await company.run((context) => undoImport(context, importId));
    expect(await balances()).toEqual({});
    await soundBooks();
  });

  it('is proposed when somebody took it back, and accepted with one word; cancelled it is neither', async () => {
    const batchId = await company.run((context) =>
      expectBatch(context, {
        kind: 'cheque_deposit',
        references: ['7000012'],
        expectedOn: plainDate('2026-09-05'),
        currency: EUR,
        feeMinor: 0n,
        holdingAccount: '5112',
        feeAccount: null,
        parts: [{ payer: 'Menuiserie Le Goff', amountMinor: 10_000n }],
      }),
    );
    await give([['05/09/2026', '100,00', 'REMISE CHEQUES BORDEREAU N 7000012 NBRE 1']]);
    const [line] = await lines('posted');
    expect(await refusal(company.run((context) => cancelBatch(context, batchId)))).toBe(
      'bank.batch-received',
    );
    await company.run(async (context) => {
      await undoLine(context, line!.id);
    });
    await give([['06/09/2026', '1,00', 'AUTRE']]);
    const waiting = (await lines('to-see')).find((one) => one.id === line!.id);
    expect(waiting?.batches).toMatchObject([
      {
        batchId,
        kind: 'cheque_deposit',
        reference: '7000012',
        grossMinor: '10000',
        isWhole: true,
        partCount: 1,
      },
    ]);
    await company.run((context) => confirmBatch(context, line!.id, batchId));
    expect((await lines('posted'))[0]?.match).toMatchObject({ kind: 'batch', decidedBy: 'person' });
    await company.run((context) => undoLine(context, line!.id));
    await company.run((context) => cancelBatch(context, batchId));
    expect(await refusal(company.run((context) => confirmBatch(context, line!.id, batchId)))).toBe(
      'bank.proposal-stale',
    );
    await soundBooks();
  });
});
