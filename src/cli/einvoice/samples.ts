import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answer, answerJson, EXIT } from '../command.ts';
import { facturXSamples } from './facturx-samples.ts';
import { sampleInvoices, writeSample } from './sample-invoices.ts';

/** `einvoice samples DIR [--seed N] [--json]`: one file per sample, in a folder per family. */
export async function writeSamples(folder: string, seed: number, json: boolean): Promise<number> {
  const samples = sampleInvoices(seed);
  const files: string[] = [];
  for (const sample of samples) {
    const directory = join(folder, sample.folder);
    await mkdir(directory, { recursive: true });
    const file = join(directory, `${sample.name}.xml`);
    await writeFile(file, writeSample(sample));
    files.push(file);
  }
  for await (const { folder: family, name, bytes } of facturXSamples()) {
    const file = join(folder, family, `${name}.pdf`);
    await writeFile(file, bytes);
    files.push(file);
  }
  if (json) answerJson({ folder, seed, files });
  else answer(`${files.length}\t${folder}`);
  return EXIT.done;
}
