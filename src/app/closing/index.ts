import { room, type Room } from '../../shell/http/context.ts';
import { readChecklist } from './checklist.ts';
import { closingContract, doubtfulContract, ratesContract } from './contract.ts';
import { bookDoubtful, readDoubtful } from './doubtful.ts';
import { dropRate, saveRate, uploadRates } from './keep-rates.ts';
import { liftDoubtful, markDoubtful, saveScale } from './mark-doubtful.ts';
import { editFeed, hasFeedFailed, ratesTick } from './rate-feed.ts';
import { invoicingRate, listRates, readRateOn } from './read-rates.ts';
import { previewRevaluation, revalue } from './revalue.ts';
import { undoRun } from './runs.ts';
import { makeUnpaidCopy, readUnpaidCopies } from './unpaid-copy.ts';

export { hasFeedFailed, invoicingRate, ratesTick };

const done = { done: true } as const;

export const closingRoom = (): Room =>
  room('closing', closingContract, {
    checklist: (context, input) => readChecklist(context, input),
    previewRevaluation: (context, input) => previewRevaluation(context, input),
    revalue: (context, input) => revalue(context, input),
    undo: async (context, input) => {
      await undoRun(context, input.id);
      return done;
    },
    unpaidCopies: (context, input) => readUnpaidCopies(context, input),
    makeUnpaidCopy: (context, input) => makeUnpaidCopy(context, input),
  });

export const doubtfulRoom = (): Room =>
  room('doubtful', doubtfulContract, {
    read: (context, input) => readDoubtful(context, input),
    book: (context, input) => bookDoubtful(context, input),
    mark: async (context, input) => {
      await markDoubtful(context, input);
      return done;
    },
    lift: async (context, input) => {
      await liftDoubtful(context, input.itemId);
      return done;
    },
    saveScale: async (context, input) => {
      await saveScale(context, input);
      return done;
    },
  });

export const ratesRoom = (): Room =>
  room('rates', ratesContract, {
    list: (context, input) => listRates(context, input),
    on: (context, input) => readRateOn(context, input),
    upload: (context, _input, file) => uploadRates(context, file),
    save: async (context, input) => {
      await saveRate(context, input);
      return done;
    },
    feed: async (context, input) => {
      await editFeed(context, input);
      return done;
    },
    drop: async (context, input) => {
      await dropRate(context, input);
      return done;
    },
  });
