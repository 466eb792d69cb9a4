import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from '../../../test/kit/api.ts';
import { newCustomer } from '../../../test/kit/company.ts';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { draftDocument, fillSeller } from '../../../test/kit/selling.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/kit/webhook-receiver.ts';
import { permissions } from '../../contract/permissions.ts';
import type { Context } from '../../shell/http/context.ts';
import { orgId } from '../../shell/ids.ts';
import type { Jobs } from '../../shell/jobs/boss.ts';
import { createCustomer } from '../party/index.ts';

/** The whole way of an invoice out of a company that is reached by https: PDF, mail, link, and who is told. */
let api: TestApi;
let mail: TestMailServer;
let receiver: WebhookReceiver;
let jobs: Jobs;

const run = <T>(body: (context: Context) => Promise<T>): Promise<T> =>
  api.composition.runtime.inContext(
    {
      org: orgId(api.org),
      isDemo: false,
      actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Claire Morvan' },
      permissions: new Set(permissions),
      locale: 'fr',
      readOnly: false,
    },
    body,
  );

beforeAll(async () => {
  [api, mail, receiver] = await Promise.all([
    createTestApi('https://compta.atelier.example'),
    startMailServer(),
    startWebhookReceiver(),
  ]);
  jobs = await api.composition.startJobs();
});
afterAll(async () => {
  await jobs.stop();
  await Promise.all([mail.close(), receiver.close()]);
  await api.close();
});

describe('an invoice that is e-mailed', () => {
  it('carries the link of its page, and the shop is told that it left', async () => {
    const customer = await run(async (context) => {
      await fillSeller(context);
      return createCustomer(context, newCustomer({ siren: '552032534', vatNumber: 'FR27552032534' }));
    });
    const account = await api.owner.post('/mail-account/save', {
      version: 0,
      host: '127.0.0.1',
      port: mail.port,
      security: 'none',
      user: '',
      fromAddress: 'compta@atelier.example',
      fromName: 'Atelier',
      replyTo: '',
      ratePerMinute: 6000,
    });
    expect(account.body).not.toHaveProperty('code');
    // Reached by others, this machine itself may only be called where its owner allows private addresses.
    const made = await api.owner.post('/webhooks/create', { url: receiver.url, events: ['invoice.sent'] });
    expect(made.status).toBe(200);
    const draft = await run((context) => draftDocument(context, 'invoice', customer));
    const issued = await api.owner.post(`/documents/${draft.id}/issue`, { version: 1, send: true });
    const { invoiceId, number } = issued.body;
    const told = await receiver.next('invoice.sent');
    expect(told.event.data).toMatchObject({
      invoice_id: invoiceId,
      number,
      to: 'compta@legoff.example',
    });
    const [received] = mail.received;
    const { link } = (await api.owner.get(`/documents/${draft.id}/link`)).body as { link: { url: string } };
    expect(link.url).toMatch(/^https:\/\/compta\.atelier\.example\/p\/[\w-]{43}$/);
    expect(received!.mail.text).toContain(`Voir le document en ligne\n${link.url}`);
    expect(received!.mail.html).toContain(`href="${link.url}"`);
    expect(received!.mail.attachments.map((one) => one.filename)).toEqual([`${String(number)}.pdf`]);
  });

  it('is asked for again on the account: the same bytes and the record of sendings, to the address we know', async () => {
    const { customers } = (await api.owner.get('/receivables/customers')).body as {
      customers: { id: string }[];
    };
    const { id } = customers[0]!;
    const made = await api.owner.post(`/customers/${id}/link/make`);
    const { pathname } = new URL((made.body['link'] as { url: string }).url);
    const items = await run(({ tx, org }) =>
      tx.selectFrom('open_item').select('id').where('org_id', '=', org).where('party_id', '=', id).execute(),
    );
    const answer = await api.server.inject({
      method: 'POST',
      url: `${pathname}/r/resend`,
      remoteAddress: '127.0.0.1',
      headers: { host: 'localhost:4700', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ name: 'Anne Le Goff', [`item-${items[0]!.id}`]: 'yes' }).toString(),
    });
    expect(answer.headers['location']).toBe(`${pathname}#reply`);
    await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(2);
    const [first, again] = mail.received;
    expect(again!.to).toEqual(first!.to);
    expect(again!.mail.attachments).toHaveLength(2);
    expect(again!.mail.attachments[0]!.content.equals(first!.mail.attachments[0]!.content)).toBe(true);
  });
});
