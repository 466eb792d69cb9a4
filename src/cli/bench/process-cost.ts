import { readFileSync } from 'node:fs';
import { processTree } from './program.ts';

/** Kernel ticks of /proc/<pid>/stat; Linux counts 100 a second wherever Node runs. */
const TICKS_PER_SECOND = 100;

/** User and system time of a process and its descendants so far, in ms; null where there is no /proc. */
export const treeCpuMs = (root: number): number | null => {
  const pids = processTree(root);
  if (pids === null) return null;
  let ticks = 0;
  for (const pid of pids) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Behind « pid (name with spaces) »: state is field 3, utime 14, stime 15.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return (ticks * 1000) / TICKS_PER_SECOND;
};

/** The most memory a process has ever held; null where there is no /proc. */
export const peakRssBytes = (pid: number): number | null => {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
};
