import { describe, expect, it } from 'vitest';
import { followUp, type CallValues } from './call-follow-up.ts';

const values: CallValues = {
  outcome: null,
  note: 'Deux plans sont rayés',
  promiseOn: '2026-12-01',
  promised: '1000',
  disputed: 'a',
  disputedMinor: '500',
  category: 'quality',
  resent: ['a'],
  resendTo: ' anne@client.example ',
  holdUntil: '2026-12-03',
  contactId: 'c',
  instead: { name: '', email: '', phone: '' },
};

describe('what is sent of a call', () => {
  it('is nothing before an outcome is chosen', () => {
    expect(followUp(values)).toBeNull();
  });

  it('belongs to the outcome alone', () => {
    const said = { note: values.note };
    expect(followUp({ ...values, outcome: 'reached' })).toEqual({ ...said, outcome: 'reached' });
    expect(followUp({ ...values, outcome: 'dispute' })).toEqual({
      ...said,
      outcome: 'dispute',
      dispute: { itemId: 'a', amountMinor: '500', category: 'quality' },
    });
    expect(followUp({ ...values, outcome: 'not-received' })).toEqual({
      ...said,
      outcome: 'not-received',
      resend: { itemIds: ['a'], to: 'anne@client.example', holdUntil: '2026-12-03' },
    });
    expect(followUp({ ...values, outcome: 'wrong-number' })).toEqual({
      ...said,
      outcome: 'wrong-number',
      wrong: { contactId: 'c', instead: null },
    });
  });

  it('waits for what is missing', () => {
    expect(followUp({ ...values, outcome: 'promise', promised: '0' })).toBeNull();
    expect(followUp({ ...values, outcome: 'dispute', note: ' ' })).toBeNull();
    expect(followUp({ ...values, outcome: 'not-received', resent: [] })).toBeNull();
  });
});
