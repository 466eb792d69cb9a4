-- Cheques and bills of exchange: received, remitted to the bank, credited by one of its lines, returned unpaid. Where one
-- stands follows from its last step that was not undone; nothing is kept twice.

-- Accounts other than those of core/instruments/accounts.ts.
alter table encaisse.organization add column instrument_accounts jsonb not null default '{}';

-- What is written on the paper (or on its record), and never changes.
create table encaisse.instrument (
  org_id uuid not null,
  id uuid not null,
  -- lcr: drawn without acceptance · lcr_accepted: sent to the customer for acceptance · bor: written by the customer.
  kind text not null check (kind in ('cheque', 'lcr', 'lcr_accepted', 'bor')),
  party_id uuid not null,
  -- Who signed, when it is not the customer.
  drawer text not null default '',
  -- Of the cheque; the reference of a bill.
  number text not null check (number <> ''),
  -- The bank it is drawn on; of a bill, where it is payable.
  bank text not null default '',
  iban text not null default '',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  issued_on date not null,
  received_on date not null,
  maturity_on date,
  -- Of a cheque: the payment that it is.
  payment_id uuid,
  -- Of a bill: what it pays once it is in hand, [{"itemId": …, "amountMinor": "…"}].
  shares jsonb not null default '[]' check (jsonb_typeof(shares) = 'array'),
  -- Where it stands in the books while in hand: 5112, or 413.
  account text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, payment_id),
  check ((kind = 'cheque') = (payment_id is not null)),
  check ((kind = 'cheque') = (maturity_on is null)),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, payment_id) references encaisse.payment (org_id, id),
  foreign key (org_id, account) references encaisse.account (org_id, code)
);
create index instrument_party on encaisse.instrument (org_id, party_id);
create index instrument_newest on encaisse.instrument (org_id, kind, id desc);
create index instrument_maturity on encaisse.instrument (org_id, maturity_on) where maturity_on is not null;
call encaisse.protect('instrument', 'ledger');

-- What is handed to the bank at once: a deposit slip of cheques, or bills to collect or to discount.
create table encaisse.remittance (
  org_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('cheques', 'collection', 'discount')),
  year integer not null,
  no integer not null,
  bank_account_id uuid not null,
  remitted_on date not null,
  -- Where its instruments stand meanwhile (5112, 5113, 5114), and what the bank's credit is booked against (5112, 5113, 519).
  account text not null,
  credit_account text not null,
  -- 5113 or 5114 against 413; cheques stay on 5112.
  entry_id uuid,
  -- What the comparison of bank lines expects of it; another one once part of it came back. What a discount brings is not
  -- known before.
  batch_id uuid,
  recorded_by text not null,
  undone_by text not null default '',
  undone_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, year, no),
  check ((kind = 'cheques') = (entry_id is null)),
  foreign key (org_id, bank_account_id) references encaisse.bank_account (org_id, id),
  foreign key (org_id, account) references encaisse.account (org_id, code),
  foreign key (org_id, credit_account) references encaisse.account (org_id, code),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  foreign key (org_id, batch_id) references encaisse.payment_batch (org_id, id)
);
create unique index remittance_batch on encaisse.remittance (org_id, batch_id) where batch_id is not null;
call encaisse.protect('remittance', 'mutable');

-- What became of an instrument, one row per step; a step is undone, the last one first, and never changed.
create table encaisse.instrument_step (
  org_id uuid not null,
  id uuid not null,
  instrument_id uuid not null,
  kind text not null check (kind in ('sent', 'accepted', 'remitted', 'paid', 'unpaid', 'cancelled')),
  happened_on date not null,
  remittance_id uuid,
  -- 413 against 411, 519 against 5114, 411 against where it stood.
  entry_id uuid,
  -- unpaid: the allocations it took back; why; the day of the certificate (C. mon. fin. art. L131-73); what the customer is
  -- asked for the fees; whether the bank had credited it, and takes it back by a line of its own.
  released_ids uuid[] not null default '{}',
  reason text not null default '',
  certificate_on date,
  rebilled_minor bigint not null default 0 check (rebilled_minor >= 0),
  was_credited boolean not null default false,
  recorded_by text not null,
  undone_by text not null default '',
  undone_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((kind = 'remitted') = (remittance_id is not null)),
  foreign key (org_id, instrument_id) references encaisse.instrument (org_id, id),
  foreign key (org_id, remittance_id) references encaisse.remittance (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id)
);
-- A step is taken once until it is undone.
create unique index instrument_step_live on encaisse.instrument_step (org_id, instrument_id, kind) where undone_at is null;
create index instrument_step_remittance on encaisse.instrument_step (org_id, remittance_id) where remittance_id is not null;
call encaisse.protect('instrument_step', 'mutable');

create function encaisse.freeze_step() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null
     or to_jsonb(new) - '{undone_at,undone_by}'::text[] is distinct from to_jsonb(old) - '{undone_at,undone_by}'::text[] then
    raise exception 'encaisse: % is undone, never changed', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.instrument_step for each row execute function encaisse.freeze_step();

create function encaisse.freeze_remittance() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null or to_jsonb(new) - '{undone_at,undone_by,batch_id}'::text[]
       is distinct from to_jsonb(old) - '{undone_at,undone_by,batch_id}'::text[] then
    raise exception 'encaisse: a remittance is undone, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.remittance for each row execute function encaisse.freeze_remittance();

-- The bank line that credits a discount, or takes back what it had credited of one unpaid instrument; what credits another
-- remittance is the decision that received its batch. It stands while the decision about that line stands: undone from the
-- bank's screen, it is undone here.
create table encaisse.instrument_match (
  org_id uuid not null,
  match_id uuid not null,
  remittance_id uuid,
  instrument_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (org_id, match_id),
  check ((remittance_id is null) <> (instrument_id is null)),
  foreign key (org_id, match_id) references encaisse.match (org_id, id),
  foreign key (org_id, remittance_id) references encaisse.remittance (org_id, id),
  foreign key (org_id, instrument_id) references encaisse.instrument (org_id, id)
);
create index instrument_match_remittance on encaisse.instrument_match (org_id, remittance_id) where remittance_id is not null;
create index instrument_match_instrument on encaisse.instrument_match (org_id, instrument_id) where instrument_id is not null;
call encaisse.protect('instrument_match', 'ledger');

-- A bill settles its invoices on 411 when it is accepted, but is money only when it is paid: VAT on receipts waits until
-- then (CGI art. 269, 2-c). The item is the credit that the bill opened on 411.
create table encaisse.vat_wait (
  org_id uuid not null,
  credit_item_id uuid not null,
  -- The batch with which it becomes money, and the maturity from which it does (null: the day the batch is received).
  batch_id uuid,
  due_on date,
  -- Null: not paid yet. What made it paid: a match, or a step.
  lifted_by uuid,
  -- The day from which it is money.
  lifted_on date,
  recorded_at timestamptz not null default now(),
  primary key (org_id, credit_item_id),
  check ((lifted_by is null) = (lifted_on is null)),
  foreign key (org_id, credit_item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, batch_id) references encaisse.payment_batch (org_id, id)
);
create index vat_wait_batch on encaisse.vat_wait (org_id, batch_id) where batch_id is not null;
create index vat_wait_lifted on encaisse.vat_wait (org_id, lifted_by) where lifted_by is not null;
call encaisse.protect('vat_wait', 'mutable');
