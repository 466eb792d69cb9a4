import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRatesServer, type RatesServer } from '../../../test/kit/rates-server.ts';
import { readEcbFeed } from '../../core/closing/index.ts';
import { openEcb } from './open-ecb.ts';

let server: RatesServer;
beforeAll(async () => {
  server = await startRatesServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.mood = 'well';
  server.asked.length = 0;
  server.days = [
    { on: '2026-11-25', rates: { USD: '1.0543', JPY: '162.31' } },
    { on: '2026-11-24', rates: { USD: '1.0551' } },
  ];
});

describe('the ECB', () => {
  it('is asked for the document of the last day, or of ninety', async () => {
    const feed = openEcb(server.url);
    const [last, ninety] = [await feed.ask('last'), await feed.ask('ninety')];
    expect(server.asked).toEqual(['eurofxref-daily.xml', 'eurofxref-hist-90d.xml']);
    const count = (answer: typeof last): number => {
      const read = answer.ok ? readEcbFeed(answer.text) : null;
      return read?.ok === true ? read.value.length : 0;
    };
    expect([count(last), count(ninety)]).toEqual([2, 3]);
  });

  it.each([
    ['broken', 'unavailable'],
    ['missing', 'unavailable'],
    ['redirect', 'unavailable'],
    ['limited', 'rate-limited'],
    ['huge', 'too-large'],
    ['silent', 'timeout'],
  ] as const)('%s: says so', async (mood, fault) => {
    server.mood = mood;
    expect(await openEcb(server.url, { timeoutMs: 300 }).ask('last')).toEqual({ ok: false, fault });
  });

  it('that is not there says so', async () => {
    expect(await openEcb('http://127.0.0.1:9/').ask('last')).toEqual({ ok: false, fault: 'unavailable' });
  });

  it('is left when the program stops', async () => {
    server.mood = 'silent';
    const stop = new AbortController();
    const asked = openEcb(server.url).ask('last', stop.signal);
    stop.abort();
    expect(await asked).toMatchObject({ ok: false });
  });
});
