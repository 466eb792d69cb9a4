-- Reminder policies in full: what a step may say more (all in its JSON; a field left out reads as before), what a policy may
-- say more, several messages to one customer, copies, and the two other policies that come with Encaisse.

alter table encaisse.dunning_policy
  -- Whose policy it is when a customer has none of its own; '': of nobody by kind.
  add column for_kind text not null default '' check (for_kind in ('', 'individual', 'public_body'));
create unique index dunning_policy_for_kind on encaisse.dunning_policy (org_id, for_kind) where for_kind <> '';

alter table encaisse.dunning_policy_version
  -- As core/dunning/policy.ts PolicyOptions; what is left out is as it was before.
  add column options jsonb not null default '{}';

alter table encaisse.customer
  -- Instead of what its policy groups messages by; '' = as the policy.
  add column dunning_grouping text not null default ''
    check (dunning_grouping in ('', 'customer', 'invoice', 'level', 'order')),
  -- A public buyer whose invoices are deposited on Chorus Pro: days it has from there (CCP R2192-10, R2192-11).
  add column deposit_days smallint check (deposit_days in (30, 50, 60));

-- The day an invoice was put at the disposal of a public buyer (CCP R2192-15).
create table encaisse.item_deposit (
  org_id uuid not null,
  item_id uuid not null,
  deposited_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, item_id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
call encaisse.protect('item_deposit', 'scratch');

alter table encaisse.reminder_draft
  -- core/dunning DunningDraft.group: '' where the customer gets one message.
  add column group_key text not null default '',
  add column cc text[] not null default '{}',
  -- Not due yet, told for information: [{itemId, number, dueOn, openMinor}].
  add column upcoming jsonb not null default '[]' check (jsonb_typeof(upcoming) = 'array'),
  drop constraint reminder_draft_channel_check,
  add constraint reminder_draft_channel_check
    check (channel in ('email', 'letter', 'registered', 'email+letter', 'email+registered', 'call')),
  drop constraint reminder_draft_fallback_check,
  add constraint reminder_draft_fallback_check check (fallback in ('no-email', 'no-address', 'bounced'));
alter table encaisse.reminder_attempt
  drop constraint reminder_attempt_channel_check,
  add constraint reminder_attempt_channel_check
    check (channel in ('email', 'letter', 'registered', 'email+letter', 'email+registered', 'call'));

-- One message a customer, currency and group, and one call, wait for review at a time.
drop index encaisse.reminder_draft_waiting;
create unique index reminder_draft_waiting
  on encaisse.reminder_draft (org_id, run_id, party_id, currency, group_key, (kind = 'call'))
  where state in ('proposed', 'removed', 'approved');

-- Companies that are there already get what a new one gets: core/dunning/shipped-policies.ts, word for word (a test says so).
create temporary table shipped (for_kind text, code text, name_fr text, name_en text, grace int, gap int, minimum text, steps jsonb);
insert into shipped values
  ('individual', 'consumers-fr', 'Particuliers', 'Private persons', 5, 10, '500', '[
    {"code": "pre-due", "kind": "pre-due", "offsetDays": -7, "channel": "email", "minGapDays": 5, "countsAsLevel": false, "deadlineDays": 0, "isOff": true},
    {"code": "reminder-1", "kind": "reminder", "offsetDays": 7, "channel": "email", "minGapDays": 7, "countsAsLevel": true, "deadlineDays": 10},
    {"code": "reminder-2", "kind": "reminder", "offsetDays": 21, "channel": "email", "minGapDays": 12, "countsAsLevel": true, "deadlineDays": 10},
    {"code": "formal-notice", "kind": "formal-notice", "offsetDays": 45, "channel": "email+letter", "minGapDays": 20, "countsAsLevel": true, "deadlineDays": 15, "charges": "none"},
    {"code": "broken-promise", "kind": "reminder", "offsetDays": 0, "channel": "email", "minGapDays": 5, "countsAsLevel": false, "deadlineDays": 8, "anchor": "promise", "isOff": true}
  ]'),
  ('public_body', 'public-fr', 'Secteur public', 'Public sector', 5, 7, '100', '[
    {"code": "reminder-1", "kind": "reminder", "offsetDays": 5, "channel": "email", "minGapDays": 7, "countsAsLevel": true, "deadlineDays": 15},
    {"code": "reminder-2", "kind": "reminder", "offsetDays": 20, "channel": "email", "minGapDays": 10, "countsAsLevel": true, "deadlineDays": 15},
    {"code": "reminder-3", "kind": "reminder", "offsetDays": 40, "channel": "email", "minGapDays": 15, "countsAsLevel": true, "deadlineDays": 15},
    {"code": "formal-notice", "kind": "formal-notice", "offsetDays": 60, "channel": "email+letter", "minGapDays": 15, "countsAsLevel": true, "deadlineDays": 30, "charges": "announce"},
    {"code": "broken-promise", "kind": "reminder", "offsetDays": 0, "channel": "email", "minGapDays": 5, "countsAsLevel": false, "deadlineDays": 8, "anchor": "promise", "isOff": true}
  ]');

alter table encaisse.organization no force row level security;
alter table encaisse.dunning_policy no force row level security;
alter table encaisse.dunning_policy_version no force row level security;
insert into encaisse.dunning_policy (org_id, id, code, version, for_kind)
  select o.org_id, gen_random_uuid(), s.code, 1, s.for_kind from encaisse.organization o cross join shipped s;
insert into encaisse.dunning_policy_version
  (org_id, policy_id, version, name, steps, promise_grace_days, contact_gap_days, minimum_minor, calendar, recorded_by)
  select p.org_id, p.id, 1, case when o.locale = 'en' then s.name_en else s.name_fr end, s.steps, s.grace, s.gap,
    jsonb_build_object('EUR', s.minimum), 'FR', 'Encaisse'
  from encaisse.dunning_policy p
  join encaisse.organization o on o.org_id = p.org_id
  join shipped s on s.code = p.code;
alter table encaisse.dunning_policy_version force row level security;
alter table encaisse.dunning_policy force row level security;
alter table encaisse.organization force row level security;
drop table shipped;
