import { stringify } from 'csv-stringify/sync';
import { zipSync } from 'fflate';
import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { writesMail, type Channel } from '../../core/dunning/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { readFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';
import { readPostalAccount } from '../post/index.ts';
import { completeSteps, setAttempt } from './attempts.ts';
import { announcePrinted } from './charges.ts';
import type { dunningContract } from './contract.ts';
import { setDraftState } from './draft-state.ts';
import { settleRun } from './settle-run.ts';

type Listed = OutputOf<(typeof dunningContract)['letters']>;
type Letters = Listed['letters'];

type Row = {
  id: string;
  draft_id: string;
  party_id: string;
  code: string;
  name: string;
  step_code: string;
  total_minor: bigint;
  currency: string;
  letter_address: string[];
  letter_sha256: string;
  letter_handed_on: PlainDate | null;
  postal_id: string | null;
  postal_state: string | null;
  postal_version: number;
  is_registered: boolean;
  price_minor: bigint | null;
  tracking_number: string | null;
  status_text: string;
  postal_response: string;
  proof_sha256: string | null;
  receipt_sha256: string | null;
};

/** Refused or taken back: it is printed by hand, or given to the provider anew. */
const isWithPost = ({ postal_state: state }: Row): boolean =>
  state !== null && state !== 'failed' && state !== 'cancelled';

/** Printed and posted by us. */
const isToPrint = (row: Row): boolean => row.letter_handed_on === null && !isWithPost(row);

const letterRows = async (context: Context, runId: string): Promise<Row[]> =>
  (
    await sql<Row>`
      select a.id, a.draft_id, a.party_id, c.code, p.name, a.step_code, a.total_minor, a.currency, a.letter_address,
        a.letter_sha256, a.letter_handed_on, l.id as postal_id, l.state as postal_state, l.version as postal_version,
        l.is_registered, l.price_minor, l.tracking_number, l.status_text, l.last_response as postal_response, l.proof_sha256,
        l.receipt_sha256
      from reminder_attempt a
      join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
      join customer c on c.org_id = a.org_id and c.party_id = a.party_id
      join party p on p.org_id = a.org_id and p.id = a.party_id
      left join postal_letter l on l.org_id = a.org_id and l.id = a.postal_id
      where a.org_id = ${context.org} and d.run_id = ${runId} and a.letter_sha256 is not null
        and a.state in ('reserved', 'handed', 'accepted', 'ambiguous')
      order by a.letter_handed_on nulls first, a.id`.execute(context.tx)
  ).rows;

export const listLetters = async (context: Context, runId: string): Promise<Listed> => ({
  letters: (await letterRows(context, runId)).map((row) => ({
    draftId: row.draft_id,
    partyId: row.party_id,
    customerName: row.name,
    stepCode: row.step_code,
    totalMinor: row.total_minor.toString(),
    currency: row.currency,
    address: row.letter_address,
    sha256: row.letter_sha256,
    handedOverOn: row.letter_handed_on,
    posting: postingOf(row),
  })),
  provider: await providerOf(context),
});

const providerOf = async (context: Context): Promise<Listed['provider']> => {
  const account = await readPostalAccount(context);
  return account === null ? null : { isTest: account.isTest, problem: account.problem };
};

const postingOf = (row: Row): Letters[number]['posting'] =>
  row.postal_id === null || row.postal_state === null
    ? null
    : {
        id: row.postal_id,
        version: row.postal_version,
        state: row.postal_state as NonNullable<Letters[number]['posting']>['state'],
        isRegistered: row.is_registered,
        priceMinor: row.price_minor === null ? null : row.price_minor.toString(),
        trackingNumber: row.tracking_number,
        text: row.status_text === '' ? row.postal_response : row.status_text,
        proofSha256: row.proof_sha256,
        receiptSha256: row.receipt_sha256,
      };

/** Letters still to print, one PDF each in the order of the list, with their addresses. */
export const printLetters = async (context: Context, runId: string): Promise<Download> => {
  const waiting = (await letterRows(context, runId)).filter(isToPrint);
  if (waiting.length === 0) throw new Problem('record.not-found');
  const files: Record<string, Uint8Array> = {};
  const lines: string[][] = [];
  for (const [index, row] of waiting.entries()) {
    const name = `${String(index + 1).padStart(4, '0')}-${row.code.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`;
    files[name] = (await readFile(context, row.letter_sha256)).bytes;
    const address = [...row.letter_address, '', '', '', '', '', '', ''].slice(0, 7);
    lines.push([name, row.code, row.name, ...address]);
  }
  const head = ['fichier', 'client', 'nom', ...[1, 2, 3, 4, 5, 6, 7].map((line) => `adresse_${line}`)];
  // With a byte order mark, or Excel reads the accents wrong; and no cell begins a formula.
  const csv = stringify([head, ...lines], { bom: true, delimiter: ';', escape_formulas: true });
  files['adresses.csv'] = new TextEncoder().encode(csv);
  return {
    name: `lettres-${context.today}.zip`,
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
    await setAttempt(context, id, { state: 'accepted', letter_handed_on: context.today });
    await completeSteps(context, id, 'sent');
    await announcePrinted(context, id);
    await setDraftState(context, draftId, 'sent');
  } else await setAttempt(context, id, { letter_handed_on: context.today });
  await audit(context, 'letter.handed-over', { kind: 'reminder_draft', id: draftId });
};
