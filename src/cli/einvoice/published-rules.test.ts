import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { facturXSamples } from './facturx-samples.ts';
import { sampleInvoices, writeSample } from './sample-invoices.ts';

/** The published schemas and schematrons, and a program that runs them, when they lie beside the project. */
const shared = resolve(import.meta.dirname, '../../../../shared');
const checker = join(shared, 'tools/einvoice_check.py');
const published = join(shared, 'einvoice-rules');
const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

const reason = !existsSync(checker)
  ? 'the published rules are not beside the project'
  : !existsSync('/usr/share/java/Saxon-HE.jar') || !runs('java', '-version')
    ? 'needs Java and Saxon-HE (apt: libsaxonhe-java)'
    : !runs('xmllint', '--version')
      ? 'needs xmllint (apt: libxml2-utils)'
      : null;

const folder = mkdtempSync(join(tmpdir(), 'einvoice-samples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The checker looks for the UBL schemas by way of folders that the published set does not have. */
function rules(): string {
  const mine = join(folder, 'rules');
  const link = (path: string): void => symlinkSync(join(published, path), join(mine, path));
  for (const path of ['ubl/xsd/inv', 'ubl/xsd/cn']) mkdirSync(join(mine, path), { recursive: true });
  const others = (path: string, made: string): string[] =>
    readdirSync(join(published, path))
      .filter((name) => name !== made)
      .map((name) => join(path, name));
  for (const path of [...others('', 'ubl'), ...others('ubl', 'xsd'), ...others('ubl/xsd', '')]) link(path);
  return mine;
}

it('the published rules find nothing fatal in any sample', { timeout: 600_000 }, async (context) => {
  context.skip(reason !== null, reason ?? '');
  const files = { fr: [] as string[], eu: [] as string[], xrechnung: [] as string[] };
  for (const sample of sampleInvoices(26)) {
    const directory = join(folder, sample.folder);
    mkdirSync(directory, { recursive: true });
    const file = join(directory, `${sample.name}.xml`);
    writeFileSync(file, writeSample(sample));
    files[sample.folder].push(file);
  }
  for await (const { folder: family, name, bytes } of facturXSamples()) {
    const file = join(folder, family, `${name}.pdf`);
    writeFileSync(file, bytes);
    files[family].push(file);
  }
  const base = rules();
  const check = (options: readonly string[], paths: readonly string[]): string[] => {
    const out = join(folder, 'findings.jsonl');
    const run = spawnSync(
      'python3',
      [
        checker,
        '--rules',
        base,
        '--cache',
        join(folder, 'cache'),
        '--quiet',
        '--jsonl',
        out,
        ...options,
        ...paths,
      ],
      { encoding: 'utf8' },
    );
    expect(run.status, run.stderr).not.toBe(2);
    type Checked = { file: string; fatal: number; findings: { id: string; flag: string; text: string }[] };
    return readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Checked)
      .filter(({ fatal }) => fatal > 0)
      .map(
        ({ file, findings }) =>
          `${file}: ${JSON.stringify(findings.filter(({ flag }) => flag !== 'warning'))}`,
      );
  };
  expect(check(['--fr', '--facturx'], files.fr)).toEqual([]);
  expect(check(['--facturx', '--peppol'], files.eu)).toEqual([]);
  expect(check(['--xr'], files.xrechnung)).toEqual([]);
});
