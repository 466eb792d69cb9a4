import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../src/shell/paths.ts';

/** verify.mjs as the build makes it, from the sources as they are now. */
export const buildVerifier = async (): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'encaisse-verifier-'));
  await build({
    configFile: join(projectRoot(), 'vite.verifier.config.ts'),
    logLevel: 'warn',
    build: { outDir },
  });
  return readFileSync(join(outDir, 'verify.mjs'), 'utf8');
};
