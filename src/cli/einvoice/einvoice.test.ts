import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { hybridPdf } from '../../../test/kit/hybrid-pdf.ts';
import { factsOf } from '../../core/einvoice/index.ts';
import { UsageError } from '../command.ts';
import { einvoice } from '../einvoice.ts';
import { readEInvoiceBytes } from '../../app/takeover/index.ts';

const root = resolve(import.meta.dirname, '../../..');
const fixture = (name: string): Buffer => readFileSync(join(root, 'test/fixtures/einvoice', name));
const cii = fixture('invoice.cii.xml');

const codes = (bytes: Uint8Array): string[] => readEInvoiceBytes(bytes).findings.map((one) => one.code);
const facts = (bytes: Uint8Array): unknown => {
  const read = readEInvoiceBytes(bytes);
  return read.ok ? factsOf(read.value) : read.findings.map((one) => one.code);
};

describe('an electronic document as it came', () => {
  it('is the same inside a PDF, and in any encoding', () => {
    const expected = facts(cii);
    expect(expected).toMatchObject({ number: 'FA-2026-0042' });
    const text = cii.toString('utf8');
    for (const name of ['factur-x.xml', 'ZUGFeRD-invoice.xml', 'facture.xml'])
      expect(facts(hybridPdf({ content: cii, name, compressed: name === 'facture.xml' }))).toEqual(expected);
    expect(facts(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(expected);
    const latin = text.replace('"UTF-8"', '"ISO-8859-1"').replaceAll(/[€’]/g, ' ');
    expect(facts(Buffer.from(latin, 'latin1'))).toEqual(expected);
  });

  it('is refused with a reason when there is none', () => {
    expect(codes(Buffer.alloc(0))).toEqual(['einvoice.file.empty']);
    expect(codes(Buffer.from('Bonjour'))).toEqual(['einvoice.xml.malformed']);
    expect(codes(hybridPdf({ content: cii }).subarray(0, 20))).toEqual(['pdf.broken']);
    // What has the name of the invoice is the invoice; another attachment may be anything.
    expect(codes(hybridPdf({ content: Buffer.from('<html/>') }))).toEqual(['einvoice.root.unknown']);
    expect(codes(hybridPdf({ content: Buffer.from('<html/>'), name: 'other.xml' }))).toEqual([
      'einvoice.pdf.no-xml',
    ]);
  });
});

describe('./encaisse einvoice facts', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'einvoice-'));
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in/b.xml'), cii);
    writeFileSync(join(folder, 'in/a.pdf'), hybridPdf({ content: fixture('credit-note.ubl.xml') }));
    writeFileSync(join(folder, 'in/notes.txt'), 'not a document');
    writeFileSync(join(folder, 'broken.xml'), cii.subarray(0, 900));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const options = { cwd: folder, env: { ...process.env, LC_ALL: 'en_GB.UTF-8' } };
    // tsx is found from the project, wherever the command runs.
    const command = ['--import', import.meta.resolve('tsx'), join(root, 'src/main.ts'), 'einvoice', ...args];
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, command, options);
      return { code: 0, out: stdout, err: stderr };
    } catch (failure) {
      const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, err: stderr };
    }
  };

  it('gives one object per path, walks folders, and says what it cannot read', async () => {
    const { code, out, err } = await run('facts', 'in', 'broken.xml', '--json');
    const told = JSON.parse(out) as Record<string, { number?: string; error?: string }>;
    expect(Object.keys(told)).toEqual(['in/a.pdf', 'in/b.xml', 'broken.xml']);
    expect(told['in/a.pdf']?.number).toBe('AV-2026-0003');
    expect(told['in/b.xml']?.number).toBe('FA-2026-0042');
    expect(told['broken.xml']?.error).toBe('einvoice.xml.malformed');
    expect(err).toContain('broken.xml: Line');
    expect(code).toBe(1);
  });

  it('prints a table', async () => {
    const { code, out } = await run('facts', 'in');
    expect(out).toMatch(/UBL-CreditNote\s+381\s+AV-2026-0003\s+2026-11-10 .* 50 EUR\s+in\/a\.pdf/);
    expect(code).toBe(0);
  });

  it('refuses what it does not know', async () => {
    await expect(einvoice.run(['guess', folder], 'fr')).rejects.toThrow(UsageError);
    await expect(einvoice.run(['facts'], 'fr')).rejects.toThrow(UsageError);
    expect(await einvoice.run(['facts', join(folder, 'nowhere.xml')], 'fr')).toBe(4);
  });
});

const corpus = resolve(root, '../shared/corpus/einvoice');
test('the shared corpus: every fact of every document', (context) => {
  context.skip(!existsSync(corpus), 'the shared corpus is not beside the project');
  const expected = JSON.parse(readFileSync(join(corpus, 'expected.json'), 'utf8')) as Record<
    string,
    { facts: unknown }
  >;
  for (const [name, want] of Object.entries(expected))
    expect([name, facts(readFileSync(join(corpus, 'files', name)))]).toEqual([name, want.facts]);
});
