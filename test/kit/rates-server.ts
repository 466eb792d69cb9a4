import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RatesMood = 'well' | 'broken' | 'missing' | 'silent' | 'limited' | 'html' | 'huge' | 'redirect';

/**
 * A real program on this machine that publishes like the ECB does: eurofxref-daily.xml and eurofxref-hist-90d.xml. It never
 * reaches the real one. `days`: the latest first, each currency with its rate.
 */
export type RatesServer = {
  readonly url: string;
  readonly asked: string[];
  mood: RatesMood;
  days: { on: string; rates: Record<string, string> }[];
  readonly close: () => Promise<void>;
};

const documentOf = (days: RatesServer['days']): string => {
  const cubes = days.map(
    ({ on, rates }) =>
      `<Cube time='${on}'>${Object.entries(rates)
        .map(([currency, rate]) => `<Cube currency='${currency}' rate='${rate}'/>`)
        .join('')}</Cube>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
	<Cube>${cubes.join('')}</Cube>
</gesmes:Envelope>`;
};

const answers: Readonly<Record<Exclude<RatesMood, 'well' | 'silent'>, { status: number; body: string }>> = {
  broken: { status: 503, body: 'Service Unavailable' },
  missing: { status: 404, body: 'Not found' },
  limited: { status: 429, body: '' },
  html: { status: 200, body: '<html><body>Maintenance</body></html>' },
  huge: { status: 200, body: 'x'.repeat(2 * 1024 * 1024) },
  redirect: { status: 302, body: '' },
};

export const startRatesServer = async (): Promise<RatesServer> => {
  const state: Pick<RatesServer, 'asked' | 'mood' | 'days'> = { asked: [], mood: 'well', days: [] };
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('/').at(-1)!;
    state.asked.push(name);
    if (state.mood === 'silent') return;
    if (state.mood === 'well') {
      const days = name === 'eurofxref-daily.xml' ? state.days.slice(0, 1) : state.days;
      response.writeHead(200, { 'content-type': 'text/xml' }).end(documentOf(days));
      return;
    }
    const { status, body } = answers[state.mood];
    response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/stats/eurofxref`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
};
