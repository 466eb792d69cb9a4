import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../test/kit/reminders.ts';
import { planReminders } from '../app/dunning/index.ts';
import { composeEml } from '../connectors/smtp/index.ts';
import { plainDate } from '../core/calendar/index.ts';
import { createLog } from '../shell/log.ts';
import { EXIT, UsageError } from './command.ts';
import { handOverToFile } from './dunning-hand-over.ts';
import { planJson, planLines } from './dunning-plan.ts';

let company: RemindingCompany;
let code: string;
const folder = mkdtempSync(join(tmpdir(), 'encaisse-hand-over-'));

beforeAll(async () => {
  company = await createRemindingCompany({ now: '2026-11-23T08:00:00Z' });
  const late = await company.addCustomer({ name: 'Client en retard' });
  await company.invoice(late, 'FA-1', 4);
  const fresh = await company.addCustomer({ name: 'Client à jour' });
  await company.invoice(fresh, 'FA-2', 1);
  const row = await company.run(({ tx, org }) =>
    tx
      .selectFrom('customer')
      .select('code')
      .where('org_id', '=', org)
      .where('party_id', '=', late)
      .executeTakeFirstOrThrow(),
  );
  code = row.code;
});
afterAll(async () => {
  await company.close();
  rmSync(folder, { recursive: true });
});

describe('./encaisse dunning plan', () => {
  it('prints drafts and items left out with code, sentence and next date', async () => {
    const plan = await company.run((context) => planReminders(context, plainDate('2026-11-23')));
    const printed = planJson(plan, 'fr');
    expect(printed.drafts).toMatchObject([
      {
        customerName: 'Client en retard',
        sentence: expect.stringMatching(/^1re relance\s:\s4\sjours de retard, délai de grâce dépassé$/),
        stepCode: 'reminder-1',
        sendOn: '2026-11-23',
        reason: { key: 'first' },
        nextStep: { stepCode: 'reminder-2', on: '2026-11-30' },
      },
    ]);
    expect(printed.leftOut).toMatchObject([
      {
        customerName: 'Client à jour',
        number: 'FA-2',
        code: 'waiting',
        sentence: 'Délai de grâce en cours',
        nextOn: '2026-11-25',
      },
    ]);
    expect(planJson(plan, 'en').leftOut[0]?.sentence).not.toBe(printed.leftOut[0]?.sentence);
    expect(planLines(plan, 'fr').leftOut).toEqual(['1\twaiting']);
  });

  it('looks ahead: the same facts on another day', async () => {
    const plan = await company.run((context) => planReminders(context, plainDate('2026-11-25')));
    expect(plan.drafts.map((one) => one.customerName).sort()).toEqual(
      ['Client en retard', 'Client à jour'].sort(),
    );
    expect(plan.leftOut).toEqual([]);
  });
});

describe('./encaisse dunning hand-over', () => {
  const handOver = (customer: string, out: string) =>
    handOverToFile({
      composition: {
        runtime: {
          database: company.database,
          clock: company.clock,
          log: createLog('silent'),
          publicUrl: new URL('http://localhost'),
          inContext: company.inContext,
        },
        insight: {
          renderer: company.renderer,
          composeEml,
          reading: () => (body) => company.run(body),
        },
      },
      inContext: company.run,
      customer,
      out,
      json: false,
      locale: 'fr',
    });

  it('writes the archive of a customer by its code, and never over a file', async () => {
    const out = join(folder, 'dossier.zip');
    expect(await handOver(code, out)).toBe(EXIT.done);
    const files = unzipSync(readFileSync(out));
    expect(strFromU8(files['02-decompte.csv']!)).toContain('FA-1;Principal;');
    expect(await handOver(code, out)).toBe(EXIT.no);
  });

  it('refuses a customer nobody knows', async () => {
    await expect(handOver('C-99999', join(folder, 'rien.zip'))).rejects.toBeInstanceOf(UsageError);
  });
});
