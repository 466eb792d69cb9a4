import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createStatementReader, isImportable } from '../../core/banking/index.ts';
import { createTextDecoding } from '../../shell/tabular/index.ts';
import { describeMachine } from './machine.ts';
import { FORMS, statementFile, type Form } from './statement-files.ts';

/** What the product promises of reading statements (docs/operating/performance.md). */
export const READING_LIMITS = {
  megabytesPerSecond: { cfonb120: 20, mt940: 20, 'camt.053': 10 },
  /** What a file of any size may hold beyond what a small one holds. */
  heldMb: 32,
} as const;

export type ReadingFigure = {
  form: Form;
  megabytes: number;
  lines: number;
  /** By the clock, and by what the processor spent: the two part where others share the machine. */
  megabytesPerSecond: number;
  megabytesPerCpuSecond: number;
  /** Reachable memory at its most, sampled as the file goes by, less what it was before. */
  heldMb: number;
  ok: boolean;
};

export type ReadingFigures = {
  machine: ReturnType<typeof describeMachine>;
  files: ReadingFigure[];
  ok: boolean;
};

const MB = 1_048_576;
const SAMPLES = 8;

/** The program is not started with --expose-gc; what is garbage must not count as held. */
const openCollector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

export const benchReading = (plan: { megabytes: number }): ReadingFigures => {
  const collect = openCollector();
  // Once before, so that the first form measured is not the one that pays for the compiler.
  for (const form of FORMS) measureForm(form, 2, collect);
  const files = FORMS.map((form) => measureForm(form, plan.megabytes, collect));
  return { machine: describeMachine('–'), files, ok: files.every((one) => one.ok) };
};

const measureForm = (form: Form, megabytes: number, collect: () => void): ReadingFigure => {
  collect();
  const before = process.memoryUsage().heapUsed;
  let [lines, bytes, wall, cpu, held] = [0, 0, 0, 0, 0];
  const reader = createStatementReader({ onEntry: () => (lines += 1) });
  const decoding = createTextDecoding();
  const timed = <T>(body: () => T): T => {
    const [begun, spent] = [performance.now(), process.cpuUsage()];
    const result = body();
    const used = process.cpuUsage(spent);
    cpu += (used.user + used.system) / 1000;
    wall += performance.now() - begun;
    return result;
  };
  const every = (megabytes * MB) / SAMPLES;
  for (const piece of statementFile(form, megabytes * MB)) {
    timed(() => reader.feed(decoding.feed(piece)));
    if (Math.floor((bytes + piece.length) / every) > Math.floor(bytes / every)) {
      collect();
      held = Math.max(held, process.memoryUsage().heapUsed - before);
    }
    bytes += piece.length;
  }
  const file = timed(() => {
    reader.feed(decoding.end());
    return reader.end();
  });
  if (!isImportable(file) || !file.statements.every((one) => one.proved) || file.findings.length > 0)
    throw new Error(`${form}: ${JSON.stringify(file.findings.slice(0, 3))}`);
  const rate = (ms: number): number => Math.round((bytes / MB / (ms / 1000)) * 10) / 10;
  const figure = {
    form,
    megabytes: Math.round(bytes / MB),
    lines,
    megabytesPerSecond: rate(wall),
    megabytesPerCpuSecond: rate(cpu),
    heldMb: Math.round((held / MB) * 10) / 10,
  };
  const { megabytesPerSecond, heldMb } = READING_LIMITS;
  const ok = figure.megabytesPerSecond >= megabytesPerSecond[form] && figure.heldMb <= heldMb;
  return { ...figure, ok };
};
