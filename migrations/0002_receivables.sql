-- Who owes (party), what was booked (ledger), what waits to be settled (open_item), what settled it (allocation, payment).

-- ── party ───────────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.party (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  kind text not null default 'company' check (kind in ('company', 'individual', 'public_body')),
  name text not null check (name <> ''),
  -- Upper case, no accents, legal forms removed: core/party/normalize-name.ts. For search and matching.
  search_name text not null,
  siren text not null default '',
  siret text not null default '',
  vat_number text not null default '',
  language text not null default 'fr',
  address_lines text[] not null default '{}',
  postal_code text not null default '',
  city text not null default '',
  country text not null default 'FR',
  note text not null default '',
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id)
);
create index party_search_name on encaisse.party (org_id, search_name text_pattern_ops);
call encaisse.protect('party', 'mutable');

create table encaisse.customer (
  org_id uuid not null,
  party_id uuid not null,
  code text not null check (code <> ''),
  account text not null default '411',
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  -- As typed in core/calendar: {"kind":"net","days":30} …
  payment_terms jsonb not null default '{"kind":"net","days":30}',
  -- Null: the organisation's default policy.
  policy_id uuid,
  -- Never reminded, with the reason said by a person; '' = may be reminded.
  no_reminder_reason text not null default '',
  salesperson text not null default '',
  debtor_group text not null default '',
  -- What the customer's name looks like in this row's list: maintained from party by the same verb.
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, party_id),
  unique (org_id, code),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
call encaisse.protect('customer', 'mutable');

create table encaisse.contact (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  name text not null default '',
  -- billing, accounting, management, buyer
  roles text[] not null default '{billing}',
  email text not null default '',
  phone text not null default '',
  language text not null default 'fr',
  -- A hard bounce: not written to until a person repairs it.
  bounced_at timestamptz,
  archived_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index contact_party on encaisse.contact (org_id, party_id);
create index contact_email on encaisse.contact (org_id, lower(email));
call encaisse.protect('contact', 'mutable');

create table encaisse.party_iban (
  org_id uuid not null,
  party_id uuid not null,
  iban text not null,
  -- import, confirmed_match, user
  origin text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, party_id, iban),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index party_iban_iban on encaisse.party_iban (org_id, iban);
call encaisse.protect('party_iban', 'scratch');

-- ── ledger ──────────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.account (
  org_id uuid not null references encaisse.organization (org_id),
  code text not null check (code ~ '^[0-9][0-9A-Z]{1,11}$'),
  name text not null,
  -- Settled item by item: each of its postings makes an open item.
  itemised boolean not null default false,
  recorded_at timestamptz not null default now(),
  primary key (org_id, code)
);
call encaisse.protect('account', 'mutable');

create table encaisse.journal (
  org_id uuid not null references encaisse.organization (org_id),
  code text not null,
  name text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, code)
);
call encaisse.protect('journal', 'mutable');

-- Gapless numbers: one row per journal and year, updated by the transaction that posts (its lock is the queue).
create table encaisse.entry_counter (
  org_id uuid not null,
  journal text not null,
  year integer not null,
  last_no bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, journal, year),
  foreign key (org_id, journal) references encaisse.journal (org_id, code)
);
call encaisse.protect('entry_counter', 'mutable');

create table encaisse.journal_entry (
  org_id uuid not null,
  id uuid not null,
  journal text not null,
  year integer not null,
  entry_no bigint not null,
  entry_on date not null,
  label text not null,
  piece_ref text not null default '',
  piece_on date,
  -- The entry this one undoes.
  reverses_id uuid,
  -- What caused it: import, payment, statement_line, invoice …
  source_kind text not null,
  source_id uuid,
  -- Postings 1 … line_count are written in the same transaction; none can be added later.
  line_count integer not null check (line_count >= 2),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, journal, year, entry_no),
  unique (org_id, id, line_count),
  unique (org_id, reverses_id),
  foreign key (org_id, journal) references encaisse.journal (org_id, code),
  foreign key (org_id, reverses_id) references encaisse.journal_entry (org_id, id)
);
create index journal_entry_on on encaisse.journal_entry (org_id, entry_on, id);
create index journal_entry_source on encaisse.journal_entry (org_id, source_id) where source_id is not null;
call encaisse.protect('journal_entry', 'ledger');

create table encaisse.posting (
  org_id uuid not null,
  entry_id uuid not null,
  line_no integer not null,
  line_count integer not null,
  account text not null,
  party_id uuid,
  label text not null default '',
  -- Base currency, minor units.
  debit_minor bigint not null default 0 check (debit_minor >= 0),
  credit_minor bigint not null default 0 check (credit_minor >= 0),
  -- Document currency, signed (debit +).
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, entry_id, line_no),
  check (line_no between 1 and line_count),
  check ((debit_minor = 0) <> (credit_minor = 0)),
  check (sign(amount_minor) = sign(debit_minor - credit_minor)),
  foreign key (org_id, entry_id, line_count) references encaisse.journal_entry (org_id, id, line_count),
  foreign key (org_id, account) references encaisse.account (org_id, code),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index posting_account on encaisse.posting (org_id, account, party_id);
call encaisse.protect('posting', 'ledger');

-- An entry balances: in base always, and per currency when all its postings share one. Checked once per entry, at
-- commit; a header without all its lines is refused too.
create function encaisse.check_entry_balance() returns trigger language plpgsql as $$
declare
  lines integer; base numeric; currencies integer; foreign_sum numeric;
begin
  select count(*), coalesce(sum(debit_minor - credit_minor), 0), count(distinct currency), coalesce(sum(amount_minor), 0)
    into lines, base, currencies, foreign_sum
    from encaisse.posting where org_id = new.org_id and entry_id = new.id;
  if lines <> new.line_count then
    raise exception 'encaisse: entry % has % of % postings', new.id, lines, new.line_count using errcode = 'check_violation';
  end if;
  if base <> 0 or (currencies = 1 and foreign_sum <> 0) then
    raise exception 'encaisse: entry % does not balance (base %, currency %)', new.id, base, foreign_sum using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger balanced after insert on encaisse.journal_entry
  deferrable initially deferred for each row execute function encaisse.check_entry_balance();

-- ── invoicing: documents as received from another system, or typed ───────────────────────────────────────────

create table encaisse.invoice (
  org_id uuid not null,
  id uuid not null,
  kind text not null default 'invoice' check (kind in ('invoice', 'credit_note', 'deposit')),
  number text not null check (number <> ''),
  party_id uuid not null,
  issued_on date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Including VAT, positive for an invoice and for a credit note alike.
  total_minor bigint not null check (total_minor >= 0),
  reference text not null default '',
  -- Typed here, taken over from another system.
  origin text not null check (origin in ('typed', 'imported')),
  file_sha256 text,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, number, party_id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, file_sha256) references encaisse.file (org_id, sha256)
);
create index invoice_number on encaisse.invoice (org_id, number text_pattern_ops);
call encaisse.protect('invoice', 'mutable');

-- An invoice never changes; only its picture (the PDF as received) may be attached later, once.
create function encaisse.freeze_invoice() returns trigger language plpgsql as $$
begin
  if old.file_sha256 is not null
     or to_jsonb(new) - 'file_sha256' is distinct from to_jsonb(old) - 'file_sha256' then
    raise exception 'encaisse: an invoice does not change, correct it with a credit note' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.invoice for each row execute function encaisse.freeze_invoice();

-- ── open items: the hub ─────────────────────────────────────────────────────────────────────────────────────

create table encaisse.open_item (
  org_id uuid not null,
  id uuid not null,
  account text not null,
  party_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  kind text not null check (kind in ('invoice', 'credit_note', 'payment', 'transfer', 'late_charge')),
  -- What the customer knows it by: invoice number, payment reference.
  number text not null,
  reference text not null default '',
  -- Signed: + the customer owes us, − we owe the customer.
  amount_minor bigint not null check (amount_minor <> 0),
  base_minor bigint not null,
  issued_on date not null,
  due_on date not null,
  entry_id uuid not null,
  line_no integer not null,
  invoice_id uuid,
  payment_id uuid,
  origin_item_id uuid,
  -- Maintained by the trigger on allocation: amount − Σ live allocations; the day it reached zero.
  open_minor bigint not null,
  settled_on date,
  -- The last reminder known for it (sent by us or taken over), for lists; the truth is reminder_step_done.
  last_step text not null default '',
  last_reminded_on date,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, entry_id, line_no),
  check (sign(open_minor) in (0, sign(amount_minor)) and abs(open_minor) <= abs(amount_minor)),
  check ((open_minor = 0) = (settled_on is not null)),
  foreign key (org_id, account) references encaisse.account (org_id, code),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, entry_id, line_no) references encaisse.posting (org_id, entry_id, line_no),
  foreign key (org_id, invoice_id) references encaisse.invoice (org_id, id),
  foreign key (org_id, origin_item_id) references encaisse.open_item (org_id, id)
);
-- Home tiles, aged balance, dunning, matching: everything that reads what is open reads this, index-only.
create index open_item_open on encaisse.open_item (org_id, account, due_on, id)
  include (party_id, currency, open_minor, kind) where settled_on is null;
create index open_item_party on encaisse.open_item (org_id, party_id, due_on);
create index open_item_number on encaisse.open_item (org_id, number text_pattern_ops);
create index open_item_issued on encaisse.open_item (org_id, issued_on desc, id desc);
create index open_item_due on encaisse.open_item (org_id, due_on, id);
create index open_item_settled on encaisse.open_item (org_id, settled_on desc, id desc) where settled_on is not null;
create index open_item_invoice on encaisse.open_item (org_id, invoice_id) where invoice_id is not null;
call encaisse.protect('open_item', 'mutable');

create function encaisse.freeze_open_item() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{open_minor,settled_on,last_step,last_reminded_on}'::text[]
     is distinct from to_jsonb(old) - '{open_minor,settled_on,last_step,last_reminded_on}'::text[] then
    raise exception 'encaisse: an open item does not change, it is settled by allocations' using errcode = 'restrict_violation';
  end if;
  if (new.open_minor <> old.open_minor or new.settled_on is distinct from old.settled_on)
     and pg_trigger_depth() < 2 then
    raise exception 'encaisse: what is open follows from allocations only' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.open_item for each row execute function encaisse.freeze_open_item();

create table encaisse.lettrage (
  org_id uuid not null,
  id uuid not null,
  account text not null,
  party_id uuid not null,
  -- AAA, AAB … per account and party; lower case while partial.
  code text not null,
  lettered_on date not null,
  partial boolean not null,
  recorded_by text not null,
  -- The lettrage this one cancels.
  cancels_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, account) references encaisse.account (org_id, code),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, cancels_id) references encaisse.lettrage (org_id, id)
);
create index lettrage_party on encaisse.lettrage (org_id, account, party_id, id);
call encaisse.protect('lettrage', 'ledger');

-- Joins a debit and a credit item of one account, party and currency. Undoing adds the negative row.
create table encaisse.allocation (
  org_id uuid not null,
  id uuid not null,
  debit_item_id uuid not null,
  credit_item_id uuid not null,
  amount_minor bigint not null check (amount_minor <> 0),
  base_minor bigint not null,
  exchange_difference_minor bigint not null default 0,
  effective_on date not null,
  known_at timestamptz not null default now(),
  reverses_id uuid,
  lettrage_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, reverses_id),
  check ((amount_minor < 0) = (reverses_id is not null)),
  foreign key (org_id, debit_item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, credit_item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, reverses_id) references encaisse.allocation (org_id, id),
  foreign key (org_id, lettrage_id) references encaisse.lettrage (org_id, id)
);
create index allocation_debit on encaisse.allocation (org_id, debit_item_id, effective_on) include (amount_minor, known_at);
create index allocation_credit on encaisse.allocation (org_id, credit_item_id, effective_on) include (amount_minor, known_at);
create index allocation_effective on encaisse.allocation (org_id, effective_on) include (debit_item_id, credit_item_id, amount_minor);
call encaisse.protect('allocation', 'ledger');

create function encaisse.apply_allocation() returns trigger language plpgsql as $$
declare
  d encaisse.open_item; c encaisse.open_item; last_day date;
begin
  -- Both items are locked in the order of their ids, so that two allocations cannot wait for each other.
  perform 1 from encaisse.open_item where org_id = new.org_id and id in (new.debit_item_id, new.credit_item_id) order by id for update;
  select * into d from encaisse.open_item where org_id = new.org_id and id = new.debit_item_id;
  select * into c from encaisse.open_item where org_id = new.org_id and id = new.credit_item_id;
  if d.amount_minor < 0 or c.amount_minor > 0 or d.account <> c.account or d.party_id <> c.party_id or d.currency <> c.currency then
    raise exception 'encaisse: an allocation joins a debit and a credit of one account, party and currency' using errcode = 'check_violation';
  end if;
  if new.effective_on < greatest(d.issued_on, c.issued_on) then
    raise exception 'encaisse: an allocation cannot count before both items exist' using errcode = 'check_violation';
  end if;
  if new.reverses_id is not null and not exists (
    select 1 from encaisse.allocation a where a.org_id = new.org_id and a.id = new.reverses_id
      and a.debit_item_id = new.debit_item_id and a.credit_item_id = new.credit_item_id and a.amount_minor = -new.amount_minor) then
    raise exception 'encaisse: a reversal mirrors its allocation' using errcode = 'check_violation';
  end if;
  update encaisse.open_item i set
    open_minor = i.open_minor - case when i.id = d.id then new.amount_minor else -new.amount_minor end,
    settled_on = case when i.open_minor = case when i.id = d.id then new.amount_minor else -new.amount_minor end
      then greatest(new.effective_on,
        (select max(a.effective_on) from encaisse.allocation a where a.org_id = i.org_id and a.debit_item_id = i.id),
        (select max(a.effective_on) from encaisse.allocation a where a.org_id = i.org_id and a.credit_item_id = i.id))
      else null end
    where i.org_id = new.org_id and i.id in (d.id, c.id);
  return null;
end $$;
create trigger apply after insert on encaisse.allocation for each row execute function encaisse.apply_allocation();

-- ── what holds an item back ─────────────────────────────────────────────────────────────────────────────────

create table encaisse.hold (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  -- Null: the whole customer.
  item_id uuid,
  reason text not null check (reason <> ''),
  from_on date not null,
  -- Null: until a person lifts it.
  until_on date,
  lifted_at timestamptz,
  lifted_by text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
create index hold_party on encaisse.hold (org_id, party_id) where lifted_at is null;
call encaisse.protect('hold', 'mutable');

create table encaisse.dispute (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  item_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  reason text not null,
  opened_on date not null,
  closed_on date,
  outcome text check (outcome in ('credit_note', 'upheld')),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((closed_on is null) = (outcome is null)),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
create index dispute_open on encaisse.dispute (org_id, party_id) where closed_on is null;
call encaisse.protect('dispute', 'mutable');

create table encaisse.promise_to_pay (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  -- Empty: the whole account.
  item_ids uuid[] not null default '{}',
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  promised_on date not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'kept', 'part_kept', 'broken', 'withdrawn')),
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index promise_to_pay_open on encaisse.promise_to_pay (org_id, party_id) where state = 'open';
call encaisse.protect('promise_to_pay', 'mutable');

-- ── payments ────────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.payment (
  org_id uuid not null,
  id uuid not null,
  direction text not null default 'in' check (direction in ('in', 'out')),
  method text not null check (method in ('transfer', 'cheque', 'card', 'cash', 'direct_debit', 'imported')),
  -- Who paid, as far as known; null = unknown, its money stands on 471.
  party_id uuid,
  -- On 471: whom it may belong to. Dunning reads that too.
  candidate_party_id uuid,
  received_on date not null,
  booked_on date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  reference text not null default '',
  note text not null default '',
  entry_id uuid not null,
  statement_line_id uuid,
  -- Undone by this entry; null = stands.
  reversal_entry_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, candidate_party_id) references encaisse.party (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  foreign key (org_id, reversal_entry_id) references encaisse.journal_entry (org_id, id)
);
create index payment_party on encaisse.payment (org_id, party_id, received_on);
create index payment_received on encaisse.payment (org_id, received_on desc, id desc);
create unique index payment_line on encaisse.payment (org_id, statement_line_id) where statement_line_id is not null and reversal_entry_id is null;
call encaisse.protect('payment', 'mutable');
alter table encaisse.open_item add foreign key (org_id, payment_id) references encaisse.payment (org_id, id);

-- A booked payment keeps its facts; it may be attributed (candidate → party) and reversed, once.
create function encaisse.freeze_payment() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{party_id,candidate_party_id,reversal_entry_id}'::text[]
     is distinct from to_jsonb(old) - '{party_id,candidate_party_id,reversal_entry_id}'::text[]
     or (old.party_id is not null and new.party_id is distinct from old.party_id)
     or (old.reversal_entry_id is not null and new.reversal_entry_id is distinct from old.reversal_entry_id) then
    raise exception 'encaisse: a booked payment does not change, it is reversed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.payment for each row execute function encaisse.freeze_payment();
