import { room, type Room } from '../../shell/http/context.ts';
import { insightContract } from './contract.ts';
import { downloadHandOver } from './hand-over/archive.ts';
import { readHandOver } from './hand-over/read-case.ts';
import type { InsightPorts } from './ports.ts';
import { exportPreview, readPreview } from './preview.ts';
import { exportResults, readResults } from './results.ts';
import { cancelTrial, readTrial, startTrial } from './trials.ts';
import { listWhy, whyItem } from './why.ts';

export { downloadHandOver, makeHandOver, type HandOver } from './hand-over/archive.ts';
export { readHandOver } from './hand-over/read-case.ts';
export type { ComposeEml, InsightPorts } from './ports.ts';
export { exportPreview, readPreview } from './preview.ts';
export { exportResults, readResults } from './results.ts';
export { cancelTrial, readTrial, resumeTrials, runTrial, startTrial, trialJob } from './trials.ts';
export { listWhy, whyItem } from './why.ts';

export const insightRoom = (ports: InsightPorts): Room =>
  room('insight', insightContract, {
    why: (context, input) => listWhy(context, input),
    whyItem: (context, input) => whyItem(context, input.id),
    preview: (context, input) => readPreview(context, input),
    exportPreview: (context) => exportPreview(context),
    startTrial: (context, input) => startTrial(context, input),
    trial: (context, input) => readTrial(context, input.id),
    cancelTrial: (context, input) => cancelTrial(context, input.id),
    results: (context, input) => readResults(context, input),
    exportResults: (context, input) => exportResults(context, input),
    handOver: (context, input) => readHandOver(context, input.id),
    handOverArchive: (context, input) => downloadHandOver(context, ports, input.id),
  });
