import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectPost } from '../../../test/kit/connect-post.ts';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { startPostalServer, type PostalServer } from '../../../test/kit/postal-server.ts';
import { hasPoppler, pagesOf, POPPLER_MISSING } from '../../../test/kit/poppler.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { postsTo } from '../../connectors/merci-facteur/index.ts';
import { EUR } from '../../core/money/index.ts';
import { readFile } from '../files/index.ts';
import { confirmAddress, markReturned } from '../party/returned-address.ts';
import { readCustomer } from '../party/index.ts';
import { recordPayment } from '../payments/index.ts';
import { createPoster, submitLetters, type PostPorts } from '../post/index.ts';
import {
  approveDrafts,
  checkLetters,
  handOverLetters,
  letterAddresses,
  listDrafts,
  listLetters,
  listOpenLetters,
  postLetters,
  printLetters,
  readDraft,
  takeBack,
} from './index.ts';

/** Whatever was drawn, a letter goes to where its customer is written to on the day it is posted. */

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
type Case = { name: string; partyId: string; itemId: string; runId: string; draftId: string };

/** Approved: a formal notice (mail and registered letter), or a first reminder by letter alone. */
const approved = async (what: 'notice' | 'letter', address: Partial<Address> = {}): Promise<Case> => {
  customers += 1;
  const name = `Client ${customers}`;
  const email = `client${customers}@client.example`;
  const partyId = await company.addCustomer({
    name,
    contacts:
      what === 'letter' ? [] : [{ name: '', roles: ['billing'], email, phone: '', language: 'fr' as const }],
  });
  if (Object.keys(address).length > 0) await move({ partyId }, address);
  const itemId = await company.invoice(partyId, `FA-${customers}`, what === 'notice' ? 60 : 4);
  if (what === 'notice')
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
  return { name, partyId, itemId, runId, draftId: draft.id };
};
const drawn = async (what: 'notice' | 'letter', address: Partial<Address> = {}): Promise<Case> => {
  const one = await approved(what, address);
  await company.workOff();
  return one;
};
type Address = { address_lines: string[]; postal_code: string; city: string; country: string };
const move = ({ partyId }: Pick<Case, 'partyId'>, to: Partial<Address>) =>
  company.run(({ tx, org }) =>
    tx.updateTable('party').set(to).where('org_id', '=', org).where('id', '=', partyId).execute(),
  );
const NEW: Partial<Address> = { address_lines: ['1 quai Sud'], postal_code: '44000', city: 'Nantes' };
const sendBack = ({ partyId }: Case) => company.run((context) => markReturned(context, partyId));
const lettersOf = async ({ runId, draftId }: Case) =>
  (await company.run((context) => listLetters(context, runId))).letters.filter(
    (one) => one.draftId === draftId,
  );
const handOver = ({ draftId }: Case, printed?: string[]) =>
  company.run((context) => handOverLetters(context, company.handOverJob, [draftId], printed));
const check = ({ runId }: Case) =>
  company.run((context) => checkLetters(context, company.handOverJob, runId));
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
const attempts = ({ draftId }: Case) =>
  company.run(({ tx, org }) =>
    tx
      .selectFrom('reminder_attempt')
      .select(['state', 'letter_address', 'letter_handed_on'])
      .where('org_id', '=', org)
      .where('draft_id', '=', draftId)
      .orderBy('id')
      .execute(),
  );
const print = ({ runId }: Case) =>
  company.run((context) => printLetters(context, company.ports, { id: runId, isDuplex: false }));
const csv = async ({ runId }: Case) => {
  const { body } = await company.run((context) => letterAddresses(context, runId));
  return Buffer.from(body as Uint8Array).toString();
};
const wordsOf = async (sha256: string): Promise<string> => {
  const { bytes } = await company.run((context) => readFile(context, sha256));
  return pagesOf(bytes).join(' ');
};
const says = ({ name }: Case, code: string) => [{ customerName: name, codes: [code] }];

describe('a letter alone whose customer moved after it was drawn', () => {
  it('is in no batch, is said, drawn anew for the new address, and posted there once', async () => {
    const one = await drawn('letter');
    const [before] = await lettersOf(one);
    expect(before).toMatchObject({ gone: null, address: expect.arrayContaining(['29900 CONCARNEAU']) });
    await move(one, NEW);
    expect(await lettersOf(one)).toMatchObject([{ gone: { codes: ['address'], on: null } }]);
    await expect(print(one)).rejects.toMatchObject({ code: 'record.not-found' });
    expect((await check(one)).withdrawn).toEqual(says(one, 'address'));
    await company.workOff();
    const letters = await lettersOf(one);
    expect(letters).toMatchObject([
      { gone: null, waits: null, address: [one.name.toUpperCase(), '1 QUAI SUD', '44000 NANTES'] },
    ]);
    expect(letters[0]!.sha256).not.toBe(before!.sha256);
    expect(await csv(one)).toContain('44000 NANTES');
    expect(await handOver(one, [letters[0]!.sha256])).toEqual({ handedOver: 1, withdrawn: [] });
    expect(await handOver(one)).toEqual({ handedOver: 0, withdrawn: [] });
    expect(await attempts(one)).toEqual([
      { state: 'cancelled', letter_address: before!.address, letter_handed_on: null },
      { state: 'accepted', letter_address: letters[0]!.address, letter_handed_on: '2026-11-23' },
    ]);
  });

  it('somebody who holds the old print is told, whoever found out first', async () => {
    const one = await drawn('letter');
    const [old] = await lettersOf(one);
    await print(one);
    await move(one, NEW);
    // Another person prints the same batch, and takes it back.
    await check(one);
    expect(await handOver(one, [old!.sha256])).toEqual({ handedOver: 0, withdrawn: says(one, 'address') });
    await company.workOff();
    expect(await handOver(one, [old!.sha256])).toEqual({ handedOver: 0, withdrawn: says(one, 'redrawn') });
    const [fresh] = await lettersOf(one);
    expect(await handOver(one, [fresh!.sha256])).toEqual({ handedOver: 1, withdrawn: [] });
  });

  it('is not given to the provider for an address that it does not bear, nor posted when it changes on the way', async () => {
    const [at, underWay] = [await drawn('letter'), await drawn('letter')];
    await move(at, NEW);
    expect(await give(at)).toEqual({ posted: 0, byHand: 0, withdrawn: says(at, 'address') });
    expect(await give(underWay)).toMatchObject({ posted: 1, withdrawn: [] });
    await move(underWay, NEW);
    const before = provider.taken.length;
    expect(await submitLetters(company.work, post)).toBe(0);
    expect(provider.taken).toHaveLength(before);
    await company.workOff();
    for (const one of [at, underWay]) {
      expect(await give(one)).toMatchObject({ posted: 1, withdrawn: [] });
      expect(await submitLetters(company.work, post)).toBe(1);
      expect(provider.taken.at(-1)!.to).toMatchObject({
        adresse1: '1 quai Sud',
        cp: '44000',
        ville: 'Nantes',
      });
    }
  });

  it('from where a letter came back it goes back to review, and says so; so does one without an address', async () => {
    for (const [lose, code] of [
      [sendBack, 'address-returned'],
      [(one: Case) => move(one, { postal_code: '' }), 'no-address'],
    ] as const) {
      const one = await drawn('letter');
      await lose(one);
      expect(await lettersOf(one)).toMatchObject([{ gone: { codes: [code], on: null } }]);
      expect(await handOver(one)).toEqual({ handedOver: 0, withdrawn: says(one, code) });
      expect(await stateOf(one)).toBe('proposed');
      expect(await company.run((context) => readDraft(context, one.draftId))).toMatchObject({
        live: 'changed',
        changes: ['recipient'],
      });
    }
  });

  it('renamed it is drawn anew too; corrected back to what it bears, it leaves as it was drawn', async () => {
    const renamed = await drawn('letter');
    await company.run(({ tx, org }) =>
      tx
        .updateTable('party')
        .set({ name: 'Kerjean et fils' })
        .where('org_id', '=', org)
        .where('id', '=', renamed.partyId)
        .execute(),
    );
    expect(await lettersOf(renamed)).toMatchObject([{ gone: { codes: ['address'] } }]);
    const back = await drawn('letter');
    await move(back, { city: 'Nantes' });
    await move(back, { city: 'Concarneau' });
    expect(await handOver(back)).toEqual({ handedOver: 1, withdrawn: [] });
  });
});

describe('a letter beside its mail', () => {
  it('moved after the mail has left, it alone is drawn anew: same day, same sums, nobody is mailed twice', async (context) => {
    if (!hasPoppler()) context.skip(POPPLER_MISSING);
    const one = await drawn('notice');
    expect(mails.received).toHaveLength(1);
    const [before] = await lettersOf(one);
    company.clock.set('2026-11-25T09:00:00Z');
    await move(one, NEW);
    expect((await check(one)).withdrawn).toEqual(says(one, 'address'));
    // The process may die here: what is to be drawn is in the row.
    expect(await lettersOf(one)).toMatchObject([{ gone: { codes: ['address'], on: '2026-11-25' } }]);
    await company.workOff();
    const [after] = await lettersOf(one);
    expect(after).toMatchObject({
      gone: null,
      waits: null,
      totalMinor: before!.totalMinor,
      address: [one.name.toUpperCase(), '1 QUAI SUD', '44000 NANTES'],
    });
    const [old, fresh] = [await wordsOf(before!.sha256), await wordsOf(after!.sha256)];
    expect(fresh).toContain('44000 NANTES');
    const body = (words: string): string => words.slice(words.indexOf('Réf. client'));
    expect(body(fresh)).toBe(body(old));
    expect(mails.received).toHaveLength(1);
    expect(await attempts(one)).toHaveLength(1);
    expect(await handOver(one, [after!.sha256])).toEqual({ handedOver: 1, withdrawn: [] });
    await company.workOff();
    expect(await attempts(one)).toMatchObject([{ letter_handed_on: '2026-11-25' }]);
  });

  it('moved before the mail has left, the mail too bears the letter of the new address', async () => {
    company.clock.set('2026-11-20T17:30:00Z');
    const one = await drawn('notice');
    const [before] = await lettersOf(one);
    await move(one, NEW);
    company.clock.set('2026-11-23T08:30:00Z');
    await company.workOff();
    await company.workOff();
    expect(mails.received).toHaveLength(1);
    const letters = await lettersOf(one);
    expect(letters).toMatchObject([
      { gone: null, address: [one.name.toUpperCase(), '1 QUAI SUD', '44000 NANTES'] },
    ]);
    expect(letters[0]!.sha256).not.toBe(before!.sha256);
  });

  it('waits where a letter came back from; confirmed it leaves as it was, corrected it is drawn anew', async () => {
    const [confirmed, corrected] = [await drawn('notice'), await drawn('notice')];
    for (const one of [confirmed, corrected]) {
      await sendBack(one);
      expect(await lettersOf(one)).toMatchObject([{ gone: null, waits: { for: 'address', on: null } }]);
      expect(await handOver(one)).toEqual({ handedOver: 0, withdrawn: [] });
      expect(await give(one)).toMatchObject({ posted: 0 });
    }
    const { version } = await company.run((context) => readCustomer(context, confirmed.partyId));
    await company.run((context) => confirmAddress(context, { id: confirmed.partyId, version }));
    expect(await handOver(confirmed)).toEqual({ handedOver: 1, withdrawn: [] });
    await move(corrected, NEW);
    expect(await handOver(corrected)).toEqual({ handedOver: 0, withdrawn: says(corrected, 'address') });
    await company.workOff();
    expect(await handOver(corrected)).toEqual({ handedOver: 1, withdrawn: [] });
  });

  it('at the provider it does not leave for the old address, and is to be posted again', async () => {
    const one = await drawn('notice');
    await give(one);
    await move(one, NEW);
    const before = provider.taken.length;
    await submitLetters(company.work, post);
    expect(provider.taken).toHaveLength(before);
    await company.workOff();
    expect(await lettersOf(one)).toMatchObject([
      { gone: null, waits: null, posting: { state: 'cancelled' } },
    ]);
    expect(await give(one)).toMatchObject({ posted: 1 });
    await submitLetters(company.work, post);
    expect(provider.taken.at(-1)).toMatchObject({ to: { ville: 'Nantes' } });
  });

  it('paid while it was to be drawn anew, it ends', async () => {
    const one = await drawn('notice');
    await move(one, NEW);
    await check(one);
    await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId: one.partyId,
        receivedOn: context.today,
        currency: EUR,
        amountMinor: 120_000n,
        reference: 'VIR',
        note: '',
        shares: [{ itemId: one.itemId, amountMinor: 120_000n }],
      }),
    );
    await company.workOff();
    expect(await lettersOf(one)).toMatchObject([{ gone: { codes: ['paid'], on: '2026-11-23' } }]);
    expect(await handOver(one)).toEqual({ handedOver: 0, withdrawn: says(one, 'paid') });
  });
});

describe('two people with one batch', () => {
  it('check and note it at the same moment: each letter once, and what one took back the other is told', async () => {
    const [right, gone] = [await drawn('letter'), await drawn('letter')];
    const ids = [right.draftId, gone.draftId];
    await move(gone, NEW);
    const together = () => company.run((context) => handOverLetters(context, company.handOverJob, ids));
    const answers = await Promise.all([together(), together()]);
    expect(answers.reduce((sum, { handedOver }) => sum + handedOver, 0)).toBe(1);
    expect(answers.map(({ withdrawn }) => withdrawn)).toEqual([says(gone, 'address'), says(gone, 'address')]);
    expect(await attempts(gone)).toMatchObject([{ state: 'cancelled', letter_handed_on: null }]);
    expect(await attempts(right)).toMatchObject([{ state: 'accepted', letter_handed_on: '2026-11-23' }]);
  });

  it('taken back by one, the other is told not to post it', async () => {
    const one = await drawn('letter');
    await print(one);
    await company.run((context) => takeBack(context, { runId: one.runId, draftIds: [one.draftId] }));
    expect(await handOver(one)).toEqual({ handedOver: 0, withdrawn: says(one, 'taken-back') });
  });

  it('whatever is prepared next, what nobody has posted is still listed', async () => {
    const [alone, beside, atProvider] = [await drawn('letter'), await drawn('notice'), await drawn('letter')];
    await give(atProvider);
    company.clock.set('2026-11-24T08:00:00Z');
    await company.prepare();
    const open = async () => (await company.run(listOpenLetters)).letters.map(({ draftId }) => draftId);
    const ours = [alone, beside, atProvider].map(({ draftId }) => draftId);
    expect((await open()).filter((id) => ours.includes(id))).toEqual(ours);
    await handOver(alone);
    await submitLetters(company.work, post);
    expect((await open()).filter((id) => ours.includes(id))).toEqual([beside.draftId]);
  });
});

describe('the lines of an address', () => {
  it('run nothing in a spreadsheet, and are one line each', async () => {
    const one = await drawn('letter', {
      address_lines: ['12 rue du Port', '=HYPERLINK("http://x.example")', '-1+1', '@SUM(A1)\u0007'],
    });
    await company.run(({ tx, org }) =>
      tx
        .updateTable('party')
        .set({ name: '+Client\n"double"; et\rfils' })
        .where('org_id', '=', org)
        .where('id', '=', one.partyId)
        .execute(),
    );
    await check(one);
    await company.workOff();
    const [head, ...lines] = (await csv(one)).trimEnd().split('\r\n');
    expect(head).toBe(
      '\uFEFFnumero;client;nom;adresse_1;adresse_2;adresse_3;adresse_4;adresse_5;adresse_6;adresse_7',
    );
    const line = lines.find((text) => text.includes('double'))!;
    expect(line.slice(line.indexOf('"'))).toBe(
      [
        `"'+Client ""double""; et fils"`,
        `"'+Client ""double""; et fils"`,
        "'@SUM(A1)",
        `"'=HYPERLINK(""http://x.example"")"`,
        '12 RUE DU PORT',
        '1 1',
        '29900 CONCARNEAU',
        '',
      ].join(';'),
    );
    for (const text of lines) expect(text).not.toMatch(/[\p{Cc}]/u);
  });

  it('all six are printed, in the order of the post; a country is named, not coded', async () => {
    const six = await drawn('letter', {
      address_lines: ['12 rue du Port', 'Bâtiment B', 'Zone du Moros', 'Service comptabilité'],
    });
    expect((await lettersOf(six))[0]!.address).toEqual([
      six.name,
      'Service comptabilité',
      'Bâtiment B',
      '12 RUE DU PORT',
      'ZONE DU MOROS',
      '29900 CONCARNEAU',
    ]);
    const abroad = await drawn('letter', {
      address_lines: ['Kerkstraat 12'],
      postal_code: '9000',
      city: 'Gent',
      country: 'BE',
    });
    expect((await lettersOf(abroad))[0]!.address).toEqual([
      abroad.name,
      'Kerkstraat 12',
      '9000 GENT',
      'BELGIQUE',
    ]);
    await give(six);
    await submitLetters(company.work, post);
    expect(provider.taken.at(-1)!.to).toMatchObject({
      adresse1: 'Service comptabilité, Bâtiment B',
      adresse2: '12 rue du Port',
      adresse3: 'Zone du Moros',
    });
  });
});
