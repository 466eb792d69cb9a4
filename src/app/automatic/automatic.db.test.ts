import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { createUser, setRole } from '../../shell/directory/index.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { assignCustomers } from '../dunning/assign-customers.ts';
import {
  approveDrafts,
  handOverApproved,
  listDrafts,
  listPolicies,
  prepareRun,
  readCurrent,
  removeDraft,
  savePolicy,
} from '../dunning/index.ts';
import { recordPayment } from '../payments/index.ts';
import {
  automaticPages,
  listAnnouncements,
  readAnnouncement,
  readState,
  resume,
  runAutomatic,
  saveSettings,
  suspend,
} from './index.ts';

/* One company a test: what left by itself in one must not be mistaken for another's. */
const MONDAY = '2026-11-23T09:00:00Z';
const TUESDAY = '2026-11-24T07:30:00Z';
const WEDNESDAY = '2026-11-25T08:30:00Z';

let company: RemindingCompany;
let server: TestMailServer;
let claire: string;
beforeEach(async () => {
  server = await startMailServer();
  company = await createRemindingCompany({ now: MONDAY });
  await company.connectMail(server.port);
  const user = await createUser(company.database, {
    email: 'claire@atelier.example',
    name: 'Claire Morvan',
    password: 'quatre chevaux verts',
    locale: 'fr',
  });
  claire = user.id;
  await setRole(company.database, company.org, claire, 'owner');
});
afterEach(async () => {
  await company.close();
  await server.close();
});

const ports = () => ({
  secrets: company.secrets,
  publicUrl: new URL('https://encaisse.example'),
  handOverJob: company.handOverJob,
  sendJob: company.ports.sendJob,
});
const beat = () => runAutomatic(company.work, ports());
const at = async (instant: string): Promise<void> => {
  company.clock.set(instant);
  await beat();
  await company.workOff();
};

const setUp = async ({ automatic = ['reminder-1'], responsible = [claire] } = {}): Promise<void> => {
  const [policy] = (await company.run(listPolicies)).policies;
  if (policy === undefined) throw new Error('no policy');
  await company.run((context) =>
    savePolicy(context, {
      ...policy,
      steps: policy.steps.map((step) => ({
        ...step,
        ...(automatic.includes(step.code) && { mode: 'automatic' as const }),
      })),
    }),
  );
  await company.run((context) =>
    saveSettings(context, {
      version: 0,
      isOn: true,
      weekdays: [1, 2, 3, 4, 5],
      hour: 8,
      responsibleIds: responsible,
    }),
  );
};

let customerNo = 0;
const late = async (): Promise<{ partyId: string; itemId: string; email: string }> => {
  customerNo += 1;
  const email = `compta${customerNo}@client.example`;
  const partyId = await company.addCustomer({
    name: `Client ${customerNo}`,
    contacts: [{ name: '', roles: ['billing'], email, phone: '', language: 'fr' }],
  });
  return { partyId, email, itemId: await company.invoice(partyId, `FA-${customerNo}`, 6) };
};

/** Somebody has paid today: the bank is known. */
const bankIsKnown = async (on = '2026-11-23'): Promise<void> => {
  const other = await company.addCustomer({ name: 'Bon payeur' });
  const itemId = await company.invoice(other, `BP-${on}`, 1, 5_000n);
  await pay(other, itemId, 5_000n, on);
};
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

const reminded = (): string[] =>
  server.received
    .flatMap(({ to }) => to)
    .filter((to) => to.endsWith('@client.example'))
    .sort();
const told = () => server.received.filter(({ to }) => to.includes('claire@atelier.example'));
const last = async () => {
  const [announcement] = (await company.run(listAnnouncements)).announcements;
  if (announcement === undefined) throw new Error('nothing was announced');
  return company.run((context) => readAnnouncement(context, announcement.id));
};

/** The link of a line in the last mail, as its reader's program follows it. */
const tokenInMail = (): string => {
  const found = /https:\/\/encaisse\.example\/a\/([\w-]+)/.exec(told().at(-1)?.mail.text ?? '');
  if (found?.[1] === undefined) throw new Error('no link in the mail');
  return found[1];
};
const visit = (method: 'GET' | 'POST', path: string, params: Record<string, string>, form = {}) => {
  const page = automaticPages({
    secrets: company.secrets,
    database: company.database,
    inContext: company.inContext,
  }).find((one) => one.method === method && one.path === path);
  if (page === undefined) throw new Error('no such page');
  const seen: PageVisit = {
    params,
    form,
    file: null,
    method,
    isDownload: false,
    ip: '198.51.100.7',
    userAgent: 'Mozilla/5.0',
    isPrefetch: false,
    isStaff: false,
    isLocal: false,
    locale: 'fr',
  };
  return page.answer(seen);
};
const line = (token: string, draft: string) => visit('GET', '/a/:token/:draft', { token, draft });
const decide = (token: string, draft: string, form: Record<string, string>) =>
  visit('POST', '/a/:token/:draft', { token, draft }, form);
const draftsOf = async (runId: string) =>
  (await company.run((context) => listDrafts(context, { id: runId }))).drafts;

describe('the schedule', () => {
  it('prepares by itself at its hour, once, and says so', async () => {
    await late();
    await setUp({ automatic: [] });
    await at('2026-11-24T06:59:00Z');
    expect((await company.run(readCurrent)).run).toBeNull();
    await at('2026-11-24T07:00:00Z');
    expect((await company.run(readCurrent)).run).toMatchObject({
      origin: 'schedule',
      preparedBy: 'Encaisse',
      counts: { ready: 1 },
    });
    expect((await company.run(readState)).settings.nextOn).toBe('2026-11-25');
    await company.run((context) => prepareRun(context));
    await at('2026-11-24T09:00:00Z');
    // A second turn would have stamped the run as prepared by the schedule again.
    expect((await company.run(readCurrent)).run?.origin).toBe('hand');
  });

  it('two at once prepare and tell once', async () => {
    await late();
    await bankIsKnown();
    await setUp();
    company.clock.set(TUESDAY);
    await Promise.all([beat(), beat(), beat()]);
    await company.workOff();
    expect(told()).toHaveLength(1);
    expect((await company.run(listAnnouncements)).announcements).toHaveLength(1);
    company.clock.set(WEDNESDAY);
    await Promise.all([beat(), beat(), beat()]);
    await company.workOff();
    await company.workOff();
    expect(reminded()).toHaveLength(1);
  });
});

describe('the person who answers for a customer', () => {
  const member = async (name: string): Promise<string> => {
    const { id } = await createUser(company.database, {
      email: `${name}@atelier.example`,
      name,
      password: 'quatre chevaux verts',
      locale: 'fr',
    });
    await setRole(company.database, company.org, id, 'owner');
    return id;
  };
  const toldTo = (name: string) => server.received.filter(({ to }) => to.includes(`${name}@atelier.example`));

  it('is told of theirs alone, the persons of the company of the others; each opens only what they were told', async () => {
    const leila = await member('leila');
    const [hers, others] = [await late(), await late()];
    await bankIsKnown();
    await setUp();
    await company.run((context) =>
      assignCustomers(context, { to: { partyIds: [hers.partyId] }, ownerId: leila }),
    );
    await at(TUESDAY);
    const { lines } = await last();
    const [herLine, otherLine] = [hers, others].map(({ partyId }) =>
      lines.find((one) => one.partyId === partyId)!,
    );
    expect(toldTo('leila').map(({ mail }) => mail.text)).toEqual([
      expect.stringContaining(herLine!.customerName),
    ]);
    expect(toldTo('leila')[0]?.mail.text).not.toContain(otherLine!.customerName);
    expect(told()[0]?.mail.text).not.toContain(herLine!.customerName);
    // Claire's link shows nothing of Leïla's, and stops nothing of it.
    const token = tokenInMail();
    expect(await line(token, otherLine!.draftId)).toMatchObject({ kind: 'html' });
    const closed = await line(token, herLine!.draftId);
    expect(JSON.stringify(closed)).not.toContain(herLine!.customerName);
    await decide(token, herLine!.draftId, { act: 'remove', version: '1' });
    await at(WEDNESDAY);
    expect(reminded()).toEqual([hers.email, others.email].sort());
  });

  it('alone told: what nobody can be told of waits for review, the rest leaves', async () => {
    const leila = await member('leila');
    const [hers, others] = [await late(), await late()];
    await bankIsKnown();
    await setUp({ responsible: [] });
    await company.run((context) =>
      assignCustomers(context, { to: { partyIds: [hers.partyId] }, ownerId: leila }),
    );
    await at(TUESDAY);
    await at(WEDNESDAY);
    expect(reminded()).toEqual([hers.email]);
    const { lines } = await last();
    expect(lines.find((one) => one.partyId === others.partyId)?.outcome).toBe('waits');
  });

  it('who may not send any more is not told: those of the company are', async () => {
    const leila = await member('leila');
    const hers = await late();
    await bankIsKnown();
    await setUp();
    await company.run((context) =>
      assignCustomers(context, { to: { partyIds: [hers.partyId] }, ownerId: leila }),
    );
    await setRole(company.database, company.org, leila, 'auditor');
    await at(TUESDAY);
    expect(toldTo('leila')).toEqual([]);
    expect(told()).toHaveLength(1);
  });
});

describe('an automatic step', () => {
  it('is announced one business day before, and leaves by the way of everything approved', async () => {
    const [a, b] = [await late(), await late()];
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    expect(reminded()).toEqual([]);
    const mail = told()[0]?.mail;
    const plain = (written = ''): string => written.replaceAll(/[\u202f\u00a0]/g, ' ');
    expect(plain(mail?.subject)).toBe('2 relances partiront d’elles-mêmes le 25 novembre 2026');
    const text = plain(mail?.text);
    expect(text).toContain('partent le 25 novembre 2026 à 9 h 00');
    expect(text).toContain('Relance 1. 1re relance : 7 jours de retard');
    expect(text).toContain('1 200,00 €');
    await at('2026-11-25T07:59:00Z');
    expect(reminded()).toEqual([]);
    // The schedule says eight; messages leave from nine on.
    await at('2026-11-25T08:00:00Z');
    expect(reminded()).toEqual([a.email, b.email].sort());
    const { announcement, lines } = await last();
    expect(announcement).toMatchObject({ state: 'released', leftCount: 2 });
    expect(lines.map((one) => one.outcome)).toEqual(['left', 'left']);
    await at('2026-11-25T09:00:00Z');
    expect(reminded()).toHaveLength(2);
  });

  it('of Friday leaves on Monday', async () => {
    await late();
    await setUp();
    company.clock.set('2026-11-27T07:00:00Z');
    await bankIsKnown('2026-11-27');
    await at('2026-11-27T07:00:00Z');
    expect((await last()).announcement.leavesOn).toBe('2026-11-30');
    await at('2026-11-28T09:00:00Z');
    expect(reminded()).toEqual([]);
    await at('2026-11-30T08:00:00Z');
    expect(reminded()).toHaveLength(1);
  });

  it('of a policy that does not say so waits for review', async () => {
    await late();
    await bankIsKnown();
    await setUp({ automatic: [] });
    await at(TUESDAY);
    await at(WEDNESDAY);
    expect(server.received).toEqual([]);
  });
});

describe('from its mail the person', () => {
  it('removes one: the others leave, and the next of that level is read first', async () => {
    const [a, b] = [await late(), await late()];
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    const { announcement, lines } = await last();
    const removed = lines.find((one) => one.partyId === a.partyId);
    if (removed === undefined) throw new Error('not announced');
    const token = tokenInMail();

    // A filter of mail follows every link: nothing happens.
    expect(await line(token, removed.draftId)).toMatchObject({ kind: 'html', status: 200 });
    await visit('GET', '/a/:token', { token });
    const [before] = (await draftsOf(announcement.runId)).filter((one) => one.id === removed.draftId);
    expect(before?.state).toBe('proposed');

    const version = String(before?.version);
    expect(await decide(token, removed.draftId, { act: 'remove', version })).toEqual({
      kind: 'redirect',
      to: `/a/${token}`,
    });
    await at(WEDNESDAY);
    expect(reminded()).toEqual([b.email]);
    const after = await company.run((context) => readAnnouncement(context, announcement.id));
    expect(after.lines.find((one) => one.partyId === a.partyId)).toMatchObject({
      outcome: 'removed',
      decidedBy: 'Claire Morvan',
    });
    // Wednesday has proposed it again; it is not announced again.
    await bankIsKnown('2026-11-25');
    await at('2026-11-26T08:30:00Z');
    await at('2026-11-27T08:30:00Z');
    expect(reminded()).toEqual([b.email]);
  });

  it('puts it back, holds it or gives it another level', async () => {
    const [a, b, c] = [await late(), await late(), await late()];
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    const { announcement, lines } = await last();
    const idOf = (partyId: string): string => lines.find((one) => one.partyId === partyId)?.draftId ?? '';
    const versionOf = async (id: string): Promise<string> =>
      String((await draftsOf(announcement.runId)).find((one) => one.id === id)?.version);
    const token = tokenInMail();
    const act = async (id: string, form: Record<string, string>) =>
      decide(token, id, { ...form, version: await versionOf(id) });
    await act(idOf(a.partyId), { act: 'remove' });
    expect(await act(idOf(a.partyId), { act: 'restore' })).toMatchObject({ kind: 'redirect' });
    expect(await act(idOf(b.partyId), { act: 'hold', until: '2026-12-07' })).toMatchObject({
      kind: 'redirect',
    });
    expect(await act(idOf(c.partyId), { act: 'level', step: 'reminder-2' })).toMatchObject({
      kind: 'redirect',
    });
    // What was on the page is no longer what is there.
    expect(await decide(token, idOf(c.partyId), { act: 'remove', version: '1' })).toMatchObject({
      kind: 'html',
    });
    await at(WEDNESDAY);
    expect(reminded()).toEqual([a.email, c.email].sort());
    const after = await company.run((context) => readAnnouncement(context, announcement.id));
    expect(after.lines.find((one) => one.partyId === c.partyId)?.stepCode).toBe('reminder-2');
  });

  it('opens nothing with a forged link, after the day, or once the right is gone', async () => {
    await late();
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    const token = tokenInMail();
    const forged = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    expect(await visit('GET', '/a/:token', { token: forged })).toMatchObject({ status: 404 });
    expect(await visit('GET', '/a/:token', { token: 'x' })).toMatchObject({ status: 404 });
    const second = await createUser(company.database, {
      email: 'paul@atelier.example',
      name: 'Paul Guérin',
      password: 'quatre chevaux bleus',
      locale: 'fr',
    });
    await setRole(company.database, company.org, second.id, 'owner');
    await setRole(company.database, company.org, claire, 'auditor');
    expect(await visit('GET', '/a/:token', { token })).toMatchObject({ status: 403 });
    const { lines } = await last();
    const draft = lines[0]?.draftId ?? '';
    expect(await decide(token, draft, { act: 'remove', version: '1' })).toMatchObject({ status: 403 });
    // Nobody who was told may stop it any more: it does not leave.
    await at(WEDNESDAY);
    expect(reminded()).toEqual([]);
    await setRole(company.database, company.org, claire, 'owner');
    company.clock.set('2026-11-26T07:00:00Z');
    expect(await visit('GET', '/a/:token', { token })).toMatchObject({ status: 410 });
  });
});

describe('nothing leaves by itself', () => {
  const failed = async () => (await company.run(readState)).failed.map((one) => one.state);

  it('when the mail could not be sent: it stays for review, with a task', async () => {
    await late();
    await bankIsKnown();
    await setUp();
    server.refuse.set('claire@atelier.example', 550);
    await at(TUESDAY);
    await at(WEDNESDAY);
    expect(reminded()).toEqual([]);
    expect(await failed()).toContain('not-told');
    const { announcements } = await company.run(listAnnouncements);
    const old = announcements.find((one) => one.state === 'not-told');
    const { lines } = await company.run((context) => readAnnouncement(context, old?.id ?? ''));
    expect(lines.map((one) => one.outcome)).toEqual(['waits']);
  });

  it('when the mail left on the same day only', async () => {
    await late();
    await bankIsKnown();
    await setUp();
    company.clock.set(TUESDAY);
    await beat();
    // The sender comes back after the moment's day has begun.
    company.clock.set('2026-11-25T01:00:00Z');
    await company.workOff();
    await at(WEDNESDAY);
    expect(reminded()).toEqual([]);
    expect(await failed()).toContain('not-told');
  });

  it('when nobody is there to be told', async () => {
    await late();
    await bankIsKnown();
    await setUp({ responsible: [] });
    await at(TUESDAY);
    await at(WEDNESDAY);
    expect(server.received).toEqual([]);
    expect(await failed()).toContain('nobody');
  });

  it('when the bank is not known well enough: the mail says so', async () => {
    await late();
    await setUp();
    await at(TUESDAY);
    expect(told()[0]?.mail.subject).toContain('relevés bancaires trop anciens');
    await at(WEDNESDAY);
    expect(reminded()).toEqual([]);
    expect(await failed()).toContain('stale');
  });

  it('of what was paid, or has grown, since it was announced', async () => {
    const [paid, grown, same] = [await late(), await late(), await late()];
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    await pay(paid.partyId, paid.itemId, 120_000n, '2026-11-24');
    // Another invoice of the same customer comes due, and a person refreshes the run.
    company.clock.set('2026-11-24T10:00:00Z');
    await company.invoice(grown.partyId, 'FA-NEW', 5, 80_000n);
    await company.run((context) => prepareRun(context));
    await at(WEDNESDAY);
    expect(reminded()).toEqual([same.email]);
    const { announcements } = await company.run(listAnnouncements);
    const { lines } = await company.run((context) =>
      readAnnouncement(context, announcements.at(-1)?.id ?? ''),
    );
    const outcomeOf = (partyId: string) => lines.find((one) => one.partyId === partyId)?.outcome;
    expect(outcomeOf(paid.partyId)).toBe('settled');
    expect(outcomeOf(grown.partyId)).toBe('changed');
    expect(outcomeOf(same.partyId)).toBe('left');
  });

  it.each([
    ['a letter beside the mail', { channel: 'email+letter' as const }],
    ['a copy to the management', { audience: { to: ['billing' as const], cc: ['management' as const] } }],
    ['review by a person', { mode: 'review' as const }],
  ])('whose step has since been given %s, once prepared again', async (_what, change) => {
    await setUp();
    await bankIsKnown();
    customerNo += 1;
    const partyId = await company.addCustomer({
      name: `Client ${customerNo}`,
      contacts: [
        { name: '', roles: ['billing'], email: 'compta@client.example', phone: '', language: 'fr' },
        { name: '', roles: ['management'], email: 'direction@client.example', phone: '', language: 'fr' },
      ],
    });
    await company.invoice(partyId, `FA-${customerNo}`, 6);
    await at(TUESDAY);
    const [policy] = (await company.run(listPolicies)).policies;
    await company.run((context) =>
      savePolicy(context, {
        ...policy!,
        steps: policy!.steps.map((step) => (step.code === 'reminder-1' ? { ...step, ...change } : step)),
      }),
    );
    await company.run((context) => prepareRun(context));
    await at(WEDNESDAY);
    expect(reminded()).toEqual([]);
    const { announcements } = await company.run(listAnnouncements);
    const { lines } = await company.run((context) =>
      readAnnouncement(context, announcements.at(-1)?.id ?? ''),
    );
    expect(lines).toMatchObject([{ partyId, outcome: 'changed' }]);
  });
  it('that a person has decided before: sent by hand once, taken out in the review', async () => {
    const [byHand, out] = [await late(), await late()];
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    const { announcement } = await last();
    const drafts = await draftsOf(announcement.runId);
    const ofParty = (partyId: string) => {
      const found = drafts.find((one) => one.partyId === partyId);
      if (found === undefined) throw new Error('no draft');
      return { id: found.id, version: found.version };
    };
    await company.run((context) =>
      removeDraft(context, { ...ofParty(out.partyId), reason: 'handled', note: '' }),
    );
    await company.run((context) =>
      approveDrafts(context, company.handOverJob, {
        runId: announcement.runId,
        drafts: [ofParty(byHand.partyId)],
      }),
    );
    company.clock.set('2026-11-24T08:30:00Z');
    await company.workOff();
    expect(reminded()).toEqual([byHand.email]);
    await at(WEDNESDAY);
    expect(reminded()).toEqual([byHand.email]);
    const { lines } = await company.run((context) => readAnnouncement(context, announcement.id));
    expect(lines.find((one) => one.partyId === byHand.partyId)?.outcome).toBe('by-hand');
    expect(lines.find((one) => one.partyId === out.partyId)).toMatchObject({
      outcome: 'removed',
      decidedBy: 'Claire Morvan',
    });
  });
});

describe('« Suspendre tous les envois automatiques »', () => {
  it('stops what was announced, says who, and lets the next leave once resumed', async () => {
    await late();
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    await company.run(suspend);
    const { settings } = await company.run(readState);
    expect(settings.suspended?.by).toBe('Claire Morvan');
    await at(WEDNESDAY);
    expect(reminded()).toEqual([]);
    await company.run(resume);
    await bankIsKnown('2026-11-25');
    await at('2026-11-26T08:30:00Z');
    await at('2026-11-27T08:30:00Z');
    expect(reminded()).toHaveLength(1);
  });

  it('takes back what has been let go and still waits in the outbox', async () => {
    await late();
    await bankIsKnown();
    await setUp();
    await at(TUESDAY);
    company.clock.set(WEDNESDAY);
    await beat();
    // Handed over: its message waits in the outbox.
    await handOverApproved(company.work, company.ports);
    expect(await company.run(suspend)).toEqual({ takenBack: 1 });
    await company.workOff();
    expect(reminded()).toEqual([]);
    const { announcements } = await company.run(listAnnouncements);
    const { lines } = await company.run((context) =>
      readAnnouncement(context, announcements.at(-1)?.id ?? ''),
    );
    expect(lines[0]).toMatchObject({ outcome: 'waits', decidedBy: 'Claire Morvan' });
  });
});
