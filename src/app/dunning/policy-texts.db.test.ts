import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { NO_OWN_TEXTS, type OwnTexts } from '../../core/dunning/index.ts';
import { approveDrafts, listDrafts, listPolicies, readDraft, savePolicy } from './index.ts';

let server: TestMailServer;
let company: RemindingCompany;
let helianthe: string;
beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany();
  await company.connectMail(server.port);
});
afterAll(async () => {
  await company.close();
  await server.close();
});

const policy = async () => {
  const { policies } = await company.run((context) => listPolicies(context));
  const [found] = policies;
  if (found === undefined) throw new Error('no policy');
  return found;
};
const saveTexts = async (texts: OwnTexts) => {
  const before = await policy();
  return company.run((context) => savePolicy(context, { ...before, texts }));
};
const reader = (name: string, email: string, language: 'fr' | 'en') =>
  company.addCustomer({
    name,
    contacts: [{ name: 'Anne Le Goff', roles: ['billing'], email, phone: '', language }],
  });
const prepared = async (partyId: string) => {
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed');
  if (draft === undefined) throw new Error('no draft');
  return { runId, draft, detail: await company.run((context) => readDraft(context, draft.id)) };
};

it('starts with the supplied texts, and writes the company’s own words in the customer’s language', async () => {
  expect((await policy()).texts).toEqual(NO_OWN_TEXTS);
  const { policy: saved } = await saveTexts({
    fr: {
      'reminder-1': { subject: 'Petit rappel : {{total}}', mail: 'Bonjour {{customer}},\n\n{{invoices}}' },
    },
    en: {},
  });
  expect(saved).toMatchObject({ version: 2, texts: { fr: { 'reminder-1': {} }, en: {} } });

  helianthe = await reader('Hélianthe', 'fr@client.example', 'fr');
  const english = await reader('Sunflower', 'en@client.example', 'en');
  await company.invoice(helianthe, 'FA-1', 4);
  await company.invoice(english, 'FA-2', 4);
  expect((await prepared(english)).detail.mail?.subject).toContain('Reminder');
  const { detail, draft, runId } = await prepared(helianthe);
  expect(detail.mail?.subject).toMatch(/^Petit rappel : 1.200,00.€$/u);
  // The payment details were forgotten in the text: a reminder without them would be of no use.
  expect(detail.mail?.text).toMatch(/^Bonjour Hélianthe,[\s\S]*FA-1/u);
  await company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: [{ id: draft.id, version: draft.version }],
    }),
  );
  await company.workOff();
  expect(server.received.map((one) => one.mail.subject)).toEqual([detail.mail?.subject]);
});

it('a customer being reminded keeps the words of its version; a new one gets the newest', async () => {
  await saveTexts({ fr: { 'reminder-1': { subject: 'Rappel, tout simplement' } }, en: {} });
  const french = await reader('Nouvelle', 'neuf@client.example', 'fr');
  await company.invoice(french, 'FA-3', 4);
  expect((await prepared(french)).detail.mail?.subject).toBe('Rappel, tout simplement');

  // Hélianthe was reminded under version 2: its second reminder is that of version 2, which had none of its own.
  await saveTexts({ fr: { 'reminder-2': { subject: 'Encore nous' } }, en: {} });
  company.clock.set('2026-11-30T08:00:00Z');
  const { policies } = await company.run((context) => listPolicies(context));
  expect(policies[0]?.customersOnOlderVersions).toBe(1);
  const { detail } = await prepared(helianthe);
  expect(detail).toMatchObject({ stepCode: 'reminder-2' });
  expect(detail.mail?.subject).toContain('Deuxième rappel');
});

it('refuses what would leave braces, gaps or a sum that is not owed in a message, and names it', async () => {
  const before = await policy();
  await expect(
    saveTexts({
      fr: { 'reminder-1': { subject: 'Bonjour {{prenom}}' }, 'reminder-3': { mail: 'Soit {{indemnity}}' } },
      en: { 'pre-due': { letter: ' ' } },
    }),
  ).rejects.toMatchObject({
    findings: [
      {
        code: 'text.placeholder-unknown',
        path: 'texts.fr.reminder-1.subject',
        params: { name: 'prenom' },
      },
      { code: 'dunning.indemnity-not-here', path: 'texts.fr.reminder-3.mail' },
      { code: 'dunning.text-empty', path: 'texts.en.pre-due.letter' },
    ],
  });
  expect(await policy()).toEqual(before);
});

it('goes back to the supplied text as a version of its own', async () => {
  const { policy: saved } = await saveTexts(NO_OWN_TEXTS);
  expect(saved.texts).toEqual(NO_OWN_TEXTS);
  const late = await reader('Tardive', 'tard@client.example', 'fr');
  await company.invoice(late, 'FA-4', 4);
  expect((await prepared(late)).detail.mail?.subject).toMatch(/^Rappel/u);
});
