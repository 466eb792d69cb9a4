import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The server: src/main.ts → dist/main.js, one file with its pure-JavaScript dependencies: it starts much faster. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: {
    noExternal: true,
    // Native code, packages that look for files beside themselves, and what only developers have.
    external: [
      '@myriaddreamin/typst-ts-node-compiler',
      '@node-rs/argon2',
      'pg-native',
      'pino',
      'playwright-core',
    ],
  },
  build: {
    ssr: join(root, 'src/main.ts'),
    outDir: process.env['ENCAISSE_BUILD'] ?? join(root, 'dist'),
    // dist/web is built at the same time.
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: 'server-[name]-[hash].js' } },
  },
});
