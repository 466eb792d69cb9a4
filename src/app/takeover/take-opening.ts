import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { isItemised, OPENING_BALANCE, sides, type PostingDraft } from '../../core/ledger/index.ts';
import type { OpeningPiece } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { readFile } from '../files/index.ts';
import { postEntry } from '../ledger/index.ts';
import { openItems } from '../openitems/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { refusalsOf, toSummary } from './check-opening.ts';
import { knownInvoices } from './known-invoices.ts';
import { openOpening, type ReadFile } from './open-opening.ts';
import { findOpeningParties } from './opening-parties.ts';
import { recordOpeningRun } from './opening-run.ts';
import { createTakeover, takeBatch } from './take-batch.ts';

type Chosen = {
  readonly sha256: string;
  readonly fileName: string;
  readonly openedOn: PlainDate;
  readonly startLevel?: number | undefined;
};

const BATCH = 2000;

/**
 * Takes over all accounts in the transaction at hand: customers and their pieces as the import of a FEC brings them, then one entry of
 * the other accounts, both of journal AN against 890, which is left with nothing. Proved before it is kept: the balances
 * of the file are those of the books on that day.
 */
export const takeOpening = async (
  context: Context,
  { sha256, fileName, openedOn, startLevel }: Chosen,
): Promise<string> => {
  const { bytes } = await readFile(context, sha256);
  const read = await openOpening(context, bytes, openedOn);
  const findings = await refusalsOf(context, read, { sha256, openedOn });
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const id = newId();
  const summary = toSummary(read);
  await recordOpeningRun(context, { id, sha256, fileName, size: bytes.length, read });
  await takeCustomers(context, id, read, startLevel ?? null);
  await takeAccounts(context, id, read, openedOn);
  await proveOpening(context, read, openedOn);
  await context.tx
    .insertInto('opening_balance')
    .values({
      org_id: context.org,
      id,
      file_sha256: sha256,
      file_name: fileName,
      opened_on: openedOn,
      summary: JSON.stringify(summary),
      recorded_by: context.actor.name,
      taken_at: context.now,
    })
    .execute();
  await context.tx
    .updateTable('organization')
    .set((eb) => ({ cutover_on: openedOn, version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .execute();
  await audit(
    context,
    'opening.taken',
    { kind: 'import', id },
    { file: fileName, sha256, openedOn, accounts: summary.accounts.length },
  );
  return id;
};

const takeCustomers = async (
  context: Context,
  id: string,
  read: ReadFile,
  startLevel: number | null,
): Promise<void> => {
  const wanted = read.customers.filter((one) => one.outcome === 'take');
  const takeover = await createTakeover(context, id, read.options, read.summary.highestCode, startLevel);
  // An opening that was undone has left its invoices, which are used again.
  for (const [key, invoiceId] of await knownInvoices(context, wanted))
    takeover.invoiceIds.set(key, invoiceId);
  for (let from = 0; from < wanted.length; from += BATCH) {
    await takeBatch(context, takeover, wanted.slice(from, from + BATCH), new Set());
  }
};

const takeAccounts = async (
  context: Context,
  id: string,
  { opening }: ReadFile,
  openedOn: PlainDate,
): Promise<void> => {
  const parties = await findOpeningParties(context, opening.pieces);
  const summed = opening.accounts.filter((one) => one.kind === 'sum');
  const pieces: readonly OpeningPiece[] = opening.pieces;
  const postings: PostingDraft[] = [
    ...pieces.map((one) => ({
      account: one.account,
      partyId: parties.get(one)!,
      ...sides(one.minor),
      label: one.piece,
    })),
    ...summed.map((one) => ({ account: one.account, ...sides(one.balanceMinor), label: one.name })),
  ];
  const total = [...pieces.map((one) => one.minor), ...summed.map((one) => one.balanceMinor)].reduce(
    (sum, minor) => sum + minor,
    0n,
  );
  if (total !== 0n) postings.push({ account: OPENING_BALANCE, ...sides(-total) });
  if (postings.length === 0) return;
  await nameAccounts(context, opening.accounts);
  const day = openedOn.split('-').toReversed().join('/');
  const { entryId } = await postEntry(
    context,
    {
      journal: 'AN',
      entryOn: openedOn,
      label: `À-nouveaux, reprise de tous les comptes au ${day}`,
      piece: 'REPRISE',
      postings,
    },
    { kind: 'import', id },
  );
  const { baseCurrency } = await readOrganization(context);
  await openItems(
    context,
    pieces.map((one, index) => ({
      account: one.account,
      partyId: parties.get(one)!,
      currency: baseCurrency,
      kind: 'transfer' as const,
      number: one.piece,
      amountMinor: one.minor,
      baseMinor: one.minor,
      issuedOn: one.on,
      dueOn: one.on,
      entryId,
      lineNo: index + 1,
    })),
  );
};

/** Accounts that are not here yet, under the names they have there. */
const nameAccounts = async (
  context: Context,
  accounts: readonly { account: string; name: string }[],
): Promise<void> => {
  await context.tx
    .insertInto('account')
    .values(
      accounts.map(({ account, name }) => ({
        org_id: context.org,
        code: account,
        name: name.slice(0, 200),
        itemised: isItemised(account),
      })),
    )
    .onConflict((conflict) => conflict.columns(['org_id', 'code']).doNothing())
    .execute();
};

/** The trial balance before is the trial balance after; a fault of ours takes nothing over. */
const proveOpening = async (
  context: Context,
  { format, opening }: ReadFile,
  openedOn: PlainDate,
): Promise<void> => {
  const { rows } = await sql<{ account: string; minor: bigint }>`
    select p.account, sum(p.debit_minor - p.credit_minor)::bigint as minor from posting p
    where p.org_id = ${context.org} and p.entry_on <= ${openedOn}::date
    group by p.account having sum(p.debit_minor - p.credit_minor) <> 0`.execute(context.tx);
  const left = format === 'fec' ? [] : ['411', OPENING_BALANCE];
  const ours = new Map(
    rows.filter((row) => !left.includes(row.account)).map((row) => [row.account, row.minor]),
  );
  const theirs = opening.accounts.filter((one) => one.kind !== 'left');
  const same = theirs.every((one) => ours.get(one.account) === one.balanceMinor);
  if (!same || ours.size !== theirs.length)
    throw new Error('the opening does not come to the balances of the file');
};
