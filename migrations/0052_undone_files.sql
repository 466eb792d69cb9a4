-- Taking a file of the bank back, again and again, while the statistics of the tables it fills are older than their rows
-- (docs/operating/performance.md). Three lookups that the planner then made by reading the company's whole table.

-- Two lists of one size, matched in memory: nested loops compared every item of the company with every item that moved.
-- Only from the trigger below: what is open follows from allocations (guarded).
create function encaisse.settle_items(of_org uuid, items uuid[], minors bigint[]) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off as $$
begin
  update encaisse.open_item i set
    open_minor = i.open_minor - moved.minor,
    settled_on = case when i.open_minor = moved.minor then greatest(
        (select max(a.effective_on) from encaisse.allocation a where a.org_id = of_org and a.debit_item_id = moved.item_id),
        (select max(a.effective_on) from encaisse.allocation a where a.org_id = of_org and a.credit_item_id = moved.item_id))
      else null end
    from unnest(items, minors) as moved(item_id, minor)
    where i.org_id = of_org and i.id = any(items) and i.id = moved.item_id;
end $$;

-- The rules of 0031.
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
  -- One update for all the items of a statement: what a party owes then follows once, not once for each item.
  for touched in
    select org_id, array_agg(item_id) as items, array_agg(minor) as minors from (
      select org_id, item_id, sum(minor)::bigint as minor from (
        select org_id, debit_item_id as item_id, amount_minor as minor from added
        union all
        select org_id, credit_item_id, -amount_minor from added) both_sides
      group by org_id, item_id) moved
    group by org_id
  loop
    perform encaisse.settle_items(touched.org_id, touched.items, touched.minors);
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

-- The rule of 0009. « + 0 »: the earliest day is found among the open items of the party, not by going through the items
-- of everybody in the order of their days until one is hers.
create or replace function encaisse.move_balances() returns trigger language plpgsql
  set enable_seqscan = off set enable_nestloop = on set enable_hashjoin = on set enable_mergejoin = on as $$
declare
  moved record;
begin
  for moved in
    select n.org_id, n.account, n.party_id, n.currency, sum(n.open_minor - o.open_minor)::bigint as balance,
      sum(greatest(n.open_minor, 0) - greatest(o.open_minor, 0))::bigint as owed,
      min(n.due_on) filter (where n.open_minor > 0) as came, min(n.due_on) filter (where n.open_minor = 0) as went
    from after n join before o on o.org_id = n.org_id and o.id = n.id
    where n.open_minor <> o.open_minor
    group by n.org_id, n.account, n.party_id, n.currency order by n.org_id, n.account, n.party_id, n.currency
  loop
    perform from encaisse.open_balance b
      where b.org_id = moved.org_id and b.account = moved.account and b.party_id = moved.party_id
        and b.currency = moved.currency for no key update;
    update encaisse.open_balance b set
      balance_minor = b.balance_minor + moved.balance,
      owed_minor = b.owed_minor + moved.owed,
      oldest_due_on = case
        when b.owed_minor + moved.owed = 0 then null
        when moved.went <= b.oldest_due_on then (
          select min(i.due_on + 0) from encaisse.open_item i
          where i.org_id = moved.org_id and i.account = moved.account and i.party_id = moved.party_id
            and i.currency = moved.currency and i.settled_on is null and i.open_minor > 0)
        else least(b.oldest_due_on, moved.came) end
    where b.org_id = moved.org_id and b.account = moved.account and b.party_id = moved.party_id
      and b.currency = moved.currency;
  end loop;
  return null;
end $$;

-- The rules of 0031. The lines of an entry and of what it reverses are each looked up by their key: asked for together in
-- the order of their accounts, they were sought under every account of the company.
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
    select 1 from (
      (select * from encaisse.posting where org_id = new.org_id and entry_id = new.id order by entry_id, line_no)
      union all
      (select * from encaisse.posting where org_id = new.org_id and entry_id = new.reverses_id order by entry_id, line_no)
      offset 0) both_entries
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

-- ── rates of exchange that come by themselves ───────────────────────────────────────────────────────────────

-- Whether the reference rates of the ECB are asked for every day, since when, and what the last look found.
create table encaisse.rate_feed (
  org_id uuid not null references encaisse.organization (org_id),
  is_on boolean not null,
  -- The first day whose rates are expected.
  since_on date not null,
  -- Why the last look brought nothing; empty: it did, or there was nothing to look for.
  problem text not null default '' check (problem in ('', 'unavailable', 'timeout', 'too-large', 'unreadable', 'rate-limited')),
  looked_at timestamptz,
  changed_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id)
);
call encaisse.protect('rate_feed', 'mutable');
