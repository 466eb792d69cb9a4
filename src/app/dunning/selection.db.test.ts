import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { addHold } from '../openitems/index.ts';
import { newId } from '../../shell/ids.ts';
import {
  cancelRun,
  editText,
  listDrafts,
  prepareRun,
  readCurrent,
  readDraft,
  readRun,
  remind,
} from './index.ts';
import { sql } from 'kysely';
import type { Selection } from './selection.ts';

let company: RemindingCompany;
/** Six, twelve and twenty-five days late, of 100, 200 and 300 €; the last two are wholesalers. */
let young: string;
let middle: string;
let old: string;

beforeAll(async () => {
  company = await createRemindingCompany();
  young = await company.addCustomer({ name: 'Jeune' });
  middle = await company.addCustomer({ name: 'Moyen', tags: ['grossiste'] });
  old = await company.addCustomer({ name: 'Ancien', tags: ['grossiste', 'export'] });
  await company.invoice(young, 'J-1', 6, 10_000n);
  await company.invoice(middle, 'M-1', 12, 20_000n);
  await company.invoice(old, 'A-1', 25, 30_000n);
});
afterAll(() => company.close());

const prepare = async (selection: Selection | null): Promise<string> =>
  (await company.run((context) => prepareRun(context, context.today, { selection }))).runId;
const proposed = async (runId: string) =>
  (await company.run((context) => listDrafts(context, { id: runId }))).drafts.filter(
    (draft) => draft.state === 'proposed',
  );
const names = async (runId: string) => (await proposed(runId)).map((draft) => draft.customerName).sort();

describe('preparing a part', () => {
  it('by customer, by tag, by level and by sum; the run says so', async () => {
    const all = await prepare(null);
    expect(await names(all)).toEqual(['Ancien', 'Jeune', 'Moyen']);
    expect(await names(await prepare({ partyIds: [young] }))).toEqual(['Jeune']);
    expect(await names(await prepare({ tags: ['grossiste'] }))).toEqual(['Ancien', 'Moyen']);
    expect(await names(await prepare({ tags: ['grossiste'], partyIds: [old, young] }))).toEqual(['Ancien']);
    expect(await names(await prepare({ minimumMinor: '20000' }))).toEqual(['Ancien', 'Moyen']);
    expect(await names(await prepare({ stepCodes: ['reminder-2'] }))).toEqual([]);
    expect(await names(await prepare({ stepCodes: ['reminder-1'] }))).toHaveLength(3);
    const run = await company.run((context) => readRun(context, all));
    expect(run.selection).toEqual({ stepCodes: ['reminder-1'] });
    expect((await company.run((context) => readRun(context, all))).state).toBe('proposed');
  });

  it('keeps what a person has edited of the others', async () => {
    const runId = await prepare(null);
    const draft = (await proposed(runId)).find((one) => one.partyId === young);
    if (draft === undefined) throw new Error('no draft');
    await company.run((context) =>
      editText(context, {
        id: draft.id,
        version: draft.version,
        text: { subject: 'Votre facture', body: 'Bonjour.' },
      }),
    );
    expect(await names(await prepare({ tags: ['export'] }))).toEqual(['Ancien', 'Jeune']);
    await company.run((context) => cancelRun(context, runId));
  });

  it('for a later day: dated then, and leaving then', async () => {
    const monday = plainDate('2026-11-30');
    const { runId } = await company.run((context) => prepareRun(context, monday));
    const [draft] = await proposed(runId);
    if (draft === undefined) throw new Error('no draft');
    const read = await company.run((context) => readDraft(context, draft.id));
    expect(read.sendOn).toBe(monday);
    expect(read.live).toBe('same');
    await company.run((context) => cancelRun(context, runId));
  });
});

describe('« Relancer »', () => {
  it('puts one customer beside what waits, and leaves the others as they are', async () => {
    const runId = await prepare({ partyIds: [old] });
    const answer = await company.run((context) => remind(context, { partyIds: [young] }));
    expect(answer.drafts.map((one) => one.customerName)).toEqual(['Jeune']);
    expect(await names(runId)).toEqual(['Ancien', 'Jeune']);
    const again = await company.run((context) => remind(context, { partyIds: [young] }));
    expect(again.drafts).toEqual(answer.drafts);
    expect(await names(runId)).toEqual(['Ancien', 'Jeune']);
    await company.run((context) => cancelRun(context, runId));
  });

  it('of a document reminds its customer of the invoice it became', async () => {
    const partyId = await company.addCustomer({ name: 'Du document' });
    const itemId = await company.invoice(partyId, 'D-1', 9, 50_000n);
    const documentId = newId();
    await company.run(async ({ tx, org }) => {
      await sql`insert into sales_document (org_id, id, kind, state, party_id, content, currency, net_minor, gross_minor, created_by,
          invoice_id)
        select ${org}, ${documentId}, 'invoice', 'issued', ${partyId}, '{}', 'EUR', 50000, 50000, 'test', invoice_id
        from open_item where org_id = ${org} and id = ${itemId}`.execute(tx);
    });
    const answer = await company.run((context) => remind(context, { documentIds: [documentId] }));
    expect(answer.drafts.map((one) => one.customerName)).toEqual(['Du document']);
    const unknown = await company.run((context) => remind(context, { documentIds: [newId()] }));
    expect(unknown).toEqual({ drafts: [], leftOut: [] });
    await company.run(async (context) => cancelRun(context, (await readCurrent(context)).run!.id));
  });

  it('of an invoice that may not be asked for says why and when, and opens no run', async () => {
    const held = await company.addCustomer({ name: 'Suspendu' });
    const itemId = await company.invoice(held, 'S-1', 9, 50_000n);
    const until = addDays(plainDate('2026-11-23'), 10);
    await company.run((context) =>
      addHold(context, { partyId: held, itemId, reason: 'avoir attendu', untilOn: until }),
    );
    const answer = await company.run((context) => remind(context, { itemIds: [itemId] }));
    expect(answer.drafts).toEqual([]);
    expect(answer.leftOut).toMatchObject([
      { itemId, number: 'S-1', customerName: 'Suspendu', code: 'hold', nextOn: '2026-12-04' },
    ]);
  });
});
