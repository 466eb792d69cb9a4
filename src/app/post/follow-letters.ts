import { sql } from 'kysely';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { keepFile } from '../files/index.ts';
import { openPostalAccount } from './account.ts';
import type { LetterStatus, PostalFile } from './ports.ts';
import { accountRefuses, setLetter, type PostPorts } from './submit-letters.ts';
import { letterEvent } from './write-letter.ts';

type Row = {
  id: string;
  state: string;
  provider_ref: string;
  tracking_number: string | null;
  status_text: string;
  proof_sha256: string | null;
  receipt_sha256: string | null;
};

/** Asked a few times a day, for so many days after it was given to the provider. */
const EVERY_HOURS = 6;
const FOR_DAYS = 60;
const AT_ONCE = 50;

/** Where the letters are; what proves it is kept with them. */
export const followLetters = async (work: Work, ports: PostPorts): Promise<void> => {
  if (work.isDemo) return;
  const { account, letters } = await work.inTenant(async (context) => ({
    account: (await isQuarantined(context.tx)) ? null : await openPostalAccount(context, ports.secrets),
    letters: await dueLetters(context),
  }));
  if (account === null || letters.length === 0) return;
  const provider = ports.openPostal(account.settings);
  for (const letter of letters) {
    if (work.signal.aborted) return;
    const answer = await provider.status(letter.provider_ref);
    if (answer.outcome === 'refused') {
      await work.inTenant(async (context) => {
        await setLetter(context, letter.id, sql`checked_at = ${context.now}::timestamptz`);
        if (answer.account) await accountRefuses(context, answer.response);
      });
      if (answer.account) return;
      continue;
    }
    const tracking = answer.status.trackingNumber ?? letter.tracking_number;
    const proof = tracking === null || letter.proof_sha256 !== null ? null : await provider.proof(tracking);
    await work.inTenant((context) => note(context, ports, letter, answer.status, proof));
  }
};

const dueLetters = async (context: Context): Promise<Row[]> =>
  (
    await sql<Row>`
      select id, state, provider_ref, tracking_number, status_text, proof_sha256, receipt_sha256 from postal_letter
      where org_id = ${context.org} and provider_ref is not null and posted_on > ${context.today}::date - ${FOR_DAYS}::int
        and checked_at <= ${context.now}::timestamptz - make_interval(hours => ${EVERY_HOURS})
        and (state in ('submitted', 'in-post') or (state = 'delivered' and is_registered and receipt_sha256 is null))
      order by checked_at limit ${AT_ONCE}`.execute(context.tx)
  ).rows;

const note = async (
  context: Context,
  { hooks }: PostPorts,
  letter: Row,
  status: LetterStatus,
  proof: PostalFile | null,
): Promise<void> => {
  const keep = async (file: PostalFile | null, name: string): Promise<string | null> =>
    file === null ? null : keepFile(context, { ...file, name: `${name}-${letter.id}.${ending(file)}` });
  const proofSha = (await keep(proof, 'preuve-depot')) ?? letter.proof_sha256;
  const receiptSha = (await keep(status.receipt, 'avis-reception')) ?? letter.receipt_sha256;
  // The end of its way is not taken back by a word that comes late.
  const state = letter.state === 'delivered' && status.state !== 'returned' ? 'delivered' : status.state;
  const row = await sql<{ state: string }>`
    select state from postal_letter where org_id = ${context.org} and id = ${letter.id} for update`.execute(
    context.tx,
  );
  if (row.rows[0]?.state !== letter.state) return;
  await setLetter(
    context,
    letter.id,
    sql`state = ${state}, status_text = ${status.text}, checked_at = ${context.now}::timestamptz,
      tracking_number = coalesce(${status.trackingNumber}, tracking_number), proof_sha256 = ${proofSha},
      receipt_sha256 = ${receiptSha}`,
  );
  if (state !== letter.state || status.text !== letter.status_text) {
    await letterEvent(context, letter.id, state, status.text);
  }
  if (proofSha !== letter.proof_sha256) await letterEvent(context, letter.id, 'proof', proofSha ?? '');
  if (receiptSha !== letter.receipt_sha256)
    await letterEvent(context, letter.id, 'receipt', receiptSha ?? '');
  if (state === 'returned')
    await hooks.settled(context, letter, 'returned', `${status.text} ${status.history}`.trim());
  else if (state !== letter.state || proofSha !== letter.proof_sha256 || receiptSha !== letter.receipt_sha256)
    await hooks.settled(context, letter, 'followed', '');
};

const ending = ({ mediaType }: PostalFile): string => (mediaType === 'application/pdf' ? 'pdf' : 'jpg');
