import { sql, type RawBuilder } from 'kysely';
import { BULK_LIMIT } from '../../../contract/bulk-limit.ts';
import { isInvoice, documentKinds } from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { BulkChoice } from '../bulk-contract.ts';
import { matchesWords, ofGroup } from '../list-documents.ts';
import { hasMark } from '../sending/mark.ts';

export type BulkAction = 'issue' | 'send' | 'print';

/** What « everything » means: documents the action has not been done to yet. One by one, a person may name any. */
const eligible = (action: BulkAction): RawBuilder<unknown> => {
  switch (action) {
    case 'issue':
      return sql`d.state = 'draft' and d.kind = any(${documentKinds.filter(isInvoice)})`;
    case 'send':
      return sql`d.state = 'issued' and not exists (
        select 1 from document_delivery v where v.org_id = d.org_id and v.document_id = d.id)`;
    case 'print':
      return sql`d.state = 'issued'`;
  }
};

/**
 * Writes down what a run works through; answers how many. In the order of the dates of issue (a draft without one is
 * issued today), then of writing: a series only goes forward.
 */
export const chooseItems = async (
  context: Context,
  { runId, action, choice }: { runId: string; action: BulkAction; choice: BulkChoice },
): Promise<number> => {
  const conditions = [sql`d.org_id = ${context.org}`];
  if ('ids' in choice) conditions.push(sql`d.id = any(${[...choice.ids]}::uuid[])`);
  else {
    conditions.push(eligible(action));
    conditions.push(ofGroup(choice.all.group));
    if (choice.all.sending !== undefined) conditions.push(hasMark(choice.all.sending));
    if (choice.all.customerId !== undefined) conditions.push(sql`d.party_id = ${choice.all.customerId}`);
    const words = choice.all.search?.trim() ?? '';
    if (words !== '') conditions.push(matchesWords(words));
  }
  const { numAffectedRows } = await sql`
    insert into bulk_item (org_id, run_id, position, document_id, version)
    select ${context.org}::uuid, ${runId}::uuid, row_number() over (order by c.day, c.id), c.id, c.version from (
      select d.id, d.version, coalesce(d.issued_on, ${context.today}::date) as day
      from sales_document d left join party p on p.org_id = d.org_id and p.id = d.party_id
      where ${sql.join(conditions, sql` and `)}
      order by day, d.id limit ${BULK_LIMIT}) c`.execute(context.tx);
  return Number(numAffectedRows ?? 0n);
};
