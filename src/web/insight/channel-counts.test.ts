import { expect, test } from 'vitest';
import { channelCounts, countsOf } from './channel-counts.ts';

test('days add up by channel; a call is no message', () => {
  const counts = countsOf([
    { byChannel: { email: 3, call: 1 } },
    { byChannel: { email: 1, 'email+letter': 2 } },
    { byChannel: {} },
  ]);
  expect(counts).toEqual({ messages: 6, byChannel: { email: 4, 'email+letter': 2, call: 1 } });
  expect(channelCounts(counts)).toEqual([
    { channel: 'email', count: 4 },
    { channel: 'email+letter', count: 2 },
    { channel: 'call', count: 1 },
  ]);
});
