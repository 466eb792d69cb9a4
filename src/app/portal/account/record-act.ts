import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { PageVisit } from '../../../shell/http/pages.ts';
import { newId } from '../../../shell/ids.ts';
import { audit, readOrganization } from '../../organization/index.ts';
import { recordVisit } from '../record-visit.ts';
import { performAct, type ActPorts } from './perform-act.ts';
import { readEvidence } from './evidence-file.ts';
import { readOwed } from './owed.ts';
import { parseAct, planKey, type Act, type ActFault, type ActForm } from './parse-act.ts';

export type Account = { readonly linkId: string; readonly partyId: string };

/** What came of a form: done, to be looked at once more (instalments), or refused. */
export type ActOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'preview'; readonly act: Act }
  | { readonly kind: 'refused'; readonly fault: ActFault };

/** In a day, of one account; then we talk. */
const MOST_A_DAY = 8;

/**
 * What a customer says about several invoices takes effect at once, with its evidence, like an answer about one. Only
 * instalments wait for our answer: they change what was agreed.
 */
export const recordAct = async (
  context: Context,
  ports: ActPorts,
  account: Account,
  visit: PageVisit,
  form: ActForm,
): Promise<ActOutcome> => {
  const refused = (fault: ActFault) => ({ kind: 'refused', fault }) as const;
  // Two windows at once: the customer's row is their queue.
  await sql`select 1 from party where org_id = ${context.org} and id = ${account.partyId} for no key update`.execute(
    context.tx,
  );
  const owed = await readOwed(context, account.partyId);
  const parsed = parseAct(form, { owed, today: context.today as PlainDate });
  if (!parsed.ok) return refused(parsed.fault);
  const { act } = parsed;
  const evidence = readEvidence(act.kind === 'dispute' ? visit.file : null);
  if (typeof evidence === 'string') return refused(evidence);
  if (act.kind === 'plan' && form.seen !== planKey(act.instalments)) {
    return form.seen === '' ? { kind: 'preview', act } : refused('changed');
  }
  const today = await repliesToday(context, account.partyId);
  // The same form posted twice, by a double click or a reload, is one answer.
  if (today.some((one) => isSame(one, act))) return { kind: 'done' };
  if (today.length >= MOST_A_DAY) return refused('tooMany');
  const made = await performAct(context, ports, account, act, evidence);
  await keepReply(context, account, visit, act, made);
  return { kind: 'done' };
};

type Today = {
  readonly kind: string;
  readonly item_ids: string[];
  readonly amount_minor: bigint | null;
  readonly on_date: string | null;
  readonly note: string;
  readonly email: string;
};

const repliesToday = (context: Context, partyId: string): Promise<Today[]> =>
  context.tx
    .selectFrom('portal_reply')
    .select(['kind', 'item_ids', 'amount_minor', 'on_date', 'note', 'email'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .where('recorded_at', '>', sql<string>`${context.now}::timestamptz - interval '1 day'`)
    .execute();

const isSame = (kept: Today, act: Act): boolean =>
  kept.kind === act.kind &&
  kept.item_ids.toSorted().join() ===
    act.items
      .map(({ itemId }) => itemId)
      .toSorted()
      .join() &&
  kept.amount_minor === act.amountMinor &&
  kept.on_date === act.on &&
  kept.note === act.note &&
  kept.email === act.email;

/** The evidence: who, what, when, from where, and what was made of it. */
export const keepReply = async (
  context: Context,
  account: Account,
  visit: PageVisit,
  act: Omit<Act, 'kind' | 'instalments'> & { readonly kind: Act['kind'] | 'acknowledge' },
  made: readonly string[],
): Promise<string> => {
  const id = newId();
  await context.tx
    .insertInto('portal_reply')
    .values({
      org_id: context.org,
      id,
      link_id: account.linkId,
      party_id: account.partyId,
      item_ids: act.items.map(({ itemId }) => itemId),
      kind: act.kind,
      name: act.name,
      amount_minor: act.amountMinor,
      currency: act.currency ?? (await readOrganization(context)).baseCurrency,
      on_date: act.on,
      note: act.note,
      email: act.email,
      made_ids: [...made],
      ip: visit.ip,
      user_agent: visit.userAgent,
      recorded_at: context.now,
    })
    .execute();
  await audit(
    context,
    'portal.replied',
    { kind: 'party', id: account.partyId },
    { reply: id, kind: act.kind },
  );
  await recordVisit(context, { linkId: account.linkId, documentId: null }, visit, 'reply');
  return id;
};
