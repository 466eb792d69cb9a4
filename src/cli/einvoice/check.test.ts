import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readEInvoice } from '../../core/einvoice/index.ts';
import { exampleInvoice } from '../../../test/kit/einvoice.ts';
import { writeCii } from '../../core/einvoice/write-cii.ts';
import { EXIT, UsageError } from '../command.ts';
import { einvoice } from '../einvoice.ts';
import { sampleInvoices, writeSample } from './sample-invoices.ts';

const folder = mkdtempSync(join(tmpdir(), 'einvoice-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...args: string[]): Promise<{ code: number; out: string }> => {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  try {
    return { code: await einvoice.run(args, 'fr'), out };
  } finally {
    write.mockRestore();
  }
};

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('einvoice check', () => {
  const xml = writeCii(exampleInvoice, 'en16931');

  it('finds nothing in an invoice that keeps the rules', async () => {
    const path = file('good.xml', xml);
    const { code, out } = await run('check', path, '--strict', '--json');
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(out)).toEqual({
      [path]: { valid: true, syntax: 'CII', profile: 'en16931', findings: [] },
    });
  });

  it('says what is wrong, by its rule, in a sentence', async () => {
    const path = file('bad.xml', xml.replace('>394.88<', '>394.89<').replace('>PMT<', '>AAI<'));
    const { code, out } = await run('check', path, '--json');
    expect(code).toBe(EXIT.no);
    const { valid, findings } = (
      JSON.parse(out) as Record<
        string,
        { valid: boolean; findings: { params: { rule: string }; message: string }[] }
      >
    )[path]!;
    expect(valid).toBe(false);
    expect(findings.map(({ params }) => params.rule)).toEqual(['BR-CO-15', 'BR-CO-16', 'BR-FR-05']);
    expect(findings[0]!.message).toBe(
      'Le total TTC vaut 394,89\u202f; le calcul donne 394,88. Recalculez (BT-112, BR-CO-15).',
    );
    expect((await run('check', path)).out).toContain('Ajoutez la mention obligatoire');
  });

  it('holds to French rules whoever is French, or whom it is asked of', async () => {
    const path = file(
      'abroad.xml',
      xml.replaceAll('>FR<', '>BE<').replace('>B1<', '>x<').replace('>BAR<', '>AAI<'),
    );
    expect((await run('check', path)).code).toBe(EXIT.done);
    expect((await run('check', path, '--fr')).code).toBe(EXIT.no);
  });

  it('names a file that is no invoice', async () => {
    expect((await run('check', file('none.xml', '<x/>'))).code).toBe(EXIT.no);
    await expect(run('verify', folder)).rejects.toThrow(UsageError);
  });
});

describe('einvoice samples', () => {
  it('writes the samples, which pass when read again', async () => {
    const target = join(folder, 'samples');
    const { code, out } = await run('samples', target, '--seed', '3', '--json');
    expect(code).toBe(EXIT.done);
    const { files } = JSON.parse(out) as { files: string[] };
    const pictures = files.filter((file) => file.endsWith('.pdf'));
    expect(files.length - pictures.length).toBe(sampleInvoices(3).length);
    expect(pictures.length).toBeGreaterThan(10);
    expect(readFileSync(files[0]!, 'utf8')).toBe(writeSample(sampleInvoices(3)[0]!));
    expect((await run('check', target, '--json')).code).toBe(EXIT.done);
  });

  it('refuses a seed that is no number', async () => {
    await expect(run('samples', folder, '--seed', 'x')).rejects.toThrow(UsageError);
  });
});

describe('what is written is read again', () => {
  /** The type of an earlier invoice (EXT-FR-FE-02) has its place in the extended profiles only. */
  it.each([1, 2])('term by term, from EN 16931 on (seed %i)', (seed) => {
    const whole = sampleInvoices(seed).filter(
      ({ format }) => !['minimum', 'basicwl', 'basic'].includes(format.profile),
    );
    for (const sample of whole) {
      const read = readEInvoice(writeSample(sample));
      const isExtended = sample.format.profile.startsWith('extended');
      const { references } = sample.invoice;
      const expected = {
        ...sample.invoice,
        references: {
          ...references,
          preceding: references.preceding.map(({ type, ...one }) =>
            isExtended && type !== undefined ? { ...one, type } : one,
          ),
        },
      };
      expect(read.ok && read.value.kind === 'invoice' && read.value.invoice, sample.name).toEqual(expected);
    }
  });
});
