import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHttpClient, PASSWORD, signUp, type HttpClient } from '../kit/http-client.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { beASeller, draftInvoice } from '../kit/selling-client.ts';
import { isSigned, startWebhookReceiver, type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { startApp, type App } from './kit/app.ts';

/** The page of the guide for those who program, done as it is written: its blocks are one script for bash, curl and jq. */

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'encaisse-e2e-api-'));

let app: App;
let client: HttpClient;
let customer: string;
let mail: TestMailServer;
let receiver: WebhookReceiver;
let secret: string;
let key: string;

const scriptOf = (language: 'fr' | 'en'): string => {
  const page = readFileSync(join(root, 'docs/guide', language, 'api.md'), 'utf8');
  return [...page.matchAll(/```bash\n([\s\S]*?)```/g)].map((match) => match[1]!).join('\n');
};

const hasTools = (): boolean => spawnSync('bash', ['-c', 'command -v curl jq']).status === 0;
const TOOLS_MISSING = 'curl and jq are not installed';

const doGuide = async (language: 'fr' | 'en'): Promise<string[]> => {
  const script = join(folder, `${language}.sh`);
  writeFileSync(script, `set -euo pipefail\n${scriptOf(language)}`);
  const { stdout } = await run('bash', [script], {
    cwd: folder,
    env: { ...process.env, ENCAISSE: app.url, CLE: key, KEY: key },
  });
  return stdout.trim().split('\n');
};

beforeAll(async () => {
  mail = await startMailServer();
  receiver = await startWebhookReceiver();
  app = await startApp({ env: { ENCAISSE_PRIVATE_WEBHOOKS: 'yes' } });
  client = openHttpClient(app.url);
  await signUp(client);
  customer = await beASeller(client);
  await client.post('/mail-account/save', {
    version: 0,
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: '',
    fromAddress: 'compta@atelier.example',
    fromName: 'Atelier Morvan',
    replyTo: '',
    ratePerMinute: 6000,
  });
  ({ secret } = await client.post<{ secret: string }>('/webhooks/create', {
    url: receiver.url,
    events: ['invoice.issued', 'invoice.paid', 'credit_note.issued'],
  }));
  const made = await client.post<{ secret: string }>('/organization/api-keys/create', {
    name: 'Boutique',
    permissions: [
      'customers.read',
      'customers.edit',
      'invoices.read',
      'invoices.edit',
      'invoices.issue',
      'messages.send',
    ],
    days: 90,
  });
  key = made.secret;
});
afterAll(async () => {
  await app?.stop();
  await receiver?.close();
  await mail?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the guide in French', () => {
  it('makes a customer, a draft, an invoice with its PDF and XML, and its credit note', async (context) => {
    if (!hasTools()) context.skip(TOOLS_MISSING);
    const said = await doGuide('fr');
    expect(said).toEqual([
      'FA-2026-0001',
      'issued',
      'FA-2026-0001 22788 22788',
      'AV-2026-0001',
      'credit_note',
      '422 record.refused',
      expect.any(String),
      expect.any(String),
      expect.stringContaining('FA-2026-0001'),
    ]);
    expect(readFileSync(join(folder, 'facture.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(join(folder, 'facture-ubl.xml'), 'utf8')).toContain('FA-2026-0001');
    expect(readFileSync(join(folder, 'facture-cii.xml'), 'utf8')).toContain('CrossIndustryInvoice');
  });

  it('done again with the same keys it does nothing again', async (context) => {
    if (!hasTools()) context.skip(TOOLS_MISSING);
    await doGuide('fr');
    const { documents } = await client.get<{ documents: { number: string }[] }>('/documents?group=all');
    expect(documents.map((one) => one.number).sort()).toEqual(['AV-2026-0001', 'FA-2026-0001']);
    const { customers } = await client.get<{ customers: unknown[] }>('/customers/search?text=BOUTIQUE');
    expect(customers).toHaveLength(1);
  });

  it('the invoice was e-mailed once, and the shop was told of it with a signature', async (context) => {
    if (!hasTools()) context.skip(TOOLS_MISSING);
    await vi.waitUntil(() => mail.received.length > 0, { timeout: 60_000, interval: 50 });
    expect(mail.received.map((one) => one.to)).toEqual([['compta@alpha.example']]);
    for (const type of ['invoice.issued', 'credit_note.issued']) {
      expect(isSigned(secret, await receiver.next(type))).toBe(true);
    }
    expect(receiver.received.filter((one) => one.event.type === 'invoice.issued')).toHaveLength(1);
  });
});

describe('the guide in English', () => {
  it('does the same, and speaks English', async (context) => {
    if (!hasTools()) context.skip(TOOLS_MISSING);
    const said = await doGuide('en');
    expect(said.slice(0, 3)).toEqual(['FA-2026-0002', 'issued', 'FA-2026-0002 22788 22788']);
    expect(said.at(-1)).toContain('FA-2026-0002');
    expect(scriptOf('en').split('\n')).toHaveLength(scriptOf('fr').split('\n').length);
  });
});

describe('the key of a shop', () => {
  const ask = (
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> =>
    fetch(`${app.url}/api${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...init.headers },
    });

  it('may do what it was given and no more', async () => {
    const answer = await ask('/organization/members');
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'access.forbidden', title: expect.any(String) });
  });

  it('a command without an idempotency key is refused, and one key serves one command', async () => {
    const body = JSON.stringify({ reason: '' });
    const path = '/documents/00000000-0000-7000-8000-000000000000/credit';
    expect(await (await ask(path, { method: 'POST', body })).json()).toMatchObject({
      code: 'request.idempotency-key-missing',
    });
    const { content } = (await (await ask('/documents/new?kind=quote')).json()) as { content: object };
    const create = (title: string): Promise<Response> =>
      ask('/documents/create', {
        method: 'POST',
        body: JSON.stringify({ content: { ...content, title } }),
        headers: { 'idempotency-key': 'devis-W-1045' },
      });
    const first = (await (await create('W-1045')).json()) as { id: string };
    expect(await (await create('W-1045')).json()).toMatchObject({ id: first.id });
    const reused = await create('W-1046');
    expect(reused.status).toBe(409);
    expect(await reused.json()).toMatchObject({ code: 'request.idempotency-key-reused' });
  });

  it('what it cannot know is told by a webhook: a payment that a person recorded', async () => {
    await client.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
    const draft = await draftInvoice(client, customer);
    await client.post(`/documents/${draft.id}/issue`, { ...draft, send: false });
    const { today } = await client.get<{ today: string }>('/organization');
    await client.post('/payments/record', {
      partyId: customer,
      method: 'transfer',
      receivedOn: today,
      currency: 'EUR',
      amountMinor: '120000',
      reference: 'VIR 1044',
      note: '',
      shares: 'oldest-first',
    });
    expect(isSigned(secret, await receiver.next('invoice.paid'))).toBe(true);
  });
});
