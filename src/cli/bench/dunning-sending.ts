import {
  approveDrafts,
  createHandOver,
  createMessageHooks,
  handOverApproved,
  prepareRun,
  type DunningPorts,
} from '../../app/dunning/index.ts';
import { createSender } from '../../app/messages/index.ts';
import { drawStatement } from '../../app/receivables/index.ts';
import { sampleLetter } from '../../i18n/sample-documents.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';
import { clocked, each, median, tenths } from './clocked.ts';
import { loadMailing, type Place } from './dunning-company.ts';
import { startMailSink } from './mail-sink.ts';

export type SendingFigures = {
  /** Of one pass; each pass is a company of its own. */
  messages: number;
  passes: number;
  /** Medians over the passes; lowest and highest beside. */
  perSecond: number;
  perSecondRange: readonly [number, number];
  cpuMsEach: number | null;
  handedOverPerSecond: number;
  handedOverPerSecondRange: readonly [number, number];
  handOverCpuMsEach: number | null;
  /** By the mail server, in all passes. */
  received: number;
};

type Pass = {
  readonly approved: number;
  readonly sendingRate: number;
  readonly sendingCpu: number | null;
  readonly handingRate: number;
  readonly handingCpu: number | null;
};

/** Approved reminders with the PDF of their invoice, through the whole way: recheck, reservation, outbox, SMTP, outcome. */
export const measureSending = async (
  place: Place,
  renderer: DocumentRenderer,
  { messages, rounds }: { readonly messages: number; readonly rounds: number },
): Promise<SendingFigures> => {
  const sink = await startMailSink();
  try {
    const { data, qr } = sampleLetter('fr', 'reminder-3');
    const pdf = await renderer.render({
      layout: 'reminder',
      data,
      qr,
      createdAt: '2026-11-23T08:00:00.000Z',
    });
    const passes: Pass[] = [];
    for (let round = 0; round < rounds; round += 1) {
      passes.push(await onePass(place, renderer, messages, sink.port, Buffer.from(pdf)));
    }
    return { ...summary(passes), received: sink.received() };
  } finally {
    await sink.close();
  }
};

const summary = (passes: readonly Pass[]): Omit<SendingFigures, 'received'> => {
  const rates = (pick: (pass: Pass) => number): { middle: number; range: readonly [number, number] } => {
    const values = passes.map(pick);
    return { middle: median([...values]), range: [Math.min(...values), Math.max(...values)] };
  };
  const cost = (pick: (pass: Pass) => number | null): number | null => {
    const values = passes.map(pick).filter((value) => value !== null);
    return values.length === 0 ? null : median(values);
  };
  const sending = rates((pass) => pass.sendingRate);
  const handing = rates((pass) => pass.handingRate);
  return {
    messages: passes[0]?.approved ?? 0,
    passes: passes.length,
    perSecond: sending.middle,
    perSecondRange: sending.range,
    cpuMsEach: cost((pass) => pass.sendingCpu),
    handedOverPerSecond: handing.middle,
    handedOverPerSecondRange: handing.range,
    handOverCpuMsEach: cost((pass) => pass.handingCpu),
  };
};

const onePass = async (
  place: Place,
  renderer: DocumentRenderer,
  messages: number,
  mailPort: number,
  pdf: Buffer,
): Promise<Pass> => {
  const company = await loadMailing(place, { messages, mailPort, pdf });
  const { secrets, openTransport } = place.composition;
  const handOver = createHandOver(() => ports);
  const hooks = createMessageHooks(handOver.job);
  const sender = createSender({ secrets, openTransport, hooks });
  const ports: DunningPorts = {
    renderer,
    statement: (context, id) => drawStatement(context, { id }, { documents: renderer }),
    sendJob: sender.job,
  };
  const { runId } = await company.run((context) => prepareRun(context));
  const { approved } = await company.run((context) => approveDrafts(context, handOver.job, { runId }));
  const handing = await clocked(() => handOverApproved(company.work, ports));
  const sending = await clocked(() => sender.sendDue(company.work));
  return {
    approved,
    sendingRate: tenths((approved * 1000) / sending.ms),
    sendingCpu: each(sending.cpuMs, approved),
    handingRate: tenths((approved * 1000) / handing.ms),
    handingCpu: each(handing.cpuMs, approved),
  };
};
