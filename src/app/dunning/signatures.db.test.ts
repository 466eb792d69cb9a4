import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { createUser, setRole } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { permissions } from '../../contract/permissions.ts';
import { keepFile } from '../files/index.ts';
import {
  approveDrafts,
  listDrafts,
  listPolicies,
  readDraft,
  signaturesRoom,
  trialRoom,
  type TrialPorts,
} from './index.ts';
import type { signaturesContract, trialContract } from './contract.ts';
import type { Handlers } from '../../shell/http/context.ts';
import { openSmtp } from '../../connectors/smtp/index.ts';
import { textOf } from '../../i18n/dunning-templates.ts';
import { NO_OWN_TEXTS } from '../../core/dunning/index.ts';

/** A sender’s own signature, fixed at approval; and a text tried on ourselves, which counts as nothing. */

let server: TestMailServer;
let company: RemindingCompany;
let helianthe: string;
let signatures: Handlers<typeof signaturesContract>;
let trials: Handlers<typeof trialContract>;
let paul: string;

/** As Paul, who has an account here. */
const run = <T>(body: (context: Context) => Promise<T>): Promise<T> =>
  company.inContext(
    {
      org: company.org,
      isDemo: false,
      actor: { kind: 'user', id: paul, name: 'Paul Dumas' },
      permissions: new Set(permissions),
      locale: 'fr',
      readOnly: false,
    },
    body,
  );
beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany();
  await company.connectMail(server.port);
  const user = await createUser(company.database, {
    email: 'paul@atelier-morvan.example',
    name: 'Paul Dumas',
    password: 'correct cheval pile agrafe',
    locale: 'fr',
  });
  paul = user.id;
  await setRole(company.database, company.org, paul, 'owner');
  signatures = signaturesRoom().handlers as Handlers<typeof signaturesContract>;
  const ports: TrialPorts = { ...company.ports, secrets: company.secrets, openTransport: openSmtp };
  trials = trialRoom(ports).handlers as Handlers<typeof trialContract>;
  helianthe = await company.addCustomer({
    name: 'Hélianthe',
    contacts: [
      { name: 'Anne Le Goff', roles: ['billing'], email: 'anne@client.example', phone: '', language: 'fr' },
    ],
  });
  await company.invoice(helianthe, 'FA-1', 4);
});
afterAll(async () => {
  await company.close();
  await server.close();
});

/** A 1 × 1 picture. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const own = () => run((context) => signatures.own(context, {}));
const save = async (html: string, logo: 'none' | 'above' = 'none') => {
  const { version } = await own();
  return run((context) => signatures.save(context, { version, html, plain: null, logo }));
};
const prepared = async () => {
  const runId = await company.prepare();
  const { drafts } = await run((context) => listDrafts(context, { id: runId, show: 'open' }));
  const [draft] = drafts;
  if (draft === undefined) throw new Error('no draft');
  return { runId, id: draft.id };
};
const mailOf = async (id: string) => {
  const { mail } = await run((context) => readDraft(context, id));
  if (mail === null) throw new Error('no mail');
  return mail;
};
const trial = async (partyId: string | null) => {
  const { policies } = await run((context) => listPolicies(context));
  const text = textOf('fr', 'reminder-1', NO_OWN_TEXTS);
  return {
    policyId: policies[0]!.id,
    code: 'reminder-1' as const,
    language: 'fr' as const,
    partyId,
    head: text.subject,
    body: `Texte à l’essai.\n\n${text.mail}`,
  };
};
const counts = async () => {
  const { rows } = await company.test.adminPool.query<{ table: string; count: number }>(`
    select 'message' as table, count(*)::int from encaisse.outbound_message
    union all select 'event', count(*)::int from encaisse.message_event
    union all select 'attempt', count(*)::int from encaisse.reminder_attempt
    union all select 'step', count(*)::int from encaisse.reminder_step_done
    union all select 'link', count(*)::int from encaisse.portal_link
    union all select 'draft', count(*)::int from encaisse.reminder_draft`);
  return Object.fromEntries(rows.map((row) => [row.table, row.count]));
};

it('starts without one: the company signs', async () => {
  expect(await own()).toMatchObject({ html: '', plain: null, version: 0 });
});

it('keeps bold, italic, links and lines, and refuses what may not be signed with', async () => {
  await save('<div onclick="x()"><b>Paul Dumas</b></div><div>Recouvrement<script>x()</script></div>');
  expect(await own()).toMatchObject({ html: '<strong>Paul Dumas</strong><br>Recouvrement', version: 1 });
  await expect(save('Bien à vous, {{signer}}')).rejects.toMatchObject({
    findings: [{ code: 'dunning.signature-variable', path: 'html' }],
  });
  await expect(
    run((context) => signatures.save(context, { version: 0, html: 'x', plain: null, logo: 'none' })),
  ).rejects.toMatchObject({ code: 'edit.conflict' });
});

it('is shown in review, and leaves as it was when the reminder was approved', async () => {
  const { runId, id } = await prepared();
  expect((await mailOf(id)).html).toContain('<strong>Paul Dumas</strong><br>Recouvrement');
  await run((context) => approveDrafts(context, company.handOverJob, { runId }));
  // Written anew between the approval and the hand-over: what was approved is what leaves.
  await save('Paul D., en congé');
  await company.workOff();
  const [received] = server.received;
  expect(received?.mail.text).toContain('Paul Dumas\nRecouvrement');
  expect(received?.mail.text).not.toContain('en congé');
  expect((await mailOf(id)).html).toContain('Paul Dumas');
});

it('sends a text to ourselves as it would leave, with the picture of the signature, and counts as nothing', async () => {
  const sha256 = await run((context) =>
    keepFile(context, { name: 'logo.png', mediaType: 'image/png', bytes: PNG }),
  );
  await company.test.adminPool.query('update encaisse.organization set logo_sha256 = $1', [sha256]);
  await save('<b>Paul Dumas</b>', 'above');
  await company.invoice(helianthe, 'FA-2', 4);
  const before = await counts();
  const { users, customers } = await run((context) => trials.readers(context, {}));
  expect(customers.map((one) => one.name)).toEqual(['Hélianthe']);
  const asked = await trial(helianthe);
  const { mail } = await run((context) => trials.preview(context, asked));
  expect(mail).toMatchObject({ to: ['anne@client.example'], pictures: [{ sha256 }] });
  const answer = await run((context) => trials.test(context, asked));

  const received = server.received.at(-1);
  expect(received?.to).toEqual([users.find((one) => one.isSelf)?.email]);
  expect(answer.to).toBe(received?.to[0]);
  expect(received?.mail.subject).toBe(`[Essai] ${mail?.subject ?? ''}`);
  expect(received?.mail.text).toContain('Texte à l’essai.');
  expect(received?.mail.text).toContain('FA-2');
  expect(received?.mail.text).not.toContain('/p/');
  expect(received?.mail.attachments.map((one) => [one.contentId, one.contentType, one.related])).toEqual([
    ['<logo@encaisse>', 'image/png', true],
  ]);
  expect(received?.mail.attachments[0]?.content.equals(PNG)).toBe(true);
  expect(await counts()).toEqual(before);
  const { rows } = await company.test.adminPool.query<{ detail: { to: string } }>(
    `select detail from encaisse.audit_event where action = 'dunning-policy.text-tested'`,
  );
  expect(rows.map((row) => row.detail.to)).toEqual([answer.to]);
});

it('leaves at any hour, and says a refusal in the server’s words', async () => {
  company.clock.set('2026-11-22T01:00:00Z');
  const asked = await trial(null);
  const { to } = await run((context) => trials.test(context, asked));
  expect(server.received.at(-1)?.mail.text).toContain('Bonjour Madame Renaud');
  server.refuse.set(to, 550);
  await expect(run((context) => trials.test(context, asked))).rejects.toMatchObject({
    code: 'mail.refused',
    params: { answer: expect.stringContaining('no such mailbox') as unknown },
  });
  server.refuse.clear();
  company.clock.set('2026-11-23T08:00:00Z');
});

it('never goes to the customer, nor to somebody outside the company', async () => {
  const { users } = await run((context) => trials.readers(context, {}));
  const self = users.find((one) => one.isSelf)?.email ?? '';
  const twin = await company.addCustomer({
    name: 'Jumeau',
    contacts: [{ name: '', roles: ['billing'], email: self, phone: '', language: 'fr' }],
  });
  await company.invoice(twin, 'FA-3', 4);
  const sent = server.received.length;
  await expect(run(async (context) => trials.test(context, await trial(twin)))).rejects.toMatchObject({
    findings: [{ code: 'dunning.test-to-customer' }],
  });
  await expect(
    run(async (context) => trials.test(context, { ...(await trial(null)), userId: helianthe })),
  ).rejects.toMatchObject({ findings: [{ code: 'dunning.test-without-user' }] });
  expect(server.received).toHaveLength(sent);
});

it('draws the letter of a text, and nothing for who owes nothing', async () => {
  const quiet = await company.addCustomer({ name: 'À jour', contacts: [] });
  const letter = async (partyId: string | null) =>
    run(async (context) => trials.letter(context, await trial(partyId)));
  expect(
    Buffer.from((await letter(helianthe)).pdf ?? '', 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await letter(quiet)).pdf).toBeNull();
});
