import { room, type Room } from '../../../shell/http/context.ts';
import { retentionsContract } from '../retentions-contract.ts';
import { holdBack, releaseNow, takeBack } from './decide.ts';
import { readRetention } from './read-retention.ts';

export const retentionsRoom = (): Room =>
  room('retentions', retentionsContract, {
    read: async (context, input) => ({ retention: await readRetention(context, input.id) }),
    release: async (context, input) => {
      await releaseNow(context, input.id);
      return { retention: await readRetention(context, input.id) };
    },
    hold: async (context, input) => {
      await holdBack(context, input);
      return { retention: await readRetention(context, input.id) };
    },
    undo: async (context, input) => {
      await takeBack(context, input);
      return { retention: await readRetention(context, input.id) };
    },
  });
