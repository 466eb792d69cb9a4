import { sql } from 'kysely';
import { error, type Finding } from '../../core/finding.ts';
import { DOCUMENTS, FINDINGS_PER_CODE, type Reading } from '../seal/index.ts';

/** Every payment recorded here is in the chain, or waits for its turn; so is every one that was undone. */
export const verifyPayments = (read: Reading): Promise<Finding[]> =>
  read(async ({ tx, org }) => {
    const { rows } = await sql<{ id: string; reference: string; on: string }>`
      select p.id::text as id, p.reference, p.received_on as "on"
      from payment p cross join (values ('payment'), ('reversal')) as k(kind)
      where p.org_id = ${org} and p.method <> 'imported' and (k.kind = 'payment' or p.reversal_entry_id is not null)
        and not exists (select from seal_link l where l.org_id = p.org_id and l.chain = ${DOCUMENTS}
          and l.subject_kind = k.kind and l.subject_id = p.id::text)
        and not exists (select from seal_waiting w where w.org_id = p.org_id and w.subject_kind = k.kind and w.subject_id = p.id)
      limit ${FINDINGS_PER_CODE}`.execute(tx);
    return rows.map((params) => error('seal.payment-unsealed', { params }));
  });
