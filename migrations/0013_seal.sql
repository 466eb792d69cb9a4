-- Payments go under seal too (CGI art. 286, I-3° bis: the law looks at the payments of private customers first), and
-- whoever asks for a verification from the screen sees how far it is.

-- What waits for its link. Filled by the database itself, so that no way of recording a payment can forget it; emptied by
-- a job, so that whoever records a payment never waits for the head of the chain.
create table encaisse.seal_waiting (
  org_id uuid not null references encaisse.organization (org_id),
  subject_kind text not null check (subject_kind in ('payment', 'reversal')),
  -- The payment.
  subject_id uuid not null,
  place bigint generated always as identity,
  recorded_at timestamptz not null default now(),
  primary key (org_id, subject_kind, subject_id)
);
create index seal_waiting_order on encaisse.seal_waiting (org_id, place);
call encaisse.protect('seal_waiting', 'scratch');

-- Taken over from another system: it answers for those.
create function encaisse.wait_for_seal() returns trigger language plpgsql as $$
begin
  insert into encaisse.seal_waiting (org_id, subject_kind, subject_id)
    select org_id, 'payment', id from added where method <> 'imported' order by id;
  return null;
end $$;
create trigger wait_for_seal after insert on encaisse.payment
  referencing new table as added for each statement execute function encaisse.wait_for_seal();

create function encaisse.reversal_waits_for_seal() returns trigger language plpgsql as $$
begin
  insert into encaisse.seal_waiting (org_id, subject_kind, subject_id) values (new.org_id, 'reversal', new.id);
  return null;
end $$;
create trigger reversal_waits_for_seal after update on encaisse.payment for each row
  when (old.reversal_entry_id is null and new.reversal_entry_id is not null and new.method <> 'imported')
  execute function encaisse.reversal_waits_for_seal();

-- Those recorded before wait too. Migrations see no tenant: the owner looks at all of them, for this once.
alter table encaisse.payment no force row level security;
alter table encaisse.seal_waiting no force row level security;
insert into encaisse.seal_waiting (org_id, subject_kind, subject_id)
  select org_id, 'payment', id from encaisse.payment where method <> 'imported' order by id;
insert into encaisse.seal_waiting (org_id, subject_kind, subject_id)
  select org_id, 'reversal', id from encaisse.payment where method <> 'imported' and reversal_entry_id is not null order by id;
alter table encaisse.payment force row level security;
alter table encaisse.seal_waiting force row level security;

-- A verification asked from the screen.
create table encaisse.seal_check (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  state text not null check (state in ('running', 'done', 'failed')),
  asked_by text not null,
  asked_at timestamptz not null,
  links_done bigint not null default 0,
  links_total bigint not null default 0,
  -- Counts and findings, once done.
  report jsonb,
  ended_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'running') = (ended_at is null))
);
create index seal_check_newest on encaisse.seal_check (org_id, asked_at desc);
call encaisse.protect('seal_check', 'mutable');
