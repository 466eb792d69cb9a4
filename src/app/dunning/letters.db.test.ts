import { hostname } from 'node:os';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDispute } from '../../../test/kit/disputes.ts';
import { connectPost } from '../../../test/kit/connect-post.ts';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { startPostalServer, type PostalServer } from '../../../test/kit/postal-server.ts';
import { hasPoppler, pagesOf, POPPLER_MISSING } from '../../../test/kit/poppler.ts';
import { unreadReply } from '../../../test/kit/unread-reply.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { postsTo } from '../../connectors/merci-facteur/index.ts';
import { EUR } from '../../core/money/index.ts';
import { waiveCharges } from '../charges/index.ts';
import { listMessages, reportDelivery } from '../messages/index.ts';
import { recordPayment } from '../payments/index.ts';
import { createPoster, resolveLetter, submitLetters, type PostPorts } from '../post/index.ts';
import {
  approveDrafts,
  checkLetters,
  handOverLetters,
  letterAddresses,
  listDrafts,
  listLetters,
  postLetters,
  printLetters,
  readDraft,
  takeBack,
} from './index.ts';

/**
 * A letter leaves once, for what is owed at that moment: printed by hand or given to the provider, alone or beside a mail.
 */

let company: RemindingCompany;
let mails: TestMailServer;
let provider: PostalServer;
let post: PostPorts;

beforeAll(async () => {
  mails = await startMailServer();
  provider = await startPostalServer();
  company = await createRemindingCompany();
  await company.connectMail(mails.port);
  post = await connectPost(company, provider);
});
afterAll(async () => {
  await company.close();
  await mails.close();
  await provider.close();
});
beforeEach(() => {
  mails.received.length = 0;
  company.clock.set('2026-11-23T08:00:00Z');
});

let customers = 0;
type Case = { partyId: string; itemIds: string[]; runId: string; draftId: string };

/** Invoices ripe for their formal notice (mail and letter), or for a first reminder by letter alone. */
const drawn = async (what: 'notice' | 'letter', invoices = 1): Promise<Case> => {
  customers += 1;
  const partyId = await company.addCustomer({
    name: `Client ${customers}`,
    contacts:
      what === 'letter'
        ? []
        : [
            {
              name: '',
              roles: ['billing'],
              email: `client${customers}@client.example`,
              phone: '',
              language: 'fr' as const,
            },
          ],
  });
  const itemIds: string[] = [];
  for (let at = 0; at < invoices; at += 1) {
    const itemId = await company.invoice(partyId, `FA-${customers}-${at}`, what === 'notice' ? 60 : 4);
    itemIds.push(itemId);
    if (what === 'notice')
      await company.run(({ tx, org }) =>
        tx
          .updateTable('open_item')
          .set({ last_step: 'call', last_reminded_on: '2026-11-01' })
          .where('org_id', '=', org)
          .where('id', '=', itemId)
          .execute(),
      );
  }
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed')!;
  await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }));
  return { partyId, itemIds, runId, draftId: draft.id };
};
const pay = ({ partyId }: Case, itemId: string, amountMinor: bigint) =>
  company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: context.today,
      currency: EUR,
      amountMinor,
      reference: 'VIR',
      note: '',
      shares: [{ itemId, amountMinor }],
    }),
  );
const lettersOf = async ({ runId, draftId }: Case) =>
  (await company.run((context) => listLetters(context, runId))).letters.filter(
    (one) => one.draftId === draftId,
  );
const handOver = ({ draftId }: Case) =>
  company.run((context) => handOverLetters(context, company.handOverJob, [draftId]));
const give = ({ draftId }: Case) =>
  company.run((context) =>
    postLetters(
      context,
      { job: createPoster(post).job, carries: postsTo, handOverJob: company.handOverJob },
      [draftId],
    ),
  );
const stateOf = async ({ draftId }: Case) =>
  (await company.run((context) => readDraft(context, draftId))).state;
const print = (runId: string, isDuplex = false) =>
  company.run((context) => printLetters(context, company.ports, { id: runId, isDuplex }));
/** As the list of invoices shows it. */
const lastStep = ({ itemIds }: Case) =>
  company.run(async ({ tx, org }) => {
    const found = await tx
      .selectFrom('open_item')
      .select('last_step')
      .where('org_id', '=', org)
      .where('id', '=', itemIds[0]!)
      .executeTakeFirstOrThrow();
    return found.last_step;
  });

describe('a letter beside its mail', () => {
  it('goes after the mail: nobody posts or prints it while the mail waits, and one letter is posted in all', async () => {
    // Friday, a few minutes before the hours end: the mail leaves on Monday.
    company.clock.set('2026-11-20T17:30:00Z');
    const notice = await drawn('notice', 2);
    await company.workOff();
    expect(mails.received).toEqual([]);
    const [first] = await lettersOf(notice);
    expect(first).toMatchObject({ waits: { for: 'mail', on: '2026-11-23' }, gone: null });
    expect(await handOver(notice)).toEqual({ handedOver: 0, withdrawn: [] });
    expect(await give(notice)).toMatchObject({ posted: 0 });
    await expect(print(notice.runId)).rejects.toMatchObject({ code: 'record.not-found' });

    await pay(notice, notice.itemIds[0]!, 120_000n);
    company.clock.set('2026-11-23T08:30:00Z');
    await company.workOff();
    await company.workOff();
    expect(mails.received).toHaveLength(1);
    const letters = await lettersOf(notice);
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ totalMinor: '120000', waits: null, gone: null });
    expect(letters[0]!.sha256).not.toBe(first!.sha256);
    expect(await give(notice)).toMatchObject({ posted: 1 });
    const before = provider.taken.length;
    await submitLetters(company.work, post);
    await submitLetters(company.work, post);
    expect(provider.taken).toHaveLength(before + 1);
    expect(await handOver(notice)).toEqual({ handedOver: 0, withdrawn: [] });
  });

  it('paid in full before its mail leaves, neither leaves', async () => {
    company.clock.set('2026-11-20T17:30:00Z');
    const notice = await drawn('notice');
    await company.workOff();
    await pay(notice, notice.itemIds[0]!, 120_000n);
    company.clock.set('2026-11-23T08:30:00Z');
    await company.workOff();
    expect(mails.received).toEqual([]);
    expect(await stateOf(notice)).toBe('withdrawn');
    expect(await lettersOf(notice)).toEqual([]);
  });

  it.each(['by hand', 'at the provider'])(
    'paid after its mail it is not posted (%s), and says why',
    async (how) => {
      const notice = await drawn('notice');
      await company.workOff();
      expect(mails.received).toHaveLength(1);
      if (how === 'at the provider') await give(notice);
      await pay(notice, notice.itemIds[0]!, 120_000n);
      const before = provider.taken.length;
      if (how === 'at the provider') await submitLetters(company.work, post);
      else {
        expect(await lettersOf(notice)).toMatchObject([{ gone: { codes: ['paid'], on: null } }]);
        await expect(print(notice.runId)).rejects.toMatchObject({ code: 'record.not-found' });
        expect(await handOver(notice)).toEqual({
          handedOver: 0,
          withdrawn: [{ customerName: `Client ${customers}`, codes: ['paid'] }],
        });
      }
      expect(provider.taken).toHaveLength(before);
      expect(await lettersOf(notice)).toMatchObject([{ gone: { codes: ['paid'], on: '2026-11-23' } }]);
      expect(await stateOf(notice)).toBe('sent');
      expect(await give(notice)).toMatchObject({ posted: 0 });
    },
  );

  it('contested after its mail it is not posted; over a reply that nobody has read it waits', async () => {
    const contested = await drawn('notice');
    await company.workOff();
    await addDispute(company, contested.itemIds[0]!, 120_000n);
    expect(await handOver(contested)).toMatchObject({ handedOver: 0, withdrawn: [{ codes: ['dispute'] }] });

    const answered = await drawn('notice');
    await company.workOff();
    await give(answered);
    const read = await unreadReply(company, answered.partyId);
    const before = provider.taken.length;
    await submitLetters(company.work, post);
    expect(provider.taken).toHaveLength(before);
    expect(await lettersOf(answered)).toMatchObject([{ waits: { for: 'reply' }, gone: null }]);
    expect(await handOver(answered)).toEqual({ handedOver: 0, withdrawn: [] });
    await read();
    expect(await handOver(answered)).toEqual({ handedOver: 1, withdrawn: [] });
  });

  it('its mail came back from everybody: the same letter is the message, and the step is done when it is posted', async () => {
    const notice = await drawn('notice');
    await company.workOff();
    const [drawnLetter] = await lettersOf(notice);
    const { messages } = await company.run((context) => listMessages(context, { partyId: notice.partyId }));
    await company.run((context) =>
      reportDelivery(context, company.hooks, messages[0]!.id, {
        fate: 'bounced',
        recipient: `client${customers}@client.example`,
        words: '5.1.1 no such user',
      }),
    );
    expect(await lastStep(notice)).toBe('call');
    expect(await stateOf(notice)).toBe('queued');
    expect(await lettersOf(notice)).toMatchObject([
      { sha256: drawnLetter!.sha256, waits: null, gone: null, handedOverOn: null },
    ]);
    // It is under way: nobody is proposed a second one.
    const again = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: again }));
    expect(drafts.filter((one) => one.partyId === notice.partyId && one.state === 'proposed')).toEqual([]);
    company.clock.set('2026-11-24T09:00:00Z');
    expect(await handOver(notice)).toEqual({ handedOver: 1, withdrawn: [] });
    expect(await lastStep(notice)).toBe('formal-notice');
    expect(await stateOf(notice)).toBe('sent');
  });

  it('already posted when its mail comes back, it has told them: the step stays done', async () => {
    const notice = await drawn('notice');
    await company.workOff();
    await handOver(notice);
    const { messages } = await company.run((context) => listMessages(context, { partyId: notice.partyId }));
    await company.run((context) =>
      reportDelivery(context, company.hooks, messages[0]!.id, {
        fate: 'bounced',
        recipient: `client${customers}@client.example`,
        words: '5.1.1 no such user',
      }),
    );
    expect(await lastStep(notice)).toBe('formal-notice');
    expect(await stateOf(notice)).toBe('sent');
  });
});

describe('a letter alone', () => {
  it('paid between drawing and printing it is in no batch, is not noted as posted, and is named', async () => {
    const paid = await drawn('letter');
    const kept = await drawn('letter');
    await company.workOff();
    company.clock.set('2026-11-24T09:00:00Z');
    await pay(paid, paid.itemIds[0]!, 120_000n);
    company.clock.set('2026-11-25T09:00:00Z');
    const csv = await company.run((context) => letterAddresses(context, kept.runId));
    expect((csv.body as Buffer).toString()).not.toContain(`Client ${customers - 1}`);
    expect(
      await company.run((context) => checkLetters(context, company.handOverJob, paid.runId)),
    ).toMatchObject({ withdrawn: [{ customerName: `Client ${customers - 1}`, codes: ['paid'] }] });
    expect(await stateOf(paid)).toBe('withdrawn');
    expect(await lastStep(paid)).toBe('');
    // Whoever holds its print is told, although somebody else found it out.
    expect(await handOver(paid)).toEqual({
      handedOver: 0,
      withdrawn: [{ customerName: `Client ${customers - 1}`, codes: ['paid'] }],
    });
    expect(await handOver(kept)).toEqual({ handedOver: 1, withdrawn: [] });
  });

  it('paid in part it is drawn anew for less, and only that one is posted', async () => {
    const one = await drawn('letter', 2);
    await company.workOff();
    const [before] = await lettersOf(one);
    await pay(one, one.itemIds[0]!, 120_000n);
    expect(await handOver(one)).toMatchObject({ handedOver: 0, withdrawn: [{ codes: ['paid'] }] });
    await company.workOff();
    const letters = await lettersOf(one);
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ totalMinor: '120000' });
    expect(letters[0]!.sha256).not.toBe(before!.sha256);
    expect(await handOver(one)).toEqual({ handedOver: 1, withdrawn: [] });
  });

  it('does not claim what was waived after it was drawn, whoever posts it', async () => {
    const notice = await drawn('notice');
    await company.workOff();
    const { partyId, itemIds } = notice;
    await company.run((context) => waiveCharges(context, { partyId, itemIds, reason: 'Bon client' }));
    await give(notice);
    const before = provider.taken.length;
    await submitLetters(company.work, post);
    expect(provider.taken).toHaveLength(before);
    expect(await lettersOf(notice)).toMatchObject([{ gone: { codes: ['charges'], on: '2026-11-23' } }]);
  });

  it('under way at the provider by a process that died, it is uncertain; not posted, it is printed', async () => {
    const one = await drawn('letter');
    await company.workOff();
    await give(one);
    const dead = JSON.stringify([hostname(), 4_194_303, 'long ago']);
    const lost = await company.run(async ({ tx, org }) => {
      const { rows } = await sql<{ id: string }>`
        update postal_letter set state = 'sending', sending_by = ${dead}, sending_since = clock_timestamp()
        where org_id = ${org} and party_id = ${one.partyId} returning id`.execute(tx);
      return rows[0]!.id;
    });
    const before = provider.taken.length;
    expect(await submitLetters(company.work, post)).toBe(0);
    const [letter] = await lettersOf(one);
    expect(letter).toMatchObject({ posting: { id: lost, state: 'ambiguous' }, handedOverOn: null });
    expect(await handOver(one)).toEqual({ handedOver: 0, withdrawn: [] });
    const { id, version } = letter!.posting!;
    await company.run((context) =>
      resolveLetter(context, post.hooks, { id, version, outcome: 'not-posted' }),
    );
    expect(provider.taken).toHaveLength(before);
    expect(await handOver(one)).toEqual({ handedOver: 1, withdrawn: [] });
  });

  it('taken back after it was posted, it has left: nothing is proposed again', async () => {
    const one = await drawn('letter');
    await company.workOff();
    await handOver(one);
    expect(
      await company.run((context) => takeBack(context, { runId: one.runId, draftIds: [one.draftId] })),
    ).toEqual({ takenBack: 0, alreadyLeft: 1 });
    expect(await stateOf(one)).toBe('sent');
  });
});

it('prints one PDF behind a list of the letters, each on a new sheet when it is printed two-sided', async (context) => {
  if (!hasPoppler()) context.skip(POPPLER_MISSING);
  company.clock.set('2026-12-07T09:00:00Z');
  await drawn('letter');
  const { runId } = await drawn('letter', 40);
  await company.workOff();
  const once = await print(runId);
  expect(once).toMatchObject({ name: 'lettres-2026-12-07.pdf', mediaType: 'application/pdf' });
  const pages = pagesOf(once.body as Buffer);
  expect(pages[0]).toContain(`Client ${customers - 1}`);
  expect(pages[0]).toContain(`Client ${customers}`);
  const startsOf = (texts: readonly string[]) =>
    texts.flatMap((text, index) =>
      text.includes('Réf. client') && text.includes('Lyon, le') ? [index + 1] : [],
    );
  expect(startsOf(pages)).toEqual([2, 3]);
  const twoSided = pagesOf((await print(runId, true)).body as Buffer);
  expect(startsOf(twoSided)).toEqual([3, 5]);
  expect(twoSided.length % 2).toBe(0);
  expect(twoSided.length).toBeGreaterThan(pages.length);
});
