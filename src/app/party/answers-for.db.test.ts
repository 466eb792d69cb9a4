import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { unreadReply } from '../../../test/kit/unread-reply.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { newId } from '../../shell/ids.ts';
import { listLapsing } from '../dunning/claim-terms.ts';
import { listDrafts, listExcluded, readTasks } from '../dunning/index.ts';
import { brokenPlans, makePlan } from '../dunning/plans/index.ts';
import { listInbox } from '../inbox/list.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { addHold, openDispute } from '../openitems/index.ts';
import { listReplies } from '../portal/list-replies.ts';
import { countCustomers, listCustomers } from '../receivables/list-customers.ts';
import { ownedParties } from './answers-for.ts';
import { readFacets } from './read-facets.ts';

/** Claire answers for Boréale alone, and settles a dispute of Cassis, for whom somebody else answers. */

const CLAIRE = '00000000-0000-7000-8000-000000000001';
const SOMEBODY = '00000000-0000-7000-8000-000000000002';
const MONDAY = '2026-11-23T08:00:00Z';

describe('lists of what somebody answers for', () => {
  let company: RemindingCompany;
  let boreale: string;
  let cassis: string;
  let runId: string;

  const customer = (name: string, email: string) =>
    company.addCustomer({
      name,
      contacts: [{ name: '', roles: ['billing'], email, phone: '', language: 'fr' }],
    });
  const ownedBy = (partyId: string, owner: string | null) =>
    company.run(({ tx, org }) =>
      sql`update customer set owner_id = ${owner} where org_id = ${org} and party_id = ${partyId}`.execute(
        tx,
      ),
    );
  const mailFrom = (sender: string, partyId: string | null, uid: number) =>
    company.run(({ tx, org, now }) =>
      sql`insert into inbound_message (org_id, id, message_id, uid_validity, uid, kind, sender, sent_at, size, state, party_id, recorded_at)
        values (${org}, ${newId()}, ${`<${uid}@client.example>`}, '1', ${uid}, 'reply', ${sender}, ${now}, 10,
          ${partyId === null ? 'to-sort' : 'kept'}, ${partyId}, ${now})`.execute(tx),
    );
  const brokenPlan = (partyId: string, itemId: string) =>
    company.run(async (context) => {
      const { id } = await makePlan(
        context,
        {
          partyId,
          itemIds: [itemId],
          instalments: [{ dueOn: context.today, amountMinor: 120_000n }],
          note: '',
        },
        'running',
      );
      await sql`update payment_plan set state = 'broken', ended_on = ${context.today}
        where org_id = ${context.org} and id = ${id}`.execute(context.tx);
    });
  const old = (partyId: string, number: string) =>
    company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'invoice',
        number,
        issuedOn: plainDate('2021-10-20'),
        dueOn: plainDate('2021-11-19'),
        currency: EUR,
        totalMinor: 50_000n,
        reference: '',
      }),
    );

  beforeAll(async () => {
    company = await createRemindingCompany({ now: MONDAY });
    boreale = await customer('Boréale', 'compta@boreale.example');
    cassis = await customer('Cassis', 'compta@cassis.example');
    await ownedBy(boreale, CLAIRE);
    await ownedBy(cassis, SOMEBODY);
    const items = [await company.invoice(boreale, 'B-1', 5), await company.invoice(cassis, 'C-1', 5)];
    const held = [
      await customer('Boréale Sud', 'b@sud.example'),
      await customer('Cassis Sud', 'c@sud.example'),
    ];
    await ownedBy(held[0]!, CLAIRE);
    for (const [at, partyId] of held.entries()) {
      await company.invoice(partyId, `S-${at}`, 5);
      await company.run((context) =>
        addHold(context, { partyId, itemId: null, reason: 'Accord', untilOn: null }),
      );
    }
    runId = await company.prepare();
    // Everything else that waits comes after: it would keep the reminders back.
    await old(boreale, 'B-2021');
    await old(cassis, 'C-2021');
    await unreadReply(company, boreale);
    await unreadReply(company, cassis);
    await mailFrom('compta@boreale.example', boreale, 1);
    await mailFrom('compta@cassis.example', cassis, 2);
    await mailFrom('compta@boreale.example', null, 3);
    await mailFrom('inconnu@client.example', null, 4);
    await brokenPlan(boreale, items[0]!);
    await brokenPlan(cassis, items[1]!);
    await company.run((context) =>
      openDispute(context, { itemId: items[1]!, amountMinor: '100', reason: 'Un plan', ownerId: null }),
    );
    await company.run(({ tx, org }) =>
      sql`update dispute set owner_id = ${CLAIRE} where org_id = ${org}`.execute(tx),
    );
  }, 60_000);
  afterAll(() => company.close());

  const names = <T>(list: readonly T[], of: (one: T) => string) => list.map(of).sort();

  it('are told to who answers for some, and to nobody else', async () => {
    expect((await company.run(readFacets)).owned).toBe(2);
    expect(await company.work.inTenant((context) => ownedParties(context))).toEqual(new Set());
  });

  it('hold the reminders to review, and what was left out, of those customers', async () => {
    const drafts = (mine?: 'yes') =>
      company.run((context) => listDrafts(context, { id: runId, ...(mine && { mine }) }));
    expect(names((await drafts()).drafts, (one) => one.customerName)).toEqual(['Boréale', 'Cassis']);
    const own = await drafts('yes');
    expect([own.total, ...names(own.drafts, (one) => one.customerName)]).toEqual([1, 'Boréale']);
    const out = (mine?: 'yes') =>
      company.run((context) => listExcluded(context, { id: runId, ...(mine && { mine }) }));
    expect(names((await out()).excluded, (one) => one.customerName)).toEqual(['Boréale Sud', 'Cassis Sud']);
    const left = await out('yes');
    expect([left.total, ...names(left.excluded, (one) => one.customerName)]).toEqual([1, 'Boréale Sud']);
    expect(left.counts.map((one) => one.count)).toEqual([1]);
  });

  it('hold their answers, on their pages and by mail, those too that they may have written', async () => {
    const replies = (mine: boolean) => company.run((context) => listReplies(context, { mine }));
    expect(await replies(false)).toMatchObject({ unread: 2, brokenPlans: 2 });
    const own = await replies(true);
    expect(own).toMatchObject({ unread: 1, brokenPlans: 1, replies: [{ partyName: 'Boréale' }] });
    const inbox = (mine: boolean) => company.run((context) => listInbox(context, { mine }));
    expect((await inbox(false)).unread).toBe(4);
    const mails = await inbox(true);
    expect(mails.unread).toBe(2);
    expect(names(mails.messages, (one) => `${one.state} ${one.sender}`)).toEqual([
      'kept compta@boreale.example',
      'to-sort compta@boreale.example',
    ]);
    const plans = await company.run((context) => brokenPlans(context, { mine: true }));
    expect(plans.map((one) => one.partyName)).toEqual(['Boréale']);
  });

  it('hold their claims that lapse', async () => {
    const lapsing = async (mine: boolean) =>
      names((await company.run((context) => listLapsing(context, { mine }))).items, (one) => one.number);
    expect(await lapsing(false)).toEqual(['B-2021', 'C-2021']);
    expect(await lapsing(true)).toEqual(['B-2021']);
  });

  it('hold these customers; of disputes, those that one settles oneself', async () => {
    const found = async (filter: { show?: 'disputed'; mine?: 'yes' }) => {
      const { customers } = await company.run((context) => listCustomers(context, filter));
      expect(await company.run((context) => countCustomers(context, filter))).toEqual({
        count: customers.length,
      });
      return names(customers, (one) => one.name);
    };
    expect(await found({})).toHaveLength(4);
    expect(await found({ mine: 'yes' })).toEqual(['Boréale', 'Boréale Sud']);
    expect(await found({ show: 'disputed', mine: 'yes' })).toEqual(['Cassis']);
    await company.run(({ tx, org }) =>
      sql`update dispute set owner_id = ${SOMEBODY} where org_id = ${org}`.execute(tx),
    );
    expect(await found({ show: 'disputed' })).toEqual(['Cassis']);
    expect(await found({ show: 'disputed', mine: 'yes' })).toEqual([]);
  });

  it('are what the tasks count', async () => {
    await company.run(({ tx, org }) =>
      sql`update dispute set owner_id = ${CLAIRE} where org_id = ${org}`.execute(tx),
    );
    expect(await company.run((context) => readTasks(context, { mine: true }))).toMatchObject({
      owned: 2,
      replies: 1,
      drafts: 1,
      brokenPlans: 1,
      disputes: 1,
      lapsing: 0,
      lapsed: 1,
    });
    expect(await company.run((context) => readTasks(context))).toMatchObject({
      replies: 2,
      drafts: 2,
      brokenPlans: 2,
      disputes: 1,
      lapsed: 2,
    });
  });
});
