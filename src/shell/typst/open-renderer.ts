import { join } from 'node:path';
import { projectRoot } from '../paths.ts';
import { createDocumentRenderer, type DocumentRenderer } from './renderer.ts';

/**
 * The renderer of this program. `program`: import.meta.url of the caller. The built program forks its entry, dist/main.js,
 * whatever part of it calls; in development and tests a source file is forked through the loader.
 */
export const openRenderer = (program: string): DocumentRenderer => {
  const root = projectRoot();
  return createDocumentRenderer({
    childEntry: program.endsWith('.ts')
      ? { modulePath: join(root, 'src/shell/typst/child-entry.ts'), execArgv: ['--import', 'tsx'] }
      : { modulePath: join(root, 'dist', 'main.js'), args: ['child', 'typst'] },
    assetsDirectory: join(root, 'assets'),
    fontsDirectory: join(root, 'assets', 'fonts'),
  });
};
