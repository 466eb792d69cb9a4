-- A mail and its letter are two parts of one attempt: the letter goes once the mail has left, and may be taken back alone.
alter table encaisse.reminder_attempt
  add column letter_withdrawn_on date,
  -- Why: what became of its invoices since.
  add column letter_withdrawn_codes text[] not null default '{}',
  add check (letter_withdrawn_on is null or letter_handed_on is null);

-- What the text that a person wrote was about when they wrote it: anything else, and they read it again.
alter table encaisse.reminder_draft add column edited_facts bytea;

-- The way and the copies, as they were told. Null: told before they were kept.
alter table encaisse.reminder_announced
  add column channel text,
  add column cc text[];

-- A payment that came back opens an item again: from then on its steps may be done once more, in another round.
alter table encaisse.open_item
  add column reopened integer not null default 0,
  add column reopened_at timestamptz;

create or replace function encaisse.freeze_open_item() returns trigger language plpgsql as $$
declare
  told text[] := '{open_minor,settled_on,last_step,last_reminded_on,assigned_to,reopened,reopened_at}';
begin
  if to_jsonb(new) - told is distinct from to_jsonb(old) - told then
    raise exception 'encaisse: an open item does not change, it is settled by allocations' using errcode = 'restrict_violation';
  end if;
  if (new.open_minor <> old.open_minor or new.settled_on is distinct from old.settled_on)
     and pg_trigger_depth() < 2 then
    raise exception 'encaisse: what is open follows from allocations only' using errcode = 'restrict_violation';
  end if;
  -- Nobody writes these: they follow from what is open.
  new.reopened := old.reopened;
  new.reopened_at := old.reopened_at;
  if old.settled_on is not null and new.settled_on is null then
    new.reopened := old.reopened + 1;
    new.reopened_at := now();
  end if;
  return new;
end $$;
