import { cpus, platform, release, totalmem } from 'node:os';
import { readCommit, readVersion } from '../../shell/version.ts';

/** A figure means nothing without the machine and the commit it was taken on. */
export const describeMachine = (postgres: string) => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 1_048_576),
  system: `${platform()} ${release()}`,
  node: process.version,
  postgres,
  version: readVersion(),
  commit: readCommit(),
});
