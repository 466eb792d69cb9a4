import { sql } from 'kysely';
import { CHANNELS, writesLetter, writesMail } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job, Work } from '../../shell/jobs/define-job.ts';
import { DocumentError } from '../../shell/typst/index.ts';
import { audit } from '../organization/index.ts';
import { setAttempt } from './attempts.ts';
import { readClaim } from './charges.ts';
import { composeReminder } from './compose-reminder.ts';
import { readCorrespondent } from './correspondent.ts';
import { drawLetter } from './draw-letter.ts';
import { letterFates, withdrawLetterPart, type LetterPart } from './letter-part.ts';
import { liveDrafts } from './live.ts';
import type { DunningPorts } from './ports.ts';
import { readDrafts } from './store/drafts.ts';

type Ports = Pick<DunningPorts, 'renderer'>;

const BESIDE = CHANNELS.filter((channel) => writesLetter(channel) && writesMail(channel));

/** On `a` (reminder_attempt): its mail has left, its letter was withdrawn for its address alone. */
export const isToRedraw = sql<boolean>`a.letter_withdrawn_codes = '{address}' and a.state in ('handed', 'accepted')
  and a.channel = any(${BESIDE}::text[])`;

/**
 * Letters beside a mail that has left, whose customer is written to elsewhere since: each is drawn anew, says the same, and
 * may be posted. Whatever this process dies of, the row still says that its letter was withdrawn for its address.
 */
export const redrawLetters = async (work: Work, ports: Ports, handOverJob: Job): Promise<void> => {
  const waiting = await work.inTenant(
    async (context) =>
      (
        await sql<{ id: string }>`
          select a.id from reminder_attempt a where a.org_id = ${context.org} and ${isToRedraw} order by a.id`.execute(
          context.tx,
        )
      ).rows,
    { readOnly: true },
  );
  for (const { id } of waiting) {
    if (work.signal.aborted) return;
    try {
      await work.inTenant((context) => redraw(context, ports, handOverJob, id));
    } catch (cause) {
      if (!(cause instanceof DocumentError)) throw cause;
      // Said as withdrawn, and tried again: it must not keep the others.
      work.log.warn({ err: cause, attempt: id }, 'a letter could not be drawn for its new address');
    }
  }
};

const redraw = async (context: Context, ports: Ports, handOverJob: Job, id: string): Promise<void> => {
  const { rows } = await sql<Pick<LetterPart, 'id' | 'draft_id' | 'channel'>>`
    select a.id, a.draft_id, a.channel from reminder_attempt a
    where a.org_id = ${context.org} and a.id = ${id} and ${isToRedraw} for update`.execute(context.tx);
  const [letter] = rows;
  if (letter === undefined) return;
  const fate = (await letterFates(context, [letter])).get(id);
  if (fate?.may === 'not-leave' && fate.outcome !== 'moved')
    return withdrawLetterPart(context, letter, fate, handOverJob);
  // Back at its first address, or waiting for a reply or a repair, it stays as it was drawn.
  const drawn = fate?.may === 'not-leave' ? await drawAnew(context, ports, letter) : {};
  await setAttempt(context, id, { letter_withdrawn_on: null, letter_withdrawn_codes: [], ...drawn });
  await audit(
    context,
    'letter.redrawn',
    { kind: 'reminder_draft', id: letter.draft_id },
    { attempt: id, ...drawn },
  );
};

/** The same letter for the address of today: its day, its sums and what it claims stay. */
const drawAnew = async (
  context: Context,
  ports: Ports,
  { id, draft_id: draftId }: Pick<LetterPart, 'id' | 'draft_id'>,
): Promise<{ letter_sha256: string; letter_address: string[] }> => {
  const [kept] = await readDrafts(context, sql`d.id = ${draftId}`);
  if (kept === undefined) throw new Error('a letter without its draft');
  const { draft, customerCode } = kept;
  const [live] = await liveDrafts(context, [kept], { exceptAttempts: [id], asLetter: true });
  if (live === undefined) throw new Error('a draft without facts');
  const claim = await readClaim(context, id);
  const { letter } = composeReminder(
    kept,
    draft,
    live,
    claim.length === 0 ? null : claim,
    await readCorrespondent(context, draft.customerId),
    { account: null, sender: kept.signature, opening: null },
  );
  if (letter === null) throw new Error('a letter that is none');
  const sha256 = await drawLetter(context, ports, { customerCode, sendOn: draft.sendOn }, letter);
  return { letter_sha256: sha256, letter_address: letter.address };
};
