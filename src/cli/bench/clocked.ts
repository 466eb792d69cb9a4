import { percentile } from './measure.ts';
import { treeCpuMs } from './process-cost.ts';

export const median = (times: number[]): number =>
  percentile(
    times.sort((a, b) => a - b),
    0.5,
  );

/** How long it took, and the processor time it cost. */
export const clocked = async (body: () => unknown): Promise<{ ms: number; cpuMs: number | null }> => {
  const cpu = treeCpuMs(process.pid);
  const begun = performance.now();
  await body();
  const ms = performance.now() - begun;
  const spent = treeCpuMs(process.pid);
  return { ms, cpuMs: cpu === null || spent === null ? null : spent - cpu };
};

export const each = (cpuMs: number | null, count: number): number | null =>
  cpuMs === null ? null : tenths(cpuMs / Math.max(1, count));

export const tenths = (value: number): number => Math.round(value * 10) / 10;
