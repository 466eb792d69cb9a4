import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApi, PASSWORD, type TestApi } from '../../../../test/kit/api.ts';
import { newCustomer } from '../../../../test/kit/company.ts';
import { startMailServer, type TestMailServer } from '../../../../test/kit/mail-server.ts';
import { permissions } from '../../../contract/permissions.ts';
import { addDays } from '../../../core/calendar/index.ts';
import { EUR } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { orgId } from '../../../shell/ids.ts';
import type { Jobs } from '../../../shell/jobs/boss.ts';
import { saveUndo } from '../../dunning/index.ts';
import { recordInvoice } from '../../invoicing/index.ts';
import { createCustomer } from '../../party/index.ts';

/**
 * The opening of a mail is told only of readers who agreed (loi 78-17 du 6 janvier 1978, art. 82), until they take that
 * back, and a program’s look is called a program’s.
 */
let api: TestApi;
let mail: TestMailServer;
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
  [api, mail] = await Promise.all([createTestApi('https://compta.atelier.example'), startMailServer()]);
  api.clock.set(MONDAY);
  await api.owner.post('/access/sign-in', { email: 'claire@atelier.example', password: PASSWORD });
  jobs = await api.composition.startJobs();
  await run((context) => saveUndo(context, 0));
  await api.owner.post('/mail-account/save', {
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
});
afterAll(async () => {
  await jobs.stop();
  await mail.close();
  await api.close();
});

const MONDAY = '2026-11-23T08:30:00Z';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const customer = (name: string, email: string, copy = ''): Promise<string> =>
  run((context) =>
    createCustomer(
      context,
      newCustomer({
        name,
        contacts: [
          { name: 'Anne', roles: ['billing'], email, phone: '', language: 'fr' as const },
          ...(copy === ''
            ? []
            : [
                {
                  name: 'Bruno',
                  roles: ['management' as const],
                  email: copy,
                  phone: '',
                  language: 'fr' as const,
                },
              ]),
        ],
      }),
    ),
  );
const contactsOf = async (party: string) =>
  (await api.owner.get(`/customers/${party}/opening-consents`)).body as {
    isOn: boolean;
    contacts: { contactId: string; consent: { isGiven: boolean; on: string; source: string } | null }[];
  };
const note = (contactId: string, isGiven: boolean, on = '2026-11-20') =>
  api.owner.post('/openings/consents/note', { contactId, isGiven, on, source: 'Formulaire signé' });

const unsent = () =>
  run(async ({ tx, org }) => {
    const rows = await tx
      .selectFrom('outbound_message')
      .select('id')
      .where('org_id', '=', org)
      .where('state', '<>', 'sent')
      .execute();
    return rows.length;
  });

/** Reminds that customer of an invoice ten days late, and answers what the mail server got. */
const remind = async (party: string, number: string) => {
  const before = mail.received.length;
  await run((context) =>
    recordInvoice(context, {
      partyId: party,
      kind: 'invoice',
      number,
      issuedOn: addDays(context.today, -40),
      dueOn: addDays(context.today, -10),
      currency: EUR,
      totalMinor: 120_000n,
      reference: '',
    }),
  );
  const { body } = await api.owner.post('/dunning/remind', { partyIds: [party] });
  const [{ id }] = body['drafts'] as [{ id: string }];
  const { draft } = (await api.owner.get(`/dunning/drafts/${id}`)).body as {
    draft: { version: number; mail: { html: string } };
  };
  const { run: current } = (await api.owner.get('/dunning/current')).body as { run: { id: string } };
  await api.owner.post('/dunning/approve', { runId: current.id, drafts: [{ id, version: draft.version }] });
  await expect.poll(() => mail.received.length, { timeout: 60_000 }).toBe(before + 1);
  // Received, and written down as sent.
  await expect.poll(unsent, { timeout: 60_000 }).toBe(0);
  const html = mail.received.at(-1)?.mail.html;
  return {
    review: draft.mail.html,
    sent: typeof html === 'string' ? html : '',
    text: mail.received.at(-1)?.mail.text,
  };
};
const pictureIn = (html: string): string | null =>
  /<img src="https:\/\/compta\.atelier\.example(\/o\/[\w-]+\/i\.gif)"/.exec(html)?.[1] ?? null;
const look = (url: string, userAgent = FIREFOX, remoteAddress = '203.0.113.9') =>
  api.server.inject({
    url,
    remoteAddress,
    headers: { host: 'compta.atelier.example', 'user-agent': userAgent },
  });
const openings = async (): Promise<string[]> => {
  const rows = await run(({ tx, org }) =>
    tx
      .selectFrom('mail_opening')
      .select(['certainty', 'sign'])
      .where('org_id', '=', org)
      .orderBy('id')
      .execute(),
  );
  return rows.map((row) => `${row.certainty} ${row.sign}`.trim());
};
/** How many rows every other table has. */
const everythingElse = () =>
  run(async ({ tx }) => {
    const { rows } = await sql<{ relname: string; n: string }>`
      select c.relname, (xpath('/row/c/text()',
        query_to_xml(format('select count(*) as c from encaisse.%I', c.relname), false, true, '')))[1]::text as n
      from pg_class c join pg_namespace s on s.oid = c.relnamespace
      where s.nspname = 'encaisse' and c.relkind = 'r' and c.relname not in ('mail_opening', 'schema_migration')
      order by c.relname`.execute(tx);
    return Object.fromEntries(rows.map((row) => [row.relname, row.n]));
  });

let picture: string;
let party: string;

it('puts nothing in a mail while the company does not ask, nor without an agreement', async () => {
  const off = await customer('Éteint', 'off@client.example');
  const [contact] = (await contactsOf(off)).contacts;
  await note(contact!.contactId, true);
  expect(pictureIn((await remind(off, 'FA-1')).sent)).toBeNull();
  await api.owner.post('/openings/settings/switch', { isOn: true });
  const silent = await customer('Silencieux', 'silent@client.example');
  const { review, sent } = await remind(silent, 'FA-2');
  expect(pictureIn(sent)).toBeNull();
  for (const html of [review, sent]) expect(html).not.toContain('ouverture de ce message');
});

it('refuses an agreement to come, and keeps who noted it, how and when', async () => {
  party = await customer('Accord', 'oui@client.example');
  const [contact] = (await contactsOf(party)).contacts;
  expect(contact?.consent).toBeNull();
  const refused = await note(contact!.contactId, true, '2026-11-24');
  expect(refused.body).toMatchObject({ findings: [{ code: 'portal.consent-to-come' }] });
  await note(contact!.contactId, true);
  expect((await contactsOf(party)).contacts[0]?.consent).toMatchObject({
    isGiven: true,
    on: '2026-11-20',
    source: 'Formulaire signé',
  });
});

it('carries a picture once every reader agreed, and says so with the way to take it back', async () => {
  const { review, sent, text } = await remind(party, 'FA-3');
  expect(review).toContain('l’ouverture de ce message nous est signalée');
  expect(pictureIn(review)).toBeNull();
  const found = pictureIn(sent);
  expect(found).not.toBeNull();
  picture = found!;
  expect(text).toContain(`Retirer mon accord https://compta.atelier.example${picture.replace('/i.gif', '')}`);

  const shared = await customer('Partagé', 'un@client.example', 'deux@client.example');
  const { contacts } = await contactsOf(shared);
  await note(contacts[0]!.contactId, true);
  await run(async ({ tx, org }) => {
    await tx
      .updateTable('contact')
      .set({ email: 'un@client.example' })
      .where('org_id', '=', org)
      .where('id', '=', contacts[1]!.contactId)
      .execute();
  });
  // Two persons behind one address, one of whom did not agree.
  expect(pictureIn((await remind(shared, 'FA-4')).sent)).toBeNull();
});

it('adds a line to the log and nothing else, and calls programs by their name', async () => {
  const before = await everythingElse();
  const first = await look(picture);
  expect(first.headers['content-type']).toContain('image/gif');
  expect(first.headers['cache-control']).toBe('no-store');
  // A mail is read on pages of others.
  expect(first.headers['cross-origin-resource-policy']).toBe('cross-origin');
  // Sent this minute: no reader is that fast.
  expect(await openings()).toEqual(['machine too-soon']);
  api.clock.set('2026-11-23T09:30:00Z');
  await look(picture, 'Mozilla/5.0', '17.58.6.40');
  await look(
    picture,
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    '66.249.93.1',
  );
  await look(picture);
  await look(picture);
  expect(await openings()).toEqual([
    'machine too-soon',
    'machine apple-proxy',
    'machine google-proxy',
    'probable',
  ]);
  expect(await everythingElse()).toEqual(before);
  const { events } = (await api.owner.get(`/receivables/customers/${party}/timeline`)).body as {
    events: { kind: string; number: string; detail: string }[];
  };
  const told = events.filter((event) => event.kind === 'mail-opened');
  expect(told.map((event) => event.number).sort()).toEqual(['', 'apple-proxy', 'google-proxy', 'too-soon']);
  expect(told.every((event) => event.detail === 'oui@client.example')).toBe(true);
});

it('answers with the same picture whatever is asked, and notes nothing of it', async () => {
  const before = await openings();
  for (const url of ['/o/nothing/i.gif', picture.replace(/^\/o\/./, '/o/_')])
    expect((await look(url)).rawPayload.equals((await look(picture)).rawPayload)).toBe(true);
  expect(await openings()).toEqual(before);
});

it('is taken back by a button, not by following the link, for mails already received as well', async () => {
  const page = picture.replace('/i.gif', '');
  const shown = await look(page);
  expect(shown.body).toContain('Retirer mon accord');
  expect((await contactsOf(party)).contacts[0]?.consent?.isGiven).toBe(true);
  const done = await api.server.inject({
    method: 'POST',
    url: page,
    remoteAddress: '203.0.113.9',
    headers: { host: 'compta.atelier.example', 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
  expect(done.statusCode).toBe(303);
  expect((await look(page)).body).toContain('Accord retiré');
  expect((await contactsOf(party)).contacts[0]?.consent).toMatchObject({
    isGiven: false,
    on: '2026-11-23',
    source: 'Lien de retrait d’un e-mail',
  });
  const before = await openings();
  api.clock.set('2026-11-24T09:30:00Z');
  await look(picture);
  expect(await openings()).toEqual(before);
});
