import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { closeLettrageCode, nextLettrageCode } from '../../core/ledger/index.ts';
import type { OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { earlierOf, type Earlier } from './close-group.ts';

/** What one allocation joins of an account and party. */
export type Group = {
  readonly lettrageId: string;
  readonly account: string;
  readonly partyId: string;
  on: PlainDate;
  readonly items: Set<string>;
};

/** `items`: as they are after the allocation. `used`: those that were settled in part before it. */
type State = { readonly items: ReadonlyMap<string, OpenItem>; readonly used: ReadonlySet<string> };

export type LetteredGroup = { readonly id: string; readonly earlier: Earlier | null };

/**
 * The lettrage of each group: in lower case while something of what hangs together with it is open, under the letters that
 * part bears already; in capitals when all of it is settled. What was settled before then gets the same letters, so that
 * what stands under capitals sums to nothing.
 */
export const letter = async (
  context: Context,
  groups: readonly Group[],
  { items, used }: State,
): Promise<LetteredGroup[]> => {
  const last = await lastCodes(context, groups);
  const rows = [];
  const lettered: LetteredGroup[] = [];
  for (const group of groups) {
    const usedHere = [...group.items].filter((id) => used.has(id));
    const isOpen = [...group.items].some((id) => items.get(id)!.openMinor !== 0n);
    const earlier = usedHere.length === 0 ? null : await earlierOf(context, usedHere, items, isOpen);
    const partial = earlier?.isOpen ?? isOpen;
    const book = `${group.account} ${group.partyId}`;
    const known = earlier?.code ?? null;
    const next = nextLettrageCode(last.get(book) ?? null, partial ? 'partial' : 'total');
    if (known === null) last.set(book, next);
    rows.push({
      id: group.lettrageId,
      account: group.account,
      party_id: group.partyId,
      code: known === null ? next : partial ? known.toLowerCase() : closeLettrageCode(known),
      lettered_on: group.on,
      partial,
    });
    lettered.push({ id: group.lettrageId, earlier });
  }
  await sql`
    insert into lettrage (org_id, id, account, party_id, code, lettered_on, partial, recorded_by)
    select ${context.org}::uuid, r.id, r.account, r.party_id, r.code, r.lettered_on, r.partial, ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, account text, party_id uuid, code text, lettered_on date, partial boolean)`.execute(
    context.tx,
  );
  return lettered;
};

/** The last letters given per account and party: none are given again. */
const lastCodes = async (context: Context, groups: readonly Group[]): Promise<Map<string, string>> => {
  const parties = [...new Set(groups.map((group) => group.partyId))];
  const { rows } = await sql<{ account: string; party_id: string; code: string }>`
    select distinct on (account, party_id) account, party_id, code from lettrage
    where org_id = ${context.org} and party_id = any(${parties}::uuid[])
    order by account, party_id, length(code) desc, upper(code) collate "C" desc`.execute(context.tx);
  return new Map(rows.map((row) => [`${row.account} ${row.party_id}`, row.code]));
};
