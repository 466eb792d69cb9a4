import { stringify } from 'csv-stringify/sync';
import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { goesRegistered, writesMail, type Channel } from '../../core/dunning/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { readFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';
import { setAttempt } from './attempts.ts';
import { announcePrinted } from './charges.ts';
import { completeOrWait } from './delivery/settle-delivery.ts';
import { setDraftState } from './draft-state.ts';
import { letterRows, type LetterRow } from './list-letters.ts';
import { settleRun } from './settle-run.ts';

/** Refused or taken back: it is printed by hand, or given to the provider anew. */
const isWithPost = ({ postal_state: state }: LetterRow): boolean =>
  state !== null && state !== 'failed' && state !== 'cancelled';

/** Printed and posted by us. */
const isToPrint = (row: LetterRow): boolean => row.letter_handed_on === null && !isWithPost(row);

export type Batch = 'ordinary' | 'registered';

/** Letters still to print, one PDF each in the order of the list, with their addresses. */
export const printLetters = async (context: Context, runId: string, batch?: Batch): Promise<Download> => {
  const waiting = (await letterRows(context, runId))
    .filter(isToPrint)
    .filter((row) => batch === undefined || goesRegistered(row) === (batch === 'registered'));
  if (waiting.length === 0) throw new Problem('record.not-found');
  const files: Record<string, Uint8Array> = {};
  const lines: string[][] = [];
  for (const [index, row] of waiting.entries()) {
    const name = `${String(index + 1).padStart(4, '0')}-${row.code.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`;
    files[name] = (await readFile(context, row.letter_sha256)).bytes;
    const address = [...row.letter_address, '', '', '', '', '', '', ''].slice(0, 7);
    // The slip of a registered letter is filled in beside its address.
    lines.push([name, row.code, row.name, ...address, ...(batch === 'registered' ? [''] : [])]);
  }
  const head = [
    'fichier',
    'client',
    'nom',
    ...[1, 2, 3, 4, 5, 6, 7].map((line) => `adresse_${line}`),
    ...(batch === 'registered' ? ['numero_recommande'] : []),
  ];
  // With a byte order mark, or Excel reads the accents wrong; and no cell begins a formula.
  const csv = stringify([head, ...lines], { bom: true, delimiter: ';', escape_formulas: true });
  files['adresses.csv'] = new TextEncoder().encode(csv);
  return {
    name: `${batch === 'registered' ? 'recommandes' : 'lettres'}-${context.today}.zip`,
    mediaType: 'application/zip',
    // PDFs are compressed already.
    body: zipSync(files, { level: 0 }),
  };
};

/** Given to the post: for a letter alone this is the sending, its step is done. */
export const handOverLetters = async (
  context: Context,
  draftIds: readonly string[],
): Promise<{ handedOver: number }> => {
  const { rows } = await sql<{ id: string; draft_id: string; run_id: string; channel: string }>`
    select a.id, a.draft_id, d.run_id, a.channel from reminder_attempt a
    join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    where a.org_id = ${context.org} and a.draft_id = any(${draftIds}::uuid[]) and a.letter_sha256 is not null
      and a.letter_handed_on is null and a.state in ('reserved', 'handed', 'accepted', 'ambiguous')
      and not exists (select 1 from postal_letter l where l.org_id = a.org_id and l.id = a.postal_id
        and l.state not in ('failed', 'cancelled'))
    order by a.id for update of a`.execute(context.tx);
  for (const row of rows) await letterLeft(context, row);
  for (const runId of new Set(rows.map((row) => row.run_id))) await settleRun(context, runId);
  return { handedOver: rows.length };
};

/** A letter was given to the post, by us or by the provider. */
export const letterLeft = async (
  context: Context,
  { id, draft_id: draftId, channel }: { id: string; draft_id: string; channel: string },
): Promise<void> => {
  if (!writesMail(channel as Channel)) {
    await setAttempt(context, id, { letter_handed_on: context.today });
    await completeOrWait(context, id);
    await announcePrinted(context, id);
    await setDraftState(context, draftId, 'sent');
  } else await setAttempt(context, id, { letter_handed_on: context.today });
  await audit(context, 'letter.handed-over', { kind: 'reminder_draft', id: draftId });
};
