import { fromWire } from '../../contract/wire.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { editAccounts, readAccounts } from './accounts.ts';
import { instrumentsContract } from './contract.ts';
import { creditRemittance, debitUnpaid } from './credit-remittance.ts';
import { drawBill } from './draw-bill.ts';
import { findLines } from './find-lines.ts';
import { holdBill } from './hold-bill.ts';
import { downloadLcr } from './lcr-download.ts';
import { listInstruments, readInstrument, readSummary } from './list-instruments.ts';
import { markPaid, markSent } from './mark-paid.ts';
import { markUnpaid } from './mark-unpaid.ts';
import type { InstrumentsPorts } from './ports.ts';
import { printRemittance } from './print-remittance.ts';
import { receiveCheque } from './receive-cheque.ts';
import { remit } from './remit.ts';
import { listRemittances, readRemittance, remittanceToWire } from './remittances.ts';
import { undoRemittance, undoStep } from './undo.ts';

export { followRecorded } from './receive-cheque.ts';

const STEPS = { send: markSent, accept: holdBill, pay: markPaid } as const;

export const instrumentsRoom = (ports: InstrumentsPorts): Room =>
  room('instruments', instrumentsContract, {
    list: (context, input) => listInstruments(context, input),
    summary: (context, input) => readSummary(context, input.family),
    remittances: (context, input) => listRemittances(context, input.family),
    lines: (context, input) => findLines(context, input),
    receiveCheque: async (context, input) => readInstrument(context, await receiveCheque(context, input)),
    drawBill: async (context, input) => readInstrument(context, await drawBill(context, input)),
    step: async (context, input) => {
      await STEPS[input.act](context, input.id, input.on);
      return readInstrument(context, input.id);
    },
    markUnpaid: async (context, input) => {
      await markUnpaid(context, input);
      return readInstrument(context, input.id);
    },
    undo: async (context, input) => {
      await undoStep(context, input.id);
      return readInstrument(context, input.id);
    },
    remit: async (context, input) =>
      remittanceToWire(await readRemittance(context, await remit(context, input))),
    undoRemittance: async (context, input) => {
      await undoRemittance(context, input.id);
      return { done: true };
    },
    credit: async (context, input) => {
      await creditRemittance(context, { ...input, interestMinor: fromWire(input.interestMinor) });
      return remittanceToWire(await readRemittance(context, input.id));
    },
    debit: async (context, input) => {
      await debitUnpaid(context, input.id, input.lineId);
      return readInstrument(context, input.id);
    },
    print: (context, input) => printRemittance(context, input.id, ports),
    file: (context, input) => downloadLcr(context, input.id),
    accounts: (context) => readAccounts(context),
    editAccounts: async (context, input) => {
      await editAccounts(context, input);
      return readAccounts(context);
    },
  });
