-- Many documents at once: issued, e-mailed, or put together for the printer, one by one and each with its result.

create table encaisse.bulk_run (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  action text not null check (action in ('issue', 'send', 'print')),
  -- Issued documents are e-mailed once their PDF is made.
  send boolean not null default false,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  cancel_asked boolean not null default false,
  recorded_by text not null,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'running') = (finished_at is null))
);
-- One at a time in a company: two people who issue the same drafts see it before, not after.
create unique index bulk_run_one_at_a_time on encaisse.bulk_run (org_id) where state = 'running';
call encaisse.protect('bulk_run', 'mutable');

create table encaisse.bulk_item (
  org_id uuid not null,
  run_id uuid not null,
  -- From 1, in the order they are worked through: by date of issue, so that numbers follow the dates.
  position integer not null check (position >= 1),
  -- Without a key: a draft that was refused here may still be thrown away.
  document_id uuid not null,
  -- As it was when it was chosen: what somebody changed since is not issued unseen.
  version integer not null,
  -- left: the run was cancelled before its turn.
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'left')),
  -- Why it was refused: a problem code and its findings (contract/problem.ts).
  problem text not null default '',
  findings jsonb not null default '[]',
  recorded_at timestamptz not null default now(),
  primary key (org_id, run_id, position),
  unique (org_id, run_id, document_id),
  foreign key (org_id, run_id) references encaisse.bulk_run (org_id, id),
  check ((state = 'refused') = (problem <> ''))
);
create index bulk_item_waiting on encaisse.bulk_item (org_id, run_id, position) where state = 'waiting';
call encaisse.protect('bulk_item', 'mutable');
