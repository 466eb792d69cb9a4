import { sql, type RawBuilder } from 'kysely';
import { addMonths, type PlainDate } from '../../../core/calendar/index.ts';
import {
  prescription,
  prescriptionRule,
  type DebtorKind,
  type Interruption,
  type Prescription,
} from '../../../core/openitems/index.ts';
import type { Context } from '../../../shell/http/context.ts';

export type ClaimTerm = Prescription & { readonly askedAnyway: boolean };

type Row = {
  id: string;
  kind: DebtorKind;
  /** We carry for this customer. */
  is_transport: boolean | null;
  issued_on: PlainDate;
  due_on: PlainDate;
  supplied_on: PlainDate | null;
  period_to: PlainDate | null;
  asked_anyway: boolean;
  events: { kind: Interruption['kind']; on: PlainDate }[];
};

/** Shorter terms than a consumer's two years exist for carriers alone; a service may be done long before its invoice. */
const YOUNG_MONTHS = 12;

/**
 * Until when the items of `which` (a condition on `open_item i`) can be brought to court. Young ones are left out: no
 * term is near, and of two hundred thousand open items few are old.
 */
export const claimTerms = async (
  context: Context,
  which: RawBuilder<unknown>,
  isCarrier: boolean,
): Promise<Map<string, ClaimTerm>> => {
  const old = isCarrier
    ? sql`true`
    : sql`(i.issued_on <= ${addMonths(context.today, -YOUNG_MONTHS)}::date
        or i.party_id in (select t.party_id from customer t where t.org_id = ${context.org} and t.is_transport))`;
  return readTerms(context, sql`${which} and ${old}`, isCarrier);
};

/** The same without leaving any out: for one item that is looked at. */
export const readTerms = async (
  context: Context,
  which: RawBuilder<unknown>,
  isCarrier: boolean,
): Promise<Map<string, ClaimTerm>> => {
  // A payment of part acknowledges the whole; a credit note is ours. A demand in writing counts against public bodies only.
  const { rows } = await sql<Row>`
    select i.id, p.kind, c.is_transport, i.issued_on, i.due_on, d.content ->> 'suppliedOn' as supplied_on,
      d.content -> 'period' ->> 'to' as period_to,
      exists (select from prescription_event e where e.org_id = i.org_id and e.item_id = i.id and e.kind = 'ask-anyway'
        and e.reverses_id is null and not exists (
          select from prescription_event u where u.org_id = e.org_id and u.reverses_id = e.id)) as asked_anyway,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', v.kind, 'on', v.day)), '[]'::jsonb) from (
        select 'part-payment' as kind, c.issued_on as day from allocation a
          join open_item c on c.org_id = a.org_id and c.id = a.credit_item_id and c.kind = 'payment'
          where a.org_id = i.org_id and a.debit_item_id = i.id
          group by c.id, c.issued_on having sum(a.amount_minor) > 0
        union all
        select e.kind, e.on_date from prescription_event e
          where e.org_id = i.org_id and e.item_id = i.id and e.kind in ('acknowledgement', 'action')
            and e.reverses_id is null and not exists (
              select from prescription_event u where u.org_id = e.org_id and u.reverses_id = e.id)
        union all
        select 'acknowledgement', k.acknowledged_on from debt_acknowledgement_item x
          join debt_acknowledgement k on k.org_id = x.org_id and k.id = x.acknowledgement_id
          where x.org_id = i.org_id and x.item_id = i.id
        union all
        select 'written-demand', a.reserved_on from reminder_attempt_item x
          join reminder_attempt a on a.org_id = x.org_id and a.id = x.attempt_id
          where p.kind = 'public_body' and x.org_id = i.org_id and x.item_id = i.id and a.state = 'accepted'
            and a.channel <> 'call') v) as events
    from open_item i
    join party p on p.org_id = i.org_id and p.id = i.party_id
    left join customer c on c.org_id = i.org_id and c.party_id = i.party_id
    left join sales_document d on d.org_id = i.org_id and d.invoice_id = i.invoice_id
    where ${which} and i.open_minor > 0`.execute(context.tx);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...prescription({
          rule: prescriptionRule(row.kind, isCarrier || row.is_transport === true),
          performedOn: row.period_to ?? row.supplied_on,
          issuedOn: row.issued_on,
          dueOn: row.due_on,
          interruptions: row.events,
        }),
        askedAnyway: row.asked_anyway,
      },
    ]),
  );
};
