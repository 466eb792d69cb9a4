import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import { allocate, lockItems, reverseAllocations } from './index.ts';

/** What was lettered together, when one part of it is undone. */

describe('undoing one allocation of several', () => {
  let company: TestCompany;
  let party: string;
  beforeAll(async () => {
    company = await createTestCompany();
    party = await company.addCustomer();
  });
  afterAll(() => company.close());

  let invoices = 0;
  const invoice = async (totalMinor: bigint): Promise<string> => {
    const { recordInvoice } = await import('../invoicing/index.ts');
    invoices += 1;
    const issuedOn = plainDate('2026-10-01');
    const given = {
      issuedOn,
      dueOn: issuedOn,
      currency: EUR,
      totalMinor,
      reference: '',
      kind: 'invoice' as const,
    };
    const number = `F-${invoices}`;
    return (await company.run((context) => recordInvoice(context, { ...given, partyId: party, number })))
      .itemId;
  };
  const pay = async (shares: { itemId: string; amountMinor: bigint }[]): Promise<string[]> => {
    const { recordPayment } = await import('../payments/index.ts');
    const amountMinor = shares.reduce((sum, share) => sum + share.amountMinor, 0n);
    const given = { method: 'transfer' as const, partyId: party, receivedOn: plainDate('2026-11-02') };
    const payment = { ...given, currency: EUR, amountMinor, reference: 'VIR', note: '', shares };
    return (await company.run((context) => recordPayment(context, payment))).allocationIds;
  };
  const release = (ids: readonly string[]) => company.run((context) => reverseAllocations(context, ids));
  /** What took the place of an allocation that got other letters. */
  const standing = async (id: string): Promise<string[]> =>
    (
      await company.run(({ tx }) =>
        sql<{ id: string }>`select id from allocation where continues_id = ${id}`.execute(tx),
      )
    ).rows.map((row) => row.id);
  /** Letters of what stands, with the numbers they join. */
  const lettered = async (): Promise<string[]> =>
    (
      await company.run(({ tx }) =>
        sql<{ text: string }>`
          select l.code || ' ' || string_agg(d.number, ' ' order by d.number) as text
          from allocation a join lettrage l on l.id = a.lettrage_id join open_item d on d.id = a.debit_item_id
          where a.reverses_id is null and not exists (select from allocation r where r.reverses_id = a.id)
          group by l.id, l.code order by l.code collate "C"`.execute(tx),
      )
    ).rows.map((row) => row.text);
  const isSound = async (): Promise<void> =>
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);

  it('leaves the others lettered, in lower case while the payment has something left', async () => {
    const [one, two] = [await invoice(100n), await invoice(200n)];
    const [first] = await pay([
      { itemId: one, amountMinor: 100n },
      { itemId: two, amountMinor: 200n },
    ]);
    expect(await lettered()).toEqual(['AAA F-1 F-2']);
    await release([first!]);
    expect(await lettered()).toEqual(['aaa F-2']);
    const items = await company.run((context) => lockItems(context, [one, two]));
    expect([items.get(one)!.openMinor, items.get(two)!.openMinor]).toEqual([100n, 0n]);
    await isSound();
  });

  it('never gives letters again that stand', async () => {
    await pay([{ itemId: await invoice(50n), amountMinor: 50n }]);
    expect(await lettered()).toEqual(['AAB F-3', 'aaa F-2']);
  });

  it('puts in lower case what was closed by it: an invoice paid twice in part, the first part undone', async () => {
    const item = await invoice(300n);
    const [first] = await pay([{ itemId: item, amountMinor: 100n }]);
    await pay([{ itemId: item, amountMinor: 200n }]);
    expect(await lettered()).toEqual(['AAB F-3', 'AAC F-4 F-4', 'aaa F-2']);
    await release(await standing(first!));
    expect(await lettered()).toEqual(['AAB F-3', 'aaa F-2', 'aac F-4']);
    await isSound();
  });

  it('moves nothing of the past: what was open on a day is what it was', async () => {
    const item = await invoice(80n);
    const other = await invoice(20n);
    const [first, second] = await pay([
      { itemId: item, amountMinor: 80n },
      { itemId: other, amountMinor: 20n },
    ]);
    await release([first!]);
    const { rows } = await company.run(({ tx }) =>
      sql<{ on: string; sum: bigint }>`
        select effective_on as "on", sum(amount_minor)::bigint as sum from allocation where debit_item_id = ${other}
        group by effective_on`.execute(tx),
    );
    expect(rows).toEqual([{ on: '2026-11-02', sum: 20n }]);
    // The one that took its place is undone like any other; what it replaced is not.
    await expect(release([second!])).rejects.toThrow('record.not-found');
    const { rows: live } = await company.run(({ tx }) =>
      sql<{ id: string }>`select id from allocation where continues_id = ${second!}`.execute(tx),
    );
    await release([live[0]!.id]);
    await isSound();
  });

  it('gives what hangs together one code when it closes, so that capitals sum to nothing', async () => {
    const items = [await invoice(100n), await invoice(70n), await invoice(30n)];
    const share = (at: number, amountMinor: bigint) => ({ itemId: items[at]!, amountMinor });
    const before = await lettered();
    const added = async () => (await lettered()).filter((text) => !before.includes(text));
    await pay([share(0, 60n)]);
    await pay([share(0, 40n), share(1, 20n)]);
    // The second payment closes the first invoice, not the second one: all of it is partial, under the same letters.
    expect((await added()).map((text) => text.slice(0, 3))).toEqual(['aae', 'aae']);
    await pay([share(2, 30n)]);
    await pay([share(1, 50n)]);
    expect(await added()).toEqual(['AAE F-7 F-7 F-8 F-8', 'AAF F-9']);
    const { rows } = await company.run(({ tx }) =>
      sql<{ code: string; minor: bigint }>`
        select l.code, sum(i.amount_minor)::bigint as minor from open_item i
        join lateral (select distinct t.code from allocation a join lettrage t on t.id = a.lettrage_id and not t.partial
          where i.id in (a.debit_item_id, a.credit_item_id) and a.reverses_id is null
            and not exists (select from allocation r where r.reverses_id = a.id)) l on true
        group by l.code`.execute(tx),
    );
    expect(rows.filter((row) => row.minor !== 0n)).toEqual([]);
    await isSound();
  });

  it('two at once, of one lettrage, leave nothing of it', async () => {
    const [one, two] = [await invoice(10n), await invoice(10n)];
    const both = await pay([
      { itemId: one, amountMinor: 10n },
      { itemId: two, amountMinor: 10n },
    ]);
    const before = await lettered();
    await release(both);
    expect(await lettered()).toEqual(before.filter((text) => !text.includes('F-10')));
    await company.run(async (context) => {
      const { rows } = await sql<{ id: string }>`
        select id from open_item where open_minor = -20`.execute(context.tx);
      const effectiveOn = plainDate('2026-11-03');
      await allocate(context, [
        { debitItemId: one, creditItemId: rows[0]!.id, amountMinor: 10n, effectiveOn },
        { debitItemId: two, creditItemId: rows[0]!.id, amountMinor: 10n, effectiveOn },
      ]);
    });
    await isSound();
  });
});
