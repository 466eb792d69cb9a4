import { describe, expect, test } from 'vitest';
import { route } from './channel.ts';
import type { ContactFacts } from './facts.ts';
import { plainDate } from '../calendar/index.ts';
import { decide } from './decide.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import type { ContactRole, Step } from './step.ts';

const contact = (email: string, roles: ContactRole[], hasBounced = false): ContactFacts => ({
  email,
  roles,
  hasBounced,
});
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
