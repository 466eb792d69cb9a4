-- What is written to the outside (messages), and who is reminded of what (dunning).

-- ── messages ────────────────────────────────────────────────────────────────────────────────────────────────

-- One account an organisation. Its password is the secret 'mail-account'.
create table encaisse.mail_account (
  org_id uuid primary key references encaisse.organization (org_id),
  host text not null check (host <> ''),
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  login text not null default '',
  from_address text not null check (from_address <> ''),
  from_name text not null default '',
  reply_to text not null default '',
  rate_per_minute integer not null default 60 check (rate_per_minute between 1 and 6000),
  -- What the server said when it last refused us altogether, and when it is asked again.
  problem text not null default '',
  failures integer not null default 0,
  retry_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now()
);
call encaisse.protect('mail_account', 'scratch');

create table encaisse.outbound_message (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  kind text not null check (kind in ('reminder', 'test')),
  party_id uuid,
  to_addresses text[] not null check (cardinality(to_addresses) > 0),
  cc_addresses text[] not null default '{}',
  subject text not null,
  body_text text not null,
  body_html text not null,
  -- [{"sha256": "…", "name": "FA-2026-00412.pdf"}], in order.
  attachments jsonb not null default '[]',
  -- RFC 5322 §3.6.4, from the id: the same message always carries the same.
  message_id text not null,
  -- Message-IDs of the earlier messages of the same matter, oldest first.
  reference_ids text[] not null default '{}',
  not_before timestamptz not null,
  state text not null check (state in ('queued', 'held', 'sending', 'sent', 'failed', 'ambiguous', 'cancelled')),
  held_reason text check (held_reason in ('demo')),
  -- Written before the mail server is spoken to, by which process: found again after a crash, nobody knows whether
  -- the message left. The moment is the machine's, not the business clock's.
  sending_by text,
  sending_since timestamptz,
  sent_at timestamptz,
  tries integer not null default 0,
  last_response text not null default '',
  recorded_by text not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'held') = (held_reason is not null)),
  check ((state = 'sending') = (sending_by is not null)),
  check ((state = 'sent') = (sent_at is not null)),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index outbound_message_due on encaisse.outbound_message (org_id, not_before, id) where state = 'queued';
create index outbound_message_sending on encaisse.outbound_message (org_id, id) where state = 'sending';
-- The rate of an account counts what was handed over in the last minute.
create index outbound_message_handed on encaisse.outbound_message (org_id, sending_since) where sending_since is not null;
create index outbound_message_state on encaisse.outbound_message (org_id, state, id);
create index outbound_message_party on encaisse.outbound_message (org_id, party_id, id) where party_id is not null;
call encaisse.protect('outbound_message', 'mutable');

-- What a message says and to whom never changes; one whose fate is certain does not move any more. A refused one left for
-- nobody: a person may let it try again.
create function encaisse.freeze_message() returns trigger language plpgsql as $$
declare
  fate text[] := '{not_before,state,held_reason,sending_by,sending_since,sent_at,tries,last_response,version}';
begin
  if to_jsonb(new) - fate is distinct from to_jsonb(old) - fate then
    raise exception 'encaisse: a written message does not change' using errcode = 'restrict_violation';
  end if;
  if old.state in ('sent', 'cancelled') or (old.state = 'failed' and new.state <> 'queued') then
    raise exception 'encaisse: the fate of this message is known' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.outbound_message for each row execute function encaisse.freeze_message();

create table encaisse.message_event (
  org_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  kind text not null,
  detail text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, message_id) references encaisse.outbound_message (org_id, id)
);
create index message_event_message on encaisse.message_event (org_id, message_id, id);
call encaisse.protect('message_event', 'ledger');

-- ── policies ────────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.dunning_policy (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  code text not null check (code <> ''),
  is_default boolean not null default false,
  -- The newest row of dunning_policy_version; two editors never overwrite each other.
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, code)
);
create unique index dunning_policy_default on encaisse.dunning_policy (org_id) where is_default;
call encaisse.protect('dunning_policy', 'mutable');

create table encaisse.dunning_policy_version (
  org_id uuid not null,
  policy_id uuid not null,
  version integer not null,
  name text not null,
  -- As core/dunning/policy.ts: [{code, kind, offsetDays, channel, minGapDays, countsAsLevel, deadlineDays}].
  steps jsonb not null,
  promise_grace_days integer not null,
  contact_gap_days integer not null,
  -- {"EUR": "100"}: minor units as text.
  minimum_minor jsonb not null,
  calendar text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, policy_id, version),
  foreign key (org_id, policy_id) references encaisse.dunning_policy (org_id, id)
);
call encaisse.protect('dunning_policy_version', 'ledger');

alter table encaisse.customer add foreign key (org_id, policy_id) references encaisse.dunning_policy (org_id, id);

create table encaisse.dunning_setting (
  org_id uuid primary key references encaisse.organization (org_id),
  -- Approved messages wait this long before they leave.
  undo_minutes integer not null default 5 check (undo_minutes between 0 and 120),
  recorded_at timestamptz not null default now()
);
call encaisse.protect('dunning_setting', 'mutable');

-- The policy version pinned at the first message, until nothing is late any more: notices stay in the order begun.
create table encaisse.dunning_case (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  policy_id uuid not null,
  policy_version integer not null,
  opened_on date not null,
  closed_on date,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, policy_id, policy_version) references encaisse.dunning_policy_version (org_id, policy_id, version)
);
create unique index dunning_case_open on encaisse.dunning_case (org_id, party_id) where closed_on is null;
call encaisse.protect('dunning_case', 'mutable');

-- ── runs and drafts ─────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.dunning_run (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  state text not null check (state in ('proposed', 'approved', 'done', 'cancelled')),
  as_of date not null,
  prepared_at timestamptz not null,
  prepared_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id)
);
create unique index dunning_run_proposed on encaisse.dunning_run (org_id) where state = 'proposed';
create index dunning_run_state on encaisse.dunning_run (org_id, state, id);
call encaisse.protect('dunning_run', 'mutable');

create table encaisse.reminder_draft (
  org_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  party_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  policy_id uuid not null,
  policy_version integer not null,
  -- The draft of core/dunning without its items; amounts and dates are text.
  step_code text not null,
  kind text not null check (kind in ('pre-due', 'reminder', 'call', 'formal-notice')),
  level integer not null,
  channel text not null check (channel in ('email', 'letter', 'email+letter', 'call')),
  fallback text check (fallback in ('no-email', 'no-address')),
  recipient text,
  send_on date not null,
  deadline_on date not null,
  total_minor bigint not null check (total_minor > 0),
  days_late integer not null,
  credits jsonb not null,
  reason jsonb not null,
  next_step jsonb,
  -- SHA-256 of core/dunning canonicalFacts: what the draft was decided on.
  facts_hash bytea not null,
  state text not null check (state in ('proposed', 'removed', 'withdrawn', 'approved', 'queued', 'sent', 'failed', 'ambiguous')),
  -- A person changed its level, text, recipients or items: preparing again keeps it.
  edited boolean not null default false,
  edited_subject text,
  edited_body text,
  edited_to text[],
  edited_cc text[],
  removed_reason text check (removed_reason in ('agreement', 'postponed', 'handled', 'other')),
  removed_note text not null default '',
  removed_until date,
  removed_by text not null default '',
  removed_hold_id uuid,
  removed_promise_id uuid,
  call_outcome text,
  call_note text not null default '',
  approved_by text not null default '',
  -- Why it could not be handed over and was given back to review, as a code; '' when nothing went wrong.
  problem text not null default '',
  -- What its items were when it was withdrawn (paid, hold…), most frequent first.
  withdrawn_codes text[] not null default '{}',
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'removed') = (removed_reason is not null)),
  foreign key (org_id, run_id) references encaisse.dunning_run (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, policy_id, policy_version) references encaisse.dunning_policy_version (org_id, policy_id, version),
  foreign key (org_id, removed_hold_id) references encaisse.hold (org_id, id),
  foreign key (org_id, removed_promise_id) references encaisse.promise_to_pay (org_id, id)
);
-- One message and one call a customer and currency wait for review at a time.
create unique index reminder_draft_waiting on encaisse.reminder_draft (org_id, run_id, party_id, currency, (kind = 'call'))
  where state in ('proposed', 'removed', 'approved');
create index reminder_draft_run on encaisse.reminder_draft (org_id, run_id, total_minor desc, id);
create index reminder_draft_party on encaisse.reminder_draft (org_id, party_id, id);
create index reminder_draft_approved on encaisse.reminder_draft (org_id, id) where state = 'approved';
call encaisse.protect('reminder_draft', 'mutable');

create table encaisse.reminder_draft_item (
  org_id uuid not null,
  draft_id uuid not null,
  item_id uuid not null,
  position integer not null,
  days_late integer not null,
  amount_minor bigint not null,
  open_minor bigint not null,
  step_code text,
  last_step_code text,
  advances boolean not null,
  -- Left out by the reviewer.
  dropped boolean not null default false,
  recorded_at timestamptz not null default now(),
  -- No foreign keys: a preparation writes hundreds of thousands of these at once from the rows it has just read, neither
  -- drafts nor open items are ever deleted, and checking each would take longer than the whole preparation.
  primary key (org_id, draft_id, item_id)
);
call encaisse.protect('reminder_draft_item', 'scratch');

-- Who was left out with late invoices, and why; what is merely not due or waiting for its day is not kept.
create table encaisse.dunning_exclusion (
  org_id uuid not null,
  run_id uuid not null,
  party_id uuid not null,
  currency text not null,
  code text not null,
  params jsonb not null,
  item_ids uuid[] not null,
  total_minor bigint not null,
  days_late integer not null,
  next_on date,
  recorded_at timestamptz not null default now(),
  primary key (org_id, run_id, party_id, currency, code),
  foreign key (org_id, run_id) references encaisse.dunning_run (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
call encaisse.protect('dunning_exclusion', 'scratch');

-- ── attempts: what was handed over, once ────────────────────────────────────────────────────────────────────

create table encaisse.reminder_attempt (
  org_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  case_id uuid not null,
  -- Case, currency, call or message, run and try: a second hand-over of the same is impossible.
  message_key text not null,
  party_id uuid not null,
  currency text not null,
  step_code text not null,
  channel text not null check (channel in ('email', 'letter', 'email+letter', 'call')),
  total_minor bigint not null,
  reserved_on date not null,
  state text not null check (state in ('reserved', 'handed', 'accepted', 'bounced', 'failed', 'ambiguous', 'cancelled')),
  -- The mail, and the letter as it was rendered: kept, never rendered again.
  outbound_id uuid,
  letter_sha256 text,
  letter_address text[] not null default '{}',
  letter_handed_on date,
  facts_hash bytea not null,
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, message_key),
  unique (org_id, outbound_id),
  foreign key (org_id, draft_id) references encaisse.reminder_draft (org_id, id),
  foreign key (org_id, case_id) references encaisse.dunning_case (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, outbound_id) references encaisse.outbound_message (org_id, id),
  foreign key (org_id, letter_sha256) references encaisse.file (org_id, sha256)
);
create index reminder_attempt_draft on encaisse.reminder_attempt (org_id, draft_id, id);
create index reminder_attempt_party on encaisse.reminder_attempt (org_id, party_id, id);
create index reminder_attempt_under_way on encaisse.reminder_attempt (org_id, party_id) where state in ('reserved', 'handed', 'ambiguous');
call encaisse.protect('reminder_attempt', 'mutable');

-- The reservation: an item goes through a step once. A failed attempt frees the step by the next cycle.
create table encaisse.reminder_attempt_item (
  org_id uuid not null,
  item_id uuid not null,
  step_code text not null,
  cycle integer not null check (cycle >= 1),
  attempt_id uuid not null,
  open_minor bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, item_id, step_code, cycle),
  foreign key (org_id, attempt_id) references encaisse.reminder_attempt (org_id, id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
create index reminder_attempt_item_attempt on encaisse.reminder_attempt_item (org_id, attempt_id);
call encaisse.protect('reminder_attempt_item', 'ledger');

create table encaisse.reminder_step_done (
  org_id uuid not null,
  item_id uuid not null,
  step_code text not null,
  cycle integer not null check (cycle >= 1),
  done_on date not null,
  source text not null check (source in ('sent', 'imported', 'call', 'waived')),
  attempt_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, item_id, step_code, cycle),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, attempt_id) references encaisse.reminder_attempt (org_id, id)
);
call encaisse.protect('reminder_step_done', 'ledger');
