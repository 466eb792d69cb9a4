import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { workOf } from '../../../test/kit/issuing-company.ts';
import { startRatesServer, type RatesServer } from '../../../test/kit/rates-server.ts';
import { openEcb } from '../../connectors/ecb/index.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { saveRate } from './keep-rates.ts';
import { editFeed, hasFeedFailed, lookForRates } from './rate-feed.ts';
import { listRates } from './read-rates.ts';

/** Rates asked of the ECB every day: a week of November 2026, hours in Paris. */

let company: TestCompany;
let server: RatesServer;
beforeAll(async () => {
  company = await createTestCompany({ now: '2026-11-23T09:00:00Z' });
  server = await startRatesServer();
});
afterAll(async () => {
  await server.close();
  await company.close();
});

const look = (over: Partial<Work> = {}): Promise<void> =>
  lookForRates({ ...workOf(company), ...over }, openEcb(server.url, { timeoutMs: 500 }));
const read = () => company.run((context) => listRates(context, { currency: 'USD' }));
const at = (instant: string): void => company.clock.set(instant);
const usd = (on: string, rate: string) => ({ on, rates: { USD: rate, GBP: '0.84' } });

it('is off until somebody turns it on, and never asks in a company of examples', async () => {
  await look();
  await company.run((context) => editFeed(context, { isOn: true }));
  await look({ isDemo: true });
  expect(server.asked).toEqual([]);
  expect((await read()).feed).toEqual({ isOn: true, problem: '', lookedAt: null, missing: ['2026-11-20'] });
});

it('asks for what is out and not kept, and for nothing else', async () => {
  server.days = [usd('2026-11-20', '1.0500')];
  await look();
  expect(server.asked).toEqual(['eurofxref-daily.xml']);
  expect(await read()).toMatchObject({
    latest: [{ currency: 'GBP' }, { currency: 'USD', on: '2026-11-20', rate: '1.0500', source: 'ecb' }],
    feed: { problem: '', missing: [] },
  });
  // All is there until the evening.
  at('2026-11-23T14:00:00Z');
  await look();
  expect(server.asked.length).toBe(1);
});

it('says the day that is missing, asks again within the hour, then takes all that it missed', async () => {
  at('2026-11-23T16:30:00Z');
  await look();
  // The document of the day before: nothing failed, a day is missing.
  expect((await read()).feed).toMatchObject({ problem: '', missing: ['2026-11-23'] });
  at('2026-11-23T16:40:00Z');
  await look();
  expect(server.asked.length).toBe(2);
  at('2026-11-26T08:00:00Z');
  server.days = [usd('2026-11-25', '1.0543'), usd('2026-11-24', '1.0551'), usd('2026-11-23', '1.0512')];
  await look();
  expect(server.asked.at(-1)).toBe('eurofxref-hist-90d.xml');
  expect((await read()).feed.missing).toEqual([]);
});

it('never replaces what was typed by hand', async () => {
  at('2026-11-26T17:00:00Z');
  await company.run((context) => saveRate(context, { currency: 'USD', on: '2026-11-26', rate: '1.2' }));
  server.days = [usd('2026-11-26', '1.0600')];
  await look();
  const { latest, feed } = await read();
  expect(latest).toMatchObject([
    { currency: 'GBP', on: '2026-11-26', source: 'ecb' },
    { currency: 'USD', on: '2026-11-26', rate: '1.2', source: 'hand' },
  ]);
  expect(feed.missing).toEqual([]);
});

it.each([
  ['silent', 'timeout'],
  ['broken', 'unavailable'],
  ['html', 'unreadable'],
] as const)('%s: keeps nothing, and is a task until it works again', async (mood, problem) => {
  const before = (await read()).counts.rates;
  at('2026-11-27T17:00:00Z');
  await company.run((context) => editFeed(context, { isOn: true }));
  server.mood = mood;
  await look();
  expect((await read()).feed).toMatchObject({ problem, missing: ['2026-11-27'] });
  expect(await company.run(hasFeedFailed)).toBe(true);
  expect((await read()).counts.rates).toBe(before);
});

it('takes nothing of a day to come', async () => {
  at('2026-11-27T18:30:00Z');
  server.mood = 'well';
  server.days = [usd('2026-11-28', '1.07')];
  await look();
  expect((await read()).feed.problem).toBe('unreadable');
  at('2026-11-27T19:40:00Z');
  server.days = [usd('2026-11-27', '1.0610')];
  await look();
  expect((await read()).feed).toMatchObject({ problem: '', missing: [] });
  expect(await company.run(hasFeedFailed)).toBe(false);
});

it('is not asked any more once it is off', async () => {
  await company.run((context) => editFeed(context, { isOn: false }));
  at('2026-11-30T18:00:00Z');
  const asked = server.asked.length;
  await look();
  expect(server.asked.length).toBe(asked);
  expect((await read()).feed).toMatchObject({ isOn: false, problem: '', missing: [] });
});
