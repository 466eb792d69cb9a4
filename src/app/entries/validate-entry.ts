import { Problem } from '../../contract/problem.ts';
import { year, type PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import { accountName, checkEntry, writtenEntry, type JournalEntryDraft } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import { readDraft, toWritten } from './draft-row.ts';
import { mirrorEntry } from './mirror-entry.ts';
import { openPosted } from './post-reversing.ts';

/** What an entry written by hand is posted under. */
export const BY_HAND = 'manual';

export const entryTitle = (journal: string, on: string, entryNo: bigint): string =>
  `${journal} ${year(on as PlainDate)}-${entryNo}`;

/** Accounts that are neither in the company's chart nor under a root of the plan comptable. */
const checkAccounts = async (context: Context, entry: JournalEntryDraft): Promise<Finding[]> => {
  const doubtful = entry.postings.map((one) => one.account).filter((code) => accountName(code) === null);
  if (doubtful.length === 0) return [];
  const known = await context.tx
    .selectFrom('account')
    .select('code')
    .where('org_id', '=', context.org)
    .where('code', 'in', doubtful)
    .execute();
  return entry.postings.flatMap(({ account }, index) =>
    account === '' || !doubtful.includes(account) || known.some((one) => one.code === account)
      ? []
      : [error('ledger.account-not-in-chart', { path: `postings.${index}.account`, params: { account } })],
  );
};

/**
 * Posts a draft: its number is the next of its journal and year, and from then on it is undone, never changed (C. com.
 * R123-174). Lines on accounts settled item by item open an item each.
 */
export const validateEntry = async (
  context: Context,
  { id, version }: { id: string; version: number },
): Promise<{ entryId: string; name: string }> => {
  const draft = await readDraft(context, id, { lock: true });
  if (draft.version !== version) throw new Problem('edit.conflict');
  const entry = writtenEntry({
    journal: draft.journal,
    entryOn: draft.entryOn as PlainDate,
    label: draft.label,
    piece: draft.piece,
    lines: draft.lines.map(toWritten),
  });
  const findings = [
    ...checkEntry(entry),
    ...(await checkAccounts(context, entry)),
    ...(draft.reversesOn !== null && draft.reversesOn <= draft.entryOn
      ? [error('entries.reverses-before', { path: 'reversesOn' })]
      : []),
  ];
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  await ensureAccounts(
    context,
    entry.postings.map((one) => one.account),
  );
  const { entryId, entryNo } = await postEntry(context, entry, { kind: BY_HAND, id: null });
  const name = entryTitle(entry.journal, entry.entryOn, entryNo);
  await openPosted(context, entry, entryId, name);
  if (draft.reversesOn !== null) {
    const source = { kind: BY_HAND, id: null };
    const label = `Extourne – ${entry.label}`;
    await mirrorEntry(context, entryId, { on: draft.reversesOn as PlainDate, label, source });
  }
  for (const { sha256, name: file } of draft.attachments) {
    await context.tx
      .insertInto('entry_attachment')
      .values({ org_id: context.org, entry_id: entryId, sha256, name: file })
      .execute();
  }
  await context.tx.deleteFrom('entry_draft').where('org_id', '=', context.org).where('id', '=', id).execute();
  await audit(context, 'entry.validated', { kind: 'journal_entry', id: entryId }, { name });
  return { entryId, name };
};
