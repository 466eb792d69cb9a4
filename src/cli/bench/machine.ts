import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { readCommit, readVersion } from '../../shell/version.ts';

/** A figure means nothing without the machine and the commit it was taken on. */
export const describeMachine = (postgres: string) => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 1_048_576),
  system: `${platform()} ${release()}`,
  node: process.version,
  postgres,
  /** Processes that wanted the CPU over the last minute, ours included: above the number of cores, figures are too high. */
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  version: readVersion(),
  commit: readCommit(),
});
