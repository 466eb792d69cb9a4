import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { OrgId } from '../../../shell/ids.ts';

/**
 * The lettrage that the posting `p` carried at the end of a day, as a query of one row at most (code, lettered_on): that
 * of the last allocation of its open item that was not undone.
 */
export const lettrageOf = (org: OrgId, asOf: PlainDate): RawBuilder<unknown> => {
  const side = (item: 'debit_item_id' | 'credit_item_id'): RawBuilder<unknown> => sql`
    select t.code, t.lettered_on, a.id from open_item i
    join allocation a on a.org_id = ${org} and a.${sql.ref(item)} = i.id and a.reverses_id is null
      and a.effective_on <= ${asOf}::date
    join lettrage t on t.org_id = ${org} and t.id = a.lettrage_id
    where i.org_id = ${org} and i.entry_id = p.entry_id and i.line_no = p.line_no
      and not exists (select 1 from allocation r where r.org_id = ${org} and r.reverses_id = a.id
        and r.effective_on <= ${asOf}::date)`;
  return sql`
    select x.code, x.lettered_on from (${side('debit_item_id')} union all ${side('credit_item_id')}) x
    order by x.id desc limit 1`;
};
