import type { Room } from '../../../shell/http/context.ts';
import { room } from '../../../shell/http/context.ts';
import { bulkContract } from '../bulk-contract.ts';
import { printMerged, type MergePorts } from './print-merged.ts';
import { printRun } from './print-run.ts';
import { listBulkItems, listBulks, readBulk } from './read-run.ts';
import { cancelBulk, startBulk, type BulkJob } from './start-run.ts';

export type BulkPorts = MergePorts & { readonly bulkJob: BulkJob };

export const bulkRoom = (ports: BulkPorts): Room =>
  room('bulk', bulkContract, {
    issue: async (context, input) =>
      readBulk(context, await startBulk(context, { ...input, action: 'issue' }, ports.bulkJob)),
    send: async (context, input) =>
      readBulk(context, await startBulk(context, { ...input, action: 'send', send: false }, ports.bulkJob)),
    print: async (context, input) =>
      readBulk(context, await startBulk(context, { ...input, action: 'print', send: false }, ports.bulkJob)),
    runs: async (context) => ({ runs: await listBulks(context) }),
    run: (context, input) => readBulk(context, input.id),
    items: (context, input) => listBulkItems(context, input),
    cancel: (context, input) => cancelBulk(context, input.id),
    printed: (context, input) => printRun(context, input.id, input.part ?? 1),
    printedTogether: (context, { id, duplex, list }) =>
      printMerged(context, ports, { id, isDuplex: duplex === 'yes', withList: list === 'yes' }),
  });
