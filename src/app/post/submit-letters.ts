import { hostname } from 'node:os';
import { sql } from 'kysely';
import { isAlive, thisProcess } from '../../shell/db/embedded/process-identity.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { readFile } from '../files/index.ts';
import { openPostalAccount, type OpenedPostal } from './account.ts';
import type { LetterHooks, LetterToPost, OpenPostal, PostalAddress, SubmitOutcome } from './ports.ts';
import { letterEvent } from './write-letter.ts';

export type PostPorts = {
  readonly secrets: SecretBox;
  readonly openPostal: OpenPostal;
  /** Whether the provider posts to a country (ISO 3166-1). */
  readonly carries: (country: string) => boolean;
  readonly hooks: LetterHooks;
};

type Row = {
  id: string;
  pdf_sha256: string;
  sender: PostalAddress;
  recipient: PostalAddress;
  reference: string;
  is_registered: boolean;
};

type Claimed = { readonly id: string; readonly account: OpenedPostal; readonly letter: LetterToPost };

const RETRY_SECONDS = [60, 300, 900, 3600];

const processName = (): string => {
  const { pid, started } = thisProcess();
  return JSON.stringify([hostname(), pid, started]);
};

/** Gives every queued letter to the provider, one after the other; nothing leaves in a test account. */
export const submitLetters = async (work: Work, ports: PostPorts): Promise<number> => {
  if (work.isDemo) return 0;
  const self = processName();
  await work.inTenant((context) => adoptLost(context, self));
  let count = 0;
  while (!work.signal.aborted) {
    const claimed = await work.inTenant((context) => claim(context, ports, self));
    if (claimed === null) break;
    if (claimed === 'skipped') continue;
    const outcome = await ports.openPostal(claimed.account.settings).submit(claimed.letter);
    await work.inTenant((context) => record(context, ports.hooks, claimed.id, outcome));
    if (outcome.outcome === 'accepted') count += 1;
    if (outcome.outcome === 'refused' && outcome.account) break;
  }
  return count;
};

/** `sending` is written and committed before the provider is spoken to. */
const claim = async (
  context: Context,
  { secrets, hooks }: PostPorts,
  self: string,
): Promise<Claimed | 'skipped' | null> => {
  if (await isQuarantined(context.tx)) return null;
  const account = await openPostalAccount(context, secrets);
  if (account === null || account.isTest) return null;
  if (account.retryAt !== null && account.retryAt > context.now) return null;
  const { rows } = await sql<Row>`
    select id, pdf_sha256, sender, recipient, reference, is_registered from postal_letter
    where org_id = ${context.org} and state = 'queued' order by id limit 1 for update skip locked`.execute(
    context.tx,
  );
  const row = rows[0];
  if (row === undefined) return null;
  const verdict = await hooks.mayLeave(context, row);
  if (verdict !== true) {
    // Why is a code of the room that wrote it, which says it in words; the history keeps it.
    await setLetter(context, row.id, sql`state = 'cancelled', last_response = ''`);
    await letterEvent(context, row.id, 'cancelled', verdict);
    await hooks.settled(context, row, 'cancelled', verdict);
    return 'skipped';
  }
  await setLetter(
    context,
    row.id,
    sql`state = 'sending', sending_by = ${self}, sending_since = clock_timestamp(), tries = tries + 1`,
  );
  await letterEvent(context, row.id, 'sending');
  return {
    id: row.id,
    account,
    letter: {
      key: row.id,
      reference: row.reference,
      service: row.is_registered ? 'registered' : account.ordinary,
      from: row.sender,
      to: row.recipient,
      pdf: (await readFile(context, row.pdf_sha256)).bytes,
    },
  };
};

/** Only from `sending`: what a person has resolved meanwhile stays. */
const record = async (
  context: Context,
  hooks: LetterHooks,
  id: string,
  outcome: SubmitOutcome,
): Promise<void> => {
  const { rows } = await sql<{ state: string; asked_again: boolean }>`
    select l.state, exists (select 1 from postal_event e where e.org_id = l.org_id and e.letter_id = l.id
      and e.kind = 'asked-again') as asked_again
    from postal_letter l where l.org_id = ${context.org} and l.id = ${id} for update`.execute(context.tx);
  const row = rows[0];
  if (row?.state !== 'sending') return;
  if (outcome.outcome === 'accepted' || outcome.outcome === 'duplicate') {
    const [ref, price] = outcome.outcome === 'accepted' ? [outcome.ref, outcome.priceMinor] : [null, null];
    await accountAnswers(context);
    await setLetter(
      context,
      id,
      sql`state = 'submitted', sending_by = null, posted_on = ${context.today}::date, provider_ref = ${ref},
        price_minor = ${price}, checked_at = ${context.now}::timestamptz`,
    );
    await letterEvent(context, id, 'submitted', ref ?? '');
    await hooks.settled(context, { id }, 'posted', '');
  } else if (outcome.outcome === 'unknown' || (row.asked_again && !outcome.account)) {
    // Asked again, a refusal may only mean that it was taken the first time: that is no certain no.
    const why = outcome.outcome === 'unknown' ? outcome.reason : outcome.response;
    await setLetter(context, id, sql`state = 'ambiguous', sending_by = null, last_response = ${why}`);
    await letterEvent(context, id, 'ambiguous', why);
  } else if (outcome.account) {
    // Asked again before and now out of reach: its fate is what it was.
    const state = row.asked_again ? 'ambiguous' : 'queued';
    await setLetter(
      context,
      id,
      sql`state = ${state}, sending_by = null, tries = tries - 1, last_response = ${outcome.response}`,
    );
    await letterEvent(context, id, 'refused', outcome.response);
    await accountRefuses(context, outcome.response);
  } else {
    await accountAnswers(context);
    await setLetter(
      context,
      id,
      sql`state = 'failed', sending_by = null, last_response = ${outcome.response}`,
    );
    await letterEvent(context, id, 'failed', outcome.response);
    await hooks.settled(context, { id }, 'failed', outcome.response);
  }
};

/** Found `sending` although its process is dead, or a quarter of an hour later: nobody knows. */
const adoptLost = async (context: Context, self: string): Promise<void> => {
  const { rows } = await sql<{ id: string; sending_by: string; is_old: boolean }>`
    select id, sending_by, sending_since < clock_timestamp() - interval '15 minutes' as is_old
    from postal_letter where org_id = ${context.org} and state = 'sending' for update skip locked`.execute(
    context.tx,
  );
  for (const row of rows) {
    const [host, pid, started] = JSON.parse(row.sending_by) as [string, number, string];
    const isGone = row.sending_by !== self && host === hostname() && !isAlive({ pid, started });
    if (!isGone && !row.is_old) continue;
    await setLetter(context, row.id, sql`state = 'ambiguous', sending_by = null`);
    await letterEvent(context, row.id, 'ambiguous');
  }
};

export const setLetter = (context: Context, id: string, values: ReturnType<typeof sql>) =>
  sql`update postal_letter set ${values}, version = version + 1
    where org_id = ${context.org} and id = ${id}`.execute(context.tx);

const accountAnswers = (context: Context) =>
  sql`update postal_account set problem = '', failures = 0, retry_at = null
    where org_id = ${context.org} and (problem <> '' or retry_at is not null)`.execute(context.tx);

export const accountRefuses = (context: Context, response: string) =>
  sql`update postal_account set problem = ${response}, failures = failures + 1,
      retry_at = ${context.now}::timestamptz + make_interval(secs =>
        (${RETRY_SECONDS}::int[])[least(failures + 1, ${RETRY_SECONDS.length})])
    where org_id = ${context.org}`.execute(context.tx);
