import { createHash } from 'node:crypto';
import { strFromU8 } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handOverFiles, verifyDigests } from '../../../../test/kit/hand-over-files.ts';
import { connectPost } from '../../../../test/kit/connect-post.ts';
import { startPostalServer, type PostalServer } from '../../../../test/kit/postal-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../../test/kit/reminders.ts';
import { postsTo } from '../../../connectors/merci-facteur/index.ts';
import { composeEml } from '../../../connectors/smtp/index.ts';
import { plainDate } from '../../../core/calendar/index.ts';
import {
  approveDrafts,
  attachProof,
  handOverLetters,
  listDrafts,
  listLetters,
  noteLetter,
  postLetters,
} from '../../dunning/index.ts';
import { createPoster, followLetters, submitLetters, type PostPorts } from '../../post/index.ts';
import { readHandOver, type InsightPorts } from '../index.ts';

/** The papers of letters in the archive handed over: printed here, or posted by the provider. */

let company: RemindingCompany;
let provider: PostalServer;
let post: PostPorts;
let ports: InsightPorts;

beforeAll(async () => {
  provider = await startPostalServer();
  company = await createRemindingCompany();
  ports = { renderer: company.renderer, composeEml, reading: () => (body) => company.run(body) };
  post = await connectPost(company, provider);
});
afterAll(async () => {
  await company.close();
  await provider.close();
});

/** Formal notices go registered; a customer without e-mail gets them by letter alone. */
const noticeAbout = async (partyId: string, number: string) => {
  const itemId = await company.invoice(partyId, number, 60);
  await company.run(({ tx, org }) =>
    tx
      .updateTable('open_item')
      .set({ last_step: 'call', last_reminded_on: '2026-11-01' })
      .where('org_id', '=', org)
      .where('id', '=', itemId)
      .execute(),
  );
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed')!;
  await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }));
  await company.workOff();
  return { runId, draftId: draft.id };
};
const letterOf = async ({ runId, draftId }: { runId: string; draftId: string }) =>
  (await company.run((context) => listLetters(context, runId))).letters.find(
    (one) => one.draftId === draftId,
  )!;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const SLIP = Buffer.from('%PDF-1.4 bordereau de dépôt');
const RECEIPT = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

it('holds the slips and receipts of letters printed here beside those of the provider, each with its digest', async () => {
  const partyId = await company.addCustomer({ name: 'Client relancé deux fois', contacts: [] });
  const ours = await noticeAbout(partyId, 'FA-1');
  await company.run((context) => handOverLetters(context, company.handOverJob, [ours.draftId]));
  const attach = (what: 'deposit' | 'receipt', bytes: Buffer) =>
    company.run((context) =>
      attachProof(context, { draftId: ours.draftId, what }, { name: 'scan', mediaType: '', bytes }),
    );
  await attach('deposit', SLIP);
  await attach('receipt', RECEIPT);
  const { version } = (await letterOf(ours)).delivery;
  await company.run((context) =>
    noteLetter(context, {
      draftId: ours.draftId,
      version,
      trackingNumber: '1A 123 456 7890 1',
      outcome: { what: 'delivered', on: plainDate('2026-11-23') },
    }),
  );

  company.clock.set('2026-12-14T09:00:00Z');
  const theirs = await noticeAbout(partyId, 'FA-2');
  await company.run((context) =>
    postLetters(
      context,
      { job: createPoster(post).job, carries: postsTo, handOverJob: company.handOverJob },
      [theirs.draftId],
    ),
  );
  expect(await submitLetters(company.work, post)).toBe(1);
  Object.assign(provider.taken.at(-1)!, {
    lastState: 'distribue',
    tracking: '2C9',
    deposit: Buffer.from('%PDF-1.4 preuve du prestataire'),
    receipt: Buffer.from([0xff, 0xd8, 0xff, 0xdb, 9]).toString('base64'),
  });
  company.clock.set('2026-12-14T18:00:00Z');
  await followLetters(company.work, post);

  const files = await handOverFiles(company, ports, partyId);
  const [slip, receipt, letter] = [
    'lettres/2026-11-23-formal-notice-depot.pdf',
    'lettres/2026-11-23-formal-notice-accuse-de-reception.jpg',
    'lettres/2026-11-23-formal-notice.pdf',
  ] as const;
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      slip,
      receipt,
      letter,
      'lettres/2026-12-14-formal-notice.pdf',
      'lettres/2026-12-14-formal-notice-depot.pdf',
      'lettres/2026-12-14-formal-notice-accuse-de-reception.jpg',
    ]),
  );
  expect(Buffer.from(files[slip]!)).toEqual(SLIP);
  expect(Buffer.from(files[receipt]!)).toEqual(RECEIPT);
  const sums = strFromU8(files['SHA256SUMS']!);
  for (const path of Object.keys(files).filter((one) => one.startsWith('lettres/')))
    expect(sums).toContain(`${sha256(files[path]!)}  ${path}\n`);
  expect(await verifyDigests(files)).not.toContain('FAILED');
  const proofs = strFromU8(files['preuves-envoi.csv']!);
  expect(proofs).toContain('Numéro du recommandé;1A12345678901');
  expect(proofs).toContain('Distribué;1A12345678901');
  expect(strFromU8(files['index.html']!)).toContain('Accusé de réception de la lettre du 23/11/2026');
  const { parts } = await company.run((context) => readHandOver(context, partyId));
  expect(parts).toEqual(
    expect.arrayContaining([
      { part: 'letters', count: 2 },
      { part: 'proofs', count: 4 },
    ]),
  );
});

it('says of an envelope what it is, and nothing of a letter that nobody has posted', async () => {
  company.clock.set('2027-01-18T09:00:00Z');
  const partyId = await company.addCustomer({ name: 'Client parti', contacts: [] });
  const one = await noticeAbout(partyId, 'FA-10');
  expect(Object.keys(await handOverFiles(company, ports, partyId)).join(' ')).not.toContain('lettres/');
  await company.run((context) => handOverLetters(context, company.handOverJob, [one.draftId]));
  await company.run((context) =>
    noteLetter(context, {
      draftId: one.draftId,
      version: 0,
      outcome: { what: 'unclaimed', on: plainDate('2027-01-18') },
    }),
  );
  await company.run((context) =>
    attachProof(
      context,
      { draftId: one.draftId, what: 'receipt' },
      {
        name: 'pli.png',
        mediaType: '',
        bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      },
    ),
  );
  const files = await handOverFiles(company, ports, partyId);
  expect(Object.keys(files)).toContain('lettres/2027-01-18-formal-notice-pli-revenu.png');
  expect(strFromU8(files['preuves-envoi.csv']!)).toContain('Avisé et non réclamé');
});

it('a letter that waits beside a mail that has left was not given to the post', async () => {
  company.clock.set('2027-02-15T09:00:00Z');
  const partyId = await company.addCustomer({ name: 'Client par e-mail' });
  const one = await noticeAbout(partyId, 'FA-20');
  // Accepted by the mail server, as the sender notes it; its letter still lies here.
  await company.run(({ tx, org }) =>
    tx
      .updateTable('reminder_attempt')
      .set({ state: 'accepted' })
      .where('org_id', '=', org)
      .where('draft_id', '=', one.draftId)
      .execute(),
  );
  const { parts } = await company.run((context) => readHandOver(context, partyId));
  expect(parts).toContainEqual({ part: 'letters', count: 0 });
});
