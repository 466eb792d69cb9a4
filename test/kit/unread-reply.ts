import { sql } from 'kysely';
import { newId } from '../../src/shell/ids.ts';
import type { TestCompany } from './company.ts';

/** What a customer wrote on the page of a document and nobody has read; answers what reads it. */
export const unreadReply = async (company: TestCompany, partyId: string): Promise<() => Promise<void>> => {
  const [documentId, linkId, id] = [newId(), newId(), newId()];
  await company.run(async ({ tx, org, now }) => {
    await sql`insert into sales_document (org_id, id, kind, state, party_id, content, currency, net_minor, gross_minor, created_by)
      values (${org}, ${documentId}, 'quote', 'draft', ${partyId}, '{}', 'EUR', 1, 1, 'test')`.execute(tx);
    await sql`insert into portal_link (org_id, id, document_id, expires_on, recorded_by)
      values (${org}, ${linkId}, ${documentId}, '2027-12-31', 'test')`.execute(tx);
    await sql`insert into portal_reply (org_id, id, link_id, document_id, kind, name, currency, email, ip, user_agent, recorded_at)
      values (${org}, ${id}, ${linkId}, ${documentId}, 'contact', 'Anne', 'EUR', 'x@y.example', '', '', ${now})`.execute(
      tx,
    );
  });
  return () =>
    company.run(async ({ tx, org, now }) => {
      await sql`insert into portal_reply_read (org_id, reply_id, read_by, read_at)
        values (${org}, ${id}, 'Claire', ${now})`.execute(tx);
    });
};
