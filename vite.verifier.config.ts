import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** What every archive carries: src/cli/verifier → dist/verify.mjs, one file that needs Node.js and nothing else. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'src/cli/verifier/main.ts'),
    outDir: process.env['ENCAISSE_BUILD'] ?? join(root, 'dist'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'verify.mjs' } },
  },
});
