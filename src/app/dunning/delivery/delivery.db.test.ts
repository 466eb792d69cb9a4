import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../../test/kit/reminders.ts';
import { atelier } from '../../../cli/bench/sample-parties.ts';
import { Problem } from '../../../contract/problem.ts';
import { confirmAddress } from '../../party/returned-address.ts';
import { readCustomer } from '../../party/index.ts';
import {
  approveDrafts,
  attachProof,
  explainItems,
  handOverLetters,
  letterAddresses,
  listDrafts,
  listLetters,
  listPolicies,
  noteLetter,
  printLetters,
  readTasks,
  savePolicy,
} from '../index.ts';

/** Registered letters printed here, from Monday 23 November 2026 on; the first reminder goes registered and wants proof. */

const PDF = Buffer.from('%PDF-1.4 avis');
let company: RemindingCompany;

beforeAll(async () => {
  company = await createRemindingCompany();
  await company.run(({ tx, org }) =>
    tx.updateTable('organization').set(atelier).where('org_id', '=', org).execute(),
  );
  const policy = (await company.run(listPolicies)).policies.find((one) => one.isDefault)!;
  await company.run((context) =>
    savePolicy(context, {
      ...policy,
      steps: policy.steps.map((step) =>
        step.code === 'reminder-1' ? { ...step, channel: 'registered', proof: 'delivery' } : step,
      ),
    }),
  );
});
afterAll(() => company.close());

let customers = 0;
/** A registered letter about one invoice, drawn and waiting to be printed. */
const letterOf = async (contacts: { email: string }[] = []) => {
  customers += 1;
  const partyId = await company.addCustomer({
    name: `Client ${customers}`,
    ...(contacts.length === 0 && { contacts: [] }),
  });
  const itemId = await company.invoice(partyId, `FA-${customers}`, 4);
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed')!;
  await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }));
  await company.workOff();
  return { partyId, itemId, runId, draftId: draft.id };
};
type Letter = Awaited<ReturnType<typeof letterOf>>;
const shown = async ({ runId, draftId }: Letter) =>
  (await company.run((context) => listLetters(context, runId))).letters.find(
    (one) => one.draftId === draftId,
  )!;
const posted = async (contacts: { email: string }[] = []) => {
  const letter = await letterOf(contacts);
  await company.run((context) => handOverLetters(context, company.handOverJob, [letter.draftId]));
  return letter;
};
const note = async (letter: Letter, more: Omit<Parameters<typeof noteLetter>[1], 'draftId' | 'version'>) => {
  const { version } = (await shown(letter)).delivery;
  return company.run((context) => noteLetter(context, { draftId: letter.draftId, version, ...more }));
};
const attach = (letter: Letter, what: 'deposit' | 'receipt', bytes = PDF) =>
  company.run((context) =>
    attachProof(context, { draftId: letter.draftId, what }, { name: 'avis.pdf', mediaType: '', bytes }),
  );
const fate = async ({ partyId }: Letter) => {
  const [item] = await company.run((context) => explainItems(context, [partyId]));
  const { outlook, stepCode, exclusion } = item!.standing;
  return outlook === 'leaves' ? stepCode : exclusion?.code;
};
const steps = ({ itemId }: Letter) =>
  company.run(({ tx, org }) =>
    tx
      .selectFrom('reminder_step_done')
      .select('step_code')
      .where('org_id', '=', org)
      .where('item_id', '=', itemId)
      .execute()
      .then((rows) => rows.map((row) => row.step_code)),
  );
const codes = (promise: Promise<unknown>): Promise<string[]> =>
  promise.then(
    () => [],
    (cause: unknown) => {
      if (cause instanceof Problem) return [cause.code, ...cause.findings.map(({ code }) => code)];
      throw cause;
    },
  );
const on = (what: 'delivered' | 'refused' | 'unclaimed' | 'wrong-address') =>
  ({ outcome: { what, on: '2026-11-23' } }) as const;

describe('a registered letter printed here', () => {
  it('is printed in a batch of its own, with room for its number', async () => {
    const letter = await letterOf();
    const print = (batch: 'ordinary' | 'registered') =>
      company.run((context) =>
        printLetters(context, company.ports, { id: letter.runId, isDuplex: false, batch }),
      );
    expect((await print('registered')).name).toBe('recommandes-2026-11-23.pdf');
    expect(await codes(print('ordinary'))).toEqual(['record.not-found']);
    const { name, body } = await company.run((context) =>
      letterAddresses(context, letter.runId, 'registered'),
    );
    expect(name).toBe('adresses-recommandes-2026-11-23.csv');
    expect(Buffer.from(body as Uint8Array).toString()).toContain('numero_recommande');
    expect(await codes(note(letter, { trackingNumber: '1A12345678901' }))).toEqual([
      'record.refused',
      'dunning.letter-not-posted',
    ]);
  });

  it('posted, its step waits for the signed receipt; the next one waits too', async () => {
    const letter = await posted();
    expect(await shown(letter)).toMatchObject({ isRegistered: true, awaits: 'delivery' });
    expect(await steps(letter)).toEqual([]);
    expect(await fate(letter)).toBe('awaiting-proof');
    await note(letter, { trackingNumber: '1a 123 456 789 01' });
    await attach(letter, 'deposit');
    await note(letter, on('delivered'));
    expect(await fate(letter)).toBe('awaiting-proof');
    await attach(letter, 'receipt');
    expect(await steps(letter)).toEqual(['reminder-1']);
    expect(await shown(letter)).toMatchObject({
      awaits: null,
      delivery: { trackingNumber: '1A12345678901', outcome: 'delivered', outcomeOn: '2026-11-23' },
    });
    expect(await fate(letter)).toBe('waiting');
  });

  it('one number is one letter; a number, a day or a file that cannot be is refused', async () => {
    const [one, other] = [await posted(), await posted()];
    await note(one, { trackingNumber: '2C00000000017' });
    expect(await codes(note(other, { trackingNumber: '2c 0000 0000 017' }))).toEqual([
      'record.refused',
      'dunning.tracking-taken',
    ]);
    expect(await codes(note(other, { trackingNumber: '12' }))).toEqual([
      'record.refused',
      'dunning.tracking-malformed',
    ]);
    expect(await codes(note(other, { outcome: { what: 'refused', on: '2026-11-24' } }))).toEqual([
      'record.refused',
      'dunning.outcome-day',
    ]);
    expect(await codes(attach(other, 'receipt', Buffer.from('<html>')))).toEqual([
      'record.refused',
      'dunning.proof-format',
    ]);
    expect(
      await codes(
        company.run((context) =>
          noteLetter(context, { draftId: one.draftId, version: 0, trackingNumber: '' }),
        ),
      ),
    ).toEqual(['edit.conflict']);
  });

  it('refused or left at the counter, it holds: the address is right', async () => {
    // Cass. 1re civ., 20 janvier 2021, n° 19-20.680.
    for (const what of ['refused', 'unclaimed'] as const) {
      const letter = await posted();
      await attach(letter, 'deposit');
      await note(letter, on(what));
      expect(await steps(letter)).toEqual(['reminder-1']);
      expect(await fate(letter)).toBe('waiting');
    }
    expect((await company.run(readTasks)).addressesReturned).toBe(0);
  });

  it('back from a wrong address, nobody writes there until it is repaired; its step is to be done again', async () => {
    const letter = await posted();
    await note(letter, on('wrong-address'));
    expect(await steps(letter)).toEqual([]);
    expect(await fate(letter)).toBe('address-returned');
    expect((await company.run(readTasks)).addressesReturned).toBe(1);
    expect(await shown(letter)).toMatchObject({ delivery: { outcome: 'wrong-address' } });
    const { version, missing } = await company.run((context) => readCustomer(context, letter.partyId));
    expect(missing).toContain('returned');
    await company.run((context) => confirmAddress(context, { id: letter.partyId, version }));
    expect(await fate(letter)).toBe('reminder-1');
    expect((await company.run(readTasks)).addressesReturned).toBe(0);
  });

  it('its envelope and number are filed after it came back; an address confirmed since is not doubted for a paper', async () => {
    const letter = await posted();
    await note(letter, on('wrong-address'));
    const { version } = await company.run((context) => readCustomer(context, letter.partyId));
    await company.run((context) => confirmAddress(context, { id: letter.partyId, version }));
    await attach(letter, 'receipt');
    await note(letter, { trackingNumber: '3A12345678901' });
    expect(await shown(letter)).toMatchObject({
      delivery: { trackingNumber: '3A12345678901', receiptSha256: expect.any(String) },
    });
    expect(await fate(letter)).toBe('reminder-1');
    expect((await company.run(readTasks)).addressesReturned).toBe(0);
    // What became of it has been said, and its step is to be done again.
    expect(await codes(note(letter, on('refused')))).toEqual(['record.not-found']);
  });

  it('a corrected address is another one; going back to the old one is not forgotten', async () => {
    const letter = await posted();
    await note(letter, on('wrong-address'));
    const move = (city: string) =>
      company.run(({ tx, org }) =>
        tx
          .updateTable('party')
          .set({ city })
          .where('org_id', '=', org)
          .where('id', '=', letter.partyId)
          .execute(),
      );
    const { city } = await company.run((context) => readCustomer(context, letter.partyId));
    await move('Nantes');
    expect(await fate(letter)).toBe('reminder-1');
    await move(city);
    expect(await fate(letter)).toBe('address-returned');
  });

  it('a customer who reads mail is written to there meanwhile', async () => {
    const letter = await posted([{ email: 'compta@x.example' }]);
    await note(letter, on('wrong-address'));
    const runId = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    expect(drafts.find((one) => one.partyId === letter.partyId && one.state === 'proposed')).toMatchObject({
      channel: 'email',
      fallback: 'address-returned',
    });
  });
});
