-- What closing a period wants: rates of exchange, revaluation, doubtful debts, and entries that undo themselves.

-- Units of a currency for one unit of base, as the European Central Bank publishes them. One typed by hand stands until it
-- is dropped: a file never replaces it. What a closing used is kept with the closing.
create table encaisse.exchange_rate (
  org_id uuid not null references encaisse.organization (org_id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  on_day date not null,
  rate text not null check (rate ~ '^[0-9]{1,9}([.][0-9]{1,10})?$' and rate::numeric > 0),
  source text not null check (source in ('ecb', 'hand')),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, currency, on_day)
);
call encaisse.protect('exchange_rate', 'scratch');

-- One closing of one kind. Run again for the same day, it is undone and replaced; undoing is a row that points at it.
create table encaisse.closing_run (
  org_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('revaluation', 'doubtful')),
  closing_on date not null,
  -- What it was computed from, as it was shown: rates, items, differences.
  detail jsonb not null check (jsonb_typeof(detail) = 'object'),
  -- Added to the provision for losses of exchange (1515), signed: a release is negative.
  provision_minor bigint not null default 0,
  undoes_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, undoes_id),
  foreign key (org_id, undoes_id) references encaisse.closing_run (org_id, id)
);
create index closing_run_day on encaisse.closing_run (org_id, kind, closing_on, id);
call encaisse.protect('closing_run', 'ledger');

create table encaisse.closing_entry (
  org_id uuid not null,
  run_id uuid not null,
  entry_id uuid not null,
  -- Its mirror, dated the first day of the next period; null when the entry stays.
  reversal_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (org_id, run_id, entry_id),
  foreign key (org_id, run_id) references encaisse.closing_run (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  foreign key (org_id, reversal_id) references encaisse.journal_entry (org_id, id)
);
call encaisse.protect('closing_entry', 'ledger');

-- What a closing adds to the impairment of one item, tax excluded, base minor units; a release is negative. What stands is
-- their sum.
create table encaisse.impairment (
  org_id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  basis_minor bigint not null,
  percent text not null,
  change_minor bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, run_id, item_id),
  foreign key (org_id, run_id) references encaisse.closing_run (org_id, id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
create index impairment_item on encaisse.impairment (org_id, item_id);
call encaisse.protect('impairment', 'ledger');

-- An item that may never be paid, and why.
create table encaisse.doubtful_mark (
  org_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  reason text not null check (reason in ('insolvency', 'age', 'dispute', 'other')),
  note text not null default '',
  marked_on date not null,
  recorded_by text not null,
  lifted_on date,
  lifted_by text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check (lifted_on >= marked_on),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
create unique index doubtful_mark_live on encaisse.doubtful_mark (org_id, item_id) where lifted_on is null;
call encaisse.protect('doubtful_mark', 'mutable');

-- What a person proposes to impair by age: [{"fromDays": 90, "percent": "25"}]. No row: nothing is proposed.
create table encaisse.doubtful_scale (
  org_id uuid not null references encaisse.organization (org_id),
  steps jsonb not null check (jsonb_typeof(steps) = 'array'),
  changed_by text not null,
  changed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id)
);
call encaisse.protect('doubtful_scale', 'mutable');

-- The copy of an invoice that stayed unpaid, which gives its VAT back (CGI art. 272, 1).
create table encaisse.unpaid_copy (
  org_id uuid not null,
  write_off_id uuid not null,
  file_sha256 text not null,
  made_on date not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, write_off_id),
  foreign key (org_id, write_off_id) references encaisse.write_off (org_id, id),
  foreign key (org_id, file_sha256) references encaisse.file (org_id, sha256)
);
call encaisse.protect('unpaid_copy', 'ledger');

-- An entry by hand that undoes itself on a day: an expense to be invoiced, income received before its time.
alter table encaisse.entry_draft add column reverses_on date;
alter table encaisse.entry_model add column reverses boolean not null default false;

-- What a closing opens on an account that is settled item by item, and its mirror settles the next day: no document, no
-- money, nothing a customer would see. Whatever kinds there are stay.
do $$
declare
  known text;
begin
  select pg_get_constraintdef(oid) into known from pg_constraint
    where conname = 'open_item_kind_check' and conrelid = 'encaisse.open_item'::regclass;
  alter table encaisse.open_item drop constraint open_item_kind_check;
  execute format('alter table encaisse.open_item add constraint open_item_kind_check %s',
    replace(known, '''write_off''::text', '''write_off''::text, ''valuation''::text'));
end $$;
