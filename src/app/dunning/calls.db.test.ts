import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, noResend, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { addContact } from '../party/index.ts';
import { readStanding } from '../receivables/standing.ts';
import { explainItems, listDrafts, prepareRun, recordCall } from './index.ts';
import type { CallInput } from './call-follow-up.ts';

/** What a call leads to, on Monday 23 November 2026. */

let company: RemindingCompany;
const today = plainDate('2026-11-23');
beforeAll(async () => {
  company = await createRemindingCompany();
});
afterAll(() => company.close());

let count = 0;
/** Somebody who is to be called: everything else was written already. */
const toCall = async (contacts = [{ email: 'compta@client.example', phone: '01 02 03 04 05' }]) => {
  count += 1;
  const partyId = await company.addCustomer({ name: `Client ${count}`, contacts: [] });
  for (const one of contacts)
    await company.run((context) =>
      addContact(context, { id: partyId, name: 'Anne', roles: ['billing'], language: 'fr', ...one }),
    );
  const itemId = await company.invoice(partyId, `FA-${count}`, 40);
  await company.run(({ tx, org }) =>
    tx
      .updateTable('open_item')
      .set({ last_step: 'reminder-3', last_reminded_on: addDays(today, -12) })
      .where('org_id', '=', org)
      .where('id', '=', itemId)
      .execute(),
  );
  const { runId } = await company.run((context) => prepareRun(context, today));
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId);
  if (draft === undefined) throw new Error('no draft');
  expect(draft.kind).toBe('call');
  return { partyId, itemId, draft };
};
const record = (
  { id, version }: { id: string; version: number },
  said: Omit<CallInput, 'id' | 'version'>,
  ports = noResend,
) => company.run((context) => recordCall(context, ports, { id, version, ...said }));
const contactsOf = (partyId: string) =>
  company.run(({ tx, org }) =>
    tx
      .selectFrom('contact')
      .select(['id', 'email', 'phone', 'roles'])
      .where('org_id', '=', org)
      .where('party_id', '=', partyId)
      .orderBy('id')
      .execute(),
  );
const codeOf = async (partyId: string) =>
  (await company.run((context) => explainItems(context, [partyId]))).map(
    (one) => one.standing.exclusion?.code,
  );

describe('a call', () => {
  it('opens the dispute it heard of, and the formal notice waits for its end', async () => {
    const { partyId, itemId, draft } = await toCall();
    await expect(
      record(draft, {
        outcome: 'dispute',
        note: '',
        dispute: { itemId, amountMinor: '120000', category: 'quality' },
      }),
    ).rejects.toMatchObject({ findings: [{ code: 'dunning.dispute-without-words' }] });
    await record(draft, {
      outcome: 'dispute',
      note: 'Deux plans sont rayés',
      dispute: { itemId, amountMinor: '120000', category: 'quality' },
    });
    const { disputes } = await company.run((context) => readStanding(context, partyId, null));
    expect(disputes).toMatchObject([
      { category: 'quality', reason: 'Deux plans sont rayés', amountMinor: '120000' },
    ]);
    company.clock.set('2026-12-14T08:00:00Z');
    expect(await codeOf(partyId)).toEqual(['dispute']);
    company.clock.set('2026-11-23T08:00:00Z');
  });

  it('says whose promise it was', async () => {
    const { partyId, draft } = await toCall();
    await record(draft, {
      outcome: 'promise',
      note: 'Vendredi',
      promise: { dueOn: '2026-11-27', amountMinor: '120000' },
    });
    const { promises } = await company.run((context) => readStanding(context, partyId, null));
    expect(promises).toMatchObject([{ source: 'call', dueOn: '2026-11-27', note: 'Vendredi' }]);
  });

  it('stays to be made when somebody else answered; who it was is asked no more, who it is instead', async () => {
    const { partyId, draft } = await toCall();
    const [anne] = await contactsOf(partyId);
    const { draft: after } = await record(draft, {
      outcome: 'wrong-person',
      note: '',
      wrong: {
        contactId: anne!.id,
        instead: { name: 'Benoît', email: 'benoit@client.example', phone: '06 07 08 09 10' },
      },
    });
    expect(after.state).toBe('proposed');
    expect(await contactsOf(partyId)).toMatchObject([
      { email: 'compta@client.example', roles: [] },
      { email: 'benoit@client.example', phone: '06 07 08 09 10', roles: ['billing'] },
    ]);
  });

  it('does not ring a wrong number twice', async () => {
    const { partyId, draft } = await toCall();
    const [anne] = await contactsOf(partyId);
    const { draft: after } = await record(draft, {
      outcome: 'wrong-number',
      note: '',
      wrong: { contactId: anne!.id, instead: null },
    });
    expect(after.state).toBe('proposed');
    expect(await contactsOf(partyId)).toMatchObject([{ phone: '', roles: ['billing'] }]);
  });

  it('cannot send again what was never issued here, nor to an address that is none', async () => {
    const { itemId, draft } = await toCall();
    const resend = { itemIds: [itemId], to: 'compta@client.example', holdUntil: '2026-12-02' };
    await expect(
      record(draft, { outcome: 'not-received', note: '', resend: { ...resend, to: 'compta' } }),
    ).rejects.toMatchObject({
      findings: [{ path: 'resend.to' }],
    });
    await expect(record(draft, { outcome: 'not-received', note: '', resend })).rejects.toMatchObject({
      findings: [{ code: 'dunning.nothing-to-resend' }],
    });
  });
});
