import { room, type Room } from '../../shell/http/context.ts';
import type { ReportPorts } from '../ledger/index.ts';
import { vatContract } from './contract.ts';
import { declareReturn, draftEntry, editPeriod, withdrawReturn } from './declare.ts';
import { exportPaper } from './export-paper.ts';
import { readLines, readPending } from './read-lines.ts';
import { readPaper } from './read-paper.ts';

export const vatRoom = (ports: ReportPorts): Room =>
  room('vat', vatContract, {
    read: (context, input) => readPaper(context, input),
    lines: (context, input) => readLines(context, input),
    pending: (context, input) => readPending(context, input),
    declare: async (context, input) => {
      await declareReturn(context, input);
      return readPaper(context, input);
    },
    withdraw: async (context, input) => readPaper(context, await withdrawReturn(context, input)),
    draftEntry: (context, input) => draftEntry(context, input),
    editPeriod: (context, input) => editPeriod(context, input),
    exportPaper: (context, input) => exportPaper(context, input, ports),
  });
