import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { goesRegistered, writesLetter, type Channel, type StepKind } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import {
  quotePost,
  readPostalAccount,
  refusesAddress,
  type Asked,
  type PostPorts,
  type PostalAddress,
} from '../post/index.ts';
import type { dunningContract } from './contract.ts';
import { postalAddressOf, waitingLetters, type Addressed } from './post-letters.ts';

type Contract = typeof dunningContract;
type Quote = OutputOf<Contract['quoteLetters']>;
type Ports = Pick<PostPorts, 'secrets' | 'openPostal' | 'carries'>;
type Letter = { readonly isRegistered: boolean; readonly to: PostalAddress };

/** What posting would cost, one page each; nothing is written. */
export const quoteLetters = async (
  context: Context,
  ports: Ports,
  draftIds: readonly string[],
): Promise<Quote> => {
  const rows = await waitingLetters(context, draftIds);
  const letters = rows.map((row) => ({ isRegistered: goesRegistered(row), to: postalAddressOf(row) }));
  return quote(context, ports, letters, draftIds.length);
};

/**
 * The same before anything is drawn: an estimate for drafts under review; null where letters are printed by hand. What the
 * provider refuses is a refusal here too, which keeps nobody from approving.
 */
export const estimateLetters = async (
  context: Context,
  ports: Ports,
  draftIds: readonly string[],
): Promise<OutputOf<Contract['estimateLetters']>> => {
  const account = await readPostalAccount(context);
  if (account === null || !account.hasSecret) return { quote: null };
  const { rows } = await sql<Addressed & { kind: StepKind; channel: Channel }>`
    select d.kind, d.channel, p.name, p.address_lines, p.postal_code, p.city, p.country
    from reminder_draft d join party p on p.org_id = d.org_id and p.id = d.party_id
    where d.org_id = ${context.org} and d.id = any(${draftIds}::uuid[])`.execute(context.tx);
  const letters = rows
    .filter(({ channel }) => writesLetter(channel))
    .map((row) => ({ isRegistered: goesRegistered(row), to: postalAddressOf(row) }));
  return { quote: letters.length === 0 ? null : await quote(context, ports, letters, letters.length) };
};

/** One question for each service and country, whatever the number of letters. */
const quote = async (
  context: Context,
  ports: Ports,
  letters: readonly Letter[],
  total: number,
): Promise<Quote> => {
  const groups = new Map<string, Asked & { count: number }>();
  for (const { isRegistered, to } of letters) {
    if (refusesAddress(to, ports.carries) !== null) continue;
    const key = `${isRegistered ? 1 : 0} ${to.country}`;
    const before = groups.get(key)?.count ?? 0;
    groups.set(key, { isRegistered, country: to.country, count: before + 1 });
  }
  const asked = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const { prices, isTest } = await quotePost(context, ports, asked);
  const lines = asked.flatMap((group, at) => {
    const unit = prices[at] ?? null;
    return unit === null ? [] : [{ ...group, unit }];
  });
  return {
    lines: lines.map(({ unit, ...group }) => ({ ...group, unitMinor: unit.toString() })),
    byHand: total - lines.reduce((sum, { count }) => sum + count, 0),
    isTest,
    totalMinor: lines.reduce((sum, { unit, count }) => sum + unit * BigInt(count), 0n).toString(),
  };
};
