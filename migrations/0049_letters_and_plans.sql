-- What became of letters, addresses they came back from, and what customers are told of their payment plans.

-- The address that a letter came back from, as it was then: corrected, it is another one and may be written to again.
alter table encaisse.party
  add column returned_address text[],
  add column returned_on date,
  add column address_returned boolean not null generated always as
    (returned_address is not null and returned_address = address_lines || array[postal_code, city, country]) stored,
  add check ((returned_address is null) = (returned_on is null));
create index party_address_returned on encaisse.party (org_id, id) where address_returned;

-- Letters printed here: the number of the registered letter, its receipts, and whether it was taken. Of a letter at the
-- provider only what a person had to say of it.
create table encaisse.letter_delivery (
  org_id uuid not null,
  attempt_id uuid not null,
  tracking_number text check (tracking_number ~ '^[A-Z0-9]{8,30}$'),
  -- The receipt that the post gave for it.
  deposit_sha256 text,
  outcome text check (outcome in ('delivered', 'refused', 'unclaimed', 'wrong-address', 'unknown')),
  outcome_on date,
  -- The signed receipt, or the envelope that came back.
  receipt_sha256 text,
  recorded_by text not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, attempt_id),
  -- One number, one letter: the same one scanned twice is a mistake.
  unique (org_id, tracking_number),
  check ((outcome is null) = (outcome_on is null)),
  foreign key (org_id, attempt_id) references encaisse.reminder_attempt (org_id, id),
  foreign key (org_id, deposit_sha256) references encaisse.file (org_id, sha256),
  foreign key (org_id, receipt_sha256) references encaisse.file (org_id, sha256)
);
create index letter_delivery_unknown on encaisse.letter_delivery (org_id) where outcome = 'unknown';
call encaisse.protect('letter_delivery', 'mutable');

alter table encaisse.reminder_draft
  drop constraint reminder_draft_fallback_check,
  add constraint reminder_draft_fallback_check
    check (fallback in ('no-email', 'no-address', 'bounced', 'address-returned', 'not-offered'));

-- What a customer was told of its plan: each thing once.
create table encaisse.payment_plan_notice (
  org_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('agreed', 'refused', 'changed', 'ended')),
  outbound_id uuid not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, plan_id, kind),
  foreign key (org_id, plan_id) references encaisse.payment_plan (org_id, id),
  foreign key (org_id, outbound_id) references encaisse.outbound_message (org_id, id)
);
call encaisse.protect('payment_plan_notice', 'ledger');

-- The plan that took the place of this one.
alter table encaisse.payment_plan add column replaced_by uuid,
  add foreign key (org_id, replaced_by) references encaisse.payment_plan (org_id, id);
