import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../paths.ts';
import { createDocumentRenderer, type DocumentRenderer } from './renderer.ts';

/**
 * The renderer of this program. `program`: import.meta.url of the caller. The built program forks itself; in
 * development and tests a source file is forked through the loader.
 */
export const openRenderer = (program: string): DocumentRenderer => {
  const root = projectRoot();
  return createDocumentRenderer({
    childEntry: program.endsWith('.ts')
      ? { modulePath: join(root, 'src/shell/typst/child-entry.ts'), execArgv: ['--import', 'tsx'] }
      : { modulePath: fileURLToPath(program), args: ['child', 'typst'] },
    assetsDirectory: join(root, 'assets'),
    fontsDirectory: join(root, 'assets', 'fonts'),
  });
};
