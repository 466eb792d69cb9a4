import { describe, expect, test } from 'vitest';
import { announcedOf, hasOutgrown } from './automatic.ts';
import { route } from './channel.ts';
import type { ContactFacts } from './facts.ts';
import { plainDate } from '../calendar/index.ts';
import { decide } from './decide.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import type { ContactRole, Step } from './step.ts';

const contact = (
  email: string,
  roles: ContactRole[],
  hasBounced = false,
  orders: string[] = [],
): ContactFacts => ({ email, roles, hasBounced, orders });
const billing = contact('factures@x.example', ['billing']);
const accounting = contact('compta@x.example', ['accounting']);
const boss = contact('direction@x.example', ['management']);
const gone = contact('parti@x.example', ['billing'], true);
const way = (
  step: Partial<Step>,
  contacts: readonly ContactFacts[],
  hasPostalAddress = true,
  addressReturned = false,
) => route({ channel: 'email', ...step }, { contacts, hasPostalAddress, addressReturned });

describe('by which means', () => {
  test.each<[string, Partial<Step>, ContactFacts[], boolean, unknown]>([
    ['as the step says', {}, [billing], true, { channel: 'email', fallback: null }],
    ['a letter for want of an address', {}, [], true, { channel: 'letter', fallback: 'no-email' }],
    ['a letter where mails come back', {}, [gone], true, { channel: 'letter', fallback: 'bounced' }],
    [
      'an e-mail for a letter',
      { channel: 'letter' },
      [billing],
      false,
      { channel: 'email', fallback: 'no-address' },
    ],
    [
      'half of two',
      { channel: 'email+registered' },
      [],
      true,
      { channel: 'registered', fallback: 'no-email' },
    ],
    [
      'the half that reaches',
      { channel: 'email+letter' },
      [billing],
      false,
      { channel: 'email', fallback: 'no-address' },
    ],
    [
      'what the step names instead',
      { fallback: 'registered' },
      [],
      true,
      { channel: 'registered', fallback: 'no-email' },
    ],
  ])('%s', (_name, step, contacts, posted, expected) => {
    expect(way(step, contacts, posted)).toMatchObject(expected as object);
  });

  test('nothing, when the step wants nothing else, or nothing reaches; the reason says which', () => {
    expect(way({ fallback: 'none' }, [])).toBe('no-channel');
    expect(way({ channel: 'email+letter', fallback: 'none' }, [], true)).toBe('no-channel');
    expect(way({}, [], false)).toBe('no-contact');
    expect(way({}, [gone], false)).toBe('bounced');
  });

  test('no letter to an address that one came back from: another way, or that is what is said', () => {
    expect(way({ channel: 'letter' }, [billing], true, true)).toMatchObject({
      channel: 'email',
      fallback: 'address-returned',
    });
    expect(way({ channel: 'email+registered' }, [billing], true, true)).toMatchObject({
      channel: 'email',
      fallback: 'address-returned',
    });
    expect(way({ channel: 'letter' }, [], true, true)).toBe('address-returned');
    expect(way({ channel: 'registered', fallback: 'none' }, [billing], true, true)).toBe('address-returned');
    expect(way({}, [], true, true)).toBe('address-returned');
    expect(way({}, [gone], true, true)).toBe('bounced');
    expect(way({}, [billing], true, true)).toMatchObject({ channel: 'email', fallback: null });
  });

  test('a text message, which no provider carries: what stands instead of it', () => {
    const sms = { channel: 'sms' } satisfies Partial<Step>;
    expect(way(sms, [billing])).toMatchObject({
      channel: 'email',
      fallback: 'not-offered',
      recipient: billing.email,
    });
    expect(way(sms, [])).toMatchObject({ channel: 'letter', fallback: 'not-offered' });
    expect(way({ ...sms, fallback: 'registered' }, [billing])).toMatchObject({ channel: 'registered' });
    expect(way({ ...sms, fallback: 'none' }, [billing])).toBe('no-channel');
    expect(way(sms, [], false)).toBe('no-contact');
  });
});

describe('to whom', () => {
  const audience = { to: ['management', 'accounting'], cc: ['billing'] } satisfies Step['audience'];

  test('the first role that somebody holds, copies to the others', () => {
    expect(way({ audience }, [billing, accounting, boss])).toMatchObject({
      recipient: 'direction@x.example',
      cc: ['factures@x.example'],
    });
    expect(way({ audience }, [billing, accounting])).toMatchObject({ recipient: 'compta@x.example' });
  });

  test('somebody who can be reached, when nobody holds the role; nobody twice, no mail that came back', () => {
    expect(way({ audience }, [billing])).toMatchObject({ recipient: 'factures@x.example', cc: [] });
    expect(way({ audience }, [boss, gone])).toMatchObject({ recipient: 'direction@x.example', cc: [] });
  });

  test('as before, when the step says nothing: billing, else accounting, else anybody', () => {
    expect(way({}, [boss, accounting, billing])).toMatchObject({ recipient: 'factures@x.example', cc: [] });
    expect(way({}, [boss, accounting])).toMatchObject({ recipient: 'compta@x.example' });
    expect(way({}, [boss])).toMatchObject({ recipient: 'direction@x.example' });
  });

  test('another copy is another message: it goes back to a person', () => {
    const plain = defaultPolicyFr();
    const policy = { ...plain, steps: plain.steps.map((step): Step => ({ ...step, audience })) };
    const on = plainDate('2026-10-22');
    const of = (contacts: ContactFacts[]) => sampleCustomer([sampleItem('a', '2026-10-12')], { contacts });
    const [draft] = decide(on, { customers: [of([boss, billing])] }, policy).drafts;
    if (draft === undefined) throw new Error('no draft');
    expect(draft.cc).toEqual(['factures@x.example']);
    expect(recheck(draft, of([boss, billing]), policy, on).outcome).toBe('same');
    const changed = recheck(draft, of([boss, contact('autre@x.example', ['billing'])]), policy, on);
    expect([changed.outcome, changed.changed]).toEqual(['changed', ['recipient']]);
  });
});

describe('several persons of one role', () => {
  const second = contact('Factures2@x.example', ['billing', 'accounting']);
  const double = contact('FACTURES@x.example', ['billing']);
  const of = (contacts: ContactFacts[]) => sampleCustomer([sampleItem('a', '2026-10-12')], { contacts });
  const on = plainDate('2026-10-22');
  const policy = defaultPolicyFr();

  test('are all written to in one message, each address once, none of them in copy too', () => {
    expect(way({}, [billing, second, double, boss])).toMatchObject({
      recipient: 'factures@x.example',
      alsoTo: ['Factures2@x.example'],
      cc: [],
    });
    const audience: Step['audience'] = { to: ['billing'], cc: ['accounting'] };
    expect(way({ audience }, [billing, second, accounting])).toMatchObject({
      alsoTo: ['Factures2@x.example'],
      cc: ['compta@x.example'],
    });
    expect(decide(on, { customers: [of([billing, second])] }, policy).drafts).toHaveLength(1);
  });

  test('an address that came back is left out, and the others get the mail', () => {
    expect(way({}, [gone, billing, second])).toMatchObject({
      recipient: 'factures@x.example',
      alsoTo: ['Factures2@x.example'],
    });
    expect(way({}, [gone, billing])).toMatchObject({ recipient: 'factures@x.example', alsoTo: [] });
  });

  test('come back between review and sending: less is sent, nobody is asked again', () => {
    const [draft] = decide(on, { customers: [of([billing, second])] }, policy).drafts;
    if (draft === undefined) throw new Error('no draft');
    const back = { ...billing, hasBounced: true };
    const fewer = recheck(draft, of([back, second]), policy, on);
    expect([fewer.outcome, fewer.draft.recipient, fewer.draft.alsoTo]).toEqual([
      'shrunk',
      'Factures2@x.example',
      [],
    ]);
    const more = recheck(draft, of([billing, second, contact('neuf@x.example', ['billing'])]), policy, on);
    expect([more.outcome, more.changed]).toEqual(['changed', ['recipient']]);
    // Told of both, one of them may be missing; somebody else never joins.
    const told = announcedOf(draft);
    expect(hasOutgrown(told, announcedOf(fewer.draft), { edited: false })).toBe(false);
    expect(hasOutgrown(told, { ...told, recipient: 'autre@x.example' }, { edited: false })).toBe(true);
  });

  test('never more than five', () => {
    const many = Array.from({ length: 9 }, (_, i) => contact(`f${i}@x.example`, ['billing']));
    expect(way({}, many)).toMatchObject({
      alsoTo: ['f1@x.example', 'f2@x.example', 'f3@x.example', 'f4@x.example'],
    });
  });
});

describe('who answers for an order', () => {
  const site = contact('chantier@x.example', ['buyer'], false, ['PO-7*']);
  const named = contact('lea@x.example', [], false, ['PO-712']);
  const way7 = (order: string, contacts: ContactFacts[]) =>
    route(
      { channel: 'email' },
      { contacts, hasPostalAddress: true, addressReturned: false },
      `order:${order}`,
    );

  test('is written to about it: by name before by pattern, the role where nobody does', () => {
    const all = [billing, site, named];
    expect(way7('PO-712', all)).toMatchObject({ recipient: 'lea@x.example', alsoTo: [] });
    expect(way7('PO-70', all)).toMatchObject({ recipient: 'chantier@x.example' });
    expect(way7('PO-9', all)).toMatchObject({ recipient: 'factures@x.example' });
    expect(way7('', all)).toMatchObject({ recipient: 'factures@x.example' });
  });

  test('about other orders only when there is nobody else; in a message about everything, as anybody', () => {
    const both = { ...site, roles: ['billing'] as ContactRole[] };
    expect(way7('PO-9', [both, accounting])).toMatchObject({ recipient: 'compta@x.example' });
    expect(way7('PO-9', [both])).toMatchObject({ recipient: 'chantier@x.example' });
    expect(way({}, [both, accounting])).toMatchObject({ recipient: 'chantier@x.example' });
  });

  test('whose mails come back is passed over', () => {
    expect(way7('PO-70', [billing, { ...site, hasBounced: true }])).toMatchObject({
      recipient: 'factures@x.example',
    });
  });

  test('each order of a customer goes to its own', () => {
    const customer = sampleCustomer(
      [
        sampleItem('a', '2026-10-12', { orderRef: 'PO-712' }),
        sampleItem('b', '2026-10-13', { orderRef: 'PO-70' }),
        sampleItem('c', '2026-10-13'),
      ],
      { contacts: [billing, site, named], grouping: 'order' },
    );
    const { drafts } = decide(plainDate('2026-10-22'), { customers: [customer] }, defaultPolicyFr());
    expect(drafts.map((draft) => [draft.group, draft.recipient])).toEqual([
      ['order:PO-712', 'lea@x.example'],
      ['order:PO-70', 'chantier@x.example'],
      ['order:', 'factures@x.example'],
    ]);
    for (const draft of drafts)
      expect(recheck(draft, customer, defaultPolicyFr(), plainDate('2026-10-22')).outcome).toBe('same');
  });
});
