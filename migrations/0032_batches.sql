-- One line of the bank that many customers paid: payouts of providers, deposits of cheques, direct debits, bills.

create table encaisse.payment_batch (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  kind text not null check (kind in ('payout', 'cheque_deposit', 'direct_debit', 'bill_remittance')),
  -- What the bank may write of it; the first one is shown.
  reference_texts text[] not null check (cardinality(reference_texts) > 0),
  -- Who pays it, when it is not the bank itself.
  payer text not null default '',
  expected_on date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  gross_minor bigint not null,
  fee_minor bigint not null default 0,
  net_minor bigint not null,
  -- Where the parts stand since they were booked (5112, 5113, 5115…). '': they are open items that the line settles.
  holding_account text not null default '',
  -- Where the fee goes when the line arrives. '': it was booked already, or there is none.
  fee_account text not null default '',
  state text not null default 'expected' check (state in ('expected', 'received', 'cancelled')),
  -- The file that told of it, and the entry of its fee.
  file_sha256 text,
  entry_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check (net_minor = gross_minor - fee_minor),
  check (fee_account = '' or holding_account <> ''),
  check (holding_account <> '' or fee_minor = 0),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id)
);
create index payment_batch_state on encaisse.payment_batch (org_id, state, recorded_at);
call encaisse.protect('payment_batch', 'mutable');

create table encaisse.payment_batch_part (
  org_id uuid not null,
  batch_id uuid not null,
  part_no integer not null,
  kind text not null default 'charge' check (kind in ('charge', 'refund', 'chargeback', 'fee', 'other')),
  -- The open item that it pays; null: not known, or none.
  item_id uuid,
  number text not null default '',
  payer text not null default '',
  -- Signed: given back is negative.
  amount_minor bigint not null,
  -- Kept by the provider of this part, VAT included, and that VAT.
  fee_minor bigint not null default 0,
  vat_minor bigint not null default 0,
  -- How the provider calls it: known, it is not booked twice.
  external_id text not null default '',
  -- The payment it is about, in the provider's words.
  original_id text not null default '',
  happened_on date,
  -- What was booked of it.
  payment_id uuid,
  entry_id uuid,
  -- With a refund: what it released, to be paid again when it is undone.
  released_ids uuid[] not null default '{}',
  netting_ids uuid[] not null default '{}',
  recorded_at timestamptz not null default now(),
  primary key (org_id, batch_id, part_no),
  foreign key (org_id, batch_id) references encaisse.payment_batch (org_id, id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, payment_id) references encaisse.payment (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id)
);
create index payment_batch_part_payment on encaisse.payment_batch_part (org_id, payment_id) where payment_id is not null;
create index payment_batch_part_external on encaisse.payment_batch_part (org_id, external_id) where external_id <> '';
call encaisse.protect('payment_batch_part', 'mutable');

-- Which batches a waiting line may be, best first. Written again by each comparison.
create table encaisse.batch_proposal (
  org_id uuid not null,
  line_id uuid not null,
  rank smallint not null check (rank between 1 and 3),
  batch_id uuid not null,
  score smallint not null check (score between 1 and 100),
  points smallint not null,
  reasons jsonb not null,
  -- Of the open items that it settles: [{"itemId": "…", "amountMinor": "620000"}].
  allocations jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, line_id, rank),
  foreign key (org_id, line_id) references encaisse.statement_line (org_id, id),
  foreign key (org_id, batch_id) references encaisse.payment_batch (org_id, id)
);
call encaisse.protect('batch_proposal', 'scratch');

alter table encaisse.match
  add column batch_id uuid,
  drop constraint match_kind_check,
  add constraint match_kind_check check (kind in ('items', 'on_account', 'suspense', 'account', 'return', 'batch')),
  drop constraint match_books_something,
  add constraint match_books_something check (
    case when kind = 'batch' then (entry_id is null) <> (payment_id is null)
      when kind in ('account', 'return') then entry_id is not null and payment_id is null
      else payment_id is not null and entry_id is null end),
  add constraint match_receives_a_batch check ((kind = 'batch') = (batch_id is not null)),
  add foreign key (org_id, batch_id) references encaisse.payment_batch (org_id, id);
create unique index match_batch on encaisse.match (org_id, batch_id) where batch_id is not null and undone_at is null;
