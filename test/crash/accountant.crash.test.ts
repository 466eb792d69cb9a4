import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { startApp, type App } from '../e2e/kit/app.ts';
import { openHttpClient, signUp } from '../kit/http-client.ts';

type Overview = {
  waiting: { entries: number };
  batches: { id: string; no: number; state: string; entries: number; sha256: string | null }[];
};

let app: App | null = null;
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.error(app?.output());
  await app?.stop();
  app = null;
});

it('kill -9 while a batch for the accountant is made: the next start makes it whole, once', async () => {
  app = await startApp({ now: '2026-11-22T08:00:00Z' });
  const client = openHttpClient(app.url);
  await signUp(client);
  await client.post('/organizations/create-demo', {});
  const before = await client.get<Overview>('/accountant');
  expect(before.waiting.entries).toBeGreaterThan(1000);
  await client.post('/accountant/batches', { journals: [], from: null, until: '2026-11-22' });
  await app.kill();
  await app.restart();
  const batch = await vi.waitFor(
    async () => {
      const { batches } = await client.get<Overview>('/accountant');
      expect(batches[0]?.state).toBe('done');
      return batches[0]!;
    },
    { timeout: 120_000, interval: 50 },
  );
  const after = await client.get<Overview>('/accountant');
  expect(after.batches.length).toBe(1);
  expect(after.waiting.entries).toBe(0);
  expect(batch.entries).toBeGreaterThanOrEqual(before.waiting.entries);
  const bytes = await client.download(`/accountant/batches/${batch.id}/archive`);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(batch.sha256);
});
