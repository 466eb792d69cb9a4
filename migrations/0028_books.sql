-- The books on screen and out: sums of any period and pages of any account are read from an index alone, and the company
-- says whose books these are.

-- A posting carries the day of its entry: a balance of a million entries need not look each of them up.
alter table encaisse.posting add column entry_on date;
alter table encaisse.posting disable trigger append_only;
alter table encaisse.posting no force row level security;
alter table encaisse.journal_entry no force row level security;
update encaisse.posting p set entry_on = e.entry_on
  from encaisse.journal_entry e where e.org_id = p.org_id and e.id = p.entry_id;
alter table encaisse.journal_entry force row level security;
alter table encaisse.posting force row level security;
alter table encaisse.posting enable trigger append_only;
alter table encaisse.posting alter column entry_on set not null;

create index posting_books on encaisse.posting (org_id, account, entry_on, entry_id, line_no)
  include (debit_minor, credit_minor);
-- In place of posting_account, which it begins with.
drop index encaisse.posting_account;
create index posting_party on encaisse.posting (org_id, account, party_id, entry_on, entry_id, line_no)
  include (debit_minor, credit_minor);
create index journal_entry_journal on encaisse.journal_entry (org_id, journal, entry_on, id);

-- Whoever writes a posting without its day gets that of the entry; whoever writes another one is refused below.
create function encaisse.date_posting() returns trigger language plpgsql as $$
begin
  select e.entry_on into new.entry_on from encaisse.journal_entry e where e.org_id = new.org_id and e.id = new.entry_id;
  return new;
end $$;
create trigger dated before insert on encaisse.posting
  for each row when (new.entry_on is null) execute function encaisse.date_posting();

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
  return null;
end $$;

-- Encaisse keeps the books, or it feeds those that an accountant keeps: then its FEC is a part of theirs.
alter table encaisse.organization add column books_kept text not null default 'here'
  check (books_kept in ('here', 'elsewhere'));
