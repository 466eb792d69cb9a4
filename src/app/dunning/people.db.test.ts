import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { reportDelivery } from '../messages/index.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { addContact, markBounced, readCustomer } from '../party/index.ts';
import {
  approveDrafts,
  listDrafts,
  listPolicies,
  planReminders,
  prepareRun,
  readCustomerRules,
  readDraft,
  saveCustomerRules,
  savePolicy,
} from './index.ts';
import { listExcluded } from './read-run.ts';
import { editRecipients } from './review.ts';

let company: RemindingCompany;
let server: TestMailServer;

const person = (email: string, orderRefs: string[] = [], roles: 'billing'[] = ['billing']) => ({
  name: '',
  roles,
  email,
  phone: '',
  language: 'fr' as const,
  orderRefs,
});
const order = async (partyId: string, number: string, reference: string): Promise<string> => {
  const today = plainDate(company.clock.today('Europe/Paris'));
  const { itemId } = await company.run((context) =>
    recordInvoice(context, {
      partyId,
      kind: 'invoice',
      number,
      issuedOn: addDays(today, -35),
      dueOn: addDays(today, -5),
      currency: EUR,
      totalMinor: 120_000n,
      reference,
    }),
  );
  return itemId;
};
const draftsOf = async (runId: string, partyId: string) =>
  (await company.run((context) => listDrafts(context, { id: runId }))).drafts.filter(
    (one) => one.partyId === partyId && one.state === 'proposed',
  );
const send = async (runId: string, drafts: readonly { id: string; version: number }[]): Promise<void> => {
  await company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: drafts.map(({ id, version }) => ({ id, version })),
    }),
  );
  await company.workOff();
};
const attempts = (partyId: string) =>
  company.run((context) =>
    context.tx
      .selectFrom('reminder_attempt')
      .select(['id', 'state', 'outbound_id'])
      .where('org_id', '=', context.org)
      .where('party_id', '=', partyId)
      .execute(),
  );

describe('several persons of one role', () => {
  beforeAll(async () => {
    server = await startMailServer();
    company = await createRemindingCompany();
    await company.connectMail(server.port);
  });
  afterAll(async () => {
    await company.close();
    await server.close();
  });
  beforeEach(() => {
    server.received.length = 0;
    server.refuse.clear();
  });
  let no = 0;
  const twoReaders = async (): Promise<{ partyId: string; a: string; b: string }> => {
    no += 1;
    const [a, b] = [`anne${no}@client.example`, `bruno${no}@client.example`];
    const partyId = await company.addCustomer({
      name: `Client ${no}`,
      contacts: [person(a), person(b), person(a.toUpperCase())],
    });
    await company.invoice(partyId, `FA-${no}`, 5);
    return { partyId, a, b };
  };

  it('get one message addressed to all of them, as one attempt; the review shows them', async () => {
    const { partyId, a, b } = await twoReaders();
    const runId = await company.prepare();
    const drafts = await draftsOf(runId, partyId);
    expect(drafts).toHaveLength(1);
    const shown = await company.run((context) => readDraft(context, drafts[0]!.id));
    expect(shown.mail?.to).toEqual([a, b]);
    await send(runId, drafts);
    expect(server.received.map((one) => [...one.to].sort())).toEqual([[a, b]]);
    expect(await attempts(partyId)).toMatchObject([{ state: 'accepted' }]);
    // Once done, neither is written to again.
    expect(await draftsOf(await company.prepare(), partyId)).toEqual([]);
  });

  it('the address that came back between review and sending is left out, the other gets the mail', async () => {
    const { partyId, a, b } = await twoReaders();
    const runId = await company.prepare();
    const drafts = await draftsOf(runId, partyId);
    await company.run((context) => markBounced(context, a));
    await send(runId, drafts);
    expect(server.received.map((one) => one.to)).toEqual([[b]]);
    expect(await attempts(partyId)).toMatchObject([{ state: 'accepted' }]);
  });

  it('one of them refused by the server: it is flagged, the step is done by the other, nothing leaves twice', async () => {
    const { partyId, a, b } = await twoReaders();
    const runId = await company.prepare();
    server.refuse.set(a, 550);
    await send(runId, await draftsOf(runId, partyId));
    expect(server.received.map((one) => one.to)).toEqual([[b]]);
    expect(await attempts(partyId)).toMatchObject([{ state: 'accepted' }]);
    const { contacts } = await company.run((context) => readCustomer(context, partyId));
    expect(contacts.map((one) => [one.email, one.isBounced])).toEqual([
      [a, true],
      [b, false],
      [a, true],
    ]);
    await company.workOff();
    expect(server.received).toHaveLength(1);
  });

  it('refused while the copy is taken: the address is flagged, so that the copy does not leave again every day', async () => {
    no += 1;
    const a = `anne${no}@client.example`;
    const partyId = await company.addCustomer({ name: `Client ${no}`, contacts: [person(a)] });
    await company.invoice(partyId, `FA-${no}`, 5);
    const runId = await company.prepare();
    const [draft] = await draftsOf(runId, partyId);
    const recipients = { to: [a], cc: ['direction@client.example'] };
    await company.run((context) =>
      editRecipients(context, { id: draft!.id, version: draft!.version, recipients }),
    );
    server.refuse.set(a, 550);
    await send(runId, await draftsOf(runId, partyId));
    expect(await attempts(partyId)).toMatchObject([{ state: 'failed' }]);
    const { contacts } = await company.run((context) => readCustomer(context, partyId));
    expect(contacts.map((one) => one.isBounced)).toEqual([true]);
  });

  it('told later that one did not get it, the step stays done; told of both, it is free again', async () => {
    const { partyId, a, b } = await twoReaders();
    const runId = await company.prepare();
    await send(runId, await draftsOf(runId, partyId));
    const [attempt] = await attempts(partyId);
    const bounced = (recipient: string) =>
      company.run((context) =>
        reportDelivery(context, company.hooks, attempt!.outbound_id!, {
          fate: 'bounced',
          recipient,
          words: '550 unknown',
        }),
      );
    await bounced(a);
    expect(await attempts(partyId)).toMatchObject([{ state: 'accepted' }]);
    await bounced(b);
    expect(await attempts(partyId)).toMatchObject([{ state: 'bounced' }]);
  });

  it('of an order: each message goes to who answers for it, in one contact of the budget', async () => {
    const partyId = await company.addCustomer({
      name: 'Chantiers',
      contacts: [person('siege@chantiers.example'), person('nord@chantiers.example', ['PO-7*', 'po-7*'], [])],
    });
    await company.run(async (context) => {
      const rules = await readCustomerRules(context, partyId);
      await saveCustomerRules(context, { ...rules, id: partyId, grouping: 'order' });
    });
    await order(partyId, 'FO-1', 'PO-712');
    await order(partyId, 'FO-2', 'PO-9');
    await company.run((context) =>
      addContact(context, { id: partyId, ...person('sud@chantiers.example', ['PO-8']) }),
    );
    const runId = await company.prepare();
    const drafts = await draftsOf(runId, partyId);
    expect(drafts).toHaveLength(2);
    await send(runId, drafts);
    expect(server.received.map((one) => one.to.join()).sort()).toEqual([
      'nord@chantiers.example',
      'siege@chantiers.example',
    ]);
    const { contacts } = await company.run((context) => readCustomer(context, partyId));
    expect(contacts.map((one) => one.orderRefs)).toEqual([[], ['po-7*'], ['PO-8']]);
  });
});

describe('the options of a preparation', () => {
  beforeEach(async () => {
    server = await startMailServer();
    company = await createRemindingCompany();
    await company.connectMail(server.port);
  });
  afterEach(async () => {
    await company.close();
    await server.close();
  });

  it('grace leaves out what is only just late, with its reason and day; the plan says the same', async () => {
    const partyId = await company.addCustomer({ contacts: [person('a@client.example')] });
    await company.invoice(partyId, 'FA-OLD', 20);
    await company.invoice(partyId, 'FA-NEW', 4);
    const selection = { graceDays: 10 };
    const { runId } = await company.run((context) => prepareRun(context, context.today, { selection }));
    const [draft] = await draftsOf(runId, partyId);
    expect(draft).toMatchObject({ itemCount: 1, totalMinor: '120000' });
    const { excluded } = await company.run((context) => listExcluded(context, { id: runId }));
    expect(excluded).toMatchObject([{ code: 'grace', numbers: ['FA-NEW'], nextOn: '2026-11-30' }]);
    const plan = await company.run((context) => planReminders(context, context.today, selection));
    expect(plan.leftOut).toMatchObject([{ code: 'grace', number: 'FA-NEW', nextOn: '2026-11-30' }]);
    expect(plan.drafts).toHaveLength(1);
  });

  it('groups and levels restrict who is prepared', async () => {
    const chosen = await company.addCustomer({
      name: 'Groupe Est',
      debtorGroup: 'Est',
      contacts: [person('est@client.example')],
    });
    const other = await company.addCustomer({ name: 'Autre', contacts: [person('autre@client.example')] });
    await company.invoice(chosen, 'FA-1', 5);
    await company.invoice(other, 'FA-2', 5);
    const { runId } = await company.run((context) =>
      prepareRun(context, context.today, { selection: { debtorGroups: ['Est'] } }),
    );
    expect(await draftsOf(runId, chosen)).toHaveLength(1);
    expect(await draftsOf(runId, other)).toEqual([]);
  });

  it('books what its messages announce under the posting date, refused in a closed period', async () => {
    await company.run((context) =>
      context.tx
        .insertInto('late_rate')
        .values({
          org_id: context.org,
          semester: '2026-2',
          ecb_percent: '2.15',
          legal_percent: '2.62',
          recorded_by: 'Claire',
        })
        .execute(),
    );
    const [policy] = (await company.run(listPolicies)).policies;
    const partyId = await company.addCustomer({ contacts: [person('a@client.example')] });
    await company.invoice(partyId, 'FA-1', 40);
    await company.run((context) =>
      savePolicy(context, {
        ...policy!,
        steps: policy!.steps.map((step) =>
          step.code === 'reminder-1' ? { ...step, charges: 'announce' as const } : step,
        ),
      }),
    );
    const postingOn = plainDate('2026-11-20');
    await expect(
      company.run((context) => prepareRun(context, context.today, { postingOn: addDays(context.today, 1) })),
    ).rejects.toMatchObject({ findings: [{ code: 'dunning.posting-after-messages', path: 'postingOn' }] });
    const { runId } = await company.run((context) => prepareRun(context, context.today, { postingOn }));
    await send(runId, await draftsOf(runId, partyId));
    expect(server.received).toHaveLength(1);
    const booked = await company.run((context) =>
      context.tx
        .selectFrom('open_item as i')
        .innerJoin('journal_entry as e', (join) =>
          join.onRef('e.org_id', '=', 'i.org_id').onRef('e.id', '=', 'i.entry_id'),
        )
        .select(['i.number', 'i.amount_minor', 'e.entry_on'])
        .where('i.org_id', '=', context.org)
        .where('i.kind', '=', 'late_charge')
        .execute(),
    );
    // 40 € (D441-5) and 1 200 € × 12.15 % × 40 ÷ 365 = 15.98 €.
    expect(booked).toEqual([{ number: 'FA-1-FR', amount_minor: 5_598n, entry_on: '2026-11-20' }]);
    await company.run((context) =>
      context.tx
        .insertInto('period_lock')
        .values({
          org_id: context.org,
          id: '0191d0b0-0000-7000-8000-000000000001',
          journal: '',
          kind: 'soft',
          until_on: '2026-11-21',
          reason: '',
          recorded_by: 'Claire',
        })
        .execute(),
    );
    await expect(
      company.run((context) => prepareRun(context, context.today, { postingOn })),
    ).rejects.toMatchObject({ findings: [{ code: 'ledger.period-locked', path: 'postingOn' }] });
  });
});
