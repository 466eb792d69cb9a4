import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBench, type Bench } from '../../../test/kit/instruments.ts';
import { Problem } from '../../contract/problem.ts';
import type { InstrumentState, RemittanceKind } from '../../core/instruments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { undoLine } from '../banking/index.ts';
import { creditRemittance, debitUnpaid } from './credit-remittance.ts';
import { factsOf, type Facts } from './facts.ts';
import { holdBill } from './hold-bill.ts';
import { markPaid } from './mark-paid.ts';
import { markUnpaid } from './mark-unpaid.ts';
import { remit } from './remit.ts';
import { readRemittance } from './remittances.ts';
import { undoRemittance, undoStep } from './undo.ts';

type Act =
  | 'receive'
  | 'draw'
  | 'accept'
  | 'remit'
  | 'discount'
  | 'credit'
  | 'pay'
  | 'unpaid'
  | 'debit'
  | 'undo'
  | 'undo-slip'
  | 'undo-line';

describe('any order of steps and of their undoing', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench();
  });
  afterAll(() => bench.company.close());

  it('leaves 411 equal to what is open, and each account to the instruments that stand on it', async () => {
    const { company, bank, invoice, cheque, bill, line, balance } = bench;
    /** Refused is as good as done; anything else than a refusal is a fault. */
    const attempt = async (act: (context: Context) => Promise<unknown>): Promise<void> => {
      await company.run(act).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error;
      });
    };
    const euros = (minor: bigint): string => `${minor / 100n},${String(minor % 100n).padStart(2, '0')}`;
    const all = () =>
      company.run(
        async (context) =>
          (await sql<Facts>`select f.* from ${factsOf(context.org)} f order by f.id`.execute(context.tx))
            .rows,
      );
    const act = async (kind: Act, at: number): Promise<void> => {
      const facts = await all();
      const one = facts[at % Math.max(1, facts.length)];
      const minor = BigInt(600 * (1 + (at % 7)));
      if (kind === 'receive') await cheque(await invoice(minor));
      else if (kind === 'draw') {
        const billKind = (['lcr', 'lcr_accepted', 'bor'] as const)[at % 3]!;
        await bill(await invoice(minor), { kind: billKind, maturityOn: '2026-11-18' });
      } else if (one === undefined) return;
      else if (kind === 'accept') await attempt((context) => holdBill(context, one.id, '2026-11-14'));
      else if (kind === 'remit' || kind === 'discount') {
        const same = facts.filter(
          (other) => other.state === 'held' && (other.kind === 'cheque') === (one.kind === 'cheque'),
        );
        const remittance =
          one.kind === 'cheque' ? 'cheques' : kind === 'discount' ? 'discount' : 'collection';
        const instrumentIds = same.slice(0, 1 + (at % 3)).map((other) => other.id);
        if (instrumentIds.length > 0)
          await attempt((context) =>
            remit(context, { kind: remittance, bankAccountId: bank, on: '2026-11-14', instrumentIds }),
          );
      } else if (kind === 'credit' && one.remittance_id !== null) {
        const { total_minor: total } = await company.run((context) =>
          readRemittance(context, one.remittance_id!),
        );
        const fee = BigInt(at % 2);
        if (total <= fee) return;
        const lineId = await line(euros(total - fee), 'REMISE');
        await attempt((context) =>
          creditRemittance(context, { id: one.remittance_id!, lineId, interestMinor: 0n }),
        );
      } else if (kind === 'pay') await attempt((context) => markPaid(context, one.id, '2026-11-20'));
      else if (kind === 'unpaid') {
        const rebilledMinor = at % 2 === 0 ? '0' : '300';
        const told = {
          id: one.id,
          on: '2026-11-20',
          reason: 'Provision',
          certificateOn: null,
          rebilledMinor,
        };
        await attempt((context) => markUnpaid(context, told));
      } else if (kind === 'debit') {
        const lineId = await line(`-${euros(one.amount_minor + BigInt(at % 2))}`, 'IMPAYE');
        await attempt((context) => debitUnpaid(context, one.id, lineId));
      } else if (kind === 'undo') await attempt((context) => undoStep(context, one.id));
      else if (kind === 'undo-slip' && one.remittance_id !== null)
        await attempt((context) => undoRemittance(context, one.remittance_id!));
      else if (kind === 'undo-line') {
        const { rows } = await company.run((context) =>
          sql<{ id: string }>`
            select m.line_id as id from instrument_match im join match m on m.org_id = im.org_id and m.id = im.match_id
            where m.undone_at is null order by m.id`.execute(context.tx),
        );
        const decided = rows[at % Math.max(1, rows.length)];
        if (decided !== undefined) await attempt((context) => undoLine(context, decided.id));
      }
    };
    const weighted = (weight: number, ...kinds: Act[]) => ({ weight, arbitrary: fc.constantFrom(...kinds) });
    const step = fc.record({
      kind: fc.oneof(
        weighted(4, 'receive', 'draw'),
        weighted(4, 'remit', 'discount', 'accept'),
        weighted(3, 'credit'),
        weighted(3, 'unpaid', 'pay', 'debit'),
        weighted(3, 'undo', 'undo-line', 'undo-slip'),
      ),
      at: fc.nat({ max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (program) => {
        for (const { kind, at } of program) await act(kind, at);
        await bench.sound();
        const facts = await all();
        const worth = (of: (one: Facts) => boolean): bigint =>
          facts.filter(of).reduce((sum, one) => sum + one.amount_minor, 0n);
        const at = (kind: RemittanceKind | null, ...states: InstrumentState[]): bigint =>
          worth((one) => one.remittance_kind === kind && states.includes(one.state));
        /** Unpaid after its credit: missing until a line takes it back; the credit itself may have been undone since. */
        const returned = (kind: RemittanceKind): bigint => {
          const back = (one: Facts): boolean =>
            one.remittance_kind === kind && one.state === 'unpaid' && one.was_credited;
          return worth((one) => back(one) && one.is_debited) - worth((one) => back(one) && one.is_credited);
        };
        const held = (isCheque: boolean): bigint =>
          worth((one) => (one.kind === 'cheque') === isCheque && one.state === 'held');
        const early = worth(
          (one) => one.remittance_kind === 'discount' && one.state === 'paid' && !one.is_credited,
        );
        expect({
          5112: await balance('5112'),
          413: await balance('413'),
          5113: await balance('5113'),
          5114: await balance('5114'),
          519: await balance('519'),
        }).toEqual({
          5112: held(true) + at('cheques', 'remitted') + returned('cheques'),
          413: held(false),
          5113: at('collection', 'remitted') + returned('collection'),
          5114: at('discount', 'remitted', 'discounted'),
          519: returned('discount') + early - at('discount', 'discounted'),
        });
      }),
      { numRuns: 12 },
    );
  });
});
