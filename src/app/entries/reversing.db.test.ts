import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, refusal, writerOf } from '../../../test/kit/entries.ts';
import { verifyBooks } from '../ledger/index.ts';
import { createDraft, editDraft } from './drafts.ts';
import { listEntries } from './list-entries.ts';
import { saveModel } from './models.ts';
import { validateEntry } from './validate-entry.ts';

/** « Charges constatées d’avance »: an entry by hand that undoes itself the first day of the next period (PCG art. 944-48). */

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany({ now: '2026-12-31T08:00:00Z' });
});
afterAll(() => company.close());

const balance = (account: string, on: string): Promise<bigint> =>
  company.run(async (context) => {
    const { rows } = await sql<{ minor: bigint }>`
      select coalesce(sum(debit_minor - credit_minor), 0)::bigint as minor from posting
      where org_id = ${context.org} and account = ${account} and entry_on <= ${on}::date`.execute(context.tx);
    return rows[0]!.minor;
  });

describe('an entry that undoes itself', () => {
  it('is posted with its mirror, dated then; items it opens are settled by it', async () => {
    const { write } = writerOf(company);
    const party = await company.addCustomer();
    const draft = await write([line('411', 50_000n, party), line('487', -50_000n)], {
      entryOn: '2026-12-31',
    });
    const edited = await company.run((context) =>
      editDraft(context, { ...draft, piece: '', reversesOn: '2027-01-01' }),
    );
    expect(edited.reversesOn).toBe('2027-01-01');
    await company.run((context) => validateEntry(context, edited));
    expect([await balance('487', '2026-12-31'), await balance('487', '2027-01-01')]).toEqual([-50_000n, 0n]);
    expect([await balance('411', '2026-12-31'), await balance('411', '2027-01-01')]).toEqual([50_000n, 0n]);
    const { posted } = await company.run((context) => listEntries(context, {}));
    expect(posted.map((one) => [one.on, one.reverses !== '', one.reversedBy !== ''])).toEqual([
      ['2027-01-01', true, false],
      ['2026-12-31', false, true],
    ]);
    const { findings } = await company.run((context) => verifyBooks(context));
    expect(findings).toEqual([]);
  });

  it('cannot undo itself before it is there', async () => {
    const { write } = writerOf(company);
    const draft = await write([line('486', 100n), line('613', -100n)], { entryOn: '2026-12-31' });
    const edited = await company.run((context) =>
      editDraft(context, { ...draft, piece: '', reversesOn: '2026-12-31' }),
    );
    expect(await refusal(company.run((context) => validateEntry(context, edited)))).toEqual([
      'entries.reverses-before',
    ]);
  });

  it('is remembered by its model, for the first day of the next month', async () => {
    const { write } = writerOf(company);
    const draft = await write([line('486', 100n), line('613', -100n)], { entryOn: '2026-12-31' });
    await company.run((context) => editDraft(context, { ...draft, piece: '', reversesOn: '2027-01-01' }));
    const model = await company.run((context) =>
      saveModel(context, { name: 'Loyer d’avance', draftId: draft.id, withAmounts: true }),
    );
    expect(model.reverses).toBe(true);
    const begun = await company.run((context) => createDraft(context, { modelId: model.id }));
    expect(begun.reversesOn).toBe('2027-01-01');
  });
});
