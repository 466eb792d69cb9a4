-- A key may follow another in the chain of seals (a rotation, or a base restored without its secrets); the moment of a
-- link goes under its hash; the lines of the audit trail are chained too, by a job.

-- How a link is hashed: 1 without the moment it was made, as all links before this migration; 2 with it.
alter table encaisse.seal_link
  add column format smallint not null default 1 check (format in (1, 2)),
  -- Which of the company's keys signed it: 1, 2…
  add column key_no smallint not null default 1 check (key_no >= 1);
alter table encaisse.organization add column seal_key_no smallint not null default 1 check (seal_key_no >= 1);

-- Whoever read the key before another process opened a new one would sign with the old one: he starts again instead. The
-- head of the chain is locked by both, so that none slips between.
create function encaisse.require_present_key() returns trigger language plpgsql as $$
begin
  if new.key_no is distinct from (select seal_key_no from encaisse.organization where org_id = new.org_id) then
    raise exception 'encaisse: another key signs by now' using errcode = 'serialization_failure';
  end if;
  return null;
end $$;
create trigger require_present_key after insert on encaisse.seal_link for each row
  execute function encaisse.require_present_key();

-- That a key follows another: old and new public key, reason, time, who. Canonical JSON of core/seal/succession.ts, sealed
-- as a link of the chain of documents.
create table encaisse.seal_succession (
  org_id uuid not null references encaisse.organization (org_id),
  key_no smallint not null check (key_no >= 2),
  content text not null,
  sequence bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, key_no)
);
call encaisse.protect('seal_succession', 'ledger');

-- The audit trail is chained after commit. Ids are given before commit, so that a later one may be seen first; the
-- transaction says it surely: below the oldest one still running, everything there will ever be is there.
alter table encaisse.audit_event add column written_by xid8 not null default pg_current_xact_id();
create index audit_event_written on encaisse.audit_event (org_id, written_by, id);
-- Of the chain of the audit trail: every line up to this one (by transaction, then id) has its link.
alter table encaisse.seal_head
  add column linked_xid xid8 not null default '0',
  add column linked_id uuid not null default '00000000-0000-0000-0000-000000000000';
