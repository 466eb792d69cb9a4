-- What each party owes now, per account and currency, and since when: the list of customers sorts a page by it, which
-- summing two hundred thousand open items for each page did not allow (docs/operating/performance.md). What is not yet
-- due changes with the day and is summed when read. Open items stay the truth; `./encaisse verify` compares.

create table encaisse.open_balance (
  org_id uuid not null,
  account text not null,
  party_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Σ open_minor of its items, signed.
  balance_minor bigint not null,
  -- Σ open_minor of those the party owes.
  owed_minor bigint not null check (owed_minor >= 0),
  -- The earliest due date of those; null when it owes nothing.
  oldest_due_on date,
  recorded_at timestamptz not null default now(),
  primary key (org_id, account, party_id, currency),
  check ((owed_minor = 0) = (oldest_due_on is null))
  -- Only open items write here, and they refer to an account and a party already.
) with (fillfactor = 70);

-- Migrations see no tenant: the owner looks at all of them, for this once.
alter table encaisse.open_item no force row level security;
insert into encaisse.open_balance (org_id, account, party_id, currency, balance_minor, owed_minor, oldest_due_on)
  select org_id, account, party_id, currency, sum(open_minor), sum(greatest(open_minor, 0)),
    min(due_on) filter (where open_minor > 0)
  from encaisse.open_item group by org_id, account, party_id, currency;
alter table encaisse.open_item force row level security;
call encaisse.protect('open_balance', 'mutable');

create function encaisse.guard_open_balance() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'encaisse: what a party owes follows from its open items only' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded after insert or update on encaisse.open_balance
  for each row execute function encaisse.guard_open_balance();

-- Rows are locked in the order of their keys, so that two statements cannot wait for each other.
create function encaisse.add_to_balances() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  insert into encaisse.open_balance as b (org_id, account, party_id, currency, balance_minor, owed_minor, oldest_due_on)
    select org_id, account, party_id, currency, sum(open_minor), sum(greatest(open_minor, 0)),
      min(due_on) filter (where open_minor > 0)
    from added group by org_id, account, party_id, currency order by org_id, account, party_id, currency
  on conflict (org_id, account, party_id, currency) do update set
    balance_minor = b.balance_minor + excluded.balance_minor,
    owed_minor = b.owed_minor + excluded.owed_minor,
    oldest_due_on = least(b.oldest_due_on, excluded.oldest_due_on);
  return null;
end $$;
create trigger add_to_balances after insert on encaisse.open_item
  referencing new table as added for each statement execute function encaisse.add_to_balances();

-- The oldest date is looked up again only when the item that held it may have been settled; the row is locked then.
create function encaisse.move_balances() returns trigger language plpgsql set enable_seqscan = off as $$
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
          select min(i.due_on) from encaisse.open_item i
          where i.org_id = moved.org_id and i.account = moved.account and i.party_id = moved.party_id
            and i.currency = moved.currency and i.settled_on is null and i.open_minor > 0)
        else least(b.oldest_due_on, moved.came) end
    where b.org_id = moved.org_id and b.account = moved.account and b.party_id = moved.party_id
      and b.currency = moved.currency;
  end loop;
  return null;
end $$;
create trigger move_balances after update on encaisse.open_item
  referencing old table as before new table as after for each statement execute function encaisse.move_balances();

-- How late a page of customers pay: read from the index alone, where allocations were joined one by one.
create index open_item_settled_by_party on encaisse.open_item (org_id, account, party_id, settled_on)
  include (id, due_on, amount_minor) where settled_on is not null and kind = 'invoice';
create index open_item_credit_note on encaisse.open_item (org_id, account, party_id) where kind = 'credit_note';

-- Never read: under row security LIKE cannot use an index, and equality has the unique ones.
drop index encaisse.open_item_number;
drop index encaisse.invoice_number;

-- Filtered by a day and sorted by another column: the sort column stands in the index of the day.
drop index encaisse.open_item_by_issued;
create index open_item_by_issued on encaisse.open_item (org_id, account, issued_on, id)
  include (due_on, kind, amount_minor, open_minor, settled_on);
drop index encaisse.open_item_by_due;
create index open_item_by_due on encaisse.open_item (org_id, account, due_on, id)
  include (issued_on, kind, amount_minor, open_minor, settled_on);
drop index encaisse.open_item_by_settled;
create index open_item_by_settled on encaisse.open_item (org_id, account, (case when settled_on is null then date '0001-01-01' else settled_on end), id)
  include (settled_on, due_on, issued_on, kind, amount_minor, open_minor) where kind <> 'payment';

-- Without figures the planner takes the new table for a handful of rows.
analyze encaisse.open_balance;
