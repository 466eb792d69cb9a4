import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { makeHandOver, type InsightPorts } from '../../src/app/insight/index.ts';
import { writeZip } from '../../src/shell/archive/index.ts';
import type { TestCompany } from './company.ts';

const run = promisify(execFile);

/** The archive handed over about a customer, unpacked: path and bytes. */
export const handOverFiles = async (
  company: TestCompany,
  ports: InsightPorts,
  partyId: string,
): Promise<Record<string, Uint8Array>> => {
  const { entries } = await company.run((context) => makeHandOver(context, ports, partyId));
  const chunks: Buffer[] = [];
  for await (const chunk of writeZip(entries(), '2026-11-23T08:00:00Z')) chunks.push(Buffer.from(chunk));
  return unzipSync(Buffer.concat(chunks));
};

/** Checked by the program that the reader is told to use, in a folder as it unpacks. */
export const verifyDigests = async (files: Record<string, Uint8Array>): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'encaisse-hand-over-'));
  try {
    for (const [path, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, env: { LC_ALL: 'C' } });
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
