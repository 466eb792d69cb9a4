-- One list of everything that is written to customers: what is owed of it are open items (0002, 0006), the rest is here
-- (drafts, quotes, confirmations, pro forma, and the rare invoice of which nothing is owed). Both are paged by the same
-- keys, each by its own index, and merged: never a sort of the million.

alter table encaisse.sales_document
  -- Something is owed of it: the list shows its open items instead, one for each due date.
  add column is_owed boolean not null default false,
  -- The customer's own reference (purchase order), as in its content.
  add column reference text not null default '',
  -- core/party searchKey of the title: upper case, no accents.
  add column search_title text not null default '';

-- Migrations see no tenant, and what is issued never changes but here.
alter table encaisse.sales_document no force row level security;
alter table encaisse.open_item no force row level security;
alter table encaisse.sales_document disable trigger kept;
update encaisse.sales_document d set
  reference = case when d.content #>> '{references,purchaseOrder}' is null then '' else d.content #>> '{references,purchaseOrder}' end,
  search_title = upper(d.title),
  is_owed = d.invoice_id is not null and exists (
    select 1 from encaisse.open_item i where i.org_id = d.org_id and i.invoice_id = d.invoice_id and i.account like '411%');
alter table encaisse.sales_document enable trigger kept;
alter table encaisse.open_item force row level security;
alter table encaisse.sales_document force row level security;

-- Sort keys that are never null: without a date of issue (a draft) or an end comes after all dates.
create index sales_paper_by_issued on encaisse.sales_document
  (org_id, (case when issued_on is null then date 'infinity' else issued_on end), id) where not is_owed;
create index sales_paper_by_until on encaisse.sales_document
  (org_id, (case when valid_until is null then date 'infinity' else valid_until end), id) where not is_owed;
create index sales_paper_by_number on encaisse.sales_document (org_id, number collate "C", id) where not is_owed;
create index sales_paper_by_amount on encaisse.sales_document
  (org_id, (case when kind = 'credit_note' then - gross_minor else gross_minor end), id) where not is_owed;
create index sales_paper_by_id on encaisse.sales_document (org_id, id) where not is_owed;
-- Issued, and nothing owed: a handful among all that was ever offered.
create index sales_paper_issued on encaisse.sales_document (org_id, id) where not is_owed and state = 'issued';
-- Those of one state or of one kind, newest first: read from the index alone, however few they are.
create index sales_paper_by_state on encaisse.sales_document
  (org_id, state, (case when issued_on is null then date 'infinity' else issued_on end), id)
  include (issued_on, kind, valid_until) where not is_owed;
create index sales_paper_by_kind on encaisse.sales_document
  (org_id, kind, (case when issued_on is null then date 'infinity' else issued_on end), id)
  include (issued_on, state) where not is_owed;
create index sales_paper_by_party on encaisse.sales_document
  (org_id, party_id, (case when valid_until is null then date 'infinity' else valid_until end), id) where not is_owed;
create index sales_paper_by_reference on encaisse.sales_document (org_id, reference collate "C", id)
  where not is_owed and reference <> '';
-- Titles are read from the index alone: a word of them may stand anywhere.
create index sales_document_by_title on encaisse.sales_document (org_id, search_title collate "C", id) include (invoice_id)
  where search_title <> '';

create index open_item_by_reference on encaisse.open_item (org_id, account, reference collate "C", id)
  where kind <> 'payment' and reference <> '';
-- Credit notes are few among a million invoices.
create index open_item_credit_note_by_issued on encaisse.open_item (org_id, account, issued_on, id) where kind = 'credit_note';

-- Everything is counted and summed by currency under the list: from the index alone.
drop index encaisse.open_item_by_issued;
create index open_item_by_issued on encaisse.open_item (org_id, account, issued_on, id)
  include (due_on, kind, amount_minor, open_minor, settled_on, currency);

-- The two lists are one: views of the invoices are views of it. They showed what is open where nothing else was said.
alter table encaisse.saved_view no force row level security;
update encaisse.saved_view v set
  path = '/ventes',
  name = case when exists (select 1 from encaisse.saved_view w where w.org_id = v.org_id and w.owner_id = v.owner_id
    and w.path = '/ventes' and w.name = v.name) then v.name || ' (factures ' || right(v.id::text, 4) || ')' else v.name end,
  query = case
    when v.query = '' then 'state=open'
    when v.query ~ '(^|&)(state|bucket)=' then v.query
    else v.query || '&state=open' end
  where v.path = '/factures';
update encaisse.saved_view v set query = replace(replace(replace(v.query,
  'kind=invoice', 'group=invoices'), 'kind=credit_note', 'group=credit_notes'), 'kind=payment', 'group=payments')
  where v.query ~ '(^|&)kind=(invoice|credit_note|payment)(&|$)';
alter table encaisse.saved_view force row level security;
