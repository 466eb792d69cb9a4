-- A book of invoices with lines, taken over from another system: as history, or as drafts to be issued here.

alter table encaisse.import_run drop constraint import_run_kind_check;
alter table encaisse.import_run add constraint import_run_kind_check
  check (kind in ('customers', 'open_items', 'invoices', 'drafts', 'paid_history', 'fec', 'documents'));

-- The second file of a book whose lines stand in one of their own.
alter table encaisse.import_run add column lines_sha256 text;
alter table encaisse.import_run add foreign key (org_id, lines_sha256) references encaisse.file (org_id, sha256);

-- 2: a row of the second sheet or file.
alter table encaisse.import_finding add column part smallint not null default 1 check (part in (1, 2));

-- What another program invoiced, line by line: shown, credited, counted; never sealed as ours. Seller and buyer are those
-- of the day it is read, the customer is the invoice's own.
create table encaisse.imported_document (
  org_id uuid not null,
  invoice_id uuid not null,
  -- As a draft is kept (contract/document-shapes.ts).
  content jsonb not null,
  -- Of its lines, as computed here; the total owed is the invoice's.
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  run_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, invoice_id),
  foreign key (org_id, invoice_id) references encaisse.invoice (org_id, id),
  foreign key (org_id, run_id) references encaisse.import_run (org_id, id)
);
call encaisse.protect('imported_document', 'ledger');
