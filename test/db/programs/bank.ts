import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';
import {
  bookOnAccount,
  confirmItems,
  confirmProposal,
  confirmReturn,
  ignoreLine,
  importStatement,
  putInSuspense,
  recordOnAccount,
  undoImport,
  undoLine,
} from '../../../src/app/banking/index.ts';
import type { Context } from '../../../src/shell/http/context.ts';
import type { Undo } from './money.ts';
import { pick, run, sizes, standing, type World } from './world.ts';

/** Files of the bank, what is decided about their lines, and the way back. */

const which = fc.nat(1000);
const cents = fc.bigInt(1n, 200_000n);
const movement = fc.record({
  which,
  cents,
  kind: fc.constantFrom('exact', 'exact', 'part', 'discount', 'several', 'unknown', 'fee', 'bounce'),
});
type Movement = typeof movement extends fc.Arbitrary<infer T> ? T : never;

export const bankActs = [
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      lines: fc.array(movement, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      which,
      how: fc.constantFrom('proposal', 'items', 'on-account', 'suspense', 'account', 'return', 'ignore'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo-line' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo-import' as const), which }) },
];
export type BankAct = (typeof bankActs)[number]['arbitrary'] extends fc.Arbitrary<infer T> ? T : never;

const amount = (minor: bigint): string => {
  const size = minor < 0n ? -minor : minor;
  return `${minor < 0n ? '-' : ''}${size / 100n},${String(size % 100n).padStart(2, '0')}`;
};

type Debt = { number: string; name: string; open: bigint };
const moved = (
  debts: readonly Debt[],
  { which: at, cents: given, kind }: Movement,
): [string, string, bigint] => {
  const debt = pick(debts, at);
  if (kind === 'fee') return ['', 'FRAIS DE TENUE DE COMPTE', -(1n + (given % 2000n))];
  if (kind === 'unknown' || debt === undefined) return ['Martin', `VIR ${at}`, given];
  const least = given < debt.open ? given : debt.open;
  const next = pick(debts, at + 1)!;
  switch (kind) {
    case 'part':
      return [debt.name, `VIR ${debt.number}`, least];
    case 'discount':
      return [debt.name, `VIR ${debt.number}`, debt.open - (debt.open * 2n) / 100n];
    case 'several':
      return [debt.name, `VIR ${debt.number} ${next.number}`, debt.open + (next === debt ? 0n : next.open)];
    case 'bounce':
      return [debt.name, `REJET VIREMENT ${debt.number}`, -least];
    case 'exact':
      return [debt.name, `VIR ${debt.number}`, debt.open];
  }
};

const fileOf = async (
  world: World,
  lines: readonly Movement[],
): Promise<{ bytes: Buffer; before: bigint; after: bigint }> => {
  const debts = await run(world, async ({ tx }) => {
    const { rows } = await sql<Debt>`
      select i.number, p.name, i.open_minor as open from open_item i join party p on p.id = i.party_id
      where i.open_minor > 0 and i.kind = 'invoice' order by i.number, i.id`.execute(tx);
    return rows;
  });
  const before = world.files.findLast((file) => !file.isUndone)?.after ?? 100_000n;
  let after = before;
  const [y, m, d] = world.today.split('-');
  const rows = lines.flatMap((line) => {
    const [name, text, minor] = moved(debts, line);
    if (minor === 0n) return [];
    after += minor;
    return [`${d}/${m}/${y};${name};${text};${amount(minor)};${amount(after)}`];
  });
  // What makes a file of the same day and lines another one.
  const bytes = Buffer.from(['Date;Contrepartie;Libellé;Montant;Solde', ...rows, ''].join('\n'));
  return { bytes, before, after };
};

const give = async (world: World, bytes: Buffer) => {
  const where = world.accountId === null ? { newAccountName: 'Courant' } : { accountId: world.accountId };
  const outcome = await run(world, (context) =>
    importStatement(context, where, { name: 'releve.csv', mediaType: 'text/csv', bytes }),
  );
  if (outcome.outcome === 'imported') world.accountId ??= outcome.accountIds[0]!;
  return outcome;
};

export const bank = async (world: World, act: BankAct): Promise<Undo> => {
  switch (act.do) {
    case 'import': {
      const file = await fileOf(world, act.lines);
      const outcome = await give(world, file.bytes);
      if (outcome.outcome !== 'imported') return null;
      const given = { ...file, importId: outcome.importId, isUndone: false };
      world.files.push(given);
      return () => takeBack(world, given);
    }
    case 'again': {
      const file = pick(
        world.files.filter((one) => !one.isUndone),
        act.which,
      );
      if (file === undefined) return null;
      const before = await run(world, async (context) => [await sizes(context), await standing(context)]);
      expect((await give(world, file.bytes)).outcome).toBe('already-imported');
      expect(await run(world, async (context) => [await sizes(context), await standing(context)])).toEqual(
        before,
      );
      return null;
    }
    case 'decide':
      return decide(world, act);
    case 'undo-line':
      await run(world, async (context) => {
        const line = pick(await linesOf(context, ['posted', 'ignored']), act.which);
        if (line !== undefined) await undoLine(context, line.id);
      });
      return null;
    case 'undo-import': {
      // The last one: a file taken back in the middle leaves a gap between statements, which verify tells.
      const last = world.files.findLast((file) => !file.isUndone);
      if (last !== undefined) await takeBack(world, last);
      return null;
    }
  }
};

const takeBack = async (world: World, file: World['files'][number]): Promise<void> => {
  await run(world, (context) => undoImport(context, file.importId));
  file.isUndone = true;
};

type Line = { id: string; amount_minor: bigint };
const linesOf = async ({ tx }: Context, states: readonly string[]): Promise<Line[]> =>
  (
    await sql<Line>`
      select id, amount_minor from statement_line where state = any(${[...states]}::text[])
      order by booked_on, record, id`.execute(tx)
  ).rows;

const decide = async (world: World, act: { which: number; how: string }): Promise<Undo> => {
  const lineId = await run(world, async (context) => {
    const line = pick(await linesOf(context, ['unmatched', 'proposed']), act.which);
    if (line === undefined) return null;
    await choose(world, context, { ...act, line });
    return line.id;
  });
  return lineId === null ? null : () => run(world, (context) => undoLine(context, lineId));
};

const choose = async (
  world: World,
  context: Context,
  { how, which: at, line }: { how: string; which: number; line: Line },
): Promise<void> => {
  const party = pick(world.parties, at)!;
  switch (how) {
    case 'proposal':
      return confirmProposal(context, line.id, 1);
    case 'items': {
      const { rows } = await sql<{ id: string; open: bigint }>`
        select id, open_minor as open from open_item where party_id = ${party} and open_minor <> 0 and account = '411'
        order by open_minor, number, id`.execute(context.tx);
      let left = line.amount_minor;
      const shares = rows.slice(at % 3).flatMap(({ id, open }) => {
        const part = open < left ? open : left;
        left -= part;
        return part === 0n ? [] : [{ itemId: id, amountMinor: part }];
      });
      return confirmItems(context, line.id, shares, party, at % 4 === 0 ? 'discount' : null);
    }
    case 'on-account':
      return recordOnAccount(context, line.id, party);
    case 'suspense':
      return putInSuspense(context, line.id, at % 2 === 0 ? party : null);
    case 'return':
      return confirmReturn(context, line.id, 1);
    case 'ignore':
      return ignoreLine(context, line.id, 'pas à nous');
    default: {
      const choice = at % 2 === 0 ? { vatAccount: '', vatRate: 0 } : { vatAccount: '44566', vatRate: 2000 };
      const by = { decidedBy: 'person' as const, ruleId: null };
      return bookOnAccount(context, line.id, { ledgerAccount: '627', ...choice }, by);
    }
  }
};
