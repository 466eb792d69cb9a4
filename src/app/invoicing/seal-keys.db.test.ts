import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeller, type TestSeller } from '../../../test/kit/seller.ts';
import { readAnchors } from '../../core/seal/index.ts';
import { inTenant, sqlState } from '../../shell/db/tenant.ts';
import { createSecretBox, type SecretBox } from '../../shell/secrets.ts';
import {
  anchorsOf,
  appendLink,
  closePeriods,
  keyFacts,
  lockHead,
  openNewKey,
  readOverview,
  sha256,
  signerOf,
  verifySeals,
  type Reading,
} from '../seal/index.ts';
import { issueDocument } from './issue-document.ts';
import { readDocument } from './read-document.ts';
import { sealedContents } from './sealed-contents.ts';

let seller: TestSeller;
/** What a restore without secrets/ leaves: a box with another key. */
let other: SecretBox;
const NAME = 'Atelier Morvan';

beforeAll(async () => {
  seller = await createSeller('2026-11-25T08:00:00.250Z');
  other = createSecretBox(randomBytes(32));
  await seller.issue({ picture: false });
});
afterAll(() => seller.end());

const issueWith = async (secrets: SecretBox): Promise<string> => {
  const id = await seller.draft();
  const { number } = await seller.company.run(async (context) => {
    const { version } = await readDocument(context, id);
    return issueDocument(context, { id, version, send: false }, secrets);
  });
  return number;
};
const overview = (secrets: SecretBox) => seller.company.run((context) => readOverview(context, secrets));
const open = (
  secrets: SecretBox,
  request: Partial<{ keyNo: number; reason: string; confirmation: string }> = {},
) =>
  seller.company.run((context) =>
    openNewKey(context, { keyNo: 1, reason: 'secrets perdus', confirmation: NAME, ...request }, secrets),
  );
const read: Reading = (body) => {
  const { database, org } = seller.company;
  return inTenant(database, org, (tx) => body({ tx, org }), { readOnly: true });
};
const codes = (findings: readonly { code: string }[]): string[] => findings.map((one) => one.code);

describe('a base restored without its secrets', () => {
  it('issues nothing, and says the way', async () => {
    await expect(issueWith(other)).rejects.toMatchObject({ findings: [{ code: 'seal.key-unreadable' }] });
    expect(await overview(other)).toMatchObject({ keyState: 'unreadable', keyNo: 1 });
    expect(await overview(seller.secrets)).toMatchObject({ keyState: 'ready', keyNo: 1 });
  });

  it.each([
    ['without a reason', { reason: ' ' }, 'seal.reason-missing'],
    ['without the name of the company', { confirmation: 'Atelier' }, 'seal.confirmation-differs'],
    ['by whoever saw another key', { keyNo: 2 }, 'seal.key-opened-already'],
  ])('opens no new key %s', async (_, request, code) => {
    await expect(open(other, request)).rejects.toMatchObject({ findings: [{ code }] });
    expect(await overview(other)).toMatchObject({ keyNo: 1 });
  });

  it('goes on with a new key in the same chain, without a gap, and says so for ever', async () => {
    const anchor = (await overview(seller.secrets)).head!.anchor;
    expect(await open(other)).toEqual({ keyNo: 2, sequence: 2, withOldKey: false });
    expect(await issueWith(other)).toBe('FA-2026-0002');
    expect(await seller.proof()).toEqual([]);

    const report = await verifySeals(read, sealedContents, {
      outside: anchorsOf(seller.company.org, readAnchors(anchor, sha256).anchors),
    });
    expect(report.findings).toEqual([]);
    expect(report.keys.map(keyFacts)).toMatchObject([
      { from: 1, firstNumber: 'FA-2026-0001', isEndorsed: false, since: null },
      { from: 2, firstNumber: 'FA-2026-0002', isEndorsed: false, reason: 'secrets perdus' },
    ]);
    expect((await overview(other)).keys).toEqual(report.keys.map(keyFacts));
    const { rows } = await seller.company.test.adminPool.query(
      "select actor_name, detail from encaisse.audit_event where action = 'seal.key-opened'",
    );
    expect(rows).toEqual([
      {
        actor_name: 'Claire Morvan',
        detail: { reason: 'secrets perdus', withOldKey: false, sequence: 2 },
      },
    ]);
  });

  it('does not go back to the old key', async () => {
    await expect(issueWith(seller.secrets)).rejects.toMatchObject({
      findings: [{ code: 'seal.key-unreadable' }],
    });
  });
});

describe('a key that is changed while the old one is at hand', () => {
  it('has the succession signed by both', async () => {
    expect(await open(other, { keyNo: 2, reason: 'changement annuel' })).toMatchObject({
      keyNo: 3,
      withOldKey: true,
    });
    expect(await issueWith(other)).toBe('FA-2026-0003');
    expect(await seller.proof()).toEqual([]);
    expect((await overview(other)).keys.map((one) => one.isEndorsed)).toEqual([false, false, true]);
  });

  it('is never signed over by whoever read the old one before', async () => {
    const stale = await seller.company.run((context) => signerOf(context, other));
    await open(other, { keyNo: 3 });
    const late = seller.company.run(async (context) =>
      appendLink(context, await lockHead(context), { kind: 'x', id: 'late', content: '{}' }, stale),
    );
    expect(sqlState(await late.catch((error: unknown) => error))).toBe('40001');
    expect(await seller.proof()).toEqual([]);
  });

  it('is found by those who issue at that very moment', async () => {
    const drafts = await Promise.all([1, 2, 3, 4].map(() => seller.draft()));
    const issue = (id: string) =>
      seller.company.run(async (context) => {
        const { version } = await readDocument(context, id);
        return issueDocument(context, { id, version, send: false }, other);
      });
    await Promise.all([
      issue(drafts[0]!),
      issue(drafts[1]!),
      open(other, { keyNo: 4 }),
      ...drafts.slice(2).map(issue),
    ]);
    expect(await seller.proof()).toEqual([]);
    const { keys } = await overview(other);
    expect(keys).toHaveLength(5);
  });

  it.each<[string, string]>([
    [
      'the text of a succession',
      `update encaisse.seal_succession set content = replace(content, 'annuel', 'mensuel')`,
    ],
    [
      'that the old key signed',
      `update encaisse.seal_succession set content = regexp_replace(content, '"endorsement":"[^"]+"', '"endorsement":""')`,
    ],
    ['a succession', `delete from encaisse.seal_succession where key_no = 3`],
    ['all successions', `delete from encaisse.seal_succession`],
    ['the place of a succession', `update encaisse.seal_succession set sequence = sequence + 1`],
    [
      'the key of today',
      `update encaisse.organization set seal_public_key = (select content::json->>'oldKey' from encaisse.seal_succession where key_no = 2)`,
    ],
  ])('and %s cannot be changed unseen', async (_, deed) => {
    expect(await seller.proofAfter(deed)).not.toEqual([]);
  });
});

describe('an anchor kept outside', () => {
  it('is found in the chain at each closing, and not in another company’s', async () => {
    seller.company.clock.set('2026-11-27T08:00:00Z');
    const ports = { secrets: other, readInvoices: sealedContents.invoice };
    while ((await seller.company.run((context) => closePeriods(context, ports))) > 0);
    const { closings, head } = await overview(other);
    expect(closings.length).toBe(2);
    const lines = [...closings.map((one) => one.anchor), head!.anchor].join('\n');
    const { anchors, findings } = readAnchors(lines, sha256);
    expect(findings).toEqual([]);
    expect(codes((await verifySeals(read, sealedContents, { outside: anchors })).findings)).toEqual([]);
    const strange = anchors.map((one) => ({ ...one, chain: 'x/documents' }));
    expect(codes((await verifySeals(read, sealedContents, { outside: strange })).findings)).toContain(
      'seal.outside-other',
    );
  });
});
