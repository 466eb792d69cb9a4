-- Late charges (C. com. L441-10 II, D441-5): rates that the company gives, what was agreed with a customer, and the ledger
-- of what was announced, booked or given up.

-- A semester whose rates Encaisse does not know yet, or knows wrongly: '2026-2'. Percent a year, as text: exact.
create table encaisse.late_rate (
  org_id uuid not null references encaisse.organization (org_id),
  semester text not null check (semester ~ '^[0-9]{4}-[12]$'),
  ecb_percent text not null check (ecb_percent ~ '^[0-9]{1,2}([.][0-9]{1,2})?$'),
  legal_percent text not null check (legal_percent ~ '^[0-9]{1,2}([.][0-9]{1,2})?$'),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, semester)
);
call encaisse.protect('late_rate', 'scratch');

alter table encaisse.organization
  -- Accounts other than those of core/ledger/late-charge-entry.ts.
  add column late_charge_accounts jsonb not null default '{}',
  -- Nothing is claimed where all is paid within so many days of the first reminder; null: no such rule.
  add column late_waiver_days integer check (late_waiver_days between 0 and 365);

alter table encaisse.customer
  -- Agreed with this customer, as its invoices print it; '' = the company's.
  add column late_rate text not null default '',
  -- The opening of collective proceedings: interest stops (C. com. L622-28).
  add column insolvent_since date;

-- Given up by a person, on one item or on all of a customer: what was computed, and what would still run.
create table encaisse.late_exemption (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  -- Null: the whole customer.
  item_id uuid,
  reason text not null check (reason <> ''),
  from_on date not null,
  lifted_on date,
  lifted_by text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
create index late_exemption_party on encaisse.late_exemption (org_id, party_id) where lifted_on is null;
call encaisse.protect('late_exemption', 'mutable');

-- Interest goes on through a transfer (411 to 416): what an item became is found by where it came from.
create index open_item_origin on encaisse.open_item (org_id, origin_item_id) where origin_item_id is not null;

-- One part of a charge on one item: the indemnity, or interest of some days. What it is and how it was computed never
-- changes; only what was done with it.
create table encaisse.late_claim (
  org_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('indemnity', 'interest')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  -- Interest: the last day it counts; the slices it was computed on (core/payments/late-charges).
  up_to date,
  slices jsonb not null default '[]' check (jsonb_typeof(slices) = 'array'),
  state text not null check (state in ('announced', 'booked', 'waived', 'cancelled')),
  -- Booked: the item it is asked for with.
  own_item_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((kind = 'interest') = (up_to is not null)),
  check ((state = 'booked') = (own_item_id is not null)),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, own_item_id) references encaisse.open_item (org_id, id)
);
create index late_claim_item on encaisse.late_claim (org_id, item_id);
create index late_claim_own_item on encaisse.late_claim (org_id, own_item_id) where own_item_id is not null;
-- 40 € once (D441-5), whatever happens at the same moment. Interest is written under a lock on its item.
create unique index late_claim_indemnity on encaisse.late_claim (org_id, item_id)
  where kind = 'indemnity' and state <> 'cancelled';
call encaisse.protect('late_claim', 'mutable');

create function encaisse.freeze_late_claim() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{state,own_item_id}'::text[] is distinct from to_jsonb(old) - '{state,own_item_id}'::text[]
     or old.state = 'cancelled' then
    raise exception 'encaisse: a late claim does not change, only what is done with it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.late_claim for each row execute function encaisse.freeze_late_claim();

-- Who did what with it, when and why.
create table encaisse.late_claim_event (
  org_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  state text not null check (state in ('announced', 'booked', 'waived', 'cancelled')),
  on_day date not null,
  reason text not null default '',
  -- Announced: the message. Booked, or that undone: the entry.
  attempt_id uuid,
  entry_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check (state <> 'waived' or reason <> ''),
  foreign key (org_id, claim_id) references encaisse.late_claim (org_id, id),
  foreign key (org_id, attempt_id) references encaisse.reminder_attempt (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id)
);
create index late_claim_event_claim on encaisse.late_claim_event (org_id, claim_id, id);
call encaisse.protect('late_claim_event', 'ledger');

-- What a message claims on top, as it was printed: compared once more before it leaves, announced when it is accepted.
alter table encaisse.reminder_attempt add column claim jsonb not null default '[]' check (jsonb_typeof(claim) = 'array');
