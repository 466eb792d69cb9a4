-- Reminders that prepare themselves on a schedule, and leave by themselves after the person responsible was told.

-- Who had it prepared: a person, or the schedule; and what a person restricted it to, null: everybody.
alter table encaisse.dunning_run
  add column origin text not null default 'hand' check (origin in ('hand', 'schedule')),
  add column selection jsonb check (jsonb_typeof(selection) = 'object');

alter table encaisse.outbound_message drop constraint outbound_message_kind_check;
alter table encaisse.outbound_message add constraint outbound_message_kind_check
  check (kind in ('reminder', 'document', 'test', 'announcement'));

create table encaisse.automatic_setting (
  org_id uuid primary key references encaisse.organization (org_id),
  is_on boolean not null default false,
  -- 1 Monday … 7 Sunday, and the hour in the company's time zone.
  weekdays integer[] not null default '{1,2,3,4,5}'
    check (weekdays <@ '{1,2,3,4,5,6,7}'::integer[]),
  hour integer not null default 8 check (hour between 0 and 23),
  -- The last day the schedule dealt with: written with the preparation itself, so that a day is prepared once.
  handled_on date not null,
  -- Users of the directory who are told; whether they still may is asked when it matters.
  responsible_ids uuid[] not null default '{}',
  -- Nothing leaves by itself while this is set.
  suspended_at timestamptz,
  suspended_by text not null default '',
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  check ((suspended_at is null) = (suspended_by = ''))
);
call encaisse.protect('automatic_setting', 'mutable');

-- What was told to the persons responsible, and what became of it. At most one waits for its moment.
create table encaisse.reminder_announcement (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  run_id uuid not null,
  announced_at timestamptz not null,
  leaves_on date not null,
  leaves_at timestamptz not null,
  -- announced: waits for its moment · released: what still could, left · else nothing left by itself: nobody to tell,
  -- the mail did not leave in time, the bank known too little, suspended, its moment missed for too long.
  state text not null check (state in ('announced', 'released', 'nobody', 'not-told', 'stale', 'suspended', 'lapsed')),
  -- Until when the bank was known, as the mail said it.
  known_until date,
  ended_at timestamptz,
  -- A person has seen that nothing left.
  seen_by text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, run_id) references encaisse.dunning_run (org_id, id)
);
create unique index reminder_announcement_waiting on encaisse.reminder_announcement (org_id) where state = 'announced';
call encaisse.protect('reminder_announcement', 'mutable');

-- One mail a person; its link acts with that person's rights until the messages leave.
create table encaisse.reminder_announcement_mail (
  org_id uuid not null,
  id uuid not null,
  announcement_id uuid not null,
  user_id uuid not null,
  message_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, announcement_id, user_id),
  foreign key (org_id, announcement_id) references encaisse.reminder_announcement (org_id, id),
  foreign key (org_id, message_id) references encaisse.outbound_message (org_id, id)
);
call encaisse.protect('reminder_announcement_mail', 'ledger');

create table encaisse.reminder_announced (
  org_id uuid not null,
  announcement_id uuid not null,
  draft_id uuid not null,
  party_id uuid not null,
  -- As it was told; a level set by the person since takes its place.
  step_code text not null,
  total_minor bigint not null,
  currency text not null,
  recipient text,
  -- [{"itemId": "…", "openMinor": "…"}]
  items jsonb not null,
  -- What became of the line; null while it waits. waits: it stays for review.
  outcome text check (outcome in ('left', 'removed', 'changed', 'settled', 'by-hand', 'waits')),
  decided_by text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (org_id, announcement_id, draft_id),
  foreign key (org_id, announcement_id) references encaisse.reminder_announcement (org_id, id),
  foreign key (org_id, draft_id) references encaisse.reminder_draft (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index reminder_announced_party on encaisse.reminder_announced (org_id, party_id) where outcome = 'removed';
call encaisse.protect('reminder_announced', 'mutable');
