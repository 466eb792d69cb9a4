import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { portalActWords } from '../../../i18n/portal-act.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { AccountSaying } from './frame.ts';

type Given = {
  readonly kind: 'promise' | 'plan' | 'paid' | 'dispute' | 'contact' | 'resend' | 'acknowledge';
  readonly amountMinor: bigint | null;
  readonly currency: Currency;
  readonly on: PlainDate | null;
  readonly email: string;
  /** Our answer to a proposal. */
  readonly outcome: 'accepted' | 'refused' | null;
  readonly day: PlainDate;
};

/** What was answered on the page of the account in the last month: of each kind the last one is what stands. */
export const readGiven = async (context: Context, partyId: string): Promise<Given[]> => {
  const { rows } = await sql<Given>`
    select distinct on (r.kind) r.kind, r.amount_minor as "amountMinor", r.currency, r.on_date as "on", r.email,
      d.outcome, (r.recorded_at at time zone o.time_zone)::date as day
    from portal_reply r join organization o on o.org_id = r.org_id left join portal_reply_decision d on d.org_id = r.org_id and d.reply_id = r.id
    where r.org_id = ${context.org} and r.party_id = ${partyId}
      and r.recorded_at > ${context.now}::timestamptz - interval '30 days'
    order by r.kind, r.id desc`.execute(context.tx);
  return rows;
};

export const givenText = (given: Given, say: AccountSaying): string => {
  const { given: words } = portalActWords(say.language);
  const amount = given.amountMinor === null ? '' : say.money(given.amountMinor, given.currency);
  const on = given.on === null ? '' : say.day(given.on);
  switch (given.kind) {
    case 'plan':
      if (given.outcome === 'accepted') return words.planAccepted(amount, on);
      return given.outcome === 'refused' ? words.planRefused(amount) : words.plan(amount, on);
    case 'contact':
      return given.outcome === 'accepted' ? words.contactAccepted(given.email) : words.contact(given.email);
    case 'acknowledge':
      return words.acknowledge(amount, say.day(given.day));
    case 'dispute':
      return words.dispute(amount);
    case 'resend':
      return words.resend;
    case 'promise':
    case 'paid':
      return words[given.kind](amount, on);
  }
};
