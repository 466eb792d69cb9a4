-- What protects a customer whatever the policy: how often, when, and on what knowledge anybody is reminded; and what a
-- claim itself must know for it: until when it lapses, and whose it is.

alter table encaisse.dunning_setting
  -- Business days that a customer's reply may wait for us before it becomes somebody's task.
  add column reply_days integer not null default 5 check (reply_days between 1 and 60),
  -- As core/dunning/limits.ts: {"business": [{"days", "most"}], "consumer": […]}; [{"from", "to"}] by the company's clock.
  add column budgets jsonb not null default
    '{"business": [{"days": 7, "most": 3}], "consumer": [{"days": 7, "most": 2}, {"days": 30, "most": 4}]}',
  add column hours jsonb not null default '[{"from": "09:00", "to": "12:00"}, {"from": "14:00", "to": "18:00"}]',
  -- Business days after which what the bank last told us is old.
  add column bank_days integer not null default 2 check (bank_days between 0 and 30),
  -- Share of a claim from which money not yet matched and credits are matched first.
  add column suspense_percent integer not null default 50 check (suspense_percent between 1 and 100),
  add column prescription_months integer not null default 6 check (prescription_months between 0 and 24),
  -- Level that items start at which were late already when they were taken over from another system.
  add column taken_over_level integer not null default 1 check (taken_over_level between 1 and 9),
  -- Its claims come from contracts of carriage: they lapse after a year (C. com. L133-6).
  add column is_carrier boolean not null default false;

-- Contacts of the last weeks are counted for every customer at once.
create index reminder_attempt_recent on encaisse.reminder_attempt (org_id, reserved_on) include (party_id, state, channel);

-- A claim sold to a factor or assigned: its name; '' = ours. We do not remind for somebody else.
alter table encaisse.open_item add column assigned_to text not null default '';
create index open_item_assigned on encaisse.open_item (org_id, party_id) where assigned_to <> '';

create or replace function encaisse.freeze_open_item() returns trigger language plpgsql as $$
declare
  told text[] := '{open_minor,settled_on,last_step,last_reminded_on,assigned_to}';
begin
  if to_jsonb(new) - told is distinct from to_jsonb(old) - told then
    raise exception 'encaisse: an open item does not change, it is settled by allocations' using errcode = 'restrict_violation';
  end if;
  if (new.open_minor <> old.open_minor or new.settled_on is distinct from old.settled_on)
     and pg_trigger_depth() < 2 then
    raise exception 'encaisse: what is open follows from allocations only' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- What a person noted about the term of a claim. `reverses_id`: noted by mistake.
create table encaisse.prescription_event (
  org_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('acknowledgement', 'action', 'ask-anyway')),
  on_date date not null,
  note text not null default '',
  reverses_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, reverses_id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, reverses_id) references encaisse.prescription_event (org_id, id)
);
create index prescription_event_item on encaisse.prescription_event (org_id, item_id, on_date);
call encaisse.protect('prescription_event', 'ledger');

-- What customers wrote that nobody of us has read yet, from wherever it comes: reminders wait for it. A room that receives
-- such things adds itself by replacing the view. Under the row security of whoever asks.
create view encaisse.unread_reply with (security_invoker = true) as
  select r.org_id, d.party_id, r.id as reply_id, r.recorded_at as since, false as automatic
  from encaisse.portal_reply r
  join encaisse.sales_document d on d.org_id = r.org_id and d.id = r.document_id
  where d.party_id is not null
    and not exists (select from encaisse.portal_reply_read s where s.org_id = r.org_id and s.reply_id = r.id);
do $$
declare base text := encaisse.role_base();
begin
  execute format('grant select on encaisse.unread_reply to %I, %I', base || '_ro', base || '_rw');
end $$;
