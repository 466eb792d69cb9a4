import type { PlainDate } from '../../core/calendar/index.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { accountantContract } from './contract.ts';
import { downloadBatch } from './download-batch.ts';
import { batchJob } from './make-batch.ts';
import type { AccountantPorts } from './ports.ts';
import { readOverview } from './read-overview.ts';
import { refuseBatch } from './refuse-batch.ts';
import { applyReturned, compareReturned } from './returned-lettrage.ts';
import { editSettings } from './settings.ts';
import { startBatch } from './start-batch.ts';

export { batchJob, resumeBatches } from './make-batch.ts';
export { scheduleTick } from './schedule.ts';

const done = { done: true } as const;

export const accountantRoom = (ports: AccountantPorts): Room =>
  room('accountant', accountantContract, {
    read: (context) => readOverview(context),
    editSettings: async (context, input) => {
      await editSettings(context, input);
      return done;
    },
    start: async (context, { journals, from, until }) => ({
      id: await startBatch(
        context,
        { journals, from: from as PlainDate | null, until: until as PlainDate },
        batchJob,
      ),
    }),
    refuse: async (context, input) => {
      await refuseBatch(context, input);
      return done;
    },
    archive: (context, input) => downloadBatch(context, input.id, ports),
    returned: (context, _input, file) => compareReturned(context, file),
    applyReturned: (context, input) => applyReturned(context, input),
  });
