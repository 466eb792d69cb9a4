import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { hasPoppler, wordsOf } from '../../../test/kit/poppler.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { SHIPPED_POLICIES, type ContactRole, type Grouping, type Step } from '../../core/dunning/index.ts';
import {
  approveDrafts,
  listDrafts,
  listExcluded,
  listPolicies,
  noteDeposit,
  readCustomerRules,
  readDraft,
  readLetter,
  saveCustomerRules,
  setLevel,
  savePolicy,
} from './index.ts';

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

type Kind = 'company' | 'individual' | 'public_body';
const contact = (email: string, role: ContactRole) => ({
  name: '',
  roles: [role],
  email,
  phone: '',
  language: 'fr' as const,
});
let no = 0;
const customer = (kind: Kind = 'company', ...roles: ContactRole[]): Promise<string> => {
  no += 1;
  return company.addCustomer({
    name: `Client ${no}`,
    kind,
    ...(kind === 'individual' && { siren: '', vatNumber: '' }),
    contacts: (['billing', ...roles] as const).map((role) => contact(`${role}${no}@client.example`, role)),
  });
};
const draftsOf = async (partyId: string) => {
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  return { runId, drafts: drafts.filter((one) => one.partyId === partyId && one.state === 'proposed') };
};
const rules = (
  partyId: string,
  change: { policyId?: string; grouping?: Grouping; depositDays?: 30 | 50 | 60 },
) =>
  company.run((context) =>
    saveCustomerRules(context, { id: partyId, policyId: null, grouping: null, depositDays: null, ...change }),
  );
const policies = async () => (await company.run((context) => listPolicies(context))).policies;
const saveStep = async (code: string, change: Partial<Step>) => {
  const [policy] = await policies();
  if (policy === undefined) throw new Error('no policy');
  const steps = policy.steps.map((step) => (step.code === code ? { ...step, ...change } : step));
  await company.run((context) => savePolicy(context, { ...policy, steps }));
};
const send = async (runId: string, drafts: readonly { id: string; version: number }[]) => {
  const answer = await company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: drafts.map(({ id, version }) => ({ id, version })),
    }),
  );
  await company.workOff();
  return answer;
};

describe('the three policies of a company', () => {
  it('are those of core, and each kind of customer follows its own', async () => {
    const all = await policies();
    expect(all.map(({ code, forKind, isDefault, steps }) => ({ code, forKind, isDefault, steps }))).toEqual(
      expect.arrayContaining(
        SHIPPED_POLICIES.map(({ forKind, policy }) => ({
          code: policy().policyCode,
          forKind: forKind === '' ? null : forKind,
          isDefault: forKind === '',
          steps: policy().steps,
        })),
      ),
    );
    for (const [kind, code] of [
      ['company', 'default-fr'],
      ['individual', 'consumers-fr'],
      ['public_body', 'public-fr'],
    ] as const) {
      const { usual } = await company.run(async (context) =>
        readCustomerRules(context, await customer(kind)),
      );
      expect(all.find((one) => one.id === usual.id)?.code).toBe(code);
    }
  });

  it('a private person is written to later, in other words, and owes no charge', async () => {
    const partyId = await customer('individual');
    await company.invoice(partyId, 'FA-P1', 4);
    expect((await draftsOf(partyId)).drafts).toEqual([]);
    await company.invoice(partyId, 'FA-P2', 8);
    const { drafts } = await draftsOf(partyId);
    const detail = await company.run((context) => readDraft(context, drafts[0]!.id));
    expect(detail.stepCode).toBe('reminder-1');
    expect(detail.mail?.subject).toMatch(/^Un petit rappel/u);
    // One of its own goes before that of its kind.
    const standard = (await policies()).find((one) => one.isDefault);
    await rules(partyId, { policyId: standard?.id ?? '' });
    const own = await draftsOf(partyId);
    expect(own.drafts[0]).toMatchObject({ itemCount: 2, stepCode: 'reminder-1' });
  });
});

describe('one message for each invoice', () => {
  it('several wait, leave on one day and are reserved apart; preparing again between them changes nothing', async () => {
    const partyId = await customer();
    await rules(partyId, { grouping: 'invoice' });
    await company.invoice(partyId, 'FA-G1', 4);
    await company.invoice(partyId, 'FA-G2', 5);
    await company.invoice(partyId, 'FA-G3', 6);
    const first = await draftsOf(partyId);
    expect(first.drafts.map((one) => [one.itemCount, one.stepCode])).toEqual([
      [1, 'reminder-1'],
      [1, 'reminder-1'],
      [1, 'reminder-1'],
    ]);
    expect(await send(first.runId, first.drafts.slice(0, 1))).toMatchObject({ approved: 1, skipped: [] });
    const second = await draftsOf(partyId);
    expect(second.drafts.map((one) => one.id).sort()).toEqual(
      first.drafts
        .slice(1)
        .map((one) => one.id)
        .sort(),
    );
    expect(await send(second.runId, second.drafts)).toMatchObject({ approved: 2, skipped: [] });
    expect(server.received).toHaveLength(3);
    expect((await draftsOf(partyId)).drafts).toEqual([]);
  });
});

describe('the levels that a reviewer may choose', () => {
  it('are the steps in use: none that is switched off, none that waits for a promise', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-S1', 4);
    const { drafts } = await draftsOf(partyId);
    const detail = await company.run((context) => readDraft(context, drafts[0]!.id));
    expect(detail.steps.map((step) => step.code)).toEqual([
      'reminder-1',
      'reminder-2',
      'reminder-3',
      'call',
      'formal-notice',
    ]);
    await expect(
      company.run((context) => setLevel(context, { ...drafts[0]!, stepCode: 'broken-promise' })),
    ).rejects.toMatchObject({ findings: [{ code: 'dunning.step-not-possible' }] });
  });
});

describe('a step that names its readers and what goes along', () => {
  it('sends to the first role, copies to the others, and joins the statement and no invoice', async () => {
    await saveStep('reminder-1', {
      audience: { to: ['management', 'billing'], cc: ['accounting'] },
      attachments: { invoices: 'none', statement: true },
    });
    const partyId = await customer('company', 'accounting', 'management');
    await company.invoice(partyId, 'FA-C1', 4);
    const { runId, drafts } = await draftsOf(partyId);
    const detail = await company.run((context) => readDraft(context, drafts[0]!.id));
    expect(detail.mail).toMatchObject({
      to: [`management${no}@client.example`],
      cc: [`accounting${no}@client.example`],
    });
    expect(detail.attachments.map((one) => one.kind)).toEqual(['statement']);
    await send(runId, drafts);
    expect(server.received).toHaveLength(1);
    const { mail, to } = server.received[0]!;
    expect([...to].sort()).toEqual([`accounting${no}@client.example`, `management${no}@client.example`]);
    expect(JSON.stringify(mail.cc)).toContain(`accounting${no}@client.example`);
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);
});

describe('a public buyer whose invoices are deposited', () => {
  it('is not reminded without the day of deposit, nor before the delay from it is over (CCP R2192-10)', async () => {
    const partyId = await customer('public_body');
    await rules(partyId, { depositDays: 30 });
    const itemId = await company.invoice(partyId, 'FA-D1', 10);
    const why = async () => {
      const runId = await company.prepare();
      const { excluded } = await company.run((context) => listExcluded(context, { id: runId }));
      return excluded.find((one) => one.partyId === partyId)?.code;
    };
    expect(await why()).toBe('not-deposited');
    const today = company.clock.today('Europe/Paris');
    await company.run((context) => noteDeposit(context, { itemIds: [itemId], depositedOn: today }));
    expect(await why()).toBe('deposit-delay');
    await company.run((context) => noteDeposit(context, { itemIds: [itemId], depositedOn: '2026-09-01' }));
    expect((await draftsOf(partyId)).drafts[0]).toMatchObject({ stepCode: 'reminder-1' });
    await expect(
      company.run((context) => noteDeposit(context, { itemIds: [itemId], depositedOn: '2099-01-01' })),
    ).rejects.toMatchObject({ findings: [{ code: 'dunning.deposit-to-come' }] });
  });
});

describe('what is not due yet', () => {
  it('is told below the sum in the mail and the letter, and is no part of it', async () => {
    const [policy] = await policies();
    if (policy === undefined) throw new Error('no policy');
    const steps = policy.steps.map((step) =>
      step.code === 'reminder-1' ? { ...step, channel: 'email+letter' as const } : step,
    );
    const options = { ...policy.options, listNotDue: true };
    await company.run((context) => savePolicy(context, { ...policy, steps, options }));
    const partyId = await customer();
    await company.invoice(partyId, 'FA-L1', 4);
    await company.invoice(partyId, 'FA-L2', -20);
    const { drafts } = await draftsOf(partyId);
    expect(drafts[0]).toMatchObject({ itemCount: 1, totalMinor: '120000' });
    const detail = await company.run((context) => readDraft(context, drafts[0]!.id));
    expect(detail.upcoming.map((item) => item.number)).toEqual(['FA-L2']);
    expect(detail.mail?.text).toMatch(/Total[\s\S]*Pour information[\s\S]*FA-L2/u);
    expect(detail.mail?.html).toContain('FA-L2');
    const letter = await company.run((context) => readLetter(context, company.ports, drafts[0]!.id));
    expect(
      Buffer.from(letter.body as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    if (hasPoppler())
      expect(
        wordsOf(letter.body as Uint8Array)
          .flat()
          .map((word) => word.text),
      ).toContain('FA-L2');
  }, 60_000);
});
