import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attestationOf } from '../i18n/attestation.ts';
import { releaseLines } from '../i18n/release-words.ts';
import { checkRelease, writeRelease } from './release.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'encaisse-release-'));
  for (const folder of ['dist/web', 'migrations', 'assets/layouts'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'dist/main.js'), 'run()');
  writeFileSync(join(root, 'dist/web/index.html'), '<p>');
  writeFileSync(join(root, 'migrations/0001.sql'), 'select 1');
  writeFileSync(join(root, 'assets/layouts/invoice.typ'), '#d');
  writeRelease(join(root, 'dist'), { commit: 'abc', dirty: false }, root);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the running program', () => {
  it('is as it was built', () => {
    const release = checkRelease(root);
    expect(release).toMatchObject({ isAsBuilt: true, altered: [], missing: [], added: [] });
    expect(release.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(releaseLines('fr', release)[0]).toContain('tel que construit depuis la révision abc');
  });

  it('is named where it differs: altered, missing, added', () => {
    writeFileSync(join(root, 'dist/main.js'), 'run(); steal()');
    rmSync(join(root, 'migrations/0001.sql'));
    writeFileSync(join(root, 'assets/extra.typ'), '');
    const release = checkRelease(root);
    expect(release).toMatchObject({
      isAsBuilt: false,
      altered: ['dist/main.js'],
      missing: ['migrations/0001.sql'],
      added: ['assets/extra.typ'],
    });
    expect(releaseLines('en', release)[0]).toContain('differs from what was built (altered dist/main.js');
  });

  it('says when there is nothing to compare', () => {
    rmSync(join(root, 'dist/release.json'));
    expect(checkRelease(root)).toMatchObject({ built: null, isAsBuilt: false });
  });
});

describe('the publisher’s attestation', () => {
  const facts = { version: '0.1.0', commit: 'abc', digest: 'f'.repeat(64), major: '0.1' };

  it('is bound to the version and the digest, leaves name and signature to the publisher, and certifies nothing', () => {
    const text = JSON.stringify(attestationOf(facts));
    expect(text).toContain(facts.digest);
    expect(text).toContain('article 286');
    expect(text).not.toMatch(/certifi/i);
    const fields = attestationOf(facts).parts[0]!.fields;
    expect(fields.filter((field) => field.value === '').map((field) => field.label)).toContain(
      'Nom et prénom',
    );
  });
});
