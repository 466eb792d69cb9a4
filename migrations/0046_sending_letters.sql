-- Sending: what a run still waits for is asked after every message, so it must not cost the length of the run.

create index reminder_draft_proposed on encaisse.reminder_draft (org_id, run_id) where state = 'proposed';
create index reminder_draft_unsettled on encaisse.reminder_draft (org_id, run_id) where state in ('approved', 'queued', 'ambiguous');

-- Providers also count by the hour.
alter table encaisse.mail_account add column rate_per_hour integer check (rate_per_hour between 1 and 100000);

-- ── letters by a postal provider ────────────────────────────────────────────────────────────────────────────

-- One account an organisation. Its key is the secret 'postal-account'.
create table encaisse.postal_account (
  org_id uuid primary key references encaisse.organization (org_id),
  provider text not null check (provider in ('merci-facteur')),
  service_id text not null check (service_id <> ''),
  user_id text not null check (user_id <> ''),
  -- Nothing is posted through it: prices may be asked for, that is all.
  is_test boolean not null default true,
  -- How a letter goes that is not registered: without or with following it.
  ordinary text not null default 'normal' check (ordinary in ('normal', 'followed')),
  problem text not null default '',
  failures integer not null default 0,
  retry_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now()
);
call encaisse.protect('postal_account', 'scratch');

create table encaisse.postal_letter (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  party_id uuid not null,
  pdf_sha256 text not null,
  -- {"name", "lines", "postalCode", "city", "country"}: as they were when it was written.
  sender jsonb not null,
  recipient jsonb not null,
  reference text not null,
  is_registered boolean not null,
  state text not null check (state in ('queued', 'sending', 'submitted', 'in-post', 'delivered', 'returned', 'failed', 'ambiguous', 'cancelled')),
  -- Written before the provider is spoken to, by which process: found again after a crash, nobody knows whether it left.
  sending_by text,
  sending_since timestamptz,
  -- What the provider calls it, and the post.
  provider_ref text,
  tracking_number text,
  price_minor bigint,
  status_text text not null default '',
  last_response text not null default '',
  -- Of the deposit, and the receipt that the addressee signed.
  proof_sha256 text,
  receipt_sha256 text,
  posted_on date,
  checked_at timestamptz,
  tries integer not null default 0,
  recorded_by text not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'sending') = (sending_by is not null)),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, pdf_sha256) references encaisse.file (org_id, sha256),
  foreign key (org_id, proof_sha256) references encaisse.file (org_id, sha256),
  foreign key (org_id, receipt_sha256) references encaisse.file (org_id, sha256)
);
create index postal_letter_waiting on encaisse.postal_letter (org_id, id) where state in ('queued', 'sending');
create index postal_letter_under_way on encaisse.postal_letter (org_id, checked_at) where state in ('submitted', 'in-post', 'delivered');
call encaisse.protect('postal_letter', 'mutable');

create table encaisse.postal_event (
  org_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  kind text not null,
  detail text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, letter_id) references encaisse.postal_letter (org_id, id)
);
create index postal_event_letter on encaisse.postal_event (org_id, letter_id, id);
call encaisse.protect('postal_event', 'ledger');

alter table encaisse.reminder_attempt
  add column postal_id uuid,
  add unique (org_id, postal_id),
  add foreign key (org_id, postal_id) references encaisse.postal_letter (org_id, id);
