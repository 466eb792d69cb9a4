import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, writerOf } from '../../../test/kit/entries.ts';
import { Problem } from '../../contract/problem.ts';
import { lockedUntil, verifyBooks } from '../ledger/index.ts';
import { dropDraft } from './drafts.ts';
import { letterItems, readSheet, undoLettrage } from './lettrage.ts';
import { listEntries } from './list-entries.ts';
import { lockPeriod, unlockPeriod } from './lock-period.ts';
import { reverseWritten } from './reverse-written.ts';
import { validateEntry } from './validate-entry.ts';

describe('any sequence of acts', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  it('leaves sound books, no entry in a locked period, and numbers without a gap', async () => {
    const { write } = writerOf(company);
    const parties = [
      await company.addCustomer(),
      await company.addCustomer({ name: 'Durand', siren: '', siret: '', vatNumber: '' }),
    ];
    const day = fc.constantFrom('2026-08-15', '2026-09-15', '2026-10-15', '2026-11-15', '2026-11-22');
    const pick = fc.nat({ max: 50 });
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          act: fc.constant('post' as const),
          on: day,
          pick,
          minor: fc.bigInt(1n, 500n),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ act: fc.constant('letter' as const), on: day, pick, minor: fc.constant(0n) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          act: fc.constantFrom('undo' as const, 'reverse' as const),
          on: day,
          pick,
          minor: fc.constant(0n),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          act: fc.constantFrom('soft' as const, 'lift' as const),
          on: day,
          pick,
          minor: fc.constant(0n),
        }),
      },
    );
    /** Refused is as good as done; anything else than a refusal is a fault. */
    const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
      try {
        await act();
        return true;
      } catch (error) {
        if (error instanceof Problem) return false;
        throw error;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (program) => {
        for (const { act, on, pick: at, minor } of program) {
          const party = parties[at % 2]!;
          if (act === 'post') {
            const signed = at % 3 === 0 ? -minor : minor;
            const draft = await write([line('411', signed, party), line('758', -signed)], { entryOn: on });
            const until = await company.run((context) => lockedUntil(context, 'OD'));
            const done = await attempt(() => company.run((context) => validateEntry(context, draft)));
            expect(done).toBe(until === null || on > until);
            if (!done) await company.run((context) => dropDraft(context, draft.id));
          } else if (act === 'letter') {
            const items = (await company.run((context) => readSheet(context, party))).groups[0]?.items ?? [];
            const itemIds = items.slice(at % 4, (at % 4) + 4).map((one) => one.id);
            if (itemIds.length > 1) {
              await attempt(() =>
                company.run((context) => letterItems(context, { partyId: party, itemIds })),
              );
            }
          } else if (act === 'undo') {
            const { lettrages } = await company.run((context) => readSheet(context, party));
            const one = lettrages[at % Math.max(1, lettrages.length)];
            if (one !== undefined) {
              await attempt(() =>
                company.run((context) => undoLettrage(context, { partyId: party, lettrageId: one.id })),
              );
            }
          } else if (act === 'reverse') {
            const { posted } = await company.run((context) => listEntries(context, {}));
            const one = posted[at % Math.max(1, posted.length)];
            if (one !== undefined) {
              await attempt(() =>
                company.run((context) => reverseWritten(context, { id: one.id, on, label: 'Extourne' })),
              );
            }
          } else if (act === 'soft') {
            await attempt(() =>
              company.run((context) =>
                lockPeriod(context, {
                  kind: 'soft',
                  journal: at % 2 === 0 ? '' : 'OD',
                  untilOn: on,
                  reason: '',
                }),
              ),
            );
          } else {
            for (const journal of ['', 'OD'] as const) {
              await attempt(() => company.run((context) => unlockPeriod(context, { journal, reason: 'x' })));
            }
          }
        }
        expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
