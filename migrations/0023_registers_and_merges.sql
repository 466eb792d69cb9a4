-- What public registers say of customers, merges that can be undone, records that only look alike.

alter table encaisse.organization
  -- Off until somebody says otherwise: a name, a SIREN, a VAT number leave the house when they are on.
  add column company_register boolean not null default false,
  add column vat_register boolean not null default false;

-- One answer of a register about one party. Kept for good: the consultation number of a VAT check is a proof.
create table encaisse.register_check (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  party_id uuid not null,
  source text not null check (source in ('recherche-entreprises', 'vies')),
  -- The SIREN, SIRET or VAT number that was asked about.
  subject text not null check (subject <> ''),
  -- ceased: the company; closed: its establishment; unknown: the register does not have it, or does not show it.
  outcome text not null check (outcome in ('active', 'ceased', 'closed', 'unknown', 'valid', 'invalid')),
  -- What it answered, by name of field: {"name":"…","siren":"…","addressLines":["…"]}.
  facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  -- Consultation number of VIES; '' = none was given.
  reference text not null default '',
  checked_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index register_check_latest on encaisse.register_check (org_id, party_id, source, id desc);
create index register_check_adverse on encaisse.register_check (org_id, party_id)
  where outcome in ('ceased', 'closed', 'invalid');
call encaisse.protect('register_check', 'ledger');

-- Many customers asked about, one after the other and slowly.
create table encaisse.register_run (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  cancel_asked boolean not null default false,
  recorded_by text not null,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'running') = (finished_at is null))
);
create unique index register_run_one_at_a_time on encaisse.register_run (org_id) where state = 'running';
call encaisse.protect('register_run', 'mutable');

create table encaisse.register_run_item (
  org_id uuid not null,
  run_id uuid not null,
  position integer not null check (position >= 1),
  party_id uuid not null,
  -- left: the run was cancelled before its turn.
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'left')),
  -- Why it was not answered, whole or in part.
  findings jsonb not null default '[]',
  recorded_at timestamptz not null default now(),
  primary key (org_id, run_id, position),
  unique (org_id, run_id, party_id),
  foreign key (org_id, run_id) references encaisse.register_run (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index register_run_item_waiting on encaisse.register_run_item (org_id, run_id, position)
  where state = 'waiting';
call encaisse.protect('register_run_item', 'mutable');

-- A merge with what it takes to undo it.
create table encaisse.customer_merge (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  survivor_id uuid not null,
  duplicate_id uuid not null,
  -- Rows that moved, by table, and the survivor's record as it was.
  kept jsonb not null check (jsonb_typeof(kept) = 'object'),
  -- The survivor's record right after: another version means that somebody has written since.
  survivor_version integer not null,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references encaisse.party (org_id, id),
  foreign key (org_id, duplicate_id) references encaisse.party (org_id, id),
  check (survivor_id <> duplicate_id),
  check ((undone_by is null) = (undone_at is null))
);
create unique index customer_merge_standing on encaisse.customer_merge (org_id, duplicate_id) where undone_at is null;
create index customer_merge_survivor on encaisse.customer_merge (org_id, survivor_id) where undone_at is null;
call encaisse.protect('customer_merge', 'mutable');

-- Two records that look like one and are not, said by a person.
create table encaisse.not_duplicate (
  org_id uuid not null references encaisse.organization (org_id),
  a uuid not null,
  b uuid not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, a, b),
  foreign key (org_id, a) references encaisse.party (org_id, id),
  foreign key (org_id, b) references encaisse.party (org_id, id),
  check (a < b)
);
call encaisse.protect('not_duplicate', 'scratch');

-- How VAT is charged to a customer before anything is said of a line (core/party/vat-regime.ts).
alter table encaisse.customer
  add column vat_regime text not null default 'domestic'
    check (vat_regime in ('domestic', 'eu', 'non-eu', 'subcontracting'));
