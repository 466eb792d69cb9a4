-- The VAT return: how often it is made, what was declared, and what each payment settled of an invoice when VAT fell due.

alter table encaisse.organization
  add column vat_period text not null default 'month' check (vat_period in ('month', 'quarter', 'year'));

-- Of the invoice, in its currency, by the settlement that made the VAT fall due: the cash of the list of receipts. Rows of
-- before this migration: as near as the cents of the VAT say.
alter table encaisse.vat_receipt add column settled_minor bigint not null default 0;
alter table encaisse.vat_receipt disable trigger append_only;
alter table encaisse.vat_receipt no force row level security;
alter table encaisse.posting no force row level security;
alter table encaisse.open_item no force row level security;
update encaisse.vat_receipt v
  set settled_minor = round(v.moved_minor * r.total / (p.credit_minor - p.debit_minor))
  from encaisse.posting p
  join lateral (select coalesce(sum(i.amount_minor), 0) as total from encaisse.open_item i
    where i.org_id = p.org_id and i.entry_id = p.entry_id and left(i.account, 3) = '411') r on true
  where p.org_id = v.org_id and p.entry_id = v.invoice_entry_id and p.line_no = v.line_no;
alter table encaisse.open_item force row level security;
alter table encaisse.posting force row level security;
alter table encaisse.vat_receipt force row level security;
alter table encaisse.vat_receipt enable trigger append_only;

-- Returns one after the other, each kept as it was declared.
create table encaisse.vat_return (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  from_on date not null,
  to_on date not null,
  -- To the cent, and as the form wants it: positive is due, negative a credit.
  tax_minor bigint not null,
  net_minor bigint not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check (to_on >= from_on)
);
create index vat_return_period on encaisse.vat_return (org_id, to_on, from_on);
call encaisse.protect('vat_return', 'ledger');

-- What it was made of. A line names what caused it: an entry, or VAT that fell due (a row of vat_receipt).
create table encaisse.vat_return_line (
  org_id uuid not null,
  return_id uuid not null,
  source_id uuid not null,
  box text not null check (box <> ''),
  kind text not null check (kind in ('issued', 'entry', 'receipt', 'taken_back')),
  "on" date not null,
  -- The entry that books it; null where documents set against each other cancelled out.
  entry_id uuid,
  invoice_id uuid,
  party_id uuid,
  number text not null,
  label text not null,
  -- In the currency of the invoice; null for what is no receipt.
  cash_minor bigint,
  currency text not null,
  base_minor bigint not null,
  tax_minor bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, return_id, source_id, box),
  foreign key (org_id, return_id) references encaisse.vat_return (org_id, id)
);
create index vat_return_line_source on encaisse.vat_return_line (org_id, source_id);
call encaisse.protect('vat_return_line', 'ledger');

-- Declared by mistake: the last return may be taken back, and is made anew.
create table encaisse.vat_return_withdrawal (
  org_id uuid not null,
  return_id uuid not null,
  reason text not null check (reason <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, return_id),
  foreign key (org_id, return_id) references encaisse.vat_return (org_id, id)
);
call encaisse.protect('vat_return_withdrawal', 'ledger');

-- Periods do not overlap, whoever declares at once with somebody else.
create function encaisse.check_vat_return() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('period_lock ' || new.org_id::text, 0));
  if exists (select from encaisse.vat_return r where r.org_id = new.org_id and r.to_on >= new.from_on
      and not exists (select from encaisse.vat_return_withdrawal w where w.org_id = r.org_id and w.return_id = r.id)) then
    raise exception 'encaisse: the period from % is declared already', new.from_on using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger follows before insert on encaisse.vat_return
  for each row execute function encaisse.check_vat_return();

-- What each account moved by in a month that is over, so that a balance of millions of lines need not sum them again. Only
-- ever a whole month; whoever posts into one forgets it (app/ledger/close-months.ts writes it anew).
create table encaisse.account_month (
  org_id uuid not null,
  -- Its first day.
  month date not null check (extract(day from month) = 1),
  account text not null,
  debit_minor bigint not null,
  credit_minor bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, month, account),
  foreign key (org_id, account) references encaisse.account (org_id, code)
);
call encaisse.protect('account_month', 'scratch');

-- Posters hold the lock of periods together, whoever writes a month holds it alone (migrations/0029): a month that is kept
-- has all its entries, or it is gone with the first one that it lacks.
create function encaisse.forget_account_month() returns trigger language plpgsql as $$
begin
  delete from encaisse.account_month
    where org_id = new.org_id and month = date_trunc('month', new.entry_on)::date;
  return null;
end $$;
create trigger months_forgotten after insert on encaisse.journal_entry
  for each row execute function encaisse.forget_account_month();
