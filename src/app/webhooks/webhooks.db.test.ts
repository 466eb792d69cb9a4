import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { permissions } from '../../contract/permissions.ts';
import { createPostWebhook } from '../../connectors/webhook/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { orgId } from '../../shell/ids.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { createLog } from '../../shell/log.ts';
import { createTestApi, type TestApi } from '../../../test/kit/api.ts';
import { newCustomer } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice, sendQuote } from '../../../test/kit/selling.ts';
import { isSigned, startWebhookReceiver, type WebhookReceiver } from '../../../test/kit/webhook-receiver.ts';
import { concludeDocument, issueDocument } from '../invoicing/index.ts';
import { createCustomer } from '../party/index.ts';
import { recordPayment, reversePayment } from '../payments/index.ts';
import { deliverDue } from './index.ts';

const START = '2026-11-22T08:00:00Z';
const ALL = ['invoice.issued', 'invoice.paid', 'credit_note.issued', 'quote.accepted', 'quote.refused'];

let api: TestApi;
let receiver: WebhookReceiver;
let customer: string;
let endpoint: { id: string; secret: string };

const run = <T>(body: (context: Context) => Promise<T>, readOnly = false): Promise<T> =>
  api.composition.runtime.inContext(
    {
      org: orgId(api.org),
      isDemo: false,
      actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Claire Morvan' },
      permissions: new Set(permissions),
      locale: 'fr',
      readOnly,
    },
    body,
  );

const work = (): Work => ({
  org: orgId(api.org),
  isDemo: false,
  log: createLog('silent'),
  signal: new AbortController().signal,
  inTenant: (body, options) => run(body, options?.readOnly ?? false),
});

const post = createPostWebhook({ loopback: true, privateNetworks: false });
const deliver = (): Promise<number> => deliverDue(work(), { secrets: api.composition.secrets, post });
const at = (seconds: number): void =>
  api.clock.set(new Date(Date.parse(START) + seconds * 1000).toISOString());

type Row = {
  eventId: string;
  state: string;
  attempts: number;
  lastStatus: number | null;
  lastAnswer: string;
};
const deliveries = async (): Promise<Row[]> =>
  (await api.owner.get(`/webhooks/${endpoint.id}/deliveries`)).body['deliveries'] as Row[];
const state = async (): Promise<{ state: string; disabledWhy: string; waiting: number }> =>
  ((await api.owner.get('/webhooks')).body['endpoints'] as never[])[0]!;

beforeAll(async () => {
  api = await createTestApi();
  customer = await run(async (context) => {
    await fillSeller(context);
    return createCustomer(context, newCustomer({ siren: '552032534', vatNumber: 'FR27552032534' }));
  });
});
afterAll(() => api.close());
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  const made = await api.owner.post('/webhooks/create', { url: receiver.url, events: ALL });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  endpoint = made.body as never;
});
afterEach(async () => {
  at(0);
  await api.owner.post(`/webhooks/${endpoint.id}/remove`);
  await receiver.close();
});

describe('what happens to documents', () => {
  const pay = async (invoiceId: string, amountMinor: bigint): Promise<string> => {
    const item = await run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select('id')
        .where('org_id', '=', org)
        .where('invoice_id', '=', invoiceId)
        .executeTakeFirstOrThrow(),
    );
    const { paymentId } = await run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId: customer,
        receivedOn: context.today,
        currency: 'EUR' as never,
        amountMinor,
        reference: 'VIR',
        note: '',
        shares: [{ itemId: item.id, amountMinor }],
      }),
    );
    return paymentId;
  };

  it('is told once, in order, signed, with the amounts as strings', async () => {
    const invoice = await run((context) => issueInvoice(context, customer, api.composition.secrets));
    await pay(invoice.invoiceId, 20_000n);
    await pay(invoice.invoiceId, 100_000n);
    const quote = await run((context) => sendQuote(context, customer));
    await run((context) =>
      concludeDocument(context, { id: quote, version: 2, outcome: 'accepted', note: '' }),
    );
    expect(await deliver()).toBe(3);
    expect(receiver.received.map(({ event }) => event.type)).toEqual([
      'invoice.issued',
      'invoice.paid',
      'quote.accepted',
    ]);
    expect(receiver.received[0]!.event.data).toMatchObject({
      number: invoice.number,
      total_minor: '120000',
      currency: 'EUR',
      customer_id: customer,
    });
    expect(receiver.received[1]!.event.data).toMatchObject({
      invoice_id: invoice.invoiceId,
      settled_on: '2026-11-22',
    });
    for (const one of receiver.received) {
      expect(one.headers['webhook-id']).toBe(one.event.id);
      expect(isSigned(endpoint.secret, one)).toBe(true);
      expect(isSigned(endpoint.secret, { ...one, body: `${one.body} ` })).toBe(false);
    }
    expect(await deliver()).toBe(0);
  });

  it('is told of a credit note, which settles its invoice; and again when a payment came back and was made again', async () => {
    const invoice = await run((context) => issueInvoice(context, customer, api.composition.secrets));
    const payment = await pay(invoice.invoiceId, 120_000n);
    await run((context) => reversePayment(context, payment, 'Rejet'));
    const credit = await api.owner.post(`/documents/${invoice.id}/credit`, { reason: 'Plan fendu' });
    const id = credit.body['id'] as string;
    await run((context) => issueDocument(context, { id, version: 1, send: false }, api.composition.secrets));
    await deliver();
    expect(receiver.received.map(({ event }) => event.type)).toEqual([
      'invoice.issued',
      'invoice.paid',
      'invoice.paid',
      'credit_note.issued',
    ]);
  });

  it('is not told of what did not happen', async () => {
    await expect(
      run(async (context) => {
        await issueInvoice(context, customer, api.composition.secrets);
        throw new Error('power cut');
      }),
    ).rejects.toThrow('power cut');
    expect(await deliver()).toBe(0);
  });
});

describe('an address that does not answer', () => {
  const ping = () => api.owner.post(`/webhooks/${endpoint.id}/ping`);

  it('is tried again later, with the same id, and its answers are kept', async () => {
    receiver.answer = { status: 500, body: 'database is down' };
    await ping();
    await deliver();
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', attempts: 1, lastStatus: 500, lastAnswer: 'database is down' },
    ]);
    expect(await deliver()).toBe(0);
    expect((await state()).state).toBe('failing');
    at(31);
    receiver.answer = 'hang-up';
    expect(await deliver()).toBe(1);
    expect(await deliveries()).toMatchObject([{ attempts: 2, lastStatus: null }]);
    at(31 + 121);
    receiver.answer = { status: 200 };
    expect(await deliver()).toBe(1);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 3, lastStatus: 200 }]);
    expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1);
    expect((await state()).state).toBe('active');
  });

  it('is not followed elsewhere', async () => {
    receiver.answer = { status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data/' } };
    await ping();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ state: 'waiting', lastStatus: 307 }]);
  });

  it('is switched off after three days, says so, and starts again with what waits', async () => {
    receiver.answer = { status: 503 };
    await ping();
    for (let hours = 0; hours <= 80; hours += 1) {
      at(hours * 3600);
      await deliver();
    }
    at(0);
    expect(await state()).toMatchObject({ state: 'disabled', disabledWhy: 'failing', waiting: 1 });
    const before = receiver.received.length;
    at(200 * 3600);
    expect(await deliver()).toBe(0);
    at(0);
    receiver.answer = { status: 200 };
    await api.owner.post(`/webhooks/${endpoint.id}/enable`, { enabled: true });
    at(200 * 3600);
    expect(await deliver()).toBe(1);
    expect(receiver.received).toHaveLength(before + 1);
  });

  it('gets a delivered event again when a person asks', async () => {
    await ping();
    await deliver();
    const [first] = await deliveries();
    await api.owner.post(`/webhooks/${endpoint.id}/replay`, { eventId: first!.eventId });
    await deliver();
    expect(receiver.received.map(({ event }) => event.id)).toEqual([first!.eventId, first!.eventId]);
  });
});

describe('an address', () => {
  it('is refused in plain http or with a password in it', async () => {
    const refused = async (url: string) =>
      (
        (await api.owner.post('/webhooks/create', { url, events: ALL })).body['findings'] as {
          code: string;
        }[]
      )[0]!.code;
    expect(await refused('http://boutique.example/')).toBe('webhooks.https-only');
    expect(await refused('https://a:b@boutique.example/')).toBe('webhooks.not-a-url');
    expect(await refused('boutique')).toBe('webhooks.not-a-url');
    expect(await refused('file:///etc/passwd')).toBe('webhooks.https-only');
  });

  it('keeps its secret sealed, shows it once, and is for who manages users', async () => {
    const stored = await run(({ tx, org }) =>
      tx.selectFrom('webhook_endpoint').select('secret').where('org_id', '=', org).execute(),
    );
    expect(stored.every((row) => !row.secret.toString('latin1').includes(endpoint.secret))).toBe(true);
    const kept = await run(({ tx, org }) =>
      tx.selectFrom('idempotency').select('answer').where('org_id', '=', org).execute(),
    );
    expect(JSON.stringify(kept)).not.toContain('whsec_');
    expect(JSON.stringify((await api.owner.get('/webhooks')).body)).not.toContain('whsec_');
    expect((await (await api.member('accountant')).get('/webhooks')).status).toBe(403);
  });
});
