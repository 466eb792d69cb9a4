-- Taking over from another system: the files that were given, how their columns were read, what was found, what was
-- taken. The file itself is kept in encaisse.file.

create table encaisse.import_run (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  kind text not null check (kind in ('customers', 'open_items', 'paid_history', 'fec', 'documents')),
  state text not null check (state in ('uploaded', 'checked', 'importing', 'done', 'failed', 'cancelled')),
  file_sha256 text,
  file_name text not null,
  file_size bigint not null,
  -- csv, xlsx, fec; '' for documents.
  format text not null default '',
  -- Headers, line of the header, first rows as read: what the mapping screen shows without reading the file again.
  sample jsonb not null default '{}',
  -- Field by column, in the order of the columns; null = not taken.
  mapping jsonb not null default '[]',
  -- As in core/takeover/options.ts.
  options jsonb not null default '{}',
  -- What the check counted (core/takeover/summary.ts).
  summary jsonb,
  -- What the import did, with the control of 411.
  result jsonb,
  good_only boolean not null default false,
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  cancel_asked boolean not null default false,
  -- Why it failed: a problem code.
  failure text not null default '',
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  recorded_by text not null,
  checked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, file_sha256) references encaisse.file (org_id, sha256)
);
-- Two people cannot import at once into one company.
create unique index import_run_one_at_a_time on encaisse.import_run (org_id) where state = 'importing';
create index import_run_latest on encaisse.import_run (org_id, id desc);
call encaisse.protect('import_run', 'mutable');

-- What the last check had to say, line by line. Written again by each check.
create table encaisse.import_finding (
  org_id uuid not null,
  run_id uuid not null,
  ordinal integer not null,
  line integer not null,
  severity text not null check (severity in ('error', 'warning')),
  code text not null,
  -- Field of the line it is about; '' for the line or the file.
  field text not null default '',
  -- What stood there.
  value text not null default '',
  params jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  primary key (org_id, run_id, ordinal),
  foreign key (org_id, run_id) references encaisse.import_run (org_id, id)
);
create index import_finding_code on encaisse.import_finding (org_id, run_id, severity, code, ordinal);
call encaisse.protect('import_finding', 'scratch');

-- A file with these headers was read like this last time.
create table encaisse.import_mapping (
  org_id uuid not null references encaisse.organization (org_id),
  signature text not null,
  kind text not null,
  mapping jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, signature)
);
call encaisse.protect('import_mapping', 'mutable');

-- Natural keys of what was taken over without being an invoice: the same thing arriving twice is recognised.
create table encaisse.import_key (
  org_id uuid not null,
  -- payment:<customer>:<piece> …
  natural_key text not null,
  run_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, natural_key),
  foreign key (org_id, run_id) references encaisse.import_run (org_id, id)
);
call encaisse.protect('import_key', 'ledger');

-- PDFs are matched by the number in their name, without spaces and dashes.
create index invoice_bare_number on encaisse.invoice (org_id, upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')));

-- ── allocations by the thousand ─────────────────────────────────────────────────────────────────────────────

-- Two years of paid history bring as many allocations as invoices: what 0002 does row by row is done here once per
-- statement, with the same rules.
drop trigger apply on encaisse.allocation;
drop function encaisse.apply_allocation();

-- Every row is reached by its key: a plan kept from when the tables were small must not scan them later.
create function encaisse.apply_allocations() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  moved record; item encaisse.open_item;
begin
  -- The items are locked in the order of their ids, so that two statements cannot wait for each other.
  for moved in
    select org_id, item_id, sum(minor)::bigint as minor from (
      select org_id, debit_item_id as item_id, amount_minor as minor from added
      union all
      select org_id, credit_item_id, -amount_minor from added) both_sides
    group by org_id, item_id order by item_id
  loop
    select * into item from encaisse.open_item where org_id = moved.org_id and id = moved.item_id for update;
    update encaisse.open_item i set
      open_minor = item.open_minor - moved.minor,
      settled_on = case when item.open_minor = moved.minor then greatest(
          (select max(a.effective_on) from encaisse.allocation a where a.org_id = moved.org_id and a.debit_item_id = moved.item_id),
          (select max(a.effective_on) from encaisse.allocation a where a.org_id = moved.org_id and a.credit_item_id = moved.item_id))
        else null end
      where i.org_id = moved.org_id and i.id = moved.item_id;
  end loop;
  -- « offset 0 » keeps the lookups by key, one per new row.
  if exists (
    select 1 from added a
      left join lateral (select * from encaisse.open_item i where i.org_id = a.org_id and i.id = a.debit_item_id offset 0) d on true
      left join lateral (select * from encaisse.open_item i where i.org_id = a.org_id and i.id = a.credit_item_id offset 0) c on true
    where d.id is null or c.id is null or d.amount_minor < 0 or c.amount_minor > 0
      or d.account <> c.account or d.party_id <> c.party_id or d.currency <> c.currency) then
    raise exception 'encaisse: an allocation joins a debit and a credit of one account, party and currency' using errcode = 'check_violation';
  end if;
  if exists (
    select 1 from added a
      left join lateral (select * from encaisse.open_item i where i.org_id = a.org_id and i.id = a.debit_item_id offset 0) d on true
      left join lateral (select * from encaisse.open_item i where i.org_id = a.org_id and i.id = a.credit_item_id offset 0) c on true
    where a.effective_on < greatest(d.issued_on, c.issued_on)) then
    raise exception 'encaisse: an allocation cannot count before both items exist' using errcode = 'check_violation';
  end if;
  if exists (
    select 1 from added n
      left join lateral (
        select * from encaisse.allocation o where o.org_id = n.org_id and o.id = n.reverses_id offset 0) a on true
    where n.reverses_id is not null and (a.id is null or a.debit_item_id <> n.debit_item_id
      or a.credit_item_id <> n.credit_item_id or a.amount_minor <> -n.amount_minor)) then
    raise exception 'encaisse: a reversal mirrors its allocation' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger apply after insert on encaisse.allocation
  referencing new table as added for each statement execute function encaisse.apply_allocations();
