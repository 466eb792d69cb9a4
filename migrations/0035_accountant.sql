-- What goes to an accountant, each entry once; and all balances taken over from another system.

-- How this company's accountant wants it. No row: nothing was chosen yet.
create table encaisse.accountant_settings (
  org_id uuid not null references encaisse.organization (org_id),
  -- core/ledger/export/profile.ts
  profile text not null,
  options jsonb not null check (jsonb_typeof(options) = 'object'),
  -- Empty: all.
  journals text[] not null default '{}',
  with_attachments boolean not null default true,
  -- A batch of the past months is made by itself from this day of each month on; null: by hand.
  scheduled_day smallint check (scheduled_day between 1 and 28),
  changed_by text not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id)
);
call encaisse.protect('accountant_settings', 'mutable');

-- One delivery. Made once by a job; afterwards it can only be refused, which sets its entries free for the next one.
create table encaisse.export_batch (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  batch_no integer not null check (batch_no > 0),
  state text not null check (state in ('running', 'done', 'failed', 'refused')),
  profile text not null,
  options jsonb not null,
  journals text[] not null,
  with_attachments boolean not null,
  -- Null: from the beginning.
  from_on date,
  until_on date not null,
  -- '2026-10' of a batch that was made by itself, '' by hand.
  scheduled_for text not null default '',
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  entry_count integer not null,
  lettrage_count integer not null,
  line_count integer not null default 0,
  debit_minor bigint not null default 0,
  attachment_count integer not null default 0,
  -- Entries whose proof should be there and is not (yet).
  missing_count integer not null default 0,
  -- Signs written as a question mark.
  lost_signs integer not null default 0,
  progress_done integer not null default 0,
  progress_total integer not null,
  -- [{"path": "pieces/FA-1.pdf", "sha256": "…"}] in the order of the archive, whose bytes follow from it.
  manifest jsonb not null default '[]' check (jsonb_typeof(manifest) = 'array'),
  archive_sha256 text,
  archive_size bigint,
  -- Why it failed.
  findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  recorded_by text not null,
  started_at timestamptz not null,
  made_at timestamptz,
  refused_by text not null default '',
  refused_reason text not null default '',
  refused_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, batch_no),
  check ((archive_sha256 is not null) = (state in ('done', 'refused'))),
  check ((refused_at is not null) = (state = 'refused'))
);
create unique index export_batch_one_at_a_time on encaisse.export_batch (org_id) where state = 'running';
create unique index export_batch_month on encaisse.export_batch (org_id, scheduled_for)
  where scheduled_for <> '' and state in ('running', 'done');
call encaisse.protect('export_batch', 'mutable');

create function encaisse.freeze_export_batch() returns trigger language plpgsql as $$
begin
  if old.state in ('failed', 'refused')
     or old.state = 'done' and to_jsonb(new) - '{state,refused_by,refused_reason,refused_at}'::text[]
       is distinct from to_jsonb(old) - '{state,refused_by,refused_reason,refused_at}'::text[] then
    raise exception 'encaisse: a batch that was delivered can only be refused' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.export_batch for each row execute function encaisse.freeze_export_batch();

-- Which entries went with which batch; live at most once. Those of a batch that was refused or failed are not.
create table encaisse.export_entry (
  org_id uuid not null,
  batch_id uuid not null,
  entry_id uuid not null,
  sequence integer not null,
  is_live boolean not null default true,
  recorded_at timestamptz not null default now(),
  primary key (org_id, batch_id, sequence),
  foreign key (org_id, batch_id) references encaisse.export_batch (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id)
);
create unique index export_entry_once on encaisse.export_entry (org_id, entry_id) where is_live;
call encaisse.protect('export_entry', 'mutable');

-- The same of lettrages, and of what cancels them.
create table encaisse.export_lettrage (
  org_id uuid not null,
  batch_id uuid not null,
  lettrage_id uuid not null,
  is_live boolean not null default true,
  recorded_at timestamptz not null default now(),
  primary key (org_id, batch_id, lettrage_id),
  foreign key (org_id, batch_id) references encaisse.export_batch (org_id, id),
  foreign key (org_id, lettrage_id) references encaisse.lettrage (org_id, id)
);
create unique index export_lettrage_once on encaisse.export_lettrage (org_id, lettrage_id) where is_live;
call encaisse.protect('export_lettrage', 'mutable');


-- All accounts of another system on a day, taken over in one entry per customer batch and one of the rest; undone by mirrors.
create table encaisse.opening_balance (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  file_sha256 text not null,
  file_name text not null,
  opened_on date not null,
  -- core/takeover/opening.ts: sums, accounts, counts, as they were shown and then taken.
  summary jsonb not null check (jsonb_typeof(summary) = 'object'),
  recorded_by text not null,
  taken_at timestamptz not null,
  undone_by text not null default '',
  undone_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, file_sha256) references encaisse.file (org_id, sha256)
);
create unique index opening_balance_once on encaisse.opening_balance (org_id, file_sha256) where undone_at is null;
call encaisse.protect('opening_balance', 'mutable');

create function encaisse.freeze_opening_balance() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null
     or to_jsonb(new) - '{undone_by,undone_at}'::text[] is distinct from to_jsonb(old) - '{undone_by,undone_at}'::text[] then
    raise exception 'encaisse: an opening is undone, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.opening_balance for each row execute function encaisse.freeze_opening_balance();
