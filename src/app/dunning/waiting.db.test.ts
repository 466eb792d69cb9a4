import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { createUser, setRole } from '../../shell/directory/index.ts';
import { newId } from '../../shell/ids.ts';
import { assignDispute } from '../openitems/holding.ts';
import {
  addHold,
  addPromise,
  allocate,
  liftHold,
  openDispute,
  reverseAllocations,
} from '../openitems/index.ts';
import { mergeCustomers } from '../party/merge-customers.ts';
import { recordPayment, reversePayment } from '../payments/index.ts';
import { readStanding } from '../receivables/standing.ts';
import { readTimeline } from '../receivables/timeline.ts';
import { approveDrafts, createSettleTick, explainItems, listDrafts } from './index.ts';
import { reopenSteps } from './reopen-steps.ts';

/** What keeps an invoice waiting, and for how much; on Monday 23 November 2026. */

const MONDAY = '2026-11-23T08:00:00Z';
let company: RemindingCompany;
let server: TestMailServer;
beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany({ now: MONDAY });
  await company.connectMail(server.port);
});
afterAll(async () => {
  await company.close();
  await server.close();
});
beforeEach(() => company.clock.set(MONDAY));

let count = 0;
const debtor = async (daysLate = 4, totalMinor = 120_000n) => {
  count += 1;
  const partyId = await company.addCustomer({ name: `Client ${count}`, contacts: [contact(count)] });
  return { partyId, itemId: await company.invoice(partyId, `FA-${count}`, daysLate, totalMinor) };
};
const contact = (i: number, email = `compta${i}@client.example`) => ({
  name: '',
  roles: ['billing' as const],
  email,
  phone: '',
  language: 'fr' as const,
});
const promise = (partyId: string, dueOn: string, amountMinor = '120000') =>
  company.run((context) =>
    addPromise(context, { partyId, itemIds: [], amountMinor, currency: EUR, dueOn, note: '' }),
  );
const pay = ({ partyId, itemId }: { partyId: string; itemId: string }, amountMinor: bigint, on: string) =>
  company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: plainDate(on),
      currency: EUR,
      amountMinor,
      reference: '',
      note: '',
      shares: [{ itemId, amountMinor }],
    }),
  );
const standingOf = async (partyId: string) => {
  const [one] = await company.run((context) => explainItems(context, [partyId]));
  if (one === undefined) throw new Error('nothing is open');
  return {
    asked: one.standing.draft?.totalMinor ?? null,
    code: one.standing.exclusion?.code ?? null,
    nextOn: one.standing.on,
    item: one.item,
  };
};
const settle = () => createSettleTick(() => company.ports.sendJob).run(company.work);
const statesOf = async (partyId: string) => {
  const { rows } = await company.run(({ tx, org }) =>
    sql<{
      state: string;
    }>`select state from promise_to_pay where org_id = ${org} and party_id = ${partyId} order by due_on`.execute(
      tx,
    ),
  );
  return rows.map((row) => row.state);
};

describe('a promise', () => {
  it('holds again when a new date was given after a missed one', async () => {
    const one = await debtor();
    const { partyId } = one;
    await promise(partyId, '2026-11-24');
    company.clock.set('2026-12-02T08:00:00Z');
    await settle();
    expect(await statesOf(partyId)).toEqual(['broken']);
    expect((await standingOf(partyId)).code).not.toBe('promise');
    await promise(partyId, '2026-12-15');
    expect(await standingOf(partyId)).toMatchObject({ asked: null, code: 'promise' });
  });

  it('paid early leaves the rest to be asked for: 400 € of 1 200 €', async () => {
    const one = await debtor();
    const { partyId } = one;
    await promise(partyId, '2026-12-15', '40000');
    expect((await standingOf(partyId)).asked).toBe(80_000n);
    await pay(one, 40_000n, '2026-11-23');
    expect((await standingOf(partyId)).asked).toBe(80_000n);
  });

  it('is kept by its own money: one payment does not keep two', async () => {
    const one = await debtor();
    const { partyId } = one;
    await promise(partyId, '2026-11-24', '40000');
    await promise(partyId, '2026-11-27', '40000');
    await pay(one, 40_000n, '2026-11-23');
    company.clock.set('2026-11-30T08:00:00Z');
    await settle();
    expect(await statesOf(partyId)).toEqual(['kept', 'broken']);
  });

  it('is kept when the bank had it in time and told us late; part of it keeps part', async () => {
    const one = await debtor();
    const { partyId } = one;
    await promise(partyId, '2026-11-24', '40000');
    company.clock.set('2026-11-25T08:00:00Z');
    await settle();
    expect(await statesOf(partyId)).toEqual(['broken']);
    await pay(one, 10_000n, '2026-11-24');
    await settle();
    expect(await statesOf(partyId)).toEqual(['part_kept']);
    const { paymentId } = await pay(one, 30_000n, '2026-11-25');
    await settle();
    expect(await statesOf(partyId)).toEqual(['kept']);
    await company.run((context) => reversePayment(context, paymentId, 'Rejet'));
    await settle();
    expect(await statesOf(partyId)).toEqual(['part_kept']);
  });
});

describe('part of an invoice', () => {
  it('rests until its day, the others go on; never more than is open', async () => {
    const { partyId, itemId } = await debtor();
    const hold = { partyId, itemId, reason: 'Retenue de garantie', untilOn: '2026-12-31' };
    await expect(
      company.run((context) => addHold(context, { ...hold, amountMinor: '120001' })),
    ).rejects.toMatchObject({ findings: [{ code: 'openitems.above-open', path: 'amountMinor' }] });
    await company.run((context) => addHold(context, { ...hold, amountMinor: '6000' }));
    expect((await standingOf(partyId)).asked).toBe(114_000n);
    const { holds } = await company.run((context) => readStanding(context, partyId, null));
    expect(holds).toMatchObject([{ amountMinor: '6000', currency: 'EUR' }]);
    await company.run((context) =>
      addHold(context, { ...hold, amountMinor: '114000', untilOn: '2026-11-30' }),
    );
    expect(await standingOf(partyId)).toMatchObject({ asked: null, code: 'hold', nextOn: '2026-12-01' });
  });

  it('is of an invoice of this customer', async () => {
    const [one, other] = [await debtor(), await debtor()];
    await expect(
      company.run((context) =>
        addHold(context, { partyId: one.partyId, itemId: other.itemId, reason: 'x', untilOn: null }),
      ),
    ).rejects.toMatchObject({ code: 'record.not-found' });
  });
});

describe('a payment of two invoices, one of them the wrong one', () => {
  it('is put right without counting for what was promised since', async () => {
    const { partyId, itemId } = await debtor();
    const [wrong, right] = [
      await company.invoice(partyId, 'FA-faux', 4),
      await company.invoice(partyId, 'FA-juste', 4),
    ];
    const { allocationIds } = await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId,
        receivedOn: plainDate('2026-11-23'),
        currency: EUR,
        amountMinor: 170_000n,
        reference: '',
        note: '',
        shares: [
          { itemId, amountMinor: 50_000n },
          { itemId: wrong, amountMinor: 120_000n },
        ],
      }),
    );
    company.clock.set('2026-11-23T09:00:00Z');
    await company.run((context) =>
      addPromise(context, {
        partyId,
        itemIds: [itemId],
        amountMinor: '70000',
        currency: EUR,
        dueOn: '2026-12-10',
        note: '',
      }),
    );
    company.clock.set('2026-11-23T10:00:00Z');
    await company.run(async (context) => {
      const { credit_item_id: payment } = await context.tx
        .selectFrom('allocation')
        .select('credit_item_id')
        .where('org_id', '=', context.org)
        .where('id', '=', allocationIds[1]!)
        .executeTakeFirstOrThrow();
      await reverseAllocations(context, [allocationIds[1]!]);
      await allocate(context, [
        {
          debitItemId: right,
          creditItemId: payment,
          amountMinor: 120_000n,
          effectiveOn: plainDate('2026-11-23'),
        },
      ]);
    });
    // What its other share settled was known before: it is no new money, and 700 € are promised still.
    const found = await company.run((context) => explainItems(context, [partyId]));
    const { standing } = found.find(({ item }) => item.itemId === itemId)!;
    expect(standing.exclusion).toMatchObject({ code: 'promise', params: { amount: '70000' } });
  });
});

describe('a customer kept twice', () => {
  const merged = async () => {
    const survivor = await debtor();
    const duplicate = await debtor();
    await company.run((context) =>
      mergeCustomers(context, { id: survivor.partyId, duplicateId: duplicate.partyId }),
    );
    return { survivor, duplicate };
  };

  it('is suspended as one, and never reminded as one', async () => {
    const { survivor, duplicate } = await merged();
    expect((await standingOf(duplicate.partyId)).asked).toBe(120_000n);
    await company.run((context) =>
      addHold(context, { partyId: survivor.partyId, itemId: null, reason: 'Accord', untilOn: null }),
    );
    expect(await standingOf(duplicate.partyId)).toMatchObject({ asked: null, code: 'hold' });
    const other = await merged();
    await company.run(({ tx, org }) =>
      tx
        .updateTable('customer')
        .set({ no_reminder_reason: 'Client du dirigeant' })
        .where('org_id', '=', org)
        .where('party_id', '=', other.survivor.partyId)
        .execute(),
    );
    expect((await standingOf(other.duplicate.partyId)).code).toBe('customer-blocked');
  });

  it('is written to once: a message to one record keeps the other silent', async () => {
    const { survivor, duplicate } = await merged();
    const runId = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    const mine = drafts.filter((draft) => draft.partyId === survivor.partyId);
    await company.run((context) =>
      approveDrafts(context, company.handOverJob, {
        runId,
        drafts: mine.map(({ id, version }) => ({ id, version })),
      }),
    );
    await company.workOff();
    expect(await standingOf(duplicate.partyId)).toMatchObject({ asked: null, code: 'contact-gap' });
  });
});

describe('a letter that waits for the printer', () => {
  it('keeps the next step away, however long it waits', async () => {
    const partyId = await company.addCustomer({ name: 'Sans e-mail', contacts: [] });
    await company.invoice(partyId, 'FA-L-1', 4);
    const runId = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    const draft = drafts.find((one) => one.partyId === partyId);
    expect(draft?.channel).toBe('letter');
    await company.run((context) =>
      approveDrafts(context, company.handOverJob, {
        runId,
        drafts: [{ id: draft!.id, version: draft!.version }],
      }),
    );
    await company.workOff();
    // Three weeks later the second reminder is old enough, and the first one has not left.
    company.clock.set('2026-12-14T08:00:00Z');
    const { asked, code, nextOn } = await standingOf(partyId);
    expect([asked, code]).toEqual([null, 'waiting']);
    expect(nextOn! > '2026-12-14').toBe(true);
  });
});

describe('the story of a customer', () => {
  const eventsOf = async (partyId: string) =>
    (await company.run((context) => readTimeline(context, { id: partyId }, {}))).events;

  it('tells days by the clock of the company: half past midnight in Paris is that day', async () => {
    const { partyId } = await debtor();
    const { id } = await company.run((context) =>
      addHold(context, { partyId, itemId: null, reason: 'Accord', untilOn: null }),
    );
    company.clock.set('2026-11-23T23:30:00Z');
    await company.run((context) => liftHold(context, id));
    expect((await eventsOf(partyId)).filter((one) => one.kind === 'hold-lifted')).toMatchObject([
      { on: '2026-11-24' },
    ]);
  });

  it('says that a mail server refused a mail for good, and nothing of one that asked to wait', async () => {
    const told = async (answer: number): Promise<string[]> => {
      const { partyId } = await debtor();
      const email = `compta${count}@client.example`;
      server.refuse.set(email, answer);
      const runId = await company.prepare();
      const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
      const mine = drafts.filter((one) => one.partyId === partyId && one.state === 'proposed');
      await company.run((context) =>
        approveDrafts(context, company.handOverJob, {
          runId,
          drafts: mine.map(({ id, version }) => ({ id, version })),
        }),
      );
      await company.workOff();
      server.refuse.clear();
      return (await eventsOf(partyId))
        .filter((one) => one.kind === 'message-refused')
        .map((one) => one.detail);
    };
    expect(await told(450)).toEqual([]);
    expect(await told(550)).toEqual([`compta${count}@client.example`]);
  });
});

describe('what another system had reached', () => {
  it('stands again when our reminder comes back', async () => {
    const { partyId, itemId } = await debtor(40);
    await company.run(({ tx, org }) =>
      tx
        .updateTable('open_item')
        .set({ last_step: 'reminder-2', last_reminded_on: addDays(plainDate('2026-11-23'), -25) })
        .where('org_id', '=', org)
        .where('id', '=', itemId)
        .execute(),
    );
    const runId = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    const draft = drafts.find((one) => one.partyId === partyId);
    expect(draft?.stepCode).toBe('reminder-3');
    await company.run((context) =>
      approveDrafts(context, company.handOverJob, {
        runId,
        drafts: [{ id: draft!.id, version: draft!.version }],
      }),
    );
    await company.workOff();
    const { rows } = await company.run(({ tx, org }) =>
      sql<{
        id: string;
      }>`update reminder_attempt set state = 'bounced' where org_id = ${org} and party_id = ${partyId} returning id`.execute(
        tx,
      ),
    );
    await company.run((context) => reopenSteps(context, rows[0]!.id));
    const { item } = await standingOf(partyId);
    expect(item.completed.map((step) => step.stepCode)).toContain('reminder-2');
    expect(item.completed.map((step) => step.stepCode)).not.toContain('reminder-3');
  });
});

describe('a mail that two customers may have written', () => {
  it('keeps both silent until somebody has said whose it is', async () => {
    const shared = 'groupe@client.example';
    const ids = [];
    for (const i of [1, 2]) {
      const partyId = await company.addCustomer({ name: `Filiale ${i}`, contacts: [contact(i, shared)] });
      await company.invoice(partyId, `GR-${i}`, 4);
      ids.push(partyId);
    }
    await company.run(({ tx, org, now }) =>
      sql`insert into inbound_message (org_id, id, message_id, uid_validity, uid, kind, sender, sent_at, size, state, recorded_at)
        values (${org}, ${newId()}, '<1@client.example>', '1', 1, 'reply', ${shared}, ${now}, 10, 'to-sort', ${now})`.execute(
        tx,
      ),
    );
    for (const id of ids) expect((await standingOf(id)).code).toBe('unread-reply');
  });
});

describe('who settles a dispute', () => {
  it('is whoever answers for the customer, or somebody of the company who is named', async () => {
    const [leila, marc] = await Promise.all(
      ['Leïla', 'Marc'].map(async (name) => {
        const email = `${name === 'Marc' ? 'marc' : 'leila'}@atelier.example`;
        const user = await createUser(company.database, {
          email,
          name,
          password: 'quatre chevaux verts',
          locale: 'fr',
        });
        await setRole(company.database, company.org, user.id, 'accountant');
        return user.id;
      }),
    );
    const { partyId, itemId } = await debtor();
    await company.run(({ tx, org }) =>
      tx
        .updateTable('customer')
        .set({ owner_id: leila! })
        .where('org_id', '=', org)
        .where('party_id', '=', partyId)
        .execute(),
    );
    const { id } = await company.run((context) =>
      openDispute(context, { itemId, amountMinor: '100', reason: 'Un plan est rayé', category: 'quality' }),
    );
    const followed = async () =>
      (await company.run((context) => readStanding(context, partyId, null))).disputes.map(
        (one) => one.ownerName,
      );
    expect(await followed()).toEqual(['Leïla']);
    await company.run((context) => assignDispute(context, { id, ownerId: marc! }));
    expect(await followed()).toEqual(['Marc']);
    await expect(
      company.run((context) => assignDispute(context, { id, ownerId: newId() })),
    ).rejects.toMatchObject({ findings: [{ code: 'organization.owner-is-no-member' }] });
    await company.run((context) => assignDispute(context, { id, ownerId: null }));
    expect(await followed()).toEqual(['']);
  });
});
