import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POSTAL_KEYS, startPostalServer, type PostalServer } from '../../../test/kit/postal-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { atelier } from '../../cli/bench/sample-parties.ts';
import { openMerciFacteur, postsTo } from '../../connectors/merci-facteur/index.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { readFile } from '../files/index.ts';
import { recordPayment } from '../payments/index.ts';
import {
  createPoster,
  followLetters,
  resolveLetter,
  savePostalAccount,
  submitLetters,
  type PostPorts,
  type PostalSettings,
} from '../post/index.ts';
import {
  approveDrafts,
  createLetterHooks,
  estimateLetters,
  explainItems,
  handOverLetters,
  listDrafts,
  listLetters,
  noteLetter,
  postLetters,
  prepareRun,
  printLetters,
  quoteLetters,
  readTasks,
  takeBack,
} from './index.ts';

let company: RemindingCompany;
let server: PostalServer;
let ports: PostPorts;
let version = 0;

beforeAll(async () => {
  server = await startPostalServer();
  company = await createRemindingCompany();
  ports = {
    secrets: company.secrets,
    openPostal: (settings) => openMerciFacteur(settings, { base: server.base, timeoutMs: 2000 }),
    carries: postsTo,
    hooks: createLetterHooks(company.handOverJob),
  };
  await company.run(({ tx, org }) =>
    tx.updateTable('organization').set(atelier).where('org_id', '=', org).execute(),
  );
});
afterAll(async () => {
  await company.close();
  await server.close();
});

const setAccount = async (isTest: boolean, secret = POSTAL_KEYS.secret): Promise<void> => {
  const { serviceId, userId } = POSTAL_KEYS;
  const saved = await company.run((context) =>
    savePostalAccount(context, company.secrets, {
      version,
      serviceId,
      userId,
      secret,
      isTest,
      ordinary: 'normal',
    }),
  );
  version = saved.version;
};

let customers = 0;
/** A customer who can only be written to on paper, with an approved and drawn letter. */
const letterOf = async (daysLate: number, country = 'FR') => {
  customers += 1;
  const partyId = await company.addCustomer({ name: `Client ${customers}`, contacts: [], country });
  const itemId = await company.invoice(partyId, `FA-${customers}`, daysLate);
  const { runId } = await company.run((context) => prepareRun(context));
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed')!;
  await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }));
  await company.workOff();
  return { partyId, itemId, runId, draftId: draft.id };
};
const letter = async ({ runId, draftId }: { runId: string; draftId: string }) =>
  (await company.run((context) => listLetters(context, runId))).letters.find(
    (one) => one.draftId === draftId,
  )!;
const post = (...draftIds: string[]) =>
  company.run((context) =>
    postLetters(
      context,
      { ...ports, job: createPoster(ports).job, handOverJob: company.handOverJob },
      draftIds,
    ),
  );

describe('letters by the postal provider', () => {
  it('without an account, or in test mode, nothing is posted and letters are printed', async () => {
    const one = await letterOf(4);
    await expect(post(one.draftId)).rejects.toMatchObject({ findings: [{ code: 'post.not-configured' }] });
    await setAccount(true);
    await expect(post(one.draftId)).rejects.toMatchObject({ findings: [{ code: 'post.test-mode' }] });
    const abroad = await letterOf(4, 'BE');
    const far = await letterOf(4, 'AQ');
    expect(
      await company.run((context) =>
        quoteLetters(context, ports, [one.draftId, abroad.draftId, far.draftId]),
      ),
    ).toEqual({
      lines: [
        { isRegistered: false, country: 'BE', count: 1, unitMinor: '240' },
        { isRegistered: false, country: 'FR', count: 1, unitMinor: '169' },
      ],
      byHand: 1,
      isTest: true,
      totalMinor: '409',
    });
    expect(server.taken).toEqual([]);
    expect(
      (await company.run((context) => handOverLetters(context, company.handOverJob, [one.draftId])))
        .handedOver,
    ).toBe(1);
    await setAccount(false);
  });

  it('is posted once, its step done that day, followed to its end with its proof kept', async () => {
    const one = await letterOf(4);
    const abroad = await letterOf(4, 'AQ');
    expect(await post(one.draftId, abroad.draftId)).toEqual({ posted: 1, byHand: 1, withdrawn: [] });
    // Asked twice by two people, it is there once; and it is no longer to be printed or handed over.
    expect(await post(one.draftId)).toEqual({ posted: 0, byHand: 1, withdrawn: [] });
    expect(
      (await company.run((context) => handOverLetters(context, company.handOverJob, [one.draftId])))
        .handedOver,
    ).toBe(0);
    await expect(
      company.run((context) => printLetters(context, company.ports, { id: one.runId, isDuplex: false })),
    ).rejects.toMatchObject({
      code: 'record.not-found',
    });
    expect(await submitLetters(company.work, ports)).toBe(1);
    expect(await submitLetters(company.work, ports)).toBe(0);
    expect(server.taken).toMatchObject([{ mode: 'normal', to: { societe: `Client ${customers - 1}` } }]);
    expect(await letter(one)).toMatchObject({
      handedOverOn: '2026-11-23',
      posting: { state: 'submitted', isRegistered: false, priceMinor: '612' },
    });
    const run = await company.run((context) => prepareRun(context));
    const { drafts } = await company.run((context) => listDrafts(context, { id: run.runId }));
    expect(drafts.filter((draft) => draft.partyId === one.partyId && draft.state === 'proposed')).toEqual([]);

    // Asked a few times a day, not all the time.
    const asked = server.calls.length;
    await followLetters(company.work, ports);
    expect(server.calls).toHaveLength(asked);
    Object.assign(server.taken[0]!, {
      lastState: 'distribue',
      tracking: '2C1',
      deposit: Buffer.from('%PDF-depot'),
    });
    company.clock.set('2026-11-23T15:00:00Z');
    await followLetters(company.work, ports);
    const { posting } = await letter(one);
    expect(posting).toMatchObject({ state: 'delivered', trackingNumber: '2C1' });
    const proof = await company.run((context) => readFile(context, posting!.proofSha256!));
    expect(proof.bytes.toString()).toBe('%PDF-depot');
  });

  it('of unknown fate is left to a person; asked again with the same key it is posted once', async () => {
    const one = await letterOf(5);
    await post(one.draftId);
    const before = server.taken.length;
    server.fault = 'dies-after-taking';
    expect(await submitLetters(company.work, ports)).toBe(0);
    expect(await letter(one)).toMatchObject({ handedOverOn: null, posting: { state: 'ambiguous' } });
    expect(await submitLetters(company.work, ports)).toBe(0);
    expect(server.taken).toHaveLength(before + 1);
    const { id, version: seen } = (await letter(one)).posting!;
    await company.run((context) =>
      resolveLetter(context, ports.hooks, { id, version: seen, outcome: 'ask-again' }),
    );
    await submitLetters(company.work, ports);
    expect(server.taken).toHaveLength(before + 1);
    expect(await letter(one)).toMatchObject({
      handedOverOn: '2026-11-23',
      posting: { state: 'submitted' },
    });
  });

  it('waits, and says why, while the provider refuses the account', async () => {
    const one = await letterOf(6);
    await post(one.draftId);
    await setAccount(false, 'fausse');
    expect(await submitLetters(company.work, ports)).toBe(0);
    const listed = await company.run((context) => listLetters(context, one.runId));
    expect(listed.provider).toMatchObject({ problem: expect.stringContaining('INVALID_SIGNATURE') });
    expect(await letter(one)).toMatchObject({ posting: { state: 'queued' } });
    await setAccount(false);
    expect(await submitLetters(company.work, ports)).toBe(1);
  });

  it('does not leave when the money came in, nor when it was taken back', async () => {
    const paid = await letterOf(7);
    const back = await letterOf(7);
    await post(paid.draftId, back.draftId);
    await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId: paid.partyId,
        receivedOn: plainDate('2026-11-23'),
        currency: EUR,
        amountMinor: 120_000n,
        reference: 'VIR',
        note: '',
        shares: [{ itemId: paid.itemId, amountMinor: 120_000n }],
      }),
    );
    const { takenBack } = await company.run((context) =>
      takeBack(context, { runId: back.runId, draftIds: [back.draftId] }),
    );
    expect(takenBack).toBe(1);
    const before = server.taken.length;
    expect(await submitLetters(company.work, ports)).toBe(0);
    expect(server.taken).toHaveLength(before);
  });

  it('says before they are approved what the letters would cost, and that the provider does not answer', async () => {
    customers += 1;
    const partyId = await company.addCustomer({ name: `Client ${customers}`, contacts: [], country: 'BE' });
    const withMail = await company.addCustomer({ name: 'Avec e-mail' });
    await company.invoice(partyId, `FA-${customers}`, 4);
    await company.invoice(withMail, `FA-${customers}-M`, 4);
    const { runId } = await company.run((context) => prepareRun(context));
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    const ids = drafts.filter((one) => [partyId, withMail].includes(one.partyId)).map(({ id }) => id);
    const calls = server.taken.length;
    const estimate = () => company.run((context) => estimateLetters(context, ports, ids));
    expect(await estimate()).toEqual({
      quote: {
        lines: [{ isRegistered: false, country: 'BE', count: 1, unitMinor: '240' }],
        byHand: 0,
        isTest: false,
        totalMinor: '240',
      },
    });
    expect(server.taken).toHaveLength(calls);
    const deaf = {
      ...ports,
      openPostal: (settings: PostalSettings) => openMerciFacteur(settings, { base: 'http://127.0.0.1:9' }),
    };
    await expect(company.run((context) => estimateLetters(context, deaf, ids))).rejects.toMatchObject({
      findings: [{ code: 'post.provider-refuses' }],
    });
    const { drafts: after } = await company.run((context) => listDrafts(context, { id: runId }));
    expect(after.filter((one) => ids.includes(one.id)).map(({ state }) => state)).toEqual([
      'proposed',
      'proposed',
    ]);
  });

  it('a formal notice goes registered; returned by the post it says so', async () => {
    customers += 1;
    const partyId = await company.addCustomer({ name: `Client ${customers}`, contacts: [] });
    const itemId = await company.invoice(partyId, `FA-${customers}`, 60);
    await company.run(({ tx, org }) =>
      tx
        .updateTable('open_item')
        .set({ last_step: 'call', last_reminded_on: '2026-11-01' })
        .where('org_id', '=', org)
        .where('id', '=', itemId)
        .execute(),
    );
    const { runId } = await company.run((context) => prepareRun(context));
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed')!;
    expect(draft.kind).toBe('formal-notice');
    await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }));
    await company.workOff();
    await post(draft.id);
    expect(await submitLetters(company.work, ports)).toBe(1);
    const taken = server.taken.at(-1)!;
    expect(taken.mode).toBe('lrare');
    Object.assign(taken, { lastState: 'distribue_expediteur', pnd: '1', tracking: '2C9' });
    company.clock.set('2026-11-24T15:00:00Z');
    await followLetters(company.work, ports);
    expect(await letter({ runId, draftId: draft.id })).toMatchObject({
      posting: { state: 'returned', isRegistered: true, trackingNumber: '2C9' },
      delivery: { outcome: 'unknown' },
    });
    // Wrong address, or not taken? Only the envelope says; a person reads it.
    expect(await company.run(readTasks)).toMatchObject({ lettersReturned: 1, addressesReturned: 0 });
    const { version: seen } = (await letter({ runId, draftId: draft.id })).delivery;
    await company.run((context) =>
      noteLetter(context, {
        draftId: draft.id,
        version: seen,
        outcome: { what: 'unclaimed', on: plainDate('2026-11-24') },
      }),
    );
    expect(await company.run(readTasks)).toMatchObject({ lettersReturned: 0, addressesReturned: 0 });
  });

  it('an ordinary letter that comes back found nobody; a word of the counter says that it was left there', async () => {
    company.clock.set('2026-11-24T08:00:00Z');
    const [gone, left] = [await letterOf(4), await letterOf(4)];
    await post(gone.draftId, left.draftId);
    expect(await submitLetters(company.work, ports)).toBe(2);
    Object.assign(server.taken.at(-2)!, { lastState: 'archivage_pnd', pnd: '1' });
    Object.assign(server.taken.at(-1)!, {
      lastState: 'distribue_expediteur',
      pnd: '1',
      history: 'attente_au_guichet, pli avisé et non réclamé',
    });
    company.clock.set('2026-11-25T15:00:00Z');
    await followLetters(company.work, ports);
    expect(await letter(gone)).toMatchObject({ delivery: { outcome: 'wrong-address' } });
    expect(await letter(left)).toMatchObject({ delivery: { outcome: 'unclaimed' } });
    expect(await company.run(readTasks)).toMatchObject({ lettersReturned: 0, addressesReturned: 1 });
    // Nothing asked for a proof: the step stays done, the next letter waits for the address.
    const [item] = await company.run((context) => explainItems(context, [gone.partyId]));
    expect(item!.standing).toMatchObject({ exclusion: { code: 'waiting' } });
  });
});
