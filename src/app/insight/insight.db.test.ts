import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDispute } from '../../../test/kit/disputes.ts';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { composeEml } from '../../connectors/smtp/index.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { approveDrafts, listDrafts, listPolicies, planReminders } from '../dunning/index.ts';
import { attachPdf, recordInvoice } from '../invoicing/index.ts';
import { recordPayment, reversePayment } from '../payments/index.ts';
import {
  cancelTrial,
  downloadHandOver,
  exportPreview,
  exportResults,
  listWhy,
  readHandOver,
  readPreview,
  readResults,
  readTrial,
  resumeTrials,
  runTrial,
  startTrial,
  whyItem,
  type InsightPorts,
} from './index.ts';

let company: RemindingCompany;
let server: TestMailServer;
let ports: InsightPorts;
let late: { partyId: string; itemId: string };
let held: { partyId: string; itemId: string };

beforeAll(async () => {
  server = await startMailServer();
  // A Monday.
  company = await createRemindingCompany({ now: '2026-11-23T08:00:00Z' });
  await company.connectMail(server.port);
  ports = {
    renderer: company.renderer,
    composeEml,
    reading: () => (body) => company.run(body),
  };
  const partyId = await company.addCustomer({ name: 'Client en retard', siren: '' });
  late = { partyId, itemId: await company.invoice(partyId, 'FA-1', 4) };
  const other = await company.addCustomer({ name: 'Client contestataire' });
  held = { partyId: other, itemId: await company.invoice(other, 'FA-2', 12) };
  await addDispute(company, held.itemId, 120_000n);
});
afterAll(async () => {
  await company.close();
  await server.close();
});

const why = (input: Parameters<typeof listWhy>[1] = {}) => company.run((context) => listWhy(context, input));

describe('why, why not, when next', () => {
  it('is one answer for the list, the customer and the invoice', async () => {
    const all = await why();
    expect(all.total).toBe(2);
    expect(all.outlooks).toEqual([
      { outlook: 'leaves', count: 1 },
      { outlook: 'listed', count: 0 },
      { outlook: 'waits', count: 0 },
      { outlook: 'stopped', count: 1 },
    ]);
    expect(all.codes).toEqual([{ code: 'dispute', count: 1 }]);
    const [contested, leaving] = all.items;
    expect(leaving).toMatchObject({
      itemId: late.itemId,
      customerName: 'Client en retard',
      outlook: 'leaves',
      daysLate: 4,
      reason: { key: 'first' },
      channel: 'email',
      exclusion: null,
      stepCode: 'reminder-1',
      on: '2026-11-23',
      then: { stepCode: 'reminder-2' },
    });
    expect(contested).toMatchObject({ outlook: 'stopped', exclusion: { code: 'dispute' }, on: null });
    expect((await why({ customerId: late.partyId })).items).toEqual([leaving]);
    const one = await company.run((context) => whyItem(context, late.itemId));
    expect(one).toEqual({ asOf: '2026-11-23', item: leaving });
  });

  it('is narrowed by outlook, code and words, and counts what the words leave', async () => {
    expect((await why({ outlook: 'stopped' })).items.map((item) => item.number)).toEqual(['FA-2']);
    expect((await why({ code: 'dispute' })).total).toBe(1);
    const found = await why({ text: 'contestataire' });
    expect(found.items.map((item) => item.number)).toEqual(['FA-2']);
    expect(found.outlooks.find((one) => one.outlook === 'leaves')?.count).toBe(0);
    expect((await why({ offset: 1 })).items.map((item) => item.number)).toEqual(['FA-1']);
  });

  it('says nothing of what is not open', async () => {
    const { item } = await company.run((context) => whyItem(context, '00000000-0000-7000-8000-000000000009'));
    expect(item).toBeNull();
  });
});

describe('the thirty days to come', () => {
  it('begin with the plan of today and go through the steps while nothing is paid', async () => {
    const preview = await company.run((context) => readPreview(context, {}));
    const plan = await company.run((context) => planReminders(context, context.today));
    expect(preview.rows.filter((row) => row.on === preview.from)).toHaveLength(plan.drafts.length);
    expect(preview.rows.map((row) => [row.on, row.stepCode, row.channel, row.totalMinor])).toEqual([
      ['2026-11-23', 'reminder-1', 'email', '120000'],
      ['2026-11-30', 'reminder-2', 'email', '120000'],
      ['2026-12-10', 'reminder-3', 'email', '120000'],
      ['2026-12-15', 'call', 'call', '120000'],
    ]);
    expect(preview).toMatchObject({ customers: 2, customersInAll: 2, next: null });
    const after = await company.run((context) => readPreview(context, { after: preview.rows[0]!.partyId }));
    expect(after).toMatchObject({ customersInAll: null, next: null });
    expect(after.rows.every((row) => row.partyId > preview.rows[0]!.partyId)).toBe(true);
    const { body, name } = await company.run((context) => exportPreview(context));
    expect(name).toBe('relances-30-jours-2026-11-23.csv');
    expect(await readAll(body)).toContain('30/11/2026;Client en retard;Relance 2;E-mail;1;EUR;1200,00');
  });
});

describe('a policy tried on the last twelve months', () => {
  const policyId = async () => (await company.run((context) => listPolicies(context))).policies[0]!;
  const start = async (change: (offset: number) => number) => {
    const { id, name, steps, promiseGraceDays, contactGapDays, minimumMinor, options, texts } =
      await policyId();
    const changed = steps.map((step) =>
      step.code === 'reminder-1' ? { ...step, offsetDays: change(step.offsetDays) } : step,
    );
    return company.run((context) =>
      startTrial(context, {
        policyId: id,
        name,
        steps: changed,
        promiseGraceDays,
        contactGapDays,
        minimumMinor,
        options,
        texts,
      }),
    );
  };

  it('counts what each would have sent, beside the payments as they came', async () => {
    const partyId = await company.addCustomer({ name: 'Client qui paie à cinq jours' });
    const { itemId } = await company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'invoice',
        number: 'FA-3',
        issuedOn: plainDate('2026-09-01'),
        dueOn: plainDate('2026-10-01'),
        currency: EUR,
        totalMinor: 50_000n,
        reference: '',
      }),
    );
    // Reminded on Monday 5 October under the policy as it is, paid on the 7th.
    await pay(partyId, itemId, 50_000n, '2026-10-07');
    const { id } = await start(() => 9);
    await runTrial(company.work, id);
    const { trial } = await company.run((context) => readTrial(context, id));
    expect(trial).toMatchObject({ state: 'done', from: '2025-11-24', to: '2026-11-23', done: 3, total: 3 });
    const count = (sums: NonNullable<typeof trial.result>['now'], step: string) =>
      sums.byStep.find((one) => one.stepCode === step)?.count;
    const { now, changed } = trial.result!;
    expect([count(now, 'pre-due'), count(changed, 'pre-due')]).toEqual([3, 3]);
    // The invoice in dispute is reminded too: disputes of the past are not replayed.
    expect([count(now, 'reminder-1'), count(changed, 'reminder-1')]).toEqual([3, 1]);
    expect([now.nearlyPaid, changed.nearlyPaid]).toEqual([1, 0]);
    expect([now.medianFirstDelay, changed.medianFirstDelay]).toEqual([4, 9]);
    // Nothing of it is saved.
    expect((await policyId()).version).toBe(1);
  });

  it('is given up when asked, and when another is started', async () => {
    const first = await start(() => 5);
    const second = await start(() => 6);
    await company.run((context) => cancelTrial(context, second.id));
    for (const { id } of [first, second]) {
      await runTrial(company.work, id);
      const { trial } = await company.run((context) => readTrial(context, id));
      expect(trial).toMatchObject({ state: 'cancelled', result: null });
    }
  });

  it('begins again where a stopped process left it, and is never counted twice', async () => {
    const { id } = await start(() => 5);
    const stopping = new AbortController();
    stopping.abort();
    await runTrial({ ...company.work, signal: stopping.signal }, id);
    const state = async () => (await company.run((context) => readTrial(context, id))).trial;
    expect(await state()).toMatchObject({ state: 'running', result: null });
    await Promise.all([resumeTrials.run(company.work), runTrial(company.work, id)]);
    const done = await state();
    expect(done.state).toBe('done');
    await runTrial(company.work, id);
    expect(await state()).toEqual(done);
  });

  it('refuses a policy that could not be saved', async () => {
    await expect(start(() => -40)).rejects.toMatchObject({ code: 'record.refused' });
  });
});

describe('results per step', () => {
  it('counts money from the day after, by its effective day, once the window is over', async () => {
    const runId = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    const draft = drafts.find((one) => one.partyId === late.partyId)!;
    await company.run((context) =>
      approveDrafts(context, company.handOverJob, {
        runId,
        drafts: [{ id: draft.id, version: draft.version }],
      }),
    );
    await company.workOff();
    const results = (input = {}) => company.run((context) => readResults(context, input));
    // Sent today: no window is over, and nothing is said of what will be paid.
    expect((await results()).steps).toMatchObject([
      {
        stepCode: 'reminder-1',
        itemCount: 1,
        customerCount: 1,
        askedMinor: '120000',
        windows: [
          { days: 7, itemCount: 0, paidMinor: '0' },
          { days: 14, itemCount: 0 },
          { days: 30, itemCount: 0 },
        ],
      },
    ]);
    company.clock.set('2026-12-09T08:00:00Z');
    await pay(late.partyId, late.itemId, 20_000n, '2026-11-23');
    await pay(late.partyId, late.itemId, 30_000n, '2026-11-30');
    await pay(late.partyId, late.itemId, 40_000n, '2026-12-01');
    const [step] = (await results()).steps;
    // On the day itself: not an answer. To the 30th: within seven days. 1 December: within fourteen.
    expect(step?.windows).toEqual([
      { days: 7, itemCount: 1, askedMinor: '120000', paidMinor: '30000', paidItemCount: 0 },
      { days: 14, itemCount: 1, askedMinor: '120000', paidMinor: '70000', paidItemCount: 0 },
      { days: 30, itemCount: 0, askedMinor: '0', paidMinor: '0', paidItemCount: 0 },
    ]);
    expect((await results({ channel: 'letter' })).steps).toEqual([]);
    expect((await results({ customerKind: 'company' })).steps).toHaveLength(1);
    const { policies } = await results();
    expect(policies).toMatchObject([{ name: 'Relance standard', version: 1 }]);
    expect((await results({ policy: policies[0]!.policy })).steps).toHaveLength(1);
    const { body } = await company.run((context) => exportResults(context, {}));
    expect(await readAll(body)).toContain(
      'Relance 1;Relance standard;1;Professionnel;E-mail;EUR;1;1;1200,00;1;',
    );
  });
});

describe('the file handed over', () => {
  it('holds the claim, the proofs and the digest of each file, and says what is missing', async () => {
    const invoice = await company.run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select('invoice_id')
        .where('org_id', '=', org)
        .where('id', '=', late.itemId)
        .executeTakeFirstOrThrow(),
    );
    await company.run((context) =>
      attachPdf(context, invoice.invoice_id!, {
        name: 'FA-1.pdf',
        mediaType: 'application/pdf',
        bytes: Buffer.from('%PDF-1.7 facture'),
      }),
    );
    const shown = await company.run((context) => readHandOver(context, late.partyId));
    expect(shown.totals).toMatchObject([
      { currency: 'EUR', principalMinor: '30000', indemnityMinor: '4000' },
    ]);
    expect(shown.gaps.map((gap) => gap.code)).toEqual([
      'no-formal-notice',
      'no-debtor-identifier',
      // The second semester of 2026 is not published here: interest stops before it, and it is said.
      'missing-rate',
    ]);
    const { body, name } = await company.run((context) => downloadHandOver(context, ports, late.partyId));
    expect(name).toMatch(/^dossier-C-\d+-2026-12-09\.zip$/);
    const files = unzipSync(await allBytes(body));
    const index = JSON.parse(strFromU8(files['index.json']!)) as {
      totals: { totalMinor: string; interestMinor: string }[];
      files: { path: string; sha256: string; bytes: number }[];
    };
    const own = ['LISEZ-MOI.txt', 'SHA256SUMS', 'index.html', 'index.json'];
    expect(Object.keys(files).sort()).toEqual([...own, ...index.files.map((file) => file.path)].sort());
    for (const { path, sha256, bytes } of index.files) {
      expect(createHash('sha256').update(files[path]!).digest('hex'), path).toBe(sha256);
      expect(files[path]!.length, path).toBe(bytes);
    }
    for (const path of ['00-page-de-garde.pdf', '01-releve-de-compte.pdf', '02-decompte.pdf']) {
      expect(strFromU8(files[path]!.subarray(0, 5)), path).toBe('%PDF-');
    }
    expect(strFromU8(files['factures/FA-1.pdf']!)).toBe('%PDF-1.7 facture');
    // As it left: the very Message-ID that the mail server saw.
    const sent = server.received[0]!;
    const eml = Object.entries(files).find(([path]) => path.endsWith('.eml'))!;
    expect(strFromU8(eml[1])).toContain(`Message-ID: ${sent.mail.messageId}`);
    expect(strFromU8(eml[1])).toContain('Date: Mon, 23 Nov 2026');
    expect(strFromU8(files['preuves-envoi.csv']!)).toContain(sent.mail.messageId!);
    expect(strFromU8(files['index.html']!)).toContain('Client en retard');
  });

  it('adds up to the claim, line by line: principal, slices of interest, indemnity (L441-10, D441-5)', async () => {
    const partyId = await company.addCustomer({ name: 'Client de longue date' });
    await company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'invoice',
        number: 'FA-9',
        issuedOn: plainDate('2026-02-08'),
        dueOn: plainDate('2026-03-10'),
        currency: EUR,
        totalMinor: 365_000n,
        reference: '',
      }),
    );
    const shown = await company.run((context) => readHandOver(context, partyId));
    // ECB 2.15 + 10 points over 112 days, 11 March to 30 June: 3 650 € × 12.15 % × 112 ÷ 365 = 136.08 €.
    expect(shown.totals).toEqual([
      { currency: 'EUR', principalMinor: '365000', interestMinor: '13608', indemnityMinor: '4000' },
    ]);
    const { body } = await company.run((context) => downloadHandOver(context, ports, partyId));
    const files = unzipSync(await allBytes(body));
    const cents = strFromU8(files['02-decompte.csv']!)
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .reduce((sum, line) => sum + BigInt(line.split(';')[7]!.replaceAll(/[^\d-]/g, '')), 0n);
    expect(cents).toBe(365_000n + 13_608n + 4_000n);
  });

  it('tells an open dispute apart, and knows no other company’s customer', async () => {
    const shown = await company.run((context) => readHandOver(context, held.partyId));
    expect(shown.gaps).toContainEqual({ code: 'open-dispute', count: 1 });
    await expect(
      company.run((context) => readHandOver(context, '00000000-0000-7000-8000-000000000009')),
    ).rejects.toMatchObject({ code: 'record.not-found' });
  });
});

/** A step done, as the engine leaves it: an accepted message about one invoice. */
const remindedOn = async (partyId: string, on: string, stepCode: string, openMinor: bigint) => {
  company.clock.set(`${on}T09:00:00Z`);
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const { id, version, ...draft } = drafts.find(
    (one) => one.partyId === partyId && one.state === 'proposed' && one.kind !== 'call',
  )!;
  expect(draft).toMatchObject({ stepCode, totalMinor: openMinor.toString() });
  await company.run((context) =>
    approveDrafts(context, company.handOverJob, { runId, drafts: [{ id, version }] }),
  );
  await company.workOff();
};

describe('results of two steps about one invoice', () => {
  it('give each euro to the last step before it: part paid, paid twice over, taken back', async () => {
    const partyId = await company.addCustomer({ name: 'Client en trois fois' });
    company.clock.set('2027-01-04T08:00:00Z');
    const itemId = await company.invoice(partyId, 'FA-30', 4, 100_000n);
    const from = '2027-01-01';
    const steps = async () => {
      const { steps: found } = await company.run((context) =>
        readResults(context, { from, customerKind: 'company' }),
      );
      return found.map(({ stepCode, askedMinor, windows }) => [
        stepCode,
        askedMinor,
        ...windows.map((one) => [one.paidMinor, one.paidItemCount]),
      ]);
    };
    // Monday 4 January: 1 000 €. 250 € come on the 8th, 100 € on the 11th, the day of the second step, which
    // asked for 750 € that morning: they answered the first.
    await remindedOn(partyId, '2027-01-04', 'reminder-1', 100_000n);
    company.clock.set('2027-01-08T08:00:00Z');
    await pay(partyId, itemId, 25_000n, '2027-01-08');
    await remindedOn(partyId, '2027-01-11', 'reminder-2', 75_000n);
    await pay(partyId, itemId, 10_000n, '2027-01-11');
    // 650 € on the 20th close it: nine days after the second step, sixteen after the first.
    company.clock.set('2027-01-20T08:00:00Z');
    const last = await pay(partyId, itemId, 65_000n, '2027-01-20');
    company.clock.set('2027-02-20T08:00:00Z');
    expect(await steps()).toEqual([
      ['reminder-1', '100000', ['35000', 0], ['35000', 0], ['35000', 0]],
      ['reminder-2', '75000', ['0', 0], ['65000', 0], ['65000', 0]],
    ]);
    // Σ of the steps = what was paid after the first of them.
    expect(35_000n + 65_000n).toBe(100_000n);
    await company.run((context) => reversePayment(context, last.paymentId, 'chèque impayé'));
    expect(await steps()).toEqual([
      ['reminder-1', '100000', ['35000', 0], ['35000', 0], ['35000', 0]],
      ['reminder-2', '75000', ['0', 0], ['0', 0], ['0', 0]],
    ]);
  });
});

const pay = (partyId: string, itemId: string, amountMinor: bigint, on: string) =>
  company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: plainDate(on),
      currency: EUR,
      amountMinor,
      reference: 'VIR',
      note: '',
      shares: [{ itemId, amountMinor }],
    }),
  );

const allBytes = async (body: Uint8Array | AsyncIterable<Uint8Array | string>): Promise<Uint8Array> => {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
};
const readAll = async (body: Parameters<typeof allBytes>[0]): Promise<string> =>
  strFromU8(await allBytes(body));
