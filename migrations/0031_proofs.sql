-- What proves the books: each entry is chained to the one before it, a reversal mirrors what it undoes, and what a
-- verification found is kept.

-- ── the chain of entries ────────────────────────────────────────────────────────────────────────────────────

-- SHA-256 of the link before it in its journal and year, and of the entry as it was posted. A row changed behind the
-- program's back no longer matches its link; `verify` makes it again.
create table encaisse.entry_link (
  org_id uuid not null,
  entry_id uuid not null,
  journal text not null,
  year integer not null,
  entry_no bigint not null,
  hash text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, entry_id),
  unique (org_id, journal, year, entry_no),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id)
);
call encaisse.protect('entry_link', 'ledger');

-- One text for one content, whatever the settings of the session: moments as seconds, days as ISO.
create function encaisse.posting_text(p encaisse.posting) returns jsonb language sql stable as $$
  select jsonb_build_array(p.line_no, p.account, p.party_id, p.label, p.debit_minor, p.credit_minor, p.currency, p.amount_minor)
$$;
create function encaisse.entry_text(e encaisse.journal_entry, lines jsonb) returns text language sql stable as $$
  select jsonb_build_array(e.org_id, e.id, e.journal, e.year, e.entry_no, to_char(e.entry_on, 'YYYY-MM-DD'), e.label,
    e.piece_ref, to_char(e.piece_on, 'YYYY-MM-DD'), e.reverses_id, e.source_kind, e.source_id, e.recorded_by,
    extract(epoch from e.recorded_at), lines)::text
$$;
create function encaisse.link_hash(previous text, content text) returns text language sql immutable as $$
  select encode(sha256(convert_to(coalesce(previous, '') || content, 'UTF8')), 'hex')
$$;

-- Links every entry of the journal and year that follows the last link without a gap.
create function encaisse.link_entries(org uuid, of_journal text, of_year integer) returns void language plpgsql as $$
declare
  last_no bigint; last_hash text; e encaisse.journal_entry;
begin
  select l.entry_no, l.hash into last_no, last_hash from encaisse.entry_link l
    where l.org_id = org and l.journal = of_journal and l.year = of_year order by l.entry_no desc limit 1;
  last_no := coalesce(last_no, 0);
  for e in select * from encaisse.journal_entry j
    where j.org_id = org and j.journal = of_journal and j.year = of_year and j.entry_no > last_no order by j.entry_no
  loop
    exit when e.entry_no <> last_no + 1;
    last_no := e.entry_no;
    last_hash := encaisse.link_hash(last_hash, encaisse.entry_text(e, (
      select jsonb_agg(encaisse.posting_text(p) order by p.line_no) from encaisse.posting p
      where p.org_id = org and p.entry_id = e.id)));
    insert into encaisse.entry_link (org_id, entry_id, journal, year, entry_no, hash)
      values (org, e.id, of_journal, of_year, e.entry_no, last_hash);
  end loop;
end $$;

-- What was posted before this migration, as it stands now.
do $$
declare
  org uuid; j record;
begin
  for org in select o.org_id from directory.organization o order by o.org_id loop
    perform set_config('app.org', org::text, true);
    for j in select distinct journal, year from encaisse.journal_entry where org_id = org loop
      perform encaisse.link_entries(org, j.journal, j.year);
    end loop;
    -- Keys and guards are checked while their company is in sight.
    set constraints all immediate;
    set constraints all deferred;
  end loop;
  perform set_config('app.org', '', true);
end $$;

-- Links are made by the posting of an entry, by nobody else.
create function encaisse.refuse_link_by_hand() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'encaisse: an entry is linked by posting it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger by_posting before insert on encaisse.entry_link
  for each row execute function encaisse.refuse_link_by_hand();

-- At commit, once per entry: all its lines, of its day, balanced in base, and per currency when they share one; the mirror
-- of what it reverses; numbered right after the entry before it, and linked to it.
create or replace function encaisse.check_entry_balance() returns trigger language plpgsql as $$
declare
  lines integer; base numeric; currencies integer; foreign_sum numeric; elsewhere integer;
begin
  select count(*), coalesce(sum(debit_minor - credit_minor), 0), count(distinct currency), coalesce(sum(amount_minor), 0),
      count(*) filter (where entry_on <> new.entry_on)
    into lines, base, currencies, foreign_sum, elsewhere
    from encaisse.posting where org_id = new.org_id and entry_id = new.id;
  if lines <> new.line_count then
    raise exception 'encaisse: entry % has % of % postings', new.id, lines, new.line_count using errcode = 'check_violation';
  end if;
  if base <> 0 or (currencies = 1 and foreign_sum <> 0) then
    raise exception 'encaisse: entry % does not balance (base %, currency %)', new.id, base, foreign_sum using errcode = 'check_violation';
  end if;
  if elsewhere > 0 then
    raise exception 'encaisse: the postings of entry % stand on its day', new.id using errcode = 'check_violation';
  end if;
  if new.reverses_id is not null and exists (
    select 1 from encaisse.posting where org_id = new.org_id and entry_id in (new.id, new.reverses_id)
    group by account, party_id, currency having sum(debit_minor - credit_minor) <> 0 or sum(amount_minor) <> 0) then
    raise exception 'encaisse: entry % is not the mirror of what it reverses', new.id using errcode = 'check_violation';
  end if;
  perform encaisse.link_entries(new.org_id, new.journal, new.year);
  if not exists (select 1 from encaisse.entry_link where org_id = new.org_id and entry_id = new.id) then
    raise exception 'encaisse: entry % leaves a gap in the numbers of journal % of %', new.id, new.journal, new.year
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- ── what a verification found ───────────────────────────────────────────────────────────────────────────────

create table encaisse.books_check (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  state text not null check (state in ('running', 'done', 'failed')),
  -- The night it was made for, in the time of the company; null: a person asked.
  night_on date,
  asked_by text not null,
  asked_at timestamptz not null,
  -- When its last step ended: one that stands still is given up.
  moved_at timestamptz not null,
  ended_at timestamptz,
  -- Steps are proofs that stand alone: a program that was stopped goes on with the next one.
  steps_done integer not null default 0,
  steps_total integer not null default 0,
  findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'running') = (ended_at is null))
);
create unique index books_check_night on encaisse.books_check (org_id, night_on) where night_on is not null;
create unique index books_check_running on encaisse.books_check (org_id) where state = 'running';
call encaisse.protect('books_check', 'mutable');

-- ── what was lettered together ──────────────────────────────────────────────────────────────────────────────

-- When one allocation of a lettrage is undone, the others are made again under the same letters: which one each took the
-- place of. Decisions name the allocations they made; this is how they find them again.
alter table encaisse.allocation add column continues_id uuid,
  add foreign key (org_id, continues_id) references encaisse.allocation (org_id, id);
create unique index allocation_continues on encaisse.allocation (org_id, continues_id) where continues_id is not null;
create index allocation_lettrage on encaisse.allocation (org_id, lettrage_id) where lettrage_id is not null;
create index lettrage_cancels on encaisse.lettrage (org_id, cancels_id) where cancels_id is not null;

-- ── a thousand allocations undone while a person waits ──────────────────────────────────────────────────────

-- The rules of 0003, with one update for all the items of a statement: what a party owes then follows once, not once for
-- each item. Items are reached by their key, whatever the size of the tables was when the plan was made.
create or replace function encaisse.apply_allocations() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  touched record;
begin
  -- The items are locked in the order of their ids, so that two statements cannot wait for each other.
  for touched in
    select org_id, debit_item_id as item_id from added union select org_id, credit_item_id from added order by 2
  loop
    perform from encaisse.open_item where org_id = touched.org_id and id = touched.item_id for update;
  end loop;
  update encaisse.open_item i set
    open_minor = i.open_minor - moved.minor,
    settled_on = case when i.open_minor = moved.minor then greatest(
        (select max(a.effective_on) from encaisse.allocation a where a.org_id = moved.org_id and a.debit_item_id = moved.item_id),
        (select max(a.effective_on) from encaisse.allocation a where a.org_id = moved.org_id and a.credit_item_id = moved.item_id))
      else null end
    from (
      select org_id, item_id, sum(minor)::bigint as minor from (
        select org_id, debit_item_id as item_id, amount_minor as minor from added
        union all
        select org_id, credit_item_id, -amount_minor from added) both_sides
      group by org_id, item_id) moved
    where i.org_id = moved.org_id and i.id = moved.item_id;
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
-- Fired within it: what it compares are two lists in memory.
alter function encaisse.move_balances() set enable_hashjoin = on;
alter function encaisse.move_balances() set enable_mergejoin = on;
