import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { markBounced } from '../party/index.ts';
import type { Claimed } from './claim-message.ts';
import { messageEvent } from './events.ts';
import type { MessageHooks, SendOutcome } from './ports.ts';
import { refusesRecipient } from './refuses-recipient.ts';

/** A message refused for the moment is tried this often, at these distances. */
const RETRY_MINUTES = [1, 5, 15, 60, 240];
const ACCOUNT_RETRY_SECONDS = [10, 30, 60, 120, 300, 900];

/** Writes what the mail server answered. Only from `sending`: what a person has resolved meanwhile stays. */
export const recordOutcome = async (
  context: Context,
  hooks: MessageHooks,
  claimed: Claimed,
  outcome: SendOutcome,
): Promise<void> => {
  const row = await context.tx
    .selectFrom('outbound_message')
    .select('state')
    .where('org_id', '=', context.org)
    .where('id', '=', claimed.id)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'sending') return;
  if (outcome.outcome === 'accepted') {
    await accountAnswers(context);
    await setState(context, claimed.id, 'sent', outcome.response);
    await messageEvent(context, claimed.id, 'sent', outcome.response);
    await flagRefused(context, claimed.id, outcome.refused);
    await hooks.settled(context, claimed, 'sent', outcome.response);
  } else if (outcome.outcome === 'unknown') {
    await setState(context, claimed.id, 'ambiguous', outcome.reason);
    await messageEvent(context, claimed.id, 'ambiguous', outcome.reason);
    await hooks.settled(context, claimed, 'ambiguous', outcome.reason);
  } else if (outcome.account) {
    // The server, not the message: it waits as it was, and the whole account is asked again later.
    await putBack(context, claimed.id, outcome.response, sql`not_before`, sql`tries - 1`);
    await messageEvent(context, claimed.id, 'refused', outcome.response);
    await accountRefuses(context, outcome.response);
  } else {
    await accountAnswers(context);
    const minutes = RETRY_MINUTES[claimed.tries - 1];
    if (outcome.permanent || minutes === undefined) {
      await setState(context, claimed.id, 'failed', outcome.response);
      if (outcome.permanent && refusesRecipient(outcome.response)) {
        // Refused altogether, so for each of them: the next message takes another way.
        for (const address of claimed.mail.to) await markBounced(context, address);
      }
      await messageEvent(context, claimed.id, 'failed', outcome.response);
      await hooks.settled(context, claimed, 'failed', outcome.response);
    } else {
      const later = sql`${context.now}::timestamptz + make_interval(mins => ${minutes})`;
      await putBack(context, claimed.id, outcome.response, later, sql`tries`);
      await messageEvent(context, claimed.id, 'refused', outcome.response);
    }
  }
};

/** The others got it; an address that the server does not know is not written to until a person repairs it. */
const flagRefused = async (
  context: Context,
  id: string,
  refused: Extract<SendOutcome, { outcome: 'accepted' }>['refused'],
): Promise<void> => {
  for (const { address, response } of refused) {
    if (!refusesRecipient(response)) continue;
    await markBounced(context, address);
    await messageEvent(context, id, 'bounced', `${address.toLowerCase()}: ${response}`.slice(0, 400));
  }
};

type Part = ReturnType<typeof sql>;

const setState = (context: Context, id: string, state: 'sent' | 'failed' | 'ambiguous', response: string) =>
  sql`update outbound_message set state = ${state}, sending_by = null, last_response = ${response},
      sent_at = ${state === 'sent' ? context.now : null}::timestamptz, version = version + 1
    where org_id = ${context.org} and id = ${id}`.execute(context.tx);

const putBack = (context: Context, id: string, response: string, notBefore: Part, tries: Part) =>
  sql`update outbound_message set state = 'queued', sending_by = null, last_response = ${response},
      not_before = ${notBefore}, tries = ${tries}, version = version + 1
    where org_id = ${context.org} and id = ${id}`.execute(context.tx);

const accountAnswers = (context: Context) =>
  sql`update mail_account set problem = '', failures = 0, retry_at = null
    where org_id = ${context.org} and (problem <> '' or retry_at is not null)`.execute(context.tx);

const accountRefuses = (context: Context, response: string) =>
  sql`update mail_account set problem = ${response}, failures = failures + 1,
      retry_at = ${context.now}::timestamptz + make_interval(secs =>
        (${ACCOUNT_RETRY_SECONDS}::int[])[least(failures + 1, ${ACCOUNT_RETRY_SECONDS.length})])
    where org_id = ${context.org}`.execute(context.tx);
