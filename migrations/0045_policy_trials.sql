-- « Essayer sur l’année passée »: a changed reminder policy replayed on what was invoiced and paid. Nothing else is written
-- by it, and nothing reads it but the screen that asked.
create table encaisse.policy_trial (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  policy_id uuid not null,
  -- The version it is compared with, and the content of the editor as it was sent.
  policy_version integer not null,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  from_on date not null,
  to_on date not null,
  state text not null check (state in ('running', 'done', 'cancelled')),
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  -- Sums under both policies, once it is done.
  result jsonb check (jsonb_typeof(result) = 'object'),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'done') = (result is not null)),
  foreign key (org_id, policy_id, policy_version) references encaisse.dunning_policy_version (org_id, policy_id, version)
);
create index policy_trial_running on encaisse.policy_trial (org_id, id) where state = 'running';
call encaisse.protect('policy_trial', 'mutable');

-- Results per step are read by the day of the attempt.
create index reminder_attempt_day on encaisse.reminder_attempt (org_id, reserved_on, id) where state in ('accepted', 'bounced');
