import { channels } from '../../app/dunning/contract.ts';

type Channel = (typeof channels)[number];
export type Counts = { messages: number; byChannel: Partial<Record<Channel, number>> };

/** What some days hold together; a call is no message. */
export function countsOf(days: readonly Pick<Counts, 'byChannel'>[]): Counts {
  const byChannel: Partial<Record<Channel, number>> = {};
  for (const day of days) {
    for (const channel of channels) {
      const count = day.byChannel[channel];
      if (count !== undefined) byChannel[channel] = (byChannel[channel] ?? 0) + count;
    }
  }
  const messages = channels
    .filter((channel) => channel !== 'call')
    .reduce((sum, channel) => sum + (byChannel[channel] ?? 0), 0);
  return { messages, byChannel };
}

/** Those that occur, in the order of the contract. */
export const channelCounts = ({ byChannel }: Counts): { channel: Channel; count: number }[] =>
  channels.flatMap((channel) => {
    const count = byChannel[channel];
    return count === undefined ? [] : [{ channel, count }];
  });
