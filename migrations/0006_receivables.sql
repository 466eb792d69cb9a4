-- What the lists, the home tiles and the aged balance read. Every sort of the list of documents has an index whose
-- last column is the id, so that a page is a short walk and never repeats or loses a row (keyset paging).
--
-- Text is compared byte by byte (collate "C") whatever the database's own collation: the order of pages must not
-- depend on the machine, and a beginning of a number is a range of it. Under row security only leakproof operators
-- may use an index, which LIKE is not; nor coalesce, while CASE is.

-- Replaced below, by account: suppliers' items will share the table.
drop index encaisse.open_item_issued;
drop index encaisse.open_item_due;
drop index encaisse.open_item_settled;

-- All documents. Payments are half of the rows and shown only while something is left of them: most indexes leave them out.
create index open_item_by_issued on encaisse.open_item (org_id, account, issued_on, id);
create index open_item_by_due on encaisse.open_item (org_id, account, due_on, id);
create index open_item_by_number on encaisse.open_item (org_id, account, number collate "C", id) where kind <> 'payment';
create index open_item_by_amount on encaisse.open_item (org_id, account, amount_minor, id) where kind <> 'payment';
create index open_item_by_open on encaisse.open_item (org_id, account, open_minor, id) where kind <> 'payment';
-- Never settled, never reminded: before all dates, so that one row comparison pages through them too.
create index open_item_by_settled on encaisse.open_item (org_id, account, (case when settled_on is null then date '0001-01-01' else settled_on end), id) where kind <> 'payment';
create index open_item_by_reminded on encaisse.open_item (org_id, account, (case when last_reminded_on is null then date '0001-01-01' else last_reminded_on end), id) where kind <> 'payment';

-- What is open (by due date: open_item_open).
create index open_item_open_by_issued on encaisse.open_item (org_id, account, issued_on, id) where settled_on is null;
create index open_item_open_by_number on encaisse.open_item (org_id, account, number collate "C", id) where settled_on is null;
create index open_item_open_by_amount on encaisse.open_item (org_id, account, amount_minor, id) where settled_on is null;
create index open_item_open_by_open on encaisse.open_item (org_id, account, open_minor, id) where settled_on is null;
create index open_item_open_by_reminded on encaisse.open_item (org_id, account, (case when last_reminded_on is null then date '0001-01-01' else last_reminded_on end), id) where settled_on is null;
create index open_item_part_paid on encaisse.open_item (org_id, account, due_on, id) where settled_on is null and open_minor <> amount_minor;

create index customer_by_code on encaisse.customer (org_id, code collate "C", party_id);
create index party_by_name on encaisse.party (org_id, search_name collate "C", id);

-- The balance of an account at a date, without visiting the postings themselves.
create index posting_balance on encaisse.posting (org_id, account, entry_id) include (currency, amount_minor, debit_minor, credit_minor);

-- Money whose owner is unknown: the work queue counts it.
create index payment_unattributed on encaisse.payment (org_id, received_on, id) include (currency, amount_minor)
  where party_id is null and reversal_entry_id is null;
