import { treeCpuMs } from './process-cost.ts';

/** How long it took, and the processor time it cost. */
export const clocked = async (body: () => unknown): Promise<{ ms: number; cpuMs: number | null }> => {
  const cpu = treeCpuMs(process.pid);
  const begun = performance.now();
  await body();
  const ms = performance.now() - begun;
  const spent = treeCpuMs(process.pid);
  return { ms, cpuMs: cpu === null || spent === null ? null : spent - cpu };
};

export const tenths = (value: number): number => Math.round(value * 10) / 10;
