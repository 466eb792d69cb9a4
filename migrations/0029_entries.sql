-- Entries written by hand, models of them, what proves them; periods that are locked, and financial years that are closed.

-- Being written; an unfinished one is kept and found again. Lines as typed: core/ledger/written-entry.ts.
create table encaisse.entry_draft (
  org_id uuid not null,
  id uuid not null,
  journal text not null,
  entry_on date not null,
  label text not null default '',
  piece_ref text not null default '',
  lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  -- [{"sha256": …, "name": …}]
  attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array'),
  changed_by text not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, journal) references encaisse.journal (org_id, code)
);
call encaisse.protect('entry_draft', 'scratch');

-- What is written again and again (rent, salaries): an amount that changes is left empty.
create table encaisse.entry_model (
  org_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  journal text not null,
  label text not null default '',
  lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  changed_by text not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, name),
  foreign key (org_id, journal) references encaisse.journal (org_id, code)
);
call encaisse.protect('entry_model', 'scratch');

-- The proof of an entry written by hand (C. com. R123-174).
create table encaisse.entry_attachment (
  org_id uuid not null,
  entry_id uuid not null,
  sha256 text not null,
  name text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, entry_id, sha256),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  foreign key (org_id, sha256) references encaisse.file (org_id, sha256)
);
call encaisse.protect('entry_attachment', 'ledger');

-- A journal of who locked what, when; the last row of a scope and kind says how it is. Soft: for VAT declared, may be
-- lifted. Hard: accounts closed, only ever moves forward (C. com. R123-174; BOI-TVA-DECLA-30-10-30).
create table encaisse.period_lock (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  kind text not null check (kind in ('soft', 'hard')),
  -- '' = all journals.
  journal text not null default '',
  -- The last day that is locked; null = lifted.
  until_on date,
  reason text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id)
);
create index period_lock_scope on encaisse.period_lock (org_id, journal, kind, id desc) include (until_on);
call encaisse.protect('period_lock', 'ledger');

create function encaisse.check_period_lock() returns trigger language plpgsql as $$
declare
  before date;
begin
  perform pg_advisory_xact_lock(hashtextextended('period_lock ' || new.org_id::text, 0));
  select until_on into before from encaisse.period_lock
    where org_id = new.org_id and journal = new.journal and kind = new.kind order by id desc limit 1;
  if new.kind = 'hard' and (new.until_on is null or new.until_on < before) then
    raise exception 'encaisse: a hard lock is not lifted' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger checked before insert on encaisse.period_lock
  for each row execute function encaisse.check_period_lock();

-- A year of accounts: 12 months as a rule, the first one may be longer or shorter (C. com. L123-12). One after the other.
create table encaisse.fiscal_year (
  org_id uuid not null references encaisse.organization (org_id),
  starts_on date not null,
  ends_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, starts_on),
  unique (org_id, ends_on),
  check (ends_on > starts_on and ends_on < starts_on + interval '24 months')
);
call encaisse.protect('fiscal_year', 'ledger');

create function encaisse.check_fiscal_year() returns trigger language plpgsql as $$
declare
  last_day date;
begin
  perform pg_advisory_xact_lock(hashtextextended('fiscal_year ' || new.org_id::text, 0));
  select max(ends_on) into last_day from encaisse.fiscal_year where org_id = new.org_id;
  if new.starts_on <> last_day + 1 then
    raise exception 'encaisse: a financial year begins the day after the last one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger follows before insert on encaisse.fiscal_year
  for each row execute function encaisse.check_fiscal_year();

-- What a year ended with: the balances carried to the next one, its result on 120 or 129. Balances go on by themselves, so
-- nothing is posted. Reopened (a second row) only while no hard lock covers it.
create table encaisse.fiscal_year_event (
  org_id uuid not null,
  id uuid not null,
  starts_on date not null,
  kind text not null check (kind in ('closed', 'reopened')),
  -- closed: [{"account": "411", "balanceMinor": "120000"}] signed, debit positive; they sum to zero.
  carried jsonb not null default '[]' check (jsonb_typeof(carried) = 'array'),
  -- Signed: a profit is positive.
  result_minor bigint not null default 0,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, starts_on) references encaisse.fiscal_year (org_id, starts_on)
);
create index fiscal_year_event_year on encaisse.fiscal_year_event (org_id, starts_on, id desc);
call encaisse.protect('fiscal_year_event', 'ledger');

create function encaisse.check_fiscal_year_event() returns trigger language plpgsql as $$
declare
  before text; last_day date;
begin
  perform pg_advisory_xact_lock(hashtextextended('period_lock ' || new.org_id::text, 0));
  select kind into before from encaisse.fiscal_year_event
    where org_id = new.org_id and starts_on = new.starts_on order by id desc limit 1;
  if (new.kind = 'closed') = (before is not distinct from 'closed') then
    raise exception 'encaisse: the financial year is % already', coalesce(before, 'open') using errcode = 'check_violation';
  end if;
  select ends_on into last_day from encaisse.fiscal_year where org_id = new.org_id and starts_on = new.starts_on;
  if new.kind = 'reopened' and last_day <= (select until_on from encaisse.period_lock
      where org_id = new.org_id and journal = '' and kind = 'hard' order by id desc limit 1) then
    raise exception 'encaisse: a financial year under a hard lock stays closed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger checked before insert on encaisse.fiscal_year_event
  for each row execute function encaisse.check_fiscal_year_event();

-- The last day that is locked for a journal, by a lock or because its year is closed; null when everything is open.
create function encaisse.locked_until(org uuid, of_journal text) returns date language sql volatile as $$
  select max(d.until_on) from (
    (select distinct on (journal, kind) until_on from encaisse.period_lock
      where org_id = org and journal in ('', of_journal) order by journal, kind, id desc)
    union all
    select y.ends_on from encaisse.fiscal_year y
      where y.org_id = org and 'closed' = (select e.kind from encaisse.fiscal_year_event e
        where e.org_id = org and e.starts_on = y.starts_on order by e.id desc limit 1)) d
$$;

-- Whoever posts waits for whoever locks, and the other way round: nothing slips into a period while it is being locked.
create function encaisse.refuse_locked_period() returns trigger language plpgsql as $$
declare
  until date;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('period_lock ' || new.org_id::text, 0));
  until := encaisse.locked_until(new.org_id, new.journal);
  if new.entry_on <= until then
    raise exception 'encaisse: journal % is locked until %', new.journal, until using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger open_period before insert on encaisse.journal_entry
  for each row execute function encaisse.refuse_locked_period();
