import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, refusal, writerOf } from '../../../test/kit/entries.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { lockedUntil, postEntry, reverseEntry, verifyBooks } from '../ledger/index.ts';
import { dropDraft } from './drafts.ts';
import { listEntries } from './list-entries.ts';
import { lockPeriod, unlockPeriod } from './lock-period.ts';
import { readPeriods } from './read-periods.ts';
import { reverseWritten } from './reverse-written.ts';
import { validateEntry } from './validate-entry.ts';
import { closeYear, openYear, reopenYear } from './years.ts';

describe('locked periods', () => {
  let company: TestCompany;
  let write: ReturnType<typeof writerOf>['write'];
  let post: ReturnType<typeof writerOf>['post'];
  beforeAll(async () => {
    company = await createTestCompany();
    ({ write, post } = writerOf(company));
  });
  afterAll(() => company.close());

  const bank = [line('627', 10n), line('512', -10n)];
  const lock = (kind: 'soft' | 'hard', untilOn: string, journal: '' | 'OD' | 'BQ' = '') =>
    company.run((context) => lockPeriod(context, { kind, untilOn, journal, reason: 'TVA déclarée' }));
  const until = (journal: string) => company.run((context) => lockedUntil(context, journal));

  it('refuse an entry with the first open day, in one journal or in all', async () => {
    const { entryId } = await post(bank, { entryOn: '2026-09-10' });
    await lock('soft', '2026-09-30', 'OD');
    expect([await until('OD'), await until('BQ')]).toEqual(['2026-09-30', null]);
    const draft = await write(bank, { entryOn: '2026-09-30' });
    expect(await refusal(company.run((context) => validateEntry(context, draft)))).toEqual([
      'ledger.period-locked',
    ]);
    await post(bank, { entryOn: '2026-09-30', journal: 'BQ' });
    await post(bank, { entryOn: '2026-10-01' });
    // A reversal goes to the first open day by itself.
    const reversal = await company.run((context) =>
      reverseWritten(context, { id: entryId, on: '2026-09-12', label: 'Frais en double' }),
    );
    expect(reversal.on).toBe('2026-10-01');
    await company.run((context) => dropDraft(context, draft.id));
  });

  it('hold for whoever posts, and for the database itself', async () => {
    const draft = {
      journal: 'OD' as const,
      entryOn: plainDate('2026-09-01'),
      label: 'Frais',
      postings: [
        { account: '627', debitMinor: 1n, creditMinor: 0n },
        { account: '512', debitMinor: 0n, creditMinor: 1n },
      ],
    };
    const act = company.run((context) => postEntry(context, draft, { kind: 'test', id: null }));
    expect(await refusal(act)).toEqual(['ledger.period-locked']);
    await expect(
      company.run((context) =>
        sql`insert into journal_entry (org_id, id, journal, year, entry_no, entry_on, label, source_kind, line_count, recorded_by)
          values (${context.org}, ${context.actor.id}, 'OD', 2026, 99, '2026-09-01', 'x', 'test', 2, 'x')`.execute(
          context.tx,
        ),
      ),
    ).rejects.toThrow(/locked until 2026-09-30/);
  });

  it('say who locked, and are lifted with a reason when they are soft', async () => {
    expect(await refusal(lock('soft', '2026-11-22'))).toEqual(['entries.lock-in-future']);
    expect(await refusal(lock('soft', '2026-09-30', 'OD'))).toEqual(['entries.locked-already']);
    await company.run((context) => unlockPeriod(context, { journal: 'OD', reason: 'Facture retrouvée' }));
    expect(await until('OD')).toBeNull();
    const again = company.run((context) => unlockPeriod(context, { journal: 'OD', reason: 'x' }));
    expect(await refusal(again)).toEqual(['entries.not-locked']);
    const { history, locks } = await company.run((context) => readPeriods(context));
    expect(locks).toEqual([]);
    expect(history.map((one) => `${one.by}: ${one.untilOn ?? 'levé'} (${one.reason})`)).toEqual([
      'Claire Morvan: levé (Facture retrouvée)',
      'Claire Morvan: 2026-09-30 (TVA déclarée)',
    ]);
    const { rows } = await company.test.adminPool.query(
      "select action from encaisse.audit_event where action like 'period.%' order by id",
    );
    expect(rows.map((row: { action: string }) => row.action)).toEqual(['period.locked', 'period.unlocked']);
  });

  it('never move back when they are hard, not even in the database', async () => {
    await lock('hard', '2026-06-30');
    expect(await refusal(lock('hard', '2026-03-31'))).toEqual(['entries.hard-lock-stays']);
    await lock('hard', '2026-07-31');
    expect(await until('AN')).toBe('2026-07-31');
    await expect(
      company.test.adminPool.query(
        `insert into encaisse.period_lock (org_id, id, kind, until_on, recorded_by)
         values ($1, 'ffffffff-0000-7000-8000-000000000001', 'hard', null, 'x')`,
        [company.org],
      ),
    ).rejects.toThrow(/hard lock is not lifted/);
  });

  it('wait for who posts, and who posts waits for them', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let posted = (): void => undefined;
    const isPosted = new Promise<void>((resolve) => {
      posted = resolve;
    });
    const draft = await write(bank, { entryOn: '2026-08-15' });
    const posting = company.run(async (context) => {
      await validateEntry(context, draft);
      posted();
      await held;
    });
    await isPosted;
    const order: string[] = [];
    const locking = lock('soft', '2026-08-31').then(() => order.push('locked'));
    const other = await write(bank, { entryOn: '2026-10-02' });
    order.push('still writing');
    release();
    await posting;
    await locking;
    expect(order).toEqual(['still writing', 'locked']);
    expect(other.version).toBe(2);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});

describe('financial years', () => {
  let company: TestCompany;
  let post: ReturnType<typeof writerOf>['post'];
  let write: ReturnType<typeof writerOf>['write'];
  beforeAll(async () => {
    company = await createTestCompany();
    ({ post, write } = writerOf(company));
  });
  afterAll(() => company.close());

  const open = (endsOn: string, startsOn?: string) =>
    company.run((context) => openYear(context, { endsOn, ...(startsOn !== undefined && { startsOn }) }));
  const close = (startsOn: string) => company.run((context) => closeYear(context, { startsOn }));
  const reopen = (startsOn: string) => company.run((context) => reopenYear(context, { startsOn }));
  const years = async () => (await company.run((context) => readPeriods(context))).years;

  it('follow each other (C. com. L123-12)', async () => {
    expect(await refusal(open('2024-12-31'))).toEqual(['entries.year-start-missing']);
    expect(await refusal(open('2025-01-01', '2023-01-01'))).toEqual(['entries.year-length']);
    await open('2024-12-31', '2023-07-01');
    await open('2025-12-31');
    expect((await years()).map((one) => one.startsOn)).toEqual(['2025-01-01', '2023-07-01']);
    await expect(
      company.test.adminPool.query(
        "insert into encaisse.fiscal_year (org_id, starts_on, ends_on, recorded_by) values ($1, '2027-01-01', '2027-12-31', 'x')",
        [company.org],
      ),
    ).rejects.toThrow(/begins the day after/);
  });

  it('close in their order, once over and without a draft, with what they carry', async () => {
    await post([line('512', 1_000n), line('101', -1_000n)], { entryOn: '2023-07-01' });
    await post([line('512', 300n), line('706', -300n)], { entryOn: '2024-05-02' });
    await post([line('627', 40n), line('512', -40n)], { entryOn: '2025-05-02' });
    const draft = await write([line('627', 1n)], { entryOn: '2024-12-31' });
    expect(await refusal(close('2025-01-01'))).toEqual(['entries.year-before-open']);
    expect(await refusal(close('2023-07-01'))).toEqual(['entries.year-has-drafts']);
    await company.run((context) => dropDraft(context, draft.id));
    await close('2023-07-01');
    await close('2025-01-01');
    const [now, last, first] = await years();
    // The next year opened by itself.
    expect(now).toMatchObject({ startsOn: '2026-01-01', endsOn: '2026-12-31', state: 'open' });
    expect(await refusal(close('2026-01-01'))).toEqual(['entries.year-not-over']);
    expect(first).toMatchObject({
      state: 'closed',
      closedBy: 'Claire Morvan',
      resultMinor: '300',
      carried: [
        { account: '101', balanceMinor: '-1000' },
        { account: '120', balanceMinor: '-300' },
        { account: '512', balanceMinor: '1300' },
      ],
    });
    expect(last).toMatchObject({
      resultMinor: '-40',
      carried: [
        { account: '101', balanceMinor: '-1000' },
        { account: '120', balanceMinor: '-260' },
        { account: '512', balanceMinor: '1260' },
      ],
    });
  });

  it('take nothing more once closed; what is undone goes to the open one', async () => {
    const draft = await write([line('627', 1n), line('512', -1n)], { entryOn: '2025-12-31' });
    expect(await refusal(company.run((context) => validateEntry(context, draft)))).toEqual([
      'ledger.period-locked',
    ]);
    await company.run((context) => dropDraft(context, draft.id));
    const { posted } = await company.run((context) => listEntries(context, {}));
    const entry = posted.find((one) => one.on === '2025-05-02')!;
    const reversed = await company.run((context) =>
      reverseEntry(context, entry.id, plainDate('2025-06-01'), 'Frais remboursés', {
        kind: 'test',
        id: null,
      }),
    );
    expect(reversed.entryOn).toBe('2026-01-01');
  });

  it('reopen from the last one, until a hard lock covers them', async () => {
    expect(await refusal(reopen('2023-07-01'))).toEqual(['entries.year-after-closed']);
    await reopen('2025-01-01');
    await post([line('627', 2n), line('512', -2n)], { entryOn: '2025-12-31' });
    await close('2025-01-01');
    expect((await years())[1]?.resultMinor).toBe('-42');
    await company.run((context) =>
      lockPeriod(context, { kind: 'hard', untilOn: '2025-12-31', journal: '', reason: '' }),
    );
    expect(await refusal(reopen('2025-01-01'))).toEqual(['entries.year-hard-locked']);
    await expect(
      company.test.adminPool.query(
        `insert into encaisse.fiscal_year_event (org_id, id, starts_on, kind, recorded_by)
         values ($1, 'ffffffff-0000-7000-8000-000000000001', '2025-01-01', 'reopened', 'x')`,
        [company.org],
      ),
    ).rejects.toThrow(/stays closed/);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});
