import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { attachPdf } from '../invoicing/index.ts';
import { DocumentError } from '../../shell/typst/index.ts';
import type { DunningPorts } from './ports.ts';
import {
  approveDrafts,
  editRecipients,
  handOverApproved,
  listDrafts,
  listExcluded,
  prepareRun,
  readDraft,
} from './index.ts';

/** One broken case never stops the others. */

let company: RemindingCompany;
let server: TestMailServer;

beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany();
  await company.connectMail(server.port);
});
afterAll(async () => {
  await company.close();
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
});

let customers = 0;
/** Late by four days; by letter alone where no address is given. */
const late = async (
  reach: { email?: string; language?: 'fr' | 'en'; street?: boolean } = {},
): Promise<string> => {
  customers += 1;
  const { email = '', language = 'fr', street = true } = reach;
  const partyId = await company.addCustomer({
    name: `Client ${customers}`,
    language,
    ...(!street && { addressLines: [], postalCode: '', city: '' }),
    contacts: email === '' ? [] : [{ name: '', roles: ['billing'], email, phone: '', language }],
  });
  await company.invoice(partyId, `FA-${customers}`, 4);
  return partyId;
};
const approveAll = async (): Promise<string> => {
  const { runId } = await company.run((context) => prepareRun(context));
  await company.run((context) => approveDrafts(context, company.handOverJob, { runId }));
  return runId;
};
const stateOf = async (runId: string, partyId: string) => {
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  return drafts.find((one) => one.partyId === partyId)?.state;
};
/** Nothing can be drawn: mails are written all the same, a letter is not. */
const failing = (cause: Error): DunningPorts => ({
  ...company.ports,
  renderer: { render: () => Promise.reject(cause) },
});
const receivers = () => server.received.flatMap(({ to }) => to).sort();

it('a letter that cannot be drawn goes back to review with its reason, the others leave', async () => {
  const broken = await late();
  await late({ email: 'a@client.example' });
  await late({ email: 'b@client.example' });
  const runId = await approveAll();
  await handOverApproved(company.work, failing(new DocumentError('refused', 'no such glyph')));
  await company.workOff();
  expect(receivers()).toEqual(['a@client.example', 'b@client.example']);
  expect(await stateOf(runId, broken)).toBe('proposed');
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === broken)!;
  const { findings } = await company.run((context) => readDraft(context, draft.id));
  expect(findings.map((one) => one.code)).toContain('dunning.letter-refused');
});

it('an error of the program keeps its own draft only: it stays approved, and leaves once mended', async () => {
  const broken = await late();
  await late({ email: 'c@client.example' });
  await late({ email: 'd@client.example' });
  const runId = await approveAll();
  const mishap = handOverApproved(company.work, failing(new TypeError('undefined is no letter')));
  await expect(mishap).rejects.toThrow('undefined is no letter');
  expect(await company.sender.sendDue(company.work)).toBeGreaterThan(0);
  expect(receivers()).toEqual(['c@client.example', 'd@client.example']);
  expect(await stateOf(runId, broken)).toBe('approved');
  await company.workOff();
  expect(await stateOf(runId, broken)).not.toBe('approved');
});

it('a customer without any address is left out by name, one without e-mail gets a letter', async () => {
  const unreachable = await late({ street: false });
  const byLetter = await late();
  const { runId } = await company.run((context) => prepareRun(context));
  const { excluded } = await company.run((context) => listExcluded(context, { id: runId }));
  expect(excluded.find((one) => one.partyId === unreachable)?.code).toBe('no-contact');
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  expect(drafts.find((one) => one.partyId === byLetter)).toMatchObject({
    channel: 'letter',
    fallback: 'no-email',
  });
});

it('an address that no contact bears is written to in the language of its customer', async () => {
  const partyId = await late({ email: 'old@client.example', language: 'en' });
  const { runId } = await company.run((context) => prepareRun(context));
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const { id, version } = drafts.find((one) => one.partyId === partyId)!;
  await company.run((context) =>
    editRecipients(context, { id, version, recipients: { to: ['new@client.example'], cc: [] } }),
  );
  await approveAll();
  await company.workOff();
  const mail = server.received.find(({ to }) => to.includes('new@client.example'));
  expect(mail?.mail.text).toContain('has fallen due');
  expect(await stateOf(runId, partyId)).toBe('sent');
});

it('prepared again while it hands over, nobody is proposed a second time nor written to twice', async () => {
  const addresses = Array.from({ length: 6 }, (_, at) => `race${at}@client.example`);
  const parties = new Set<string>();
  for (const email of addresses) parties.add(await late({ email }));
  await approveAll();
  const [, first, second] = await Promise.all([company.workOff(), company.prepare(), company.prepare()]);
  await company.workOff();
  const raced = () => server.received.flatMap(({ to }) => to).filter((to) => to.startsWith('race'));
  expect(raced().sort()).toEqual(addresses);
  for (const id of new Set([first, second])) {
    const { drafts } = await company.run((context) => listDrafts(context, { id }));
    expect(drafts.filter((one) => parties.has(one.partyId) && one.state === 'proposed')).toEqual([]);
  }
});

it('an invoice too large for a mail is named in the review and in the mail, the others go along', async () => {
  const partyId = await late({ email: 'large@client.example' });
  const small = await company.invoice(partyId, 'FA-SMALL', 4);
  const large = await company.invoice(partyId, 'FA-LARGE', 9);
  for (const [itemId, size] of [
    [large, 15],
    [small, 1],
  ] as const)
    await company.run(async (context) => {
      const { invoice_id: id } = await context.tx
        .selectFrom('open_item')
        .select('invoice_id')
        .where('id', '=', itemId)
        .executeTakeFirstOrThrow();
      const bytes = Buffer.alloc(size * 1024 * 1024, `%PDF-1.7 ${size} `);
      await attachPdf(context, id!, { name: 'f.pdf', mediaType: 'application/pdf', bytes });
    });
  const { runId } = await company.run((context) => prepareRun(context));
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed')!;
  const read = await company.run((context) => readDraft(context, draft.id));
  expect(read.tooLarge).toEqual(['FA-LARGE']);
  await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }));
  await company.workOff();
  const { mail } = server.received.find(({ to }) => to.includes('large@client.example'))!;
  expect(mail.attachments.map((file) => file.filename)).toEqual(['FA-SMALL.pdf']);
  expect(mail.text).toContain('la facture FA-LARGE n’est pas jointe');
});
