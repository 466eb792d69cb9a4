import { room, type Room } from '../../shell/http/context.ts';
import { addLines } from './add-lines.ts';
import { attachDocuments } from './attach-documents.ts';
import { checkRun } from './check-run.ts';
import { takeoverContract } from './contract.ts';
import { listFindings, listRuns } from './list-runs.ts';
import { refusedLines } from './refused-lines.ts';
import { cancelRun, startRun } from './start-run.ts';
import { readRun, toRunView } from './store/runs.ts';
import { uploadFile } from './upload-file.ts';

export { addLines } from './add-lines.ts';
export { attachDocuments } from './attach-documents.ts';
export { checkRun } from './check-run.ts';
export { importJob, importRun, resumeImports, type ImportWork } from './import-run.ts';
export { listFindings, listRuns } from './list-runs.ts';
export { openingRoom } from './opening-room.ts';
export { readEInvoiceBytes, readEInvoiceFile } from './read-einvoice-file.ts';
export { refusedLines } from './refused-lines.ts';
export { cancelRun, startRun } from './start-run.ts';
export { uploadFile } from './upload-file.ts';
export type { ImportRunView, OptionsView, ResultView, SummaryView } from './wire-summary.ts';

export const takeoverRoom = (): Room =>
  room('takeover', takeoverContract, {
    runs: (context) => listRuns(context),
    read: async (context, input) => toRunView(await readRun(context, input.id)),
    upload: (context, _input, file) => uploadFile(context, file),
    lines: (context, input, file) => addLines(context, input.id, file),
    check: (context, input) => checkRun(context, input),
    findings: (context, input) => listFindings(context, input),
    refused: (context, input) => refusedLines(context, input.id),
    start: (context, input) => startRun(context, input),
    cancel: (context, input) => cancelRun(context, input.id),
    documents: (context, input, file) => attachDocuments(context, input.runId, file),
  });

/** The run as the screens see it; for the command line. */
export const showRun = async (context: Parameters<typeof readRun>[0], id: string) =>
  toRunView(await readRun(context, id));
