import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { newId } from '../../shell/ids.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import { readBankReconciliation } from '../ledger/reports/bank-reconciliation.ts';
import { recordPayment, undoPayment, type NewPayment, type PaymentPorts } from '../payments/index.ts';
import {
  acceptGroup,
  confirmProposal,
  confirmRecorded,
  confirmReturn,
  createAccount,
  importStatement,
  readAccounts,
  readDecisions,
  readLines,
  setPolicy,
  undoImport,
  undoLine,
  type Line,
} from './index.ts';

/** A payment noted before the statement came: the line proves it, and no money is booked twice. */

type Row = [day: string, amount: string, label: string, name?: string, iban?: string];

const IBAN = 'FR7630006000011234567890189';

let company: TestCompany;
let legoff: string;
let files = 0;
let balance = 10_000_000n;
const opened: TestCompany[] = [];
beforeEach(async () => {
  company = await createTestCompany();
  opened.push(company);
  balance = 10_000_000n;
  legoff = await company.addCustomer({ name: 'Menuiserie Le Goff' });
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const give = async (rows: readonly Row[], accountId?: string, currency = 'EUR'): Promise<string> => {
  const body = rows.map(([day, amount, label, name = '', iban = '']) => {
    balance += BigInt(amount.replace(',', ''));
    const cents = balance.toString();
    return `${day};${label};${name};${iban};${amount};${currency};${cents.slice(0, -2)},${cents.slice(-2)}`;
  });
  files += 1;
  const bytes = Buffer.from(['Date;Libellé;Tiers;IBAN tiers;Montant;Devise;Solde', ...body].join('\n'));
  const outcome = await company.run((context) =>
    importStatement(context, accountId === undefined ? {} : { accountId }, {
      name: `${String(files)}.csv`,
      mediaType: 'text/csv',
      bytes,
    }),
  );
  if (outcome.outcome !== 'imported') throw new Error(outcome.outcome);
  return outcome.importId;
};
const accountId = async (): Promise<string> =>
  (await company.run((context) => readAccounts(context))).accounts[0]!.id;
const lines = async (view: 'to-see' | 'posted', of?: string): Promise<Line[]> => {
  const id = of ?? (await accountId());
  return (await company.run((context) => readLines(context, { accountId: id, view }))).lines;
};
const invoice = async (number: string, totalMinor: bigint, partyId = legoff): Promise<string> =>
  (
    await company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'invoice',
        number,
        issuedOn: plainDate('2026-10-01'),
        dueOn: plainDate('2026-10-31'),
        currency: EUR,
        totalMinor,
        reference: '',
      }),
    )
  ).itemId;
const note = async (payment: Partial<NewPayment> = {}): Promise<string> =>
  (
    await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId: legoff,
        receivedOn: plainDate('2026-11-03'),
        currency: EUR,
        amountMinor: 120_000n,
        reference: '',
        note: '',
        shares: 'oldest-first',
        ...payment,
      }),
    )
  ).paymentId;
const entries = (): Promise<number> =>
  company.run(
    async ({ tx }) =>
      (await sql<{ n: number }>`select count(*)::int as n from journal_entry`.execute(tx)).rows[0]!.n,
  );
const openMinor = (id: string): Promise<bigint> =>
  company.run(
    async ({ tx }) =>
      (await tx.selectFrom('open_item').select('open_minor').where('id', '=', id).executeTakeFirstOrThrow())
        .open_minor,
  );
const booked = (account: string): Promise<bigint> =>
  company.run(
    async ({ tx }) =>
      (
        await sql<{ minor: bigint }>`select coalesce(sum(amount_minor), 0)::bigint as minor from posting
          where account = ${account}`.execute(tx)
      ).rows[0]!.minor,
  );
/** What the état de rapprochement waits for, on either side. */
const waitedFor = async (on = '2026-11-20'): Promise<[transit: number, notBooked: number, rest: string]> => {
  const { accounts } = await company.run(({ tx, org }) => readBankReconciliation({ tx, org }, { on }));
  const bank = accounts[0]!.bank!;
  return [bank.inTransit.count, bank.notBooked.count, bank.unexplainedMinor];
};
const soundBooks = async () =>
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const problem = await promise.catch((cause: unknown) => cause);
  if (!(problem instanceof Problem)) throw new Error(`not refused: ${String(problem)}`);
  return problem.code;
};
const prove = (lineId: string, paymentId: string): Promise<void> =>
  company.run((context) => confirmRecorded(context, lineId, paymentId));
const undo = (lineId: string): Promise<void> => company.run((context) => undoLine(context, lineId));
const ports: PaymentPorts = {
  undoLine: (context, lineId, reason) => undoLine(context, lineId, { reason }),
};
const undoNoted = (id: string): Promise<void> =>
  company.run((context) => undoPayment(context, { id, reason: 'erreur' }, ports));
/** The first movement of the month: the statement begins before the payment. */
const FIRST: Row = ['01/11/2026', '-12,00', 'FRAIS'];

describe('a payment noted by hand, and its line', () => {
  it('are tied by a person without any entry; undone, both are waited for again', async () => {
    const item = await invoice('FA-2026-0012', 120_000n);
    const paymentId = await note();
    await give([FIRST, ['05/11/2026', '1200,00', 'VIR SEPA', 'MENUISERIE LE GOFF']]);
    expect(await waitedFor()).toEqual([1, 2, '0']);
    const [line] = await lines('to-see');
    expect(line!.recorded).toMatchObject([
      {
        paymentId,
        method: 'transfer',
        bookedOn: '2026-11-03',
        amountMinor: '120000',
        partyName: 'Menuiserie Le Goff',
        numbers: ['FA-2026-0012'],
      },
    ]);
    const before = await entries();
    await prove(line!.id, paymentId);
    expect(await entries()).toBe(before);
    expect(await waitedFor()).toEqual([0, 1, '0']);
    const [posted] = await lines('posted');
    expect(posted!.match).toMatchObject({ kind: 'recorded', decidedBy: 'person', paymentId, restMinor: '0' });
    expect(posted!.match!.allocations.map((one) => one.number)).toEqual(['FA-2026-0012']);
    await soundBooks();

    await undo(line!.id);
    expect(await entries()).toBe(before);
    expect(await openMinor(item)).toBe(0n);
    expect(await waitedFor()).toEqual([1, 2, '0']);
    expect((await lines('to-see')).map((one) => one.recorded.length)).toEqual([1]);
    await soundBooks();
    await prove(line!.id, paymentId);
    await soundBooks();
  });

  it('stands in transit on the days between them', async () => {
    await invoice('FA-2026-0012', 120_000n);
    await note();
    await give([FIRST, ['05/11/2026', '1200,00', 'VIR FA-2026-0012', 'LE GOFF']]);
    expect(await waitedFor('2026-11-04')).toEqual([1, 1, '0']);
    expect(await waitedFor('2026-11-05')).toEqual([0, 1, '0']);
  });

  it('go with the file, and the payment stands', async () => {
    await invoice('FA-2026-0012', 120_000n);
    await note();
    const importId = await give([FIRST, ['05/11/2026', '1200,00', 'VIR FA-2026-0012']]);
    expect((await lines('posted'))[0]!.match).toMatchObject({ kind: 'recorded', decidedBy: 'auto' });
    await company.run((context) => undoImport(context, importId));
    expect(await booked('512')).toBe(120_000n);
    await soundBooks();
  });

  it('undone, the payment lets go of its line, which waits again', async () => {
    const item = await invoice('FA-2026-0012', 120_000n);
    const paymentId = await note();
    await give([FIRST, ['05/11/2026', '1200,00', 'VIR FA-2026-0012']]);
    expect(await lines('to-see')).toEqual([]);
    await undoNoted(paymentId);
    expect(await openMinor(item)).toBe(120_000n);
    const [line] = await lines('to-see');
    expect(line).toMatchObject({ state: 'unmatched', recorded: [], match: null });
    expect(await booked('512')).toBe(0n);
    expect(await waitedFor('2026-11-30')).toEqual([0, 2, '0']);
    await soundBooks();
  });

  it('returned by the bank: the payment cannot be undone any more, and its line keeps it', async () => {
    const item = await invoice('FA-2026-0012', 120_000n);
    const paymentId = await note();
    await give([
      FIRST,
      ['05/11/2026', '1200,00', 'VIR FA-2026-0012'],
      ['12/11/2026', '-1200,00', 'REJET VIR FA-2026-0012'],
    ]);
    const id = await accountId();
    const { lines: out } = await company.run((context) =>
      readLines(context, { accountId: id, view: 'debits' }),
    );
    const returned = out.find((one) => one.returns.length > 0)!;
    await company.run((context) => confirmReturn(context, returned.id, 1));
    expect(await openMinor(item)).toBe(120_000n);
    await soundBooks();
    expect(await refusal(undoNoted(paymentId))).toBe('bank.payment-returned');
    const tied = (await lines('posted')).find((one) => one.match!.kind === 'recorded')!;
    expect(tied.match!.paymentId).toBe(paymentId);
    await undo(tied.id);
    await soundBooks();
  });

  it('teach who pays under the IBAN, and forget it with the decision', async () => {
    const paymentId = await note({ shares: 'none' });
    await give([['05/11/2026', '1200,00', 'VIR SEPA', 'MENUISERIE LE GOFF', IBAN]]);
    const [line] = await lines('to-see');
    await prove(line!.id, paymentId);
    const known = () =>
      company.run(async ({ tx }) =>
        (await tx.selectFrom('party_iban').select('iban').execute()).map((row) => row.iban),
      );
    expect(await known()).toEqual([IBAN]);
    await undo(line!.id);
    expect(await known()).toEqual([]);
  });

  it('of cards go from their account to the bank', async () => {
    await invoice('FA-2026-0012', 120_000n);
    const paymentId = await note({ method: 'card' });
    await give([FIRST, ['05/11/2026', '1200,00', 'REMISE CB FA-2026-0012']]);
    const [line] = await lines('to-see');
    await prove(line!.id, paymentId);
    expect([await booked('5115'), await booked('512')]).toEqual([0n, 120_000n]);
    expect(await waitedFor()).toEqual([0, 1, '0']);
    await soundBooks();
    await undo(line!.id);
    expect([await booked('5115'), await booked('512')]).toEqual([120_000n, 0n]);
    await soundBooks();
    await prove(line!.id, paymentId);
    await undoNoted(paymentId);
    expect([await booked('5115'), await booked('512')]).toEqual([0n, 0n]);
    await soundBooks();
  });
});

describe('by itself', () => {
  it('only the one payment whose invoice or IBAN the line tells', async () => {
    await invoice('FA-2026-0012', 120_000n);
    const paymentId = await note();
    await give([FIRST, ['05/11/2026', '1200,00', 'VIR FA-2026-0012']]);
    const [posted] = await lines('posted');
    expect(posted!.match).toMatchObject({ kind: 'recorded', decidedBy: 'auto', paymentId });
    await soundBooks();
    // Somebody took it back: a person decides from then on.
    await undo(posted!.id);
    await give([['06/11/2026', '-12,00', 'FRAIS']]);
    expect((await lines('to-see')).map((one) => one.recorded.length)).toEqual([1]);
  });

  it('never of two that agree equally: both are offered', async () => {
    await invoice('FA-2026-0012', 240_000n);
    const [one, two] = [await note(), await note()];
    await give([FIRST, ['05/11/2026', '1200,00', 'VIR FA-2026-0012']]);
    const [line] = await lines('to-see');
    expect(line!.recorded.map((offer) => offer.paymentId).toSorted()).toEqual([one, two].toSorted());
    await prove(line!.id, two);
    await soundBooks();
  });

  it('never of two lines of that amount: each is offered the payment, one gets it', async () => {
    await invoice('FA-2026-0012', 120_000n);
    const paymentId = await note();
    await give([
      FIRST,
      ['05/11/2026', '1200,00', 'VIR FA-2026-0012'],
      ['06/11/2026', '1200,00', 'VIR FA-2026-0012 BIS'],
    ]);
    const [first, second] = await lines('to-see');
    expect([first!.recorded.length, second!.recorded.length]).toEqual([1, 1]);
    const both = await Promise.allSettled([prove(first!.id, paymentId), prove(second!.id, paymentId)]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await lines('to-see')).map((one) => one.recorded)).toEqual([[]]);
    await soundBooks();
  });

  it('never when the statements begin after it: its own line may be older', async () => {
    await invoice('FA-2026-0012', 120_000n);
    await note();
    await give([['05/11/2026', '1200,00', 'VIR FA-2026-0012']]);
    expect((await lines('to-see')).map((one) => one.recorded.length)).toEqual([1]);
  });

  it('never when a company wants nothing posted by itself', async () => {
    await company.run((context) => setPolicy(context, { mode: 'never', limitMinor: null }));
    await invoice('FA-2026-0012', 120_000n);
    await note();
    await give([FIRST, ['05/11/2026', '1200,00', 'VIR FA-2026-0012']]);
    expect(await lines('posted')).toEqual([]);
  });

  it('nothing else is posted while such a payment is there', async () => {
    // Noted on account: the invoice is still open, and its number and amount are exact.
    const item = await invoice('FA-2026-0012', 120_000n);
    await note({ shares: 'none' });
    await give([['05/11/2026', '1200,00', 'VIR FA-2026-0012', 'MENUISERIE LE GOFF']]);
    expect(await openMinor(item)).toBe(120_000n);
    const [line] = await lines('to-see');
    expect([line!.recorded.length, line!.proposals.length]).toEqual([1, 1]);
    const id = await accountId();
    const { groups } = await company.run((context) => readDecisions(context, id));
    expect(groups.map((group) => group.kind)).toEqual(['look']);
    const group = { accountId: id, kind: 'sure' as const, ruleId: null, lineIds: [line!.id] };
    expect(await company.run((context) => acceptGroup(context, group))).toEqual({ accepted: [], left: 1 });
    // A person may still say that it is other money.
    await company.run((context) => confirmProposal(context, line!.id, 1));
    expect(await openMinor(item)).toBe(0n);
    await soundBooks();
  });

  it('nor by a rule that posts by itself', async () => {
    await give([FIRST]);
    await company.run((context) =>
      context.tx
        .insertInto('bank_rule')
        .values({
          org_id: context.org,
          id: newId(),
          pattern: 'VIR MENUISERIE LE GOFF',
          counterparty_key: '',
          is_money_out: false,
          ledger_account: '758',
          state: 'accepted',
          posts_since: '2026-11-01T00:00:00Z',
          recorded_by: 'Claire Morvan',
          recorded_at: '2026-11-01T00:00:00Z',
        })
        .execute(),
    );
    await note({ shares: 'none' });
    await give([
      ['05/11/2026', '1200,00', 'VIR MENUISERIE LE GOFF'],
      ['05/11/2026', '300,00', 'VIR MENUISERIE LE GOFF'],
    ]);
    expect((await lines('posted')).map((one) => [one.amountMinor, one.match!.kind])).toEqual([
      ['30000', 'account'],
    ]);
    expect((await lines('to-see')).map((one) => one.recorded.length)).toEqual([1]);
  });
});

describe('no payment is offered', () => {
  it('of another bank account, currency, day or amount, by cheque, or proved already', async () => {
    const first = await company.run((context) =>
      createAccount(context, { name: 'Courant', identifier: '', currency: 'EUR' }),
    );
    const second = await company.run((context) =>
      createAccount(context, { name: 'Livret', identifier: '', currency: 'EUR' }),
    );
    const dollars = await company.run((context) =>
      createAccount(context, { name: 'Dollars', identifier: '', currency: 'USD' }),
    );
    await invoice('FA-2026-0012', 500_000n);
    const paymentId = await note();
    await note({ method: 'cheque', amountMinor: 7_700n });
    const seen = async (rows: readonly Row[], id: string, currency = 'EUR'): Promise<number[]> => {
      await give(rows, id, currency);
      return (await lines('to-see', id)).map((one) => one.recorded.length);
    };
    const name = 'MENUISERIE LE GOFF';
    expect(await seen([['05/11/2026', '1200,00', 'VIR', name]], second.id)).toEqual([0]);
    expect(await seen([['05/11/2026', '1200,00', 'VIR', name]], dollars.id, 'USD')).toEqual([0]);
    expect(
      await seen(
        [
          ['20/10/2026', '1200,00', 'VIR OCTOBRE', name],
          ['03/11/2026', '77,00', 'REMISE CHEQUE', name],
          ['04/11/2026', '1200,00', 'VIR', 'PEINTURE HELIOS'],
          ['05/11/2026', '1200,01', 'VIR', name],
          ['19/11/2026', '1200,00', 'VIR NOVEMBRE', name],
        ],
        first.id,
      ),
    ).toEqual([0, 0, 0, 0, 0]);
    const [late] = await lines('to-see', first.id);
    expect(await refusal(prove(late!.id, paymentId))).toBe('bank.proposal-stale');
    expect(await seen([['10/11/2026', '1200,00', 'VIR', name]], first.id)).toContain(1);
    await soundBooks();
  });

  it('two people at one line: the second is told who was faster', async () => {
    await invoice('FA-2026-0012', 120_000n);
    const paymentId = await note();
    await give([['05/11/2026', '1200,00', 'VIR', 'MENUISERIE LE GOFF']]);
    const [line] = await lines('to-see');
    const both = await Promise.allSettled([prove(line!.id, paymentId), prove(line!.id, paymentId)]);
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toMatchObject([{ code: 'bank.line-decided' }]);
    await soundBooks();
  });
});
