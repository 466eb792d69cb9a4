import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordInvoice } from '../../src/app/invoicing/index.ts';
import { openBooks, verifyBooks } from '../../src/app/ledger/index.ts';
import { allocate, reverseAllocations, reverseWriteOff, writeOff } from '../../src/app/openitems/index.ts';
import { createOrganization } from '../../src/app/organization/index.ts';
import { createCustomer } from '../../src/app/party/index.ts';
import { attributePayment, recordPayment, reversePayment } from '../../src/app/payments/index.ts';
import { allocatePayment } from '../../src/app/payments/allocate-payment.ts';
import { readAgedBalance } from '../../src/app/receivables/index.ts';
import { permissions } from '../../src/contract/permissions.ts';
import { Problem } from '../../src/contract/problem.ts';
import { addDays, maxDate, plainDate, type PlainDate } from '../../src/core/calendar/index.ts';
import { EUR } from '../../src/core/money/index.ts';
import { openAt, type Allocation } from '../../src/core/openitems/index.ts';
import type { Context } from '../../src/shell/http/context.ts';
import type { OrgId } from '../../src/shell/ids.ts';
import { createTestCompany, newCustomer, type TestCompany } from '../kit/company.ts';

/** Random work in random order on the real database. Whatever is accepted or refused, the books stay sound. */

const START = plainDate('2026-06-15');
const CUSTOMERS = 3;

const which = fc.nat(1000);
const cents = fc.bigInt(1n, 400_000n);
const daysAgo = fc.nat(40);
const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('invoice' as const), which, cents, daysAgo, term: fc.nat(60) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('credit-note' as const), which, cents, daysAgo }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      which,
      cents,
      daysAgo,
      bookedLater: fc.nat(3),
      shares: fc.constantFrom('oldest-first' as const, 'none' as const, 'chosen' as const, 'exact' as const),
      known: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('allocate-payment' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('net' as const), which, cents }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write-off' as const),
      which,
      cents,
      kind: fc.constantFrom('rounding' as const, 'discount' as const, 'fee' as const, 'waiver' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask-again' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attribute' as const), which, oldest: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
});
afterAll(() => company.close());

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

type World = { org: OrgId; parties: string[]; today: PlainDate; documents: number };
type Item = {
  id: string;
  party_id: string;
  amount_minor: bigint;
  open_minor: bigint;
  issued_on: PlainDate;
  payment_id: string | null;
};

const run = <T>(world: World, body: (context: Context) => Promise<T>): Promise<T> =>
  company.inContext(
    {
      org: world.org,
      isDemo: false,
      actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Claire Morvan' },
      permissions: new Set(permissions),
      locale: 'fr',
      readOnly: false,
    },
    body,
  );

const items = async (context: Context): Promise<Item[]> =>
  (
    await sql<Item>`
      select id, party_id, amount_minor, open_minor, issued_on, payment_id from open_item order by issued_on, number, id`.execute(
      context.tx,
    )
  ).rows;

const act = async (world: World, context: Context, given: Command): Promise<void> => {
  const { today } = context;
  switch (given.do) {
    case 'invoice':
    case 'credit-note': {
      const issuedOn = addDays(today, -given.daysAgo);
      world.documents += 1;
      await recordInvoice(context, {
        partyId: pick(world.parties, given.which)!,
        kind: given.do === 'invoice' ? 'invoice' : 'credit_note',
        number: `D-${String(world.documents).padStart(4, '0')}`,
        issuedOn,
        dueOn: given.do === 'invoice' ? addDays(issuedOn, given.term) : issuedOn,
        currency: EUR,
        totalMinor: given.cents,
        reference: '',
      });
      return;
    }
    case 'pay': {
      const debts = (await items(context)).filter((item) => item.amount_minor > 0n && item.open_minor > 0n);
      const chosen = pick(debts, given.which);
      const exact = given.shares === 'exact' && chosen !== undefined;
      const amountMinor = exact ? chosen.open_minor : given.cents;
      const part = chosen !== undefined && chosen.open_minor < amountMinor ? chosen.open_minor : amountMinor;
      const receivedOn = addDays(today, -given.daysAgo);
      await recordPayment(context, {
        method: 'transfer',
        partyId: given.known ? pick(world.parties, given.which)! : null,
        receivedOn,
        bookedOn: addDays(receivedOn, Math.min(given.bookedLater, given.daysAgo)),
        currency: EUR,
        amountMinor,
        reference: `VIR ${world.documents}`,
        note: '',
        shares:
          given.shares === 'oldest-first' || given.shares === 'none'
            ? given.shares
            : chosen === undefined
              ? 'none'
              : [{ itemId: chosen.id, amountMinor: part }],
      });
      return;
    }
    case 'allocate-payment': {
      const paymentId = pick(
        (await items(context)).filter((item) => item.payment_id !== null),
        given.which,
      )?.payment_id;
      if (paymentId) await allocatePayment(context, paymentId, 'oldest-first');
      return;
    }
    case 'net': {
      const all = await items(context);
      const credit = pick(
        all.filter((item) => item.amount_minor < 0n && item.open_minor < 0n),
        given.which,
      );
      const debit = pick(
        all.filter((item) => item.amount_minor > 0n && item.party_id === credit?.party_id),
        given.which,
      );
      if (!credit || !debit) return;
      const least = debit.open_minor < -credit.open_minor ? debit.open_minor : -credit.open_minor;
      // Sometimes more than there is: refused.
      const amountMinor = given.cents % 3n === 0n ? given.cents : least;
      const effectiveOn = maxDate(debit.issued_on, credit.issued_on);
      await allocate(context, [{ debitItemId: debit.id, creditItemId: credit.id, amountMinor, effectiveOn }]);
      return;
    }
    case 'release': {
      const { rows } = await sql<{ id: string }>`
        select a.id from allocation a where a.reverses_id is null
          and not exists (select from allocation r where r.reverses_id = a.id) order by a.effective_on, a.id`.execute(
        context.tx,
      );
      const found = pick(rows, given.which);
      if (found) await reverseAllocations(context, [found.id]);
      return;
    }
    case 'reverse': {
      const { rows } = await sql<{ id: string }>`select id from payment order by received_on, id`.execute(
        context.tx,
      );
      const found = pick(rows, given.which);
      if (found) await reversePayment(context, found.id, 'impayé');
      return;
    }
    case 'write-off': {
      const item = pick(
        (await items(context)).filter((one) => one.open_minor !== 0n),
        given.which,
      );
      if (item === undefined) return;
      const size = item.open_minor < 0n ? -item.open_minor : item.open_minor;
      const part = given.kind === 'rounding' ? 1n + (given.cents % 100n) : given.cents;
      const least = part < size ? part : size;
      const amountMinor = item.open_minor < 0n ? -least : least;
      await writeOff(context, { itemId: item.id, kind: given.kind, amountMinor, reason: 'convenu' });
      return;
    }
    case 'ask-again': {
      const { rows } = await sql<{ id: string }>`
        select id from write_off where reverses_id is null order by written_on, id`.execute(context.tx);
      const found = pick(rows, given.which);
      if (found) await reverseWriteOff(context, found.id);
      return;
    }
    case 'attribute': {
      const { rows } = await sql<{ id: string }>`
        select id from payment where party_id is null and reversal_entry_id is null order by id`.execute(
        context.tx,
      );
      const found = pick(rows, given.which);
      const party = pick(world.parties, given.which)!;
      if (found) await attributePayment(context, found.id, party, given.oldest ? 'oldest-first' : 'none');
      return;
    }
    case 'wait':
      world.today = addDays(world.today, given.days);
      company.clock.set(`${world.today}T08:00:00Z`);
  }
};

const create = async (): Promise<World> => {
  company.clock.set(`${START}T08:00:00Z`);
  const org = await createOrganization(company.database, company.contextIn, [openBooks], {
    name: 'Atelier Morvan',
    isDemo: false,
    ownerId: null,
    ownerName: 'Claire Morvan',
    locale: 'fr',
  });
  const world: World = { org, parties: [], today: START, documents: 0 };
  for (let no = 0; no < CUSTOMERS; no += 1) {
    const customer = newCustomer({ code: `C${no}`, name: `Client ${no}` });
    world.parties.push(await run(world, (context) => createCustomer(context, customer)));
  }
  return world;
};

/** What core says was open of each party at the end of a day, from the facts alone. */
const openByParty = (
  all: readonly Item[],
  allocations: readonly Allocation[],
  on: PlainDate,
): Map<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const item of all) {
    const settled = { id: item.id, amountMinor: item.amount_minor, issuedOn: item.issued_on };
    const open = openAt(settled, allocations, on);
    if (open !== 0n) sums.set(item.party_id, (sums.get(item.party_id) ?? 0n) + open);
  }
  return sums;
};

const check = async (world: World): Promise<void> =>
  run(world, async (context) => {
    expect((await verifyBooks(context)).findings).toEqual([]);
    const all = await items(context);
    const { rows: allocations } = await sql<Allocation>`
      select debit_item_id as "debitItemId", credit_item_id as "creditItemId", amount_minor as "amountMinor",
        effective_on as "effectiveOn" from allocation`.execute(context.tx);
    for (const back of [0, 7, 31, 90]) {
      const asOf = addDays(context.today, -back);
      const expected = openByParty(all, allocations, asOf);
      const { currencies } = await readAgedBalance(context, { asOf });
      const shown = new Map(
        currencies.flatMap((one) => one.rows.map((row) => [row.customerId, BigInt(row.totalMinor)] as const)),
      );
      for (const party of world.parties)
        expect(shown.get(party) ?? 0n, `${party} ${asOf}`).toBe(expected.get(party) ?? 0n);
    }
  });

describe('whatever is done, in any order', () => {
  it('the books are sound, and the past is what the facts say', async () => {
    const refusals = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 12 }), async (program) => {
        const world = await create();
        for (const given of program) {
          try {
            await run(world, (context) => act(world, context, given));
            refusals.accepted += 1;
          } catch (error) {
            // An expected refusal leaves nothing behind; anything else is a fault.
            if (!(error instanceof Problem)) throw error;
            refusals.refused += 1;
          }
        }
        await check(world);
      }),
      { numRuns: 40, endOnFailure: false },
    );
    expect(refusals.accepted).toBeGreaterThan(refusals.refused);
    expect(refusals.refused).toBeGreaterThan(0);
  }, 240_000);
});
