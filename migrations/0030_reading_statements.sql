-- Statements: what a camt.054 tells of lines already there, the order of dates an account writes, a folder that is watched.

alter table encaisse.bank_account
  -- QIF and some CSV do not say which comes first: asked once, then known. Null: never needed.
  add column date_order text check (date_order in ('dmy', 'ymd', 'mdy'));

-- One transaction of a notification (camt.054): it explains the line of the same bank reference and is never a movement.
-- It goes with its file when the file is taken back.
create table encaisse.statement_detail (
  org_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  import_id uuid not null,
  natural_key text not null,
  bank_reference text not null check (bank_reference <> ''),
  booked_on date not null,
  amount_minor bigint not null,
  counterparty_name text not null,
  counterparty_iban text not null,
  text text not null,
  end_to_end_id text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, account_id, natural_key),
  foreign key (org_id, account_id) references encaisse.bank_account (org_id, id),
  foreign key (org_id, import_id) references encaisse.bank_import (org_id, id)
);
create index statement_detail_reference on encaisse.statement_detail (org_id, account_id, bank_reference);
create index statement_detail_import on encaisse.statement_detail (org_id, import_id);
call encaisse.protect('statement_detail', 'scratch');

-- Whether the folder of this company is looked into. No row: off.
create table encaisse.bank_drop (
  org_id uuid not null references encaisse.organization (org_id),
  is_on boolean not null,
  changed_by text not null,
  changed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id)
);
call encaisse.protect('bank_drop', 'mutable');

-- What became of each file found there.
create table encaisse.bank_drop_file (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  file_name text not null,
  outcome text not null check (outcome in ('imported', 'already-imported', 'refused')),
  new_lines integer not null default 0,
  -- Why it was refused, or what to know of it.
  findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  found_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id)
);
call encaisse.protect('bank_drop_file', 'ledger');
