import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig, runnerImport, type Plugin } from 'vite';

const root = import.meta.dirname;

/** What the browser asks an endpoint for: how and where. Its shapes serve the compiler, and the server's checks. */
const spoken = (value: unknown): unknown => {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const endpoints = Object.entries(value as Record<string, { kind?: string; path?: string }>);
  if (!endpoints.every(([, one]) => typeof one?.kind === 'string' && typeof one.path === 'string'))
    return undefined;
  return Object.fromEntries(endpoints.map(([name, { kind, path }]) => [name, { kind, path }]));
};

/**
 * Contracts as data: without it every screen carries the shapes of all it may ask for, and zod, to read addresses.
 * A screen that imports anything but endpoints or lists of words from a contract does not build.
 */
const contractsAsData = (): Plugin => ({
  name: 'encaisse:contracts-as-data',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /\/src\/app\/\w+\/contract\.ts$/ },
    async handler(id) {
      const { module } = await runnerImport<Record<string, unknown>>(id, {
        configFile: false,
        logLevel: 'error',
      });
      return Object.entries(module)
        .map(([name, value]) => [name, JSON.stringify(spoken(value))] as const)
        .filter(([, json]) => json !== undefined)
        .map(([name, json]) => `export const ${name} = ${json};\n`)
        .join('');
    },
  },
});

/** The web application: src/web → dist/web. */
export default defineConfig({
  root: join(root, 'src/web'),
  plugins: [contractsAsData(), react()],
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
      // What every screen needs, and what the home's list needs besides, in two files instead of seventy.
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', test: /\/src\/web\/(main|app)\.tsx$/, priority: 2 },
            {
              name: 'list',
              test: /\/src\/web\/(invoices\/(invoice-table|list-title)|kit\/(search-field|bucket-tiles))\.tsx$/,
              priority: 1,
            },
          ],
        },
      },
      // Our modules do nothing when they are imported (but main.tsx and styles): what a screen does not use of a
      // room's index stays out of its first load.
      treeshake: {
        moduleSideEffects: [{ test: /\/src\/(?!web\/main\.tsx).*\.tsx?$/, sideEffects: false }],
      },
    },
  },
});
