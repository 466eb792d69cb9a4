import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { fillSeller } from '../../../test/kit/selling.ts';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import type { Permission } from '../../contract/permissions.ts';
import { Problem } from '../../contract/problem.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { createDraft, issueDocument, startDocument } from '../invoicing/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import { undoPayment, type PaymentPorts } from '../payments/index.ts';
import {
  confirmItems,
  confirmProposal,
  importStatement,
  readAccounts,
  readLines,
  undoImport,
  undoLine,
  type Line,
} from './index.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;
beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

type Issued = { itemId: string; number: string };

/** An invoice of services at 20 %, whose VAT waits to be paid. */
const issue = (unitPrice: string, over: Partial<DocumentContent> = {}): Promise<Issued> =>
  company.run(async (context) => {
    const content = await startDocument(context, { kind: 'invoice', customerId: customer });
    const id = await createDraft(context, {
      ...content,
      title: 'Conseil',
      lines: [
        {
          type: 'item',
          id: 'l1',
          name: 'Conseil',
          quantity: '1',
          unit: 'C62',
          unitPrice,
          vat: { category: 'S', rate: '20' },
          account: '706',
          nature: 'services',
        },
      ],
      ...over,
    });
    const { invoiceId, number } = await issueDocument(context, { id, version: 1, send: false }, secrets);
    const { id: itemId } = await context.tx
      .selectFrom('open_item')
      .select('id')
      .where('invoice_id', '=', invoiceId)
      .executeTakeFirstOrThrow();
    return { itemId, number };
  });

let days = 0;
/** A statement with one line of the day; answers the line and what undoes its file. */
const receive = async (amount: string, label: string): Promise<{ importId: string; line: Line }> => {
  days += 1;
  const day = `${String(days).padStart(2, '0')}/11/2026`;
  const bytes = Buffer.from(
    `Date;Contrepartie;Libellé;Montant\n${day};Menuiserie Le Goff;${label};${amount}`,
  );
  const file = { name: `releve-${String(days)}.csv`, mediaType: 'text/csv', bytes };
  const { accounts } = await company.run((context) => readAccounts(context));
  const where = accounts[0] === undefined ? { newAccountName: 'Courant' } : { accountId: accounts[0].id };
  const outcome = await company.run((context) => importStatement(context, where, file));
  if (outcome.outcome !== 'imported') throw new Error(outcome.outcome);
  return { importId: outcome.importId, line: await lineOf(outcome.accountIds[0]!, label) };
};

const lineOf = async (accountId: string, label: string): Promise<Line> => {
  for (const view of ['to-see', 'posted'] as const) {
    const { lines } = await company.run((context) => readLines(context, { accountId, view }));
    const found = lines.find((line) => line.text.includes(label));
    if (found !== undefined) return found;
  }
  throw new Error(`no line says ${label}`);
};
const again = (line: Line): Promise<Line> => lineOf(line.accountId, line.text);

const balances = (): Promise<Record<string, bigint>> =>
  company.run(async (context) => {
    const { rows } = await sql<{ account: string; minor: bigint }>`
      select account, sum(debit_minor - credit_minor)::bigint as minor from posting group by account
      having sum(debit_minor - credit_minor) <> 0`.execute(context.tx);
    return Object.fromEntries(rows.map((row) => [row.account, row.minor]));
  });

/** What the work adds to each account; the books are sound after it. */
const changes = async (work: () => Promise<unknown>): Promise<Record<string, bigint>> => {
  const before = await balances();
  await work();
  const after = await balances();
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  const accounts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    accounts
      .map((account) => [account, (after[account] ?? 0n) - (before[account] ?? 0n)] as const)
      .filter(([, moved]) => moved !== 0n),
  );
};

const openOf = (itemId: string): Promise<bigint> =>
  company.run(async (context) => {
    const row = await context.tx
      .selectFrom('open_item')
      .select('open_minor')
      .where('id', '=', itemId)
      .executeTakeFirstOrThrow();
    return row.open_minor;
  });

describe('a payment of a bank line, undone outside the bank', () => {
  it('takes the discount back with it: the invoice is owed whole, and its line waits again', async () => {
    const { itemId, number } = await issue('500', { earlyPayment: { percent: '2', days: 30 } });
    const before = await balances();
    const { line } = await receive('588,00', `VIR LE GOFF ${number}`);
    expect(line.match).toMatchObject({ differences: [{ kind: 'discount', amountMinor: '1200' }] });
    const ports: PaymentPorts = {
      undoLine: (context, lineId, reason) => undoLine(context, lineId, { reason }),
    };
    await company.run((context) =>
      undoPayment(context, { id: line.match!.paymentId!, reason: 'erreur' }, ports),
    );
    expect(await balances()).toEqual(before);
    expect(await openOf(itemId)).toBe(60_000n);
    expect((await again(line)).state).not.toBe('posted');
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
    const { label } = await company.run(({ tx }) =>
      tx
        .selectFrom('journal_entry')
        .select('label')
        .where('reverses_id', 'is not', null)
        .where('journal', '=', 'BQ')
        .executeTakeFirstOrThrow(),
    );
    expect(label).toMatch(/— erreur$/);
  });
});

describe('a line that does not add up to the cent', () => {
  it('less the discount that the invoice offers is posted by itself, VAT with it', async () => {
    const { itemId, number } = await issue('1000', { earlyPayment: { percent: '2', days: 30 } });
    let line: Line | undefined;
    const moved = await changes(async () => {
      ({ line } = await receive('1176,00', `VIR LE GOFF ${number}`));
    });
    expect(line).toMatchObject({ state: 'posted' });
    expect(line!.match).toMatchObject({
      decidedBy: 'auto',
      differences: [{ kind: 'discount', amountMinor: '2400' }],
      restMinor: '0',
    });
    // 1 176,00 € received: 980,00 € of price and 196,00 € of VAT, now due.
    expect(moved).toEqual({
      '512': 117_600n,
      '411': -120_000n,
      '665': 2_000n,
      '44574': 20_000n,
      '44571': -19_600n,
    });
    expect(await openOf(itemId)).toBe(0n);
    const undone = await changes(() => company.run((context) => undoLine(context, line!.id)));
    expect(undone).toEqual(Object.fromEntries(Object.entries(moved).map(([key, minor]) => [key, -minor])));
    expect(await openOf(itemId)).toBe(120_000n);
  });

  it('with a discount that was not offered asks first, and says it', async () => {
    const { itemId, number } = await issue('200');
    const { line, importId } = await receive('235,20', `VIREMENT LE GOFF ${number}`);
    expect(line.vetoes.map((one) => one.key)).toContain('match.veto.discount-not-offered');
    expect(line.proposals[0]).toMatchObject({
      residualKind: 'discount',
      residualMinor: '-480',
      allocations: [{ itemId, amountMinor: '24000', currency: 'EUR' }],
    });
    const moved = await changes(() => company.run((context) => confirmProposal(context, line.id, 1)));
    expect(moved).toMatchObject({ '512': 23_520n, '411': -24_000n, '665': 400n });
    expect(await openOf(itemId)).toBe(0n);
    const undone = await changes(() => company.run((context) => undoImport(context, importId)));
    expect(undone).toMatchObject({ '512': -23_520n, '411': 24_000n, '665': -400n });
  });

  it.each([
    ['more', '60,01', { '512': 6_001n, '411': -6_000n, '758': -1n }],
    ['less', '59,99', { '512': 5_999n, '411': -6_000n, '658': 1n }],
  ])('by a cent %s is rounded', async (_, amount, expected) => {
    const { itemId, number } = await issue('50');
    let line: Line | undefined;
    const moved = await changes(async () => {
      ({ line } = await receive(amount, `LE GOFF ${number} ${amount}`));
      if (line.state !== 'posted') await company.run((context) => confirmProposal(context, line!.id, 1));
    });
    expect(moved).toEqual({ ...expected, '44574': 1_000n, '44571': -1_000n });
    expect(await openOf(itemId)).toBe(0n);
    const undone = await changes(() => company.run((context) => undoLine(context, line!.id)));
    expect(undone).toEqual(Object.fromEntries(Object.entries(moved).map(([key, minor]) => [key, -minor])));
    expect((await again(line!)).match).toBeNull();
  });

  it('lacking what a person says is a fee settles the invoices whole', async () => {
    const first = await issue('100');
    const second = await issue('300');
    const { line } = await receive('465,00', 'SWIFT INCOMING');
    const shares = [
      { itemId: first.itemId, amountMinor: 12_000n },
      { itemId: second.itemId, amountMinor: 36_000n },
    ];
    const refused = await company
      .run((context) => confirmItems(context, line.id, shares, null))
      .catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(Problem);
    const moved = await changes(() =>
      company.run((context) => confirmItems(context, line.id, shares, null, 'fee')),
    );
    expect(moved).toMatchObject({ '512': 46_500n, '411': -48_000n, '627': 1_500n });
    expect([await openOf(first.itemId), await openOf(second.itemId)]).toEqual([0n, 0n]);
    expect((await again(line)).match).toMatchObject({
      differences: [{ kind: 'fee', amountMinor: '1500' }],
      allocations: [{ amountMinor: '12000' }, { amountMinor: '34500' }],
    });
  });

  it('is no way around the right to write off', async () => {
    const { itemId } = await issue('100');
    const { line } = await receive('1,00', 'VIR SANS MOTIF');
    const matching = new Set<Permission>(['bank.read', 'bank.match']);
    const say = (difference: 'fee' | null) =>
      company.run((context) =>
        confirmItems(
          { ...context, permissions: matching },
          line.id,
          [{ itemId, amountMinor: difference === null ? 100n : 12_000n }],
          null,
          difference,
        ),
      );
    await expect(say('fee')).rejects.toMatchObject({ code: 'access.forbidden' });
    expect(await openOf(itemId)).toBe(12_000n);
    await say(null);
    expect(await openOf(itemId)).toBe(11_900n);
  });

  it('that is too far off for a rounding is refused', async () => {
    const { itemId } = await issue('100');
    const { line } = await receive('117,00', 'VIR SANS LIBELLE');
    const refused: unknown = await company
      .run((context) => confirmItems(context, line.id, [{ itemId, amountMinor: 12_000n }], null, 'rounding'))
      .catch((cause: unknown) => cause);
    expect(refused instanceof Problem && refused.findings.map((one) => one.code)).toEqual([
      'openitems.above-rounding-limit',
    ]);
    expect(await openOf(itemId)).toBe(12_000n);
  });
});

describe('an invoice in dollars paid in euros', () => {
  it('leaves 411 at its booked value; the difference is one of exchange', async () => {
    const { itemId, number } = await issue('1000', {
      currency: 'USD',
      exchange: { rate: '0.9', on: '2026-11-20', source: 'BCE' },
    });
    const { line } = await receive('1070,00', `VIR LE GOFF ${number} USD 1200,00`);
    const allocation = { itemId, currency: 'USD', amountMinor: '120000' };
    let posted = line;
    const moved = await changes(async () => {
      if (line.state !== 'posted') {
        expect(line.proposals[0]).toMatchObject({ residualKind: 'exchange', allocations: [allocation] });
        await company.run((context) => confirmProposal(context, line.id, 1));
      }
      posted = await again(line);
    });
    expect(posted.match?.allocations).toMatchObject([allocation]);
    expect(await openOf(itemId)).toBe(0n);
    const all = line.state === 'posted' ? await balances() : moved;
    expect(all['656']).toBe(1_000n);
    expect(all['512'] === undefined || all['512'] >= 107_000n).toBe(true);
    const undone = await changes(() => company.run((context) => undoLine(context, line.id)));
    expect(undone).toEqual({
      '512': -107_000n,
      '411': 108_000n,
      '656': -1_000n,
      '44574': -18_000n,
      '44571': 18_000n,
    });
    expect(await openOf(itemId)).toBe(120_000n);
  });
});
