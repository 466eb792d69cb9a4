import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import {
  compareLettrage,
  foreignEntries,
  RETURN_OUTCOMES,
  type ReturnedGroup,
  type ReturnOutcome,
  type TheirLine,
} from '../../core/ledger/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { letterItems } from '../entries/index.ts';
import { keepFile, readFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';
import type { accountantContract } from './contract.ts';
import { readOurEntries, readOurItems } from './our-items.ts';
import { readReturned } from './returned-file.ts';

type Returned = OutputOf<typeof accountantContract.returned>;

const SHOWN_GROUPS = 2000;
const SHOWN_ENTRIES = 200;

/** Their lettrage beside ours: what could be made here, what is the same, what differs and why. Changes nothing. */
export const compareReturned = async (context: Context, file: UploadedFile): Promise<Returned> => {
  const lines = await readReturned(context, file.bytes);
  const sha256 = await keepFile(context, { ...file, mediaType: 'application/octet-stream' });
  const groups = await compared(context, lines);
  const counts = Object.fromEntries(RETURN_OUTCOMES.map((one) => [one, 0])) as Record<ReturnOutcome, number>;
  for (const group of groups) counts[group.outcome] += 1;
  const shown = groups
    .filter((group) => group.outcome !== 'same' && group.outcome !== 'foreign')
    .toSorted((a, b) => RETURN_OUTCOMES.indexOf(a.outcome) - RETURN_OUTCOMES.indexOf(b.outcome))
    .slice(0, SHOWN_GROUPS);
  const names = await namesOf(context, shown);
  const foreign = await foreignOf(context, lines);
  return {
    sha256,
    fileName: file.name.slice(0, 200),
    lines: lines.length,
    counts,
    groups: shown.map((group) => {
      const partyId = group.items[0]?.partyId ?? null;
      return {
        key: group.key,
        outcome: group.outcome,
        code: group.code,
        letteredOn: group.letteredOn,
        account: group.account,
        partyId,
        partyName: (partyId === null ? undefined : names.get(partyId)) ?? group.name,
        minor: debitOf(group.lines).toString(),
        pieces: [...new Set(group.lines.map((line) => line.piece || line.number))].slice(0, 12),
        unknown: group.lines.length - group.items.length,
      };
    }),
    foreign: {
      count: foreign.length,
      rows: foreign.slice(0, SHOWN_ENTRIES).map(({ debitMinor, ...row }) => ({
        ...row,
        minor: debitMinor.toString(),
      })),
    },
    findings: [],
  };
};

/** Makes the lettrages chosen, each by the command a person uses: logged, and undone on the customer’s page. */
export const applyReturned = async (
  context: Context,
  { sha256, keys }: InputOf<typeof accountantContract.applyReturned>,
): Promise<{ applied: number }> => {
  const { bytes, name } = await readFile(context, sha256);
  const groups = await compared(context, await readReturned(context, bytes));
  const wanted = new Set(keys);
  const chosen = groups.filter((group) => wanted.has(group.key));
  const gone = chosen.find((group) => group.outcome !== 'letter');
  if (gone !== undefined || chosen.length !== wanted.size) {
    throw new Problem('record.refused', {}, [
      error('accountant.lettrage-changed', { params: { code: gone?.code ?? '' } }),
    ]);
  }
  for (const { items } of chosen) {
    await letterItems(context, { partyId: items[0]!.partyId, itemIds: items.map((item) => item.id) });
  }
  await audit(
    context,
    'accountant.lettrage',
    { kind: 'organization', id: context.org },
    { file: name, sha256, count: chosen.length, codes: chosen.map((group) => group.code).slice(0, 50) },
  );
  return { applied: chosen.length };
};

const compared = async (context: Context, lines: readonly TheirLine[]): Promise<readonly ReturnedGroup[]> => {
  const amounts = new Set(lines.flatMap((line) => (line.lettrage === '' ? [] : (line.minor ?? 0n))));
  return compareLettrage(lines, await readOurItems(context, [...amounts]));
};

const debitOf = (lines: readonly TheirLine[]): bigint =>
  lines.reduce((sum, line) => sum + ((line.minor ?? 0n) > 0n ? (line.minor ?? 0n) : 0n), 0n);

const namesOf = async (
  context: Context,
  groups: readonly ReturnedGroup[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(groups.flatMap((group) => group.items.map((item) => item.partyId)))];
  if (ids.length === 0) return new Map();
  const rows = await context.tx
    .selectFrom('party')
    .select(['id', 'name'])
    .where('org_id', '=', context.org)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** Without the day of an entry nothing tells whose it is: a CSV of lettrage alone lists none. */
const foreignOf = async (context: Context, lines: readonly TheirLine[]) => {
  const days = lines.flatMap((line) => line.on ?? []).toSorted();
  if (days.length === 0) return [];
  return foreignEntries(lines, await readOurEntries(context, days[0]!, days.at(-1)!));
};
