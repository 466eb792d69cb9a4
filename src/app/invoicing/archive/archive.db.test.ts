import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeller, type TestSeller } from '../../../../test/kit/seller.ts';
import { buildVerifier } from '../../../../test/kit/verifier.ts';
import { plainDate } from '../../../core/calendar/index.ts';
import { writeFolder, writeZip } from '../../../shell/archive/index.ts';
import { inTenant } from '../../../shell/db/tenant.ts';
import { createSecretBox } from '../../../shell/secrets.ts';
import {
  closePeriods,
  openNewKey,
  readOverview,
  type ContentReaders,
  type Reading,
} from '../../seal/index.ts';
import { sealedContents } from '../sealed-contents.ts';
import { makeArchive, type Archive } from './make-archive.ts';

const NOW = '2027-01-05T08:00:00Z';
let seller: TestSeller;
let verifier: string;
let folder: string;
const made: string[] = [];

const newFolder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'encaisse-archive-'));
  made.push(path);
  return path;
};

const archive = (year: number | null): Promise<Archive> => {
  const { org, database } = seller.company;
  const read: Reading = (body) => inTenant(database, org, (tx) => body({ tx, org }), { readOnly: true });
  const program = { version: '0.0.0', commit: 'test', digest: '' };
  const contents: ContentReaders = { ...sealedContents, ...seller.sealedAbove };
  return makeArchive(read, year, { secrets: seller.secrets, now: NOW, program, verifier, contents });
};

type Verdict = { code: number | null; out: string; ok: boolean; faults: { code: string }[] };

const verify = (where: string, ...args: string[]): Verdict => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(where, 'verify.mjs'), '--json', ...args],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return { code: status, out: stdout, ...(JSON.parse(stdout) as Pick<Verdict, 'ok' | 'faults'>) };
};

const filesOf = (where: string, root = where): string[] =>
  readdirSync(where, { withFileTypes: true }).flatMap((entry) => {
    const path = join(where, entry.name);
    return entry.isDirectory() ? filesOf(path, root) : [relative(root, path)];
  });

beforeAll(async () => {
  verifier = await buildVerifier();
  seller = await createSeller('2026-12-30T08:00:00Z');
  await seller.issue();
  const { id, invoiceId } = await seller.issue();
  await seller.pay(invoiceId);
  seller.company.clock.set('2027-01-04T08:00:00Z');
  await seller.closeAll();
  await seller.credit(id);
  seller.company.clock.set(NOW);
  await seller.closeAll();
  folder = newFolder();
  await writeFolder((await archive(null)).entries, folder);
});
afterAll(async () => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
  await seller.end();
});

describe('an archive', () => {
  it('holds every document, and verifies with nothing but itself', () => {
    expect(filesOf(folder).sort()).toEqual(
      [
        'LISEZMOI.md',
        'README.md',
        'SHA256SUMS',
        'archive.json',
        'archive.sig',
        'closings.jsonl',
        ...['AV-2027-0001', 'FA-2026-0001', 'FA-2026-0002'].flatMap((number) =>
          [`${number}.pdf`, 'document.json', 'factur-x.xml'].map((name) => join('documents', number, name)),
        ),
        'index.csv',
        'links.jsonl',
        'payments.jsonl',
        'public-key.pem',
        'successions.jsonl',
        'verify.mjs',
      ].sort(),
    );
    expect(verify(folder)).toMatchObject({ code: 0, ok: true, faults: [] });
    expect(readFileSync(join(folder, 'index.csv'), 'utf8')).toContain('FA-2026-0002;invoice;2026-12-30;');
  });

  it('of one year is a run of the chain that verifies alone', async () => {
    for (const year of [2026, 2027]) {
      const where = newFolder();
      await writeFolder((await archive(year)).entries, where);
      expect(verify(where)).toMatchObject({ code: 0, faults: [] });
    }
    await expect(archive(2025)).rejects.toMatchObject({
      findings: [{ code: 'seal.nothing-to-archive' }],
    });
  });

  it('is the same in a ZIP', async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of writeZip((await archive(null)).entries, NOW)) chunks.push(chunk);
    const files = unzipSync(Buffer.concat(chunks));
    expect(Object.keys(files).sort()).toEqual(filesOf(folder).sort());
    for (const name of Object.keys(files))
      expect(Buffer.from(files[name]!).equals(readFileSync(join(folder, name))), name).toBe(true);
  });

  it('is not verified by another company’s key', async () => {
    const other = await createSeller();
    await other.issue({ picture: false });
    const { rows } = await other.company.test.adminPool.query<{ key: string }>(
      'select seal_public_key as key from encaisse.organization',
    );
    const pem = join(newFolder(), 'key.pem');
    writeFileSync(pem, `-----BEGIN PUBLIC KEY-----\n${rows[0]!.key}\n-----END PUBLIC KEY-----\n`);
    const codes = verify(folder, '--key', pem).faults.map((fault) => fault.code);
    expect(codes).toEqual(['archive.other-key']);
    await other.end();
  });
});

/** A copy of the archive with one deed done to it. */
const after = (deed: (where: string) => void): Verdict => {
  const where = newFolder();
  cpSync(folder, where, { recursive: true });
  deed(where);
  const verdict = verify(where);
  rmSync(where, { recursive: true });
  return verdict;
};

const lines = (where: string, name: string, change: (all: string[]) => string[]): void => {
  const path = join(where, name);
  writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'));
};

describe('whatever is done to an archive is found, in words', () => {
  it('one byte of any file but the verifier itself', { timeout: 180_000 }, () => {
    const files = filesOf(folder).filter(
      (name) => name !== 'verify.mjs' && readFileSync(join(folder, name)).length > 0,
    );
    const cases = fc.tuple(fc.constantFrom(...files), fc.nat(1_000_000), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(cases, ([name, at, by]) => {
        const verdict = after((where) => {
          const bytes = readFileSync(join(where, name));
          const place = at % bytes.length;
          bytes[place] = (bytes[place]! + by) % 256;
          writeFileSync(join(where, name), bytes);
        });
        expect(verdict.faults, `${name} ${at} ${by}`).not.toEqual([]);
        expect(verdict.code).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, (where: string) => void, string]>([
    [
      'a document taken out',
      (w) => rmSync(join(w, 'documents/FA-2026-0001'), { recursive: true }),
      'archive.file-missing',
    ],
    ['a file put in', (w) => writeFileSync(join(w, 'documents/FA-2026-0003.pdf'), 'x'), 'archive.file-added'],
    ['a link dropped', (w) => lines(w, 'links.jsonl', (all) => all.toSpliced(2, 1)), 'seal.link-missing'],
    [
      'links swapped',
      (w) => lines(w, 'links.jsonl', (all) => [all[1]!, all[0]!, ...all.slice(2)]),
      'seal.link-moved',
    ],
    ['the tail cut', (w) => lines(w, 'links.jsonl', (all) => all.slice(0, 4)), 'seal.tail-cut'],
    ['a closing dropped', (w) => lines(w, 'closings.jsonl', (all) => all.slice(1)), 'seal.content-missing'],
    ['a payment dropped', (w) => lines(w, 'payments.jsonl', (all) => all.slice(1)), 'seal.content-missing'],
    ['the summary gone', (w) => rmSync(join(w, 'archive.json')), 'archive.file-missing'],
  ])('%s', (_what, deed, code) => {
    const verdict = after(deed);
    expect(verdict.code).toBe(1);
    expect(verdict.faults.map((fault) => fault.code)).toContain(code);
  });

  it('says so in French and in English', () => {
    const where = newFolder();
    cpSync(folder, where, { recursive: true });
    writeFileSync(join(where, 'documents/FA-2026-0001/document.json'), '{}');
    const say = (lang: string): string =>
      spawnSync(process.execPath, [join(where, 'verify.mjs'), '--lang', lang], { encoding: 'utf8' }).stdout;
    expect(say('fr')).toContain('le contenu scellé a changé depuis son émission');
    expect(say('en')).toContain('the sealed content has changed since it was issued');
  });
});

/** Last: it changes the key of the company. */
describe('after the company opened new keys', () => {
  const pem = (name: string, key: string): string => {
    const path = join(newFolder(), name);
    writeFileSync(path, key);
    return path;
  };
  const overview = () => seller.company.run((context) => readOverview(context, seller.secrets));
  const open = (keyNo: number, secrets = seller.secrets) =>
    seller.company.run((context) =>
      openNewKey(context, { keyNo, reason: 'essai', confirmation: 'Atelier Morvan' }, secrets),
    );
  const packed = async (year: number | null): Promise<string> => {
    const where = newFolder();
    await writeFolder((await archive(year)).entries, where);
    return where;
  };
  let first: string;
  let anchor: string;

  it('archives before and after verify alone, and say which key signs from where on', async () => {
    const before = await overview();
    first = pem('first.pem', before.publicKey);
    anchor = before.head!.anchor;
    await open(1);
    await seller.issue();
    const whole = await packed(null);
    const verdict = verify(whole, '--anchor', anchor);
    expect(verdict).toMatchObject({ code: 0, faults: [] });
    expect(JSON.parse(verdict.out)).toMatchObject({
      keys: [
        { from: 1, firstNumber: 'FA-2026-0001' },
        { firstNumber: 'FA-2027-0001', isEndorsed: true },
      ],
      anchors: [{ sequence: before.head!.sequence }],
    });
    // The year before the succession is signed by the first key, its summary by the one of today.
    const old = await packed(2026);
    expect(verify(old)).toMatchObject({ code: 0, faults: [] });
    // Who holds the first key only is led to the second one.
    expect(verify(whole, '--key', first)).toMatchObject({ code: 0, faults: [] });
    expect(verify(old, '--anchor', anchor).faults.map((one) => one.code)).toEqual(['seal.outside-elsewhere']);
    const said = spawnSync(process.execPath, [join(whole, 'verify.mjs'), '--anchor', anchor], {
      encoding: 'utf8',
    }).stdout;
    expect(said).toContain('à partir de FA-2027-0001');
    expect(said).toContain('l’ancienne clé a signé la succession');
    expect(said).toContain('rien n’a été refait jusque-là');
  });

  it('one opened without the old key is told, and proves nothing to whoever holds the old one', async () => {
    await seller.company.test.adminPool.query("update encaisse.secret set sealed = decode('00', 'hex')");
    const box = createSecretBox(randomBytes(32));
    await open(2, box);
    const { org, database } = seller.company;
    const read: Reading = (body) => inTenant(database, org, (tx) => body({ tx, org }), { readOnly: true });
    const contents: ContentReaders = { ...sealedContents, ...seller.sealedAbove };
    const program = { version: '0.0.0', commit: 'test', digest: '' };
    await seller.company.run((context) =>
      closePeriods(
        { ...context, today: plainDate('2027-01-20') },
        { secrets: box, readInvoices: sealedContents.invoice },
      ),
    );
    const made = await makeArchive(read, null, { secrets: box, now: NOW, program, verifier, contents });
    const where = newFolder();
    await writeFolder(made.entries, where);
    expect(verify(where)).toMatchObject({ code: 0, faults: [] });
    expect(verify(where, '--key', first).faults.map((one) => one.code)).toEqual(['archive.key-unproven']);
    const said = spawnSync(process.execPath, [join(where, 'verify.mjs'), '--lang', 'en'], {
      encoding: 'utf8',
    }).stdout;
    expect(said).toContain('WITHOUT the old key');
    const slip = verify(where, '--anchor', anchor.replace('ENCAISSE-1 ', 'ENCAISSE-1 x'));
    expect(slip.faults.map((one) => one.code)).toEqual(['seal.outside-unreadable']);
  });
});
