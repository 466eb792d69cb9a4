import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, noResend, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { DEFAULT_LIMITS } from '../../core/dunning/index.ts';
import { EUR } from '../../core/money/index.ts';
import { newId } from '../../shell/ids.ts';
import { recordPayment } from '../payments/index.ts';
import {
  approveDrafts,
  assignClaim,
  explainItems,
  handOverApproved,
  listDrafts,
  listLapsing,
  noteTerm,
  readClaimTerm,
  readCurrent,
  readDraft,
  readTasks,
  recordCall,
  listPolicies,
  saveCustomerRules,
  saveLimits,
  saveUndo,
  showLimits,
  takeBack,
  undoTerm,
} from './index.ts';

/** Paris, winter: 08:00Z is 9:00. 2026-11-23 is a Monday. */
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
beforeEach(async () => {
  company.clock.set(MONDAY);
  server.received.length = 0;
  await company.run((context) => saveLimits(context, defaults));
});

const { budgets, hours, ...rest } = DEFAULT_LIMITS;
const defaults = {
  ...rest,
  isCarrier: false,
  budgets: { business: [...budgets.business], consumer: [...budgets.consumer] },
  hours: [...hours],
};

let customerNo = 0;
const customer = (kind: 'company' | 'individual' | 'public_body' = 'company'): Promise<string> => {
  customerNo += 1;
  return company.addCustomer({
    name: `Client ${customerNo}`,
    kind,
    ...(kind === 'individual' && { siren: '', siret: '', vatNumber: '' }),
    contacts: [
      { name: 'Anne', roles: ['billing'], email: `c${customerNo}@client.example`, phone: '', language: 'fr' },
    ],
  });
};

const draftOf = async (partyId: string, kind?: string) => {
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const found = drafts.find(
    (draft) =>
      draft.partyId === partyId && draft.state === 'proposed' && (kind === undefined || draft.kind === kind),
  );
  return found === undefined ? null : { runId, draft: found };
};
const approve = async (partyId: string) => {
  const found = await draftOf(partyId);
  if (found === null) throw new Error('no draft');
  const { runId, draft } = found;
  const answer = await company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: [{ id: draft.id, version: draft.version }],
    }),
  );
  return { ...answer, runId, draftId: draft.id };
};
const stateOf = async (draftId: string) => company.run((context) => readDraft(context, draftId));
const why = async (partyId: string) =>
  (await company.run((context) => explainItems(context, [partyId]))).map((one) => one.standing.exclusion);

/** What the page of an invoice keeps when its customer answers. */
const answers = (partyId: string, at: string): Promise<string> =>
  company.run(async ({ tx, org }) => {
    const [documentId, linkId, id] = [newId(), newId(), newId()];
    await sql`insert into sales_document (org_id, id, kind, state, party_id, content, currency, net_minor, gross_minor, created_by)
      values (${org}, ${documentId}, 'quote', 'draft', ${partyId}, '{}', 'EUR', 1, 1, 'test')`.execute(tx);
    await sql`insert into portal_link (org_id, id, document_id, expires_on, recorded_by)
      values (${org}, ${linkId}, ${documentId}, '2027-12-31', 'test')`.execute(tx);
    await sql`insert into portal_reply (org_id, id, link_id, document_id, kind, name, currency, email, ip, user_agent, recorded_at)
      values (${org}, ${id}, ${linkId}, ${documentId}, 'contact', 'Anne', 'EUR', 'x@y.example', '', '', ${at})`.execute(
      tx,
    );
    return id;
  });
const reads = (replyId: string): Promise<unknown> =>
  company.run(({ tx, org }) =>
    sql`insert into portal_reply_read (org_id, reply_id, read_by, read_at) values (${org}, ${replyId}, 'Claire', now())`.execute(
      tx,
    ),
  );

describe('a reply that nobody has read', () => {
  it('stops a message between approval and hand-over, and lets it go once read', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'R-1', 4);
    const { draftId } = await approve(partyId);
    const reply = await answers(partyId, '2026-11-23T08:00:00Z');
    expect(await company.workOff()).toBe(0);
    expect((await stateOf(draftId)).droppedCodes).toEqual(['unread-reply']);
    expect(await why(partyId)).toMatchObject([{ code: 'unread-reply', nextOn: '2026-11-30' }]);
    await reads(reply);
    await approve(partyId);
    expect(await company.workOff()).toBe(1);
  });

  it('stops one that waits in the outbox', async () => {
    await company.run((context) => saveUndo(context, 5));
    const partyId = await customer();
    await company.invoice(partyId, 'R-2', 4);
    await approve(partyId);
    expect(await company.workOff()).toBe(0);
    const reply = await answers(partyId, '2026-11-23T08:02:00Z');
    company.clock.set('2026-11-23T08:06:00Z');
    expect(await company.workOff()).toBe(0);
    expect(server.received).toHaveLength(0);
    await reads(reply);
    await company.run((context) => saveUndo(context, 0));
  });

  it('becomes a task of the home page after five business days, and still stops everything', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'R-3', 4);
    const reply = await answers(partyId, '2026-11-16T10:00:00Z');
    expect(await company.run(readTasks)).toMatchObject({ repliesWaiting: 1, replyDays: 5 });
    expect(await why(partyId)).toMatchObject([
      { code: 'unread-reply', params: { task: '2026-11-23' }, nextOn: '2026-11-24' },
    ]);
    expect(await draftOf(partyId)).toBeNull();
    await reads(reply);
    expect(await company.run(readTasks)).toMatchObject({ repliesWaiting: 0 });
  });
});

describe('quiet hours', () => {
  it('approved at 19:00 it leaves at nine on the next business day, dated that day', async () => {
    company.clock.set('2026-11-27T18:00:00Z');
    const partyId = await customer();
    await company.invoice(partyId, 'H-1', 4);
    const { leaves, draftId } = await approve(partyId);
    expect(leaves).toEqual({ at: '2026-11-30T08:00:00.000Z', isLater: true, timeZone: 'Europe/Paris' });
    expect((await company.run(readCurrent)).leaves).toEqual(leaves);
    expect(await company.workOff()).toBe(0);
    company.clock.set('2026-11-30T07:59:00Z');
    expect(await company.workOff()).toBe(0);
    company.clock.set('2026-11-30T08:00:00Z');
    expect(await company.workOff()).toBe(1);
    expect((await stateOf(draftId)).sendOn).toBe('2026-11-30');
  });

  it('counts the time to take back: at two minutes to noon it waits for two o’clock', async () => {
    await company.run((context) => saveUndo(context, 5));
    company.clock.set('2026-11-23T10:58:00Z');
    const partyId = await customer();
    await company.invoice(partyId, 'H-2', 4);
    const { leaves, runId } = await approve(partyId);
    expect(leaves).toMatchObject({ at: '2026-11-23T13:00:00.000Z', isLater: true });
    expect(await company.workOff()).toBe(0);
    // As long as it waits it can be taken back.
    expect(await company.run((context) => takeBack(context, { runId }))).toMatchObject({ takenBack: 1 });
    await company.run((context) => saveUndo(context, 0));
  });

  it('a sender that was away while the hour passed sends it the next morning, with that day in it', async () => {
    company.clock.set('2026-11-23T16:30:00Z');
    const partyId = await customer();
    await company.invoice(partyId, 'H-3', 4);
    const { draftId } = await approve(partyId);
    await handOverApproved(company.work, company.ports);
    // It was due at 17:30; the machine slept until 21:00.
    company.clock.set('2026-11-23T20:00:00Z');
    expect(await company.workOff()).toBe(0);
    expect(await company.workOff()).toBe(0);
    company.clock.set('2026-11-24T08:30:00Z');
    expect(await company.workOff()).toBe(1);
    expect(server.received).toHaveLength(1);
    expect((await stateOf(draftId)).sendOn).toBe('2026-11-24');
  });

  it('refuses hours that overlap', async () => {
    const wrong = { ...defaults, hours: [{ from: '12:00', to: '09:00' }] };
    await expect(company.run((context) => saveLimits(context, wrong))).rejects.toBeInstanceOf(Problem);
    expect(await company.run(showLimits)).toEqual(defaults);
  });
});

describe('the contact budget', () => {
  it('counts mails and calls, also those that nobody answered', async () => {
    const partyId = await customer('individual');
    // The steps of companies, calls among them, under the budget of consumers.
    const standard = (await company.run(listPolicies)).policies.find((one) => one.isDefault);
    await company.run((context) =>
      saveCustomerRules(context, {
        id: partyId,
        policyId: standard?.id ?? null,
        grouping: null,
        depositDays: null,
      }),
    );
    await company.invoice(partyId, 'B-1', 4);
    await approve(partyId);
    expect(await company.workOff()).toBe(1);
    company.clock.set('2026-11-24T08:00:00Z');
    await company.invoice(partyId, 'B-2', 40);
    await company.run(({ tx, org }) =>
      sql`update open_item set last_step = 'reminder-3', last_reminded_on = '2026-10-01' where org_id = ${org} and number = 'B-2'`.execute(
        tx,
      ),
    );
    const call = await draftOf(partyId, 'call');
    if (call === null) throw new Error('no call');
    const { id, version } = call.draft;
    await company.run((context) =>
      recordCall(context, noResend, { id, version, outcome: 'no-answer', note: '' }),
    );
    // A consumer: two contacts in a week; the call itself waits with the rest.
    expect(await draftOf(partyId)).toBeNull();
    expect(new Set((await why(partyId)).map((out) => out?.code))).toEqual(
      new Set(['contact-budget', 'waiting']),
    );
  });
});

describe('the term of a claim', () => {
  const itemOf = async (partyId: string, number: string, daysLate: number) =>
    company.invoice(partyId, number, daysLate);

  it('ends after two years for a consumer: never asked for, and nobody may decide otherwise', async () => {
    const partyId = await customer('individual');
    const itemId = await itemOf(partyId, 'P-1', 740);
    expect(await company.run((context) => readClaimTerm(context, itemId))).toMatchObject({
      term: { rule: 'consumer', because: 'start', isLapsed: true, isConsumer: true },
    });
    expect(await why(partyId)).toMatchObject([{ code: 'lapsed-consumer', nextOn: null }]);
    const asked = { itemId, kind: 'ask-anyway' as const, on: '2026-11-23', note: '' };
    await expect(company.run((context) => noteTerm(context, asked))).rejects.toBeInstanceOf(Problem);
  });

  it('runs anew from a part payment, whatever its amount (C. civ. 2240)', async () => {
    const partyId = await customer('individual');
    const itemId = await itemOf(partyId, 'P-2', 740);
    await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId,
        receivedOn: plainDate('2026-03-02'),
        currency: EUR,
        amountMinor: 1_000n,
        reference: 'VIR',
        note: '',
        shares: [{ itemId, amountMinor: 1_000n }],
      }),
    );
    expect(await company.run((context) => readClaimTerm(context, itemId))).toMatchObject({
      term: { because: 'part-payment', from: '2026-03-02', lastDay: '2028-03-02', isLapsed: false },
    });
    expect(await draftOf(partyId)).not.toBeNull();
  });

  it('of a company is left to a person, who may decide, and take it back', async () => {
    const partyId = await customer();
    const itemId = await itemOf(partyId, 'P-3', 1900);
    expect(await why(partyId)).toMatchObject([{ code: 'lapsed' }]);
    const before = await company.run(readTasks);
    expect(before.lapsed).toBeGreaterThan(0);
    const asked = { itemId, kind: 'ask-anyway' as const, on: '2026-11-23', note: 'accord du gérant' };
    await company.run((context) => noteTerm(context, asked));
    expect(await draftOf(partyId)).not.toBeNull();
    expect((await company.run(readTasks)).lapsed).toBe(before.lapsed - 1);
    const { term } = await company.run((context) => readClaimTerm(context, itemId));
    await company.run((context) => undoTerm(context, term?.events[0]?.id ?? ''));
    expect(await why(partyId)).toMatchObject([{ code: 'lapsed' }]);
    const after = await company.run((context) => readClaimTerm(context, itemId));
    expect(after.term?.events).toMatchObject([
      { kind: 'ask-anyway', isUndone: true, note: 'accord du gérant' },
    ]);
  });

  it('is told before it ends, the first to end first; an acknowledgement moves it away', async () => {
    const partyId = await customer('individual');
    const itemId = await itemOf(partyId, 'P-4', 600);
    const listed = async () =>
      (await company.run(listLapsing)).items.filter((item) => item.partyId === partyId);
    expect(await listed()).toMatchObject([{ number: 'P-4', rule: 'consumer', isLapsed: false }]);
    await company.run((context) =>
      noteTerm(context, { itemId, kind: 'acknowledgement', on: '2026-11-20', note: '' }),
    );
    expect(await listed()).toEqual([]);
    const all = (await company.run(listLapsing)).items.map((item) => item.lastDay);
    expect(all).toEqual([...all].sort());
  });

  it('ends after a year for a carrier (C. com. L133-6)', async () => {
    await company.run((context) => saveLimits(context, { ...defaults, isCarrier: true }));
    const partyId = await customer();
    const itemId = await itemOf(partyId, 'P-5', 400);
    expect(await company.run((context) => readClaimTerm(context, itemId))).toMatchObject({
      term: { rule: 'transport', isLapsed: true },
    });
    expect(await why(partyId)).toMatchObject([{ code: 'lapsed' }]);
  });

  it('against a public body runs anew from our written reminder, until four years after the year (loi 68-1250, art. 2)', async () => {
    const partyId = await customer('public_body');
    const itemId = await itemOf(partyId, 'P-6', 400);
    const term = async () => (await company.run((context) => readClaimTerm(context, itemId))).term;
    expect(await term()).toMatchObject({ rule: 'public', because: 'start', lastDay: '2029-12-31' });
    await approve(partyId);
    expect(await company.workOff()).toBe(1);
    expect(await term()).toMatchObject({ because: 'written-demand', lastDay: '2030-12-31' });
  });
});

describe('a claim that is not ours any more', () => {
  it('is left out everywhere, and its waiting message is taken back', async () => {
    const partyId = await customer();
    const itemId = await company.invoice(partyId, 'F-1', 4);
    const { draftId } = await approve(partyId);
    await company.run((context) => assignClaim(context, { itemId, assignedTo: 'Factofrance' }));
    expect(await company.workOff()).toBe(0);
    expect((await stateOf(draftId)).droppedCodes).toEqual(['assigned']);
    expect(await why(partyId)).toMatchObject([{ code: 'assigned' }]);
    expect(await draftOf(partyId)).toBeNull();
    await company.run((context) => assignClaim(context, { itemId, assignedTo: '' }));
    expect(await draftOf(partyId)).not.toBeNull();
  });
});

describe('bank data', () => {
  it('is fresh for two business days after the last thing it told', async () => {
    expect((await company.run(readCurrent)).freshness).toMatchObject({ bankDays: 2, isFresh: false });
  });
});
