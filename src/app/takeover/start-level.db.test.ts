import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import type { ImportKind } from '../../core/takeover/index.ts';
import { planReminders } from '../dunning/index.ts';
import { checkRun, importRun, startRun, uploadFile } from './index.ts';

/** What is late when it is taken over goes on where whoever imports it says, import by import. */

let company: RemindingCompany;
beforeAll(async () => {
  company = await createRemindingCompany();
});
afterAll(() => company.close());

const HEADERS = 'Client;Numéro;Date;Échéance;Reste dû;E-mail';
const take = async (
  customer: string,
  rows: readonly string[],
  startLevel?: number,
): Promise<readonly (string | undefined)[]> => {
  const csv = [
    HEADERS,
    ...rows.map((row) => `${customer};${row};${customer.toLowerCase()}@client.example`),
  ].join('\n');
  const { id, kind, mapping } = await company.run((context) =>
    uploadFile(context, { name: 'reprise.csv', mediaType: 'text/csv', bytes: Buffer.from(csv) }),
  );
  const checked = await company.run((context) =>
    checkRun(context, {
      id,
      kind: kind as ImportKind,
      mapping,
      options: {
        cutoverOn: '2026-11-23',
        currency: 'EUR',
        dateOrder: 'dmy',
        decimal: 'auto',
        nextInvoiceNumber: '',
        expectedMinor: null,
      },
    }),
  );
  expect(checked.summary).toMatchObject({ lateLevels: [0, 1, 0, 1], usualLevel: 1 });
  await company.run((context) =>
    startRun(context, { id, goodOnly: false, ...(startLevel !== undefined && { startLevel }) }),
  );
  await importRun(company.work, id);
  const plan = await company.run((context) => planReminders(context, context.today));
  const items = plan.drafts.filter((one) => one.customerName === customer).flatMap((one) => one.draft.items);
  const waiting = plan.leftOut.filter((one) => one.customerName === customer);
  const said = new Map<string, string | undefined>([
    ...waiting.map((one): [string, string | undefined] => [
      one.number,
      String(one.params['step'] ?? one.code),
    ]),
    ...items.map((item): [string, string | undefined] => [
      item.number,
      item.advances ? (item.stepCode ?? undefined) : 'listed',
    ]),
  ]);
  return rows.map((row) => said.get(row.split(';')[0]!));
};
const rows = (prefix: string): string[] => [
  `${prefix}-OLD;01/09/2026;01/10/2026;1200,00`,
  `${prefix}-NEW;20/10/2026;19/11/2026;800,00`,
  `${prefix}-DUE;20/11/2026;20/12/2026;500,00`,
];

it('nothing said: as the company has set, here the first step', async () => {
  expect((await take('Alpha', rows('A'))).slice(0, 2)).toEqual(['reminder-1', 'reminder-1']);
});

it('a given step, for what is late alone', async () => {
  const [old, young, due] = await take('Beta', rows('B'), 2);
  expect([old, young]).toEqual(['reminder-2', 'listed']);
  expect(due).not.toBe('reminder-2');
});

it('as if reminded: each at the first step it is not old enough for, the formal notice never taken as done', async () => {
  const [old, young] = await take('Gamma', rows('G'), 0);
  expect([old, young]).toEqual(['formal-notice', 'listed']);
});
