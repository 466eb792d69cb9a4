import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The web application: src/web → dist/web. */
export default defineConfig({
  root: join(root, 'src/web'),
  plugins: [react()],
  server: { port: 4701, proxy: { '/api': { target: 'http://localhost:4700', changeOrigin: false } } },
  build: {
    outDir: join(process.env['ENCAISSE_BUILD'] ?? join(root, 'dist'), 'web'),
    emptyOutDir: true,
    target: 'es2023',
    // Without it light-dark() is compiled away for older browsers and the dark colours vanish silently.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The CSP allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Our modules do nothing when they are imported (but main.tsx and styles): what a screen does not use of a
      // room's index stays out of its first load.
      treeshake: {
        moduleSideEffects: [{ test: /\/src\/(?!web\/main\.tsx).*\.tsx?$/, sideEffects: false }],
      },
    },
  },
});
