// Writes src/shell/db/types.gen.ts from a live, migrated database: node scripts/generate-types.mjs postgresql://…
import { spawnSync } from 'node:child_process';

const url = process.argv[2];
if (!url) {
  console.error('usage: node scripts/generate-types.mjs <connection URL of a migrated database> [--verify]');
  process.exit(2);
}
const mapping = { int8: 'bigint', timestamptz: 'string', bytea: 'Buffer', date: 'string' };
const args = [
  '--dialect',
  'postgres',
  '--url',
  url,
  '--default-schema',
  'encaisse',
  '--date-parser',
  'string',
];
args.push('--numeric-parser', 'string', '--type-mapping', JSON.stringify(mapping));
args.push('--include-pattern', '{encaisse,directory}.*', '--exclude-pattern', '*.schema_migration');
args.push('--out-file', 'src/shell/db/types.gen.ts', '--log-level', 'warn');
if (process.argv.includes('--verify')) args.push('--verify');
const run = spawnSync(process.execPath, ['node_modules/kysely-codegen/dist/cli/bin.js', ...args], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
