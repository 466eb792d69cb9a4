import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { openWatchFolder } from '../../connectors/watch-folder/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { createLog } from '../../shell/log.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { dropRoom, importStatement, lookIntoFolder, readImports } from './index.ts';
import type { DropFolder } from './ports.ts';

const CSV = 'Date;Libellé;Montant;Solde\n15/09/2026;VIR DUPONT;10,00;110,00\n16/09/2026;FRAIS;-2,50;107,50\n';

let company: TestCompany;
let root: string;
let folder: DropFolder;
beforeAll(async () => {
  company = await createTestCompany();
});
afterAll(() => company.close());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'encaisse-drop-'));
  folder = openWatchFolder(root);
  return () => rmSync(root, { recursive: true });
});

type Answer = { isOn: boolean; path: string; files: Record<string, unknown>[] };
const ask = (verb: 'read' | 'edit', input: object = {}): Promise<Answer> => {
  const handler = dropRoom(folder).handlers[verb] as (context: Context, input: object) => Promise<Answer>;
  return company.run((context) => handler(context, input));
};
const work = (isDemo = false): Work => ({
  org: company.org,
  isDemo,
  log: createLog('silent'),
  signal: new AbortController().signal,
  inTenant: (body) => company.run(body),
});
const look = async (times = 2): Promise<void> => {
  for (let no = 0; no < times; no += 1) await lookIntoFolder(work(), folder);
};
const lay = (name: string, content: string | Buffer): void =>
  writeFileSync(join(folder.pathOf(company.org), name), content);
const lying = (place = ''): string[] =>
  readdirSync(join(folder.pathOf(company.org), place), { withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name)
    .sort();
const imports = async (): Promise<string[]> =>
  (await company.run((context) => readImports(context))).imports.map(
    (one) => `${one.importedBy}: ${one.fileName} +${one.newLines}`,
  );

describe('the watched folder', () => {
  it('is looked into only when a person said so, and never for a company of examples', async () => {
    await folder.look(company.org);
    lay('releve.csv', CSV);
    await look(3);
    expect(await ask('read')).toMatchObject({ isOn: false, files: [] });
    expect(lying()).toEqual(['releve.csv']);
    await ask('edit', { isOn: true });
    await lookIntoFolder(work(true), folder);
    await lookIntoFolder(work(true), folder);
    expect(await imports()).toEqual([]);
  });

  it('brings a statement in once, in its own name, and puts the file away', async () => {
    await ask('edit', { isOn: true });
    await look(1);
    lay('releve.csv', CSV);
    await look();
    expect(await imports()).toEqual(['Dossier surveillé: releve.csv +2']);
    expect(lying()).toEqual([]);
    expect(lying('done')).toEqual(['releve.csv']);
    lay('encore.csv', CSV);
    await look();
    expect(await imports()).toHaveLength(1);
    expect((await ask('read')).files).toMatchObject([
      { fileName: 'encore.csv', outcome: 'already-imported', newLines: 0 },
      { fileName: 'releve.csv', outcome: 'imported', newLines: 2 },
    ]);
  });

  it('refuses what is broken, with the lines and what to do, beside the file and on the screen', async () => {
    await ask('edit', { isOn: true });
    await look(1);
    lay('casse.csv', 'Date;Libellé;Montant\n31/02/2026;A;10,00\n01/09/2026;B;douze\n');
    lay('colonnes.csv', 'Nom;Ville\nA;Lyon\n');
    const before = await imports();
    await look();
    expect(await imports()).toEqual(before);
    expect(lying()).toEqual([]);
    expect(lying('refused')).toEqual(['casse.csv', 'casse.csv.txt', 'colonnes.csv', 'colonnes.csv.txt']);
    const said = readFileSync(join(folder.pathOf(company.org), 'refused', 'casse.csv.txt'), 'utf8');
    expect(said).toMatch(/2.*date[^\n]*\n.*3.*montant/is);
    const { files } = await ask('read');
    expect(
      files
        .slice(0, 2)
        .map((one) => `${String(one['fileName'])} ${String(one['outcome'])}`)
        .sort(),
    ).toEqual(['casse.csv refused', 'colonnes.csv refused']);
  });

  it('knows a file again whose import was written but which a dying program could not put away', async () => {
    await ask('edit', { isOn: true });
    await look(1);
    const text = CSV.replaceAll('09/2026', '10/2026');
    lay('octobre.csv', text);
    const broken: DropFolder = { ...folder, settle: () => Promise.reject(new Error('killed')) };
    for (let no = 0; no < 2; no += 1) await lookIntoFolder(work(), broken);
    const after = await imports();
    expect(after[0]).toBe('Dossier surveillé: octobre.csv +2');
    expect(lying()).toEqual(['octobre.csv']);
    await look(1);
    expect(await imports()).toEqual(after);
    expect(lying('done')).toEqual(['octobre.csv']);
  });

  it('takes what a person has imported already for known', async () => {
    await ask('edit', { isOn: true });
    await look(1);
    const bytes = Buffer.from(CSV.replaceAll('09/2026', '11/2026'));
    await company.run((context) =>
      importStatement(context, {}, { name: 'ecran.csv', mediaType: 'text/csv', bytes }),
    );
    const before = await imports();
    lay('novembre.csv', bytes);
    await look();
    expect(await imports()).toEqual(before);
    expect(lying('done')).toEqual(['novembre.csv']);
  });
});
