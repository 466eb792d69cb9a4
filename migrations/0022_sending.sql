-- How documents left and what is said of it: « not received », and what the list looks up of a document's way.

-- A customer says that a document did not come: who, when, how; and how it was sent again. Never changed: it is evidence.
create table encaisse.non_receipt (
  org_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  said_by text not null check (said_by <> ''),
  said_how text not null check (said_how in ('call', 'email', 'portal', 'letter')),
  said_on date not null,
  note text not null default '',
  resent_by text not null check (resent_by in ('email', 'print')),
  -- Its message; null when it goes on paper.
  delivery_id uuid,
  -- The proof of the earlier sendings that went along.
  proof_sha256 text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((resent_by = 'email') = (delivery_id is not null)),
  foreign key (org_id, document_id) references encaisse.sales_document (org_id, id),
  foreign key (org_id, delivery_id) references encaisse.document_delivery (org_id, id),
  foreign key (org_id, proof_sha256) references encaisse.file (org_id, sha256)
);
create index non_receipt_document on encaisse.non_receipt (org_id, document_id, id);
call encaisse.protect('non_receipt', 'ledger');

-- The way of one document, whatever link or run it went by.
create index portal_link_document on encaisse.portal_link (org_id, document_id, id);
create index bulk_item_document on encaisse.bulk_item (org_id, document_id);
