import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeller, type TestSeller } from '../../../test/kit/seller.ts';
import { audit } from '../organization/index.ts';
import { openNewKey } from '../seal/index.ts';

let seller: TestSeller;

beforeAll(async () => {
  seller = await createSeller('2026-11-25T08:00:00Z');
  for (let i = 0; i < 3; i += 1) await seller.issue({ picture: false });
  await seller.linkTrail();
});
afterAll(() => seller.end());

const write = (id: string, during: () => Promise<void> = async () => {}): Promise<void> =>
  seller.company.run(async (context) => {
    await audit(context, 'test.done', { kind: 'test', id }, { note: 'chêne' });
    await during();
  });

const count = async (): Promise<{ lines: number; links: number; linked: number }> => {
  const { rows } = await seller.company.test.adminPool.query<{
    lines: number;
    links: number;
    linked: number;
  }>(
    `select (select count(*) from encaisse.audit_event)::int as lines, count(*)::int as links,
       count(distinct subject_id)::int as linked from encaisse.seal_link where chain = 'audit'`,
  );
  return rows[0]!;
};

describe('the audit trail', () => {
  it('is linked after the fact, each line once', async () => {
    const { lines, links, linked } = await count();
    expect(lines).toBeGreaterThan(3);
    expect([links, linked]).toEqual([lines, lines]);
    expect(await seller.proof()).toEqual([]);
  });

  it('misses no line that commits after a later one', async () => {
    let commit = (): void => {};
    let isWritten = (): void => {};
    const written = new Promise<void>((resolve) => (isWritten = resolve));
    const early = write('early', () => {
      isWritten();
      return new Promise<void>((resolve) => (commit = resolve));
    });
    await written;
    await write('late');
    await seller.linkTrail();
    expect(await seller.proof()).toEqual([]);
    const before = await count();
    commit();
    await early;
    // Younger than the last link: it waits, and that is no fault.
    expect(await seller.proof()).toEqual([]);
    await seller.linkTrail();
    const after = await count();
    expect(after).toEqual({ lines: before.lines + 1, links: before.links + 1, linked: before.links + 1 });
    expect(after.links).toBe(after.lines);
    expect(await seller.proof()).toEqual([]);
  });

  it('is linked once, whoever else links it', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, i) => write(`together ${i}`)));
    await Promise.all([seller.linkTrail(), seller.linkTrail(), write('meanwhile'), seller.linkTrail()]);
    await seller.linkTrail();
    const { lines, links, linked } = await count();
    expect([links, linked]).toEqual([lines, lines]);
  });

  it('is linked batch by batch when thousands of lines came in one transaction', async () => {
    await seller.company.run(async (context) => {
      for (let i = 0; i < 1_250; i += 1) await audit(context, 'test.done', { kind: 'test', id: `many ${i}` });
    });
    await seller.linkTrail();
    const { lines, links, linked } = await count();
    expect([links, linked]).toEqual([lines, lines]);
    expect(await seller.proof()).toEqual([]);
  });

  it('goes on after the base was brought to a server that counts its transactions anew', async () => {
    await write('elsewhere');
    await seller.company.test.adminPool.query(
      "update encaisse.seal_head set linked_xid = '9000000000' where chain = 'audit'",
    );
    expect(await seller.proof()).toEqual([]);
    await seller.linkTrail();
    const { lines, links, linked } = await count();
    expect([links, linked]).toEqual([lines, lines]);
    expect(await seller.proof()).toEqual([]);
  });

  it('is signed by the key of its time', async () => {
    await seller.company.run((context) =>
      openNewKey(context, { keyNo: 1, reason: 'essai', confirmation: 'Atelier Morvan' }, seller.secrets),
    );
    await write('after');
    await seller.linkTrail();
    expect(await seller.proof()).toEqual([]);
  });
});

const FIRST = '(select id from encaisse.audit_event order by id limit 1)';

describe('whatever is done to the audit trail is found', () => {
  it.each<[string, string, string]>([
    [
      'one letter of a name',
      `update encaisse.audit_event set actor_name = overlay(actor_name placing 'X' from 2 for 1) where id = ${FIRST}`,
      'seal.audit-altered',
    ],
    [
      'a detail',
      `update encaisse.audit_event set detail = detail || '{"x": 1}' where id = ${FIRST}`,
      'seal.audit-altered',
    ],
    [
      'its moment, by a microsecond',
      `update encaisse.audit_event set recorded_at = recorded_at + interval '1 microsecond' where id = ${FIRST}`,
      'seal.audit-altered',
    ],
    ['a line taken out', `delete from encaisse.audit_event where id = ${FIRST}`, 'seal.audit-missing'],
    [
      'a line put in among the old ones',
      `insert into encaisse.audit_event select org_id, gen_random_uuid(), recorded_at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, detail, '3' from encaisse.audit_event where id = ${FIRST}`,
      'seal.audit-unlinked',
    ],
    [
      'a line and its link taken out',
      `delete from encaisse.audit_event e using encaisse.seal_link l where l.chain = 'audit' and l.sequence = 2 and l.subject_id = e.id::text; delete from encaisse.seal_link where chain = 'audit' and sequence = 2`,
      'seal.audit-broken',
    ],
    [
      'the tail cut',
      `delete from encaisse.seal_link where chain = 'audit' and sequence > 5`,
      'seal.audit-broken',
    ],
    [
      'a link signed by another key',
      `update encaisse.seal_link set key_no = 2 where chain = 'audit' and sequence = 3`,
      'seal.audit-broken',
    ],
    [
      'the moment of a link',
      `update encaisse.seal_link set recorded_at = recorded_at + interval '1 second' where chain = 'audit' and sequence = 3`,
      'seal.audit-broken',
    ],
  ])('%s', async (_, deed, code) => {
    expect(await seller.proofAfter(deed)).toContain(code);
  });
});
