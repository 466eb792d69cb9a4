import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { error } from '../../core/finding.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { createLog } from '../../shell/log.ts';
import { askBooksCheck, createBooksCheck, type Proof } from './books-check.ts';
import { readCheck } from './read-check.ts';
import { bookChecks } from './verify-books.ts';

describe('verifying the books at night', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany({ now: '2026-11-22T01:30:00Z' });
    await company.addCustomer();
  });
  afterAll(() => company.close());

  const workOf = (signal = new AbortController().signal): Work => ({
    org: company.org,
    isDemo: false,
    log: createLog('silent'),
    signal,
    inTenant: (body, options) =>
      company.inContext(
        {
          org: company.org,
          isDemo: false,
          actor: { kind: 'job', id: 'encaisse', name: 'Encaisse' },
          permissions: new Set(),
          locale: 'fr',
          readOnly: options?.readOnly ?? false,
        },
        body,
      ),
  });
  const nothing: Proof = async () => [];
  const asked = (): string[] =>
    company.enqueued.flatMap(({ job, data }) => (job === 'books.check' ? [String(data['id'])] : []));
  const last = async () => (await company.run(readCheck)).check;

  it('begins at three by the company’s own clock, once a night', async () => {
    const { tick, job } = createBooksCheck([nothing]);
    // 02:30 in Paris.
    await tick.run(workOf());
    expect(asked()).toEqual([]);
    expect(await last()).toBeNull();
    // 03:10 in Paris; an hour earlier in London.
    company.clock.set('2026-11-22T02:10:00Z');
    await company.run(({ tx }) => sql`update organization set time_zone = 'Europe/London'`.execute(tx));
    await tick.run(workOf());
    expect(asked()).toEqual([]);
    await company.run(({ tx }) => sql`update organization set time_zone = 'Europe/Paris'`.execute(tx));
    await tick.run(workOf());
    await tick.run(workOf());
    expect(asked()).toHaveLength(1);
    await job.run(workOf(), { id: asked()[0]! });
    const check = await last();
    expect(check).toMatchObject({ state: 'done', isNightly: true, askedBy: 'Encaisse', findings: [] });
    expect(check!.stepsDone).toBe(bookChecks.length + 2);
    expect(check!.stepsTotal).toBe(check!.stepsDone);
    await tick.run(workOf());
    expect(asked()).toHaveLength(1);
    company.clock.set('2026-11-23T02:10:00Z');
    await tick.run(workOf());
    expect(asked()).toHaveLength(2);
    await job.run(workOf(), { id: asked()[1]! });
  });

  it('writes where the chains stood into the signed trail when all is sound', async () => {
    const { rows } = await company.run(({ tx }) =>
      sql<{
        heads: string[];
      }>`select detail->'heads' as heads from audit_event where action = 'books.proved'`.execute(tx),
    );
    expect(rows).toHaveLength(2);
  });

  it('goes on where it was stopped, and makes no proof twice', async () => {
    let made = 0;
    let isBroken = true;
    const first: Proof = async () => {
      made += 1;
      return [error('books.account-differs', { params: { account: '411' } })];
    };
    const second: Proof = async () => {
      if (isBroken) throw new Error('the disk is full');
      return [];
    };
    const { job } = createBooksCheck([first, second]);
    await company.run((context) => askBooksCheck(context, job));
    // The one that runs answers for both.
    await company.run((context) => askBooksCheck(context, job));
    expect(asked()).toHaveLength(3);
    const id = asked()[2]!;
    await expect(job.run(workOf(), { id })).rejects.toThrow('the disk is full');
    expect(await last()).toMatchObject({ state: 'running', isNightly: false, askedBy: 'Claire Morvan' });
    isBroken = false;
    await job.run(workOf(), { id });
    await job.run(workOf(), { id });
    expect(made).toBe(1);
    expect(await last()).toMatchObject({ state: 'done', findings: [{ code: 'books.account-differs' }] });
  });

  it('leaves the rest to the next start when the program stops', async () => {
    const { job } = createBooksCheck([nothing]);
    await company.run((context) => askBooksCheck(context, job));
    const stopping = new AbortController();
    stopping.abort();
    const id = asked().at(-1)!;
    await job.run(workOf(stopping.signal), { id });
    expect(await last()).toMatchObject({ state: 'running', stepsDone: 1 });
    expect(asked().filter((one) => one === id)).toHaveLength(2);
    await job.run(workOf(), { id });
    expect(await last()).toMatchObject({ state: 'done', findings: [] });
  });

  it('gives up one that stands still, so that somebody can ask again', async () => {
    const { job, tick } = createBooksCheck([nothing]);
    await company.run((context) => askBooksCheck(context, job));
    const lost = asked().at(-1)!;
    company.clock.set('2026-11-23T05:00:00Z');
    await tick.run(workOf());
    expect(await last()).toMatchObject({ state: 'failed' });
    // Its job comes late: nothing is written over.
    await job.run(workOf(), { id: lost });
    expect(await last()).toMatchObject({ state: 'failed' });
  });
});
