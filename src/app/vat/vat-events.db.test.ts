import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { creditAll, itemOf, payItem, soldLines } from '../../../test/kit/vat.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { lockPeriod, unlockPeriod } from '../entries/lock-period.ts';
import { verifyBooks } from '../ledger/index.ts';
import { moveVatOnce, reverseWriteOff, writeOff } from '../openitems/index.ts';
import { allocatePayment } from '../payments/allocate-payment.ts';
import { recordPayment, reversePayment } from '../payments/index.ts';
import { readPaper } from './read-paper.ts';
import { readWaiting } from './waiting-vat.ts';

/** Payments in parts and on several days, discounts, credit notes and their undoing: VAT is pro rata to the cent throughout. */

const secrets = createSecretBox(randomBytes(32));
const ISSUED = plainDate('2026-09-28');
let company: TestCompany;
let customer: string;
beforeAll(async () => {
  company = await createTestCompany({ now: '2026-09-28T08:00:00Z' });
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

const kept = new Error('not kept');
const trying = (work: (context: Context) => Promise<void>): Promise<void> =>
  company
    .run(async (context) => {
      await work(context);
      throw kept;
    })
    .catch((cause: unknown) => {
      if (cause !== kept) throw cause;
    });

const releases = async ({ tx, org }: Context) =>
  tx
    .selectFrom('journal_entry')
    .select(['id', 'entry_on'])
    .where('org_id', '=', org)
    .where('source_kind', '=', 'vat_receipt')
    .orderBy('entry_on')
    .execute();

it('one event makes one entry a day: a payment with its discount, payments of two days', async () => {
  await trying(async (context) => {
    const now = { ...context, today: addDays(ISSUED, 20) };
    const { invoiceId } = await issueInvoice(context, customer, secrets, {
      lines: soldLines([['1000', '20', 'services']]),
    });
    const { id } = await itemOf(context, invoiceId);
    await moveVatOnce(now, async () => {
      await payItem(now, id, 57_600n, addDays(ISSUED, 20));
      await writeOff(now, { itemId: id, kind: 'discount', amountMinor: 2_400n, reason: '' });
    });
    expect(await releases(context)).toHaveLength(1);
    await moveVatOnce(now, async () => {
      await payItem(now, id, 12_000n, addDays(ISSUED, 1));
      await payItem(now, id, 12_000n, addDays(ISSUED, 5));
    });
    expect((await releases(context)).map((one) => one.entry_on)).toEqual([
      addDays(ISSUED, 1),
      addDays(ISSUED, 5),
      addDays(ISSUED, 20),
    ]);
    // A receipt of the first two days releases its own tenth of 200,00 €.
    const early = await readPaper(now, { from: ISSUED, to: addDays(ISSUED, 1) });
    expect(early.exactTaxMinor).toBe('2000');
  });
});

it('a payment of a locked month that is lettered later makes VAT fall due on the first open day, in the next return', async () => {
  await trying(async (context) => {
    const { invoiceId } = await issueInvoice(context, customer, secrets, {
      lines: soldLines([['1000', '20', 'services']]),
    });
    const { id } = await itemOf(context, invoiceId);
    const paidOn = addDays(ISSUED, 1);
    const { paymentId } = await recordPayment(
      { ...context, today: paidOn },
      {
        method: 'transfer',
        partyId: customer,
        receivedOn: paidOn,
        currency: EUR,
        amountMinor: 120_000n,
        reference: 'VIR',
        note: '',
        shares: 'none',
      },
    );
    const later = { ...context, today: plainDate('2026-10-10'), now: '2026-10-10T10:00:00Z' };
    await lockPeriod(later, { kind: 'soft', journal: '', untilOn: '2026-09-30', reason: 'TVA déclarée' });
    await allocatePayment(later, paymentId, [{ itemId: id, amountMinor: 120_000n }]);
    expect((await releases(context)).map((one) => one.entry_on)).toEqual(['2026-10-01']);
    const paper = async (from: string, to: string) => (await readPaper(later, { from, to })).exactTaxMinor;
    expect(await paper('2026-09-01', '2026-09-30')).toBe('0');
    expect(await paper('2026-10-01', '2026-10-31')).toBe('20000');
    expect(await itemOf(context, invoiceId)).toMatchObject({ open_minor: 0n });
    const proved = [{ leftMinor: 20_000n, expectedMinor: 20_000n, differenceMinor: 0n }];
    expect(await readWaiting(later, plainDate('2026-09-30'))).toMatchObject(proved);
    await unlockPeriod(later, { journal: '', reason: 'correction' });
    expect(await readWaiting(later, plainDate('2026-09-30'))).toMatchObject(proved);
    expect(await readWaiting(later, later.today)).toEqual([]);
    expect((await verifyBooks(later)).findings).toEqual([]);
    await reversePayment({ ...later, today: plainDate('2026-10-12') }, paymentId, 'rejet');
    expect((await verifyBooks(later)).findings).toEqual([]);
  });
});

it('any payments, discounts, credit notes and undoings release exactly the VAT, and both accounts prove it', async () => {
  const step = fc.record({
    do: fc.constantFrom('pay', 'pay twice', 'discount', 'waiver', 'undo', 'undo all'),
    at: fc.nat(1_000),
    later: fc.nat(12),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 100, max: 99_999 }),
      fc.constantFrom('20', '10', '5.5'),
      fc.array(step, { minLength: 1, maxLength: 7 }),
      fc.boolean(),
      async (cents, rate, steps, isCredited) => {
        await trying(async (context) => {
          const price = `${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
          const { id: documentId, invoiceId } = await issueInvoice(context, customer, secrets, {
            lines: soldLines([
              [price, rate, 'services'],
              ['33.33', '20', 'services'],
              ['7.77', '20', 'goods'],
            ]),
          });
          const { id } = await itemOf(context, invoiceId);
          const open = async () => (await itemOf(context, invoiceId)).open_minor;
          let today = ISSUED;
          const undo: ((now: Context) => Promise<void>)[] = [];
          const pay = async (now: Context, amountMinor: bigint, day = now.today) => {
            if (amountMinor <= 0n) return;
            const paymentId = await payItem(now, id, amountMinor, day);
            undo.push((later) => reversePayment(later, paymentId, 'rejet'));
          };
          for (const { do: what, at, later } of steps) {
            today = addDays(today, later);
            const now = { ...context, today, now: `${today}T10:00:00Z` };
            const part = ((await open()) * BigInt(at)) / 1_000n;
            const before = (await releases(context)).length;
            await moveVatOnce(now, async () => {
              if (what === 'pay') await pay(now, part);
              else if (what === 'pay twice') {
                await pay(now, part / 2n, addDays(ISSUED, at % (later + 1)));
                await pay(now, part / 3n);
              } else if (what === 'undo') await undo.splice(at % Math.max(1, undo.length), 1)[0]?.(now);
              else if (what === 'undo all') for (const one of undo.splice(0)) await one(now);
              else if (part > 0n) {
                const given = { itemId: id, kind: what, amountMinor: part, reason: 'accord' };
                const { writeOffId } = await writeOff(now, given);
                undo.push((after) => reverseWriteOff(after, writeOffId));
              }
            });
            expect((await releases(context)).length - before).toBeLessThanOrEqual(2);
            expect((await verifyBooks(now)).findings).toEqual([]);
          }
          const now = { ...context, today: addDays(today, 1), now: `${addDays(today, 1)}T10:00:00Z` };
          if (isCredited) await creditAll(now, documentId, secrets);
          await pay(now, await open());
          for (const span of [
            { from: '2026-09-01', to: '2026-09-30' },
            { from: '2026-10-01', to: '2026-12-31' },
          ]) {
            const { collected } = await readPaper(now, span);
            expect([collected.restMinor, collected.elsewhere]).toEqual(['0', []]);
          }
          const end = await readWaiting(now, now.today);
          expect(end.filter((one) => one.differenceMinor !== 0n)).toEqual([]);
          if (!isCredited) expect(end).toEqual([]);
        });
      },
    ),
    { numRuns: 15 },
  );
});
