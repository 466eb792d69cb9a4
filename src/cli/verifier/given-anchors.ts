import { existsSync, readFileSync } from 'node:fs';
import { readAnchors, type ReadAnchors } from '../../core/seal/index.ts';
import { sha256 } from './sha256.ts';

/** Anchors as they are given: the line itself, or the file that holds it (a mail as it was saved). */
export const readGivenAnchors = (given: readonly string[] = []): ReadAnchors => {
  const read = given.map((one) => readAnchors(existsSync(one) ? readFileSync(one, 'utf8') : one, sha256));
  return {
    anchors: read.flatMap((one) => one.anchors),
    findings: read.flatMap((one) => one.findings),
  };
};
