import { describe, expect, it } from 'vitest';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { parseReply, readReplyForm, type ReplyFault, type ReplyForm } from './parse-reply.ts';

const facts = { openMinor: 120_000n, currency: EUR, today: plainDate('2026-11-25') } as const;
const form = (over: Partial<ReplyForm>): ReplyForm => ({
  kind: 'promise',
  name: 'Anne Le Goff',
  on: '2026-12-04',
  amount: '',
  note: '',
  email: '',
  ...over,
});

describe('what a customer answers', () => {
  it('means the whole amount unless it names another, in figures as people write them', () => {
    const amount = (text: string) => parseReply(form({ amount: text }), facts);
    expect(amount('')).toMatchObject({ ok: true, reply: { amountMinor: 120_000n, on: '2026-12-04' } });
    expect(amount('600')).toMatchObject({ reply: { amountMinor: 60_000n } });
    expect(amount('1 200,00 €')).toMatchObject({ reply: { amountMinor: 120_000n } });
    expect(amount('1,050')).toEqual({ ok: false, fault: 'amountUnclear' });
  });

  it.each<[string, Partial<ReplyForm>, ReplyFault]>([
    ['a name is missing', { name: '' }, 'nameMissing'],
    ['no day', { on: '' }, 'dateMissing'],
    ['a day that is none', { on: '2026-02-30' }, 'dateMissing'],
    ['a promise for yesterday', { on: '2026-11-24' }, 'dateInPast'],
    ['a promise for the summer', { on: '2027-07-01' }, 'dateTooFar'],
    ['a payment made tomorrow', { kind: 'paid', on: '2026-11-26' }, 'dateToCome'],
    ['an amount in words', { amount: 'la moitié' }, 'amountUnclear'],
    ['nothing', { amount: '0' }, 'amountUnclear'],
    ['less than nothing', { amount: '-5' }, 'amountUnclear'],
    ['more than is owed', { amount: '1 200,01' }, 'amountAbove'],
    ['a dispute without a word', { kind: 'dispute' }, 'noteMissing'],
    ['half an address', { kind: 'contact', email: 'compta@' }, 'emailUnclear'],
  ])('%s is said', (_, over, fault) => {
    expect(parseReply(form(over), facts)).toEqual({ ok: false, fault });
  });

  it('takes today, and the sixtieth day', () => {
    expect(parseReply(form({ on: '2026-11-25' }), facts).ok).toBe(true);
    expect(parseReply(form({ on: '2027-01-24' }), facts).ok).toBe(true);
    expect(parseReply(form({ on: '2027-01-25' }), facts).ok).toBe(false);
    expect(parseReply(form({ kind: 'paid', on: '2026-11-25' }), facts).ok).toBe(true);
  });

  it('reads a form of one line each, and knows no other kind', () => {
    expect(readReplyForm({ kind: 'dispute', note: ' deux\r\ncartons\u0000 ', name: 'A' })).toMatchObject({
      note: 'deux cartons',
    });
    expect(readReplyForm({ kind: 'delete' })).toBeNull();
  });
});
