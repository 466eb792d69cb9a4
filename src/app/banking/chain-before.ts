import type { PlainDate } from '../../core/calendar/index.ts';
import type { Statement } from '../../core/banking/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** The days a statement speaks of: those of its lines; of an empty one, the day of its closing balance. */
export const spanOf = ({
  period,
  opening,
  closing,
}: Statement): { from: PlainDate | null; to: PlainDate | null } => ({
  from: period.from ?? closing?.on ?? opening?.on ?? null,
  to: period.to ?? closing?.on ?? null,
});

/** Opening less the closing of the statement before this one: of the same day when that one leads here, else of a day before. */
export const gapBefore = async (
  context: Context,
  accountId: string,
  statement: Statement,
): Promise<bigint | null> => {
  const { from } = spanOf(statement);
  const { kind, opening } = statement;
  if (kind !== 'statement' || opening === null || from === null) return null;
  const before = context.tx
    .selectFrom('statement')
    .select('closing_minor')
    .where('org_id', '=', context.org)
    .where('account_id', '=', accountId)
    .where('undone_at', 'is', null)
    .where('kind', '=', 'statement')
    .where('closing_minor', 'is not', null);
  // A bank may cut a day into several statements.
  const sameDay = await before
    .where('to_on', '=', from)
    .where('closing_minor', '=', opening.amountMinor)
    .limit(1)
    .executeTakeFirst();
  if (sameDay !== undefined) return 0n;
  const last = await before
    .where('to_on', '<', from)
    .orderBy('to_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? null : opening.amountMinor - last.closing_minor!;
};

type Balances = { opening: bigint; closing: bigint };

/**
 * Whether the balances prove that nothing of a statement is here yet, although its days are: with the statements of these
 * days it makes one chain, each opening being the closing of another. Then lines that look like known ones are twins of
 * another hour. Were they the same ones, its balances would be apart by their sum (`twinsMinor`); so a sum of nothing, or a
 * statement that moved nothing, proves nothing.
 */
export const isBesideWhatIsHere = async (
  context: Context,
  accountId: string,
  statement: Statement,
  twinsMinor: bigint,
): Promise<boolean> => {
  const { from, to } = spanOf(statement);
  const { kind, opening, closing } = statement;
  if (kind !== 'statement' || from === null || to === null || twinsMinor === 0n) return false;
  if (opening === null || closing === null) return false;
  const standing = await context.tx
    .selectFrom('statement')
    .select(['kind', 'opening_minor as opening', 'closing_minor as closing'])
    .where('org_id', '=', context.org)
    .where('account_id', '=', accountId)
    .where('undone_at', 'is', null)
    .where((eb) => eb.or([eb('to_on', '>=', from), eb('to_on', 'is', null)]))
    .where((eb) => eb.or([eb('from_on', '<=', to), eb('from_on', 'is', null)]))
    .execute();
  // The same statement given in two files counts once.
  const chain = new Map<string, Balances>();
  for (const one of standing) {
    if (one.kind !== 'statement' || one.opening === null || one.closing === null) return false;
    chain.set(`${one.opening} ${one.closing}`, { opening: one.opening, closing: one.closing });
  }
  const own = { opening: opening.amountMinor, closing: closing.amountMinor };
  return isOneChain([own, ...chain.values()]);
};

const isOneChain = (statements: readonly Balances[]): boolean => {
  const byOpening = new Map(statements.map((one) => [one.opening, one]));
  const closings = new Set(statements.map((one) => one.closing));
  if (byOpening.size !== statements.length || closings.size !== statements.length) return false;
  const [first, ...others] = statements.filter((one) => !closings.has(one.opening));
  if (first === undefined || others.length > 0) return false;
  let length = 0;
  for (let one: Balances | undefined = first; one !== undefined; one = byOpening.get(one.closing))
    length += 1;
  return length === statements.length;
};
