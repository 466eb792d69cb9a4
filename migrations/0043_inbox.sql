-- What customers answer by mail: the mailbox it is read from, the mails kept, what a person did with each. And the
-- reports of mail servers about what we sent (RFC 3464).

-- A mailbox that customers answer to. The password is in `secret`. No row: none.
create table encaisse.reply_mailbox (
  org_id uuid not null references encaisse.organization (org_id),
  is_on boolean not null,
  host text not null check (host <> ''),
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  login text not null,
  folder text not null check (folder <> ''),
  -- Mails that came before are left alone.
  since_on date not null,
  -- Where the last look ended: what came before is not fetched again.
  uid_validity text not null default '',
  last_uid bigint not null default 0,
  problem text not null default '',
  looked_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id)
);
call encaisse.protect('reply_mailbox', 'mutable');

create table encaisse.inbound_message (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  -- Its Message-ID, or the digest of its bytes where it has none: the same mail is taken in once, whatever the mailbox
  -- does with its numbers.
  message_id text not null check (message_id <> ''),
  uid_validity text not null,
  uid bigint not null,
  -- `reply`: a person wrote it; `automatic`: a program did (RFC 3834); `bounce`, `delayed`, `delivered`: a mail server
  -- tells the fate of a message of ours.
  kind text not null check (kind in ('reply', 'automatic', 'bounce', 'delayed', 'delivered')),
  sender text not null,
  sender_name text not null default '',
  subject text not null default '',
  -- By its own header, never later than it was read.
  sent_at timestamptz not null,
  body_text text not null default '',
  -- What it quotes of earlier messages.
  quoted_text text not null default '',
  -- As it came, byte for byte; null where it was too large to be fetched.
  raw_sha256 text,
  size bigint not null check (size >= 0),
  -- [{"sha256": "…", "name": "…", "mediaType": "…", "size": 12}]
  attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array'),
  -- Why not all of it is shown: `too-large`, `unreadable`, `too-long`, `winmail`, `attachments`.
  remark text not null default '',
  -- What rules found in it (core/replies), each with the words it was found in.
  proposals jsonb not null default '[]' check (jsonb_typeof(proposals) = 'array'),
  -- The message of ours that it answers.
  outbound_id uuid,
  party_id uuid,
  -- How its customer was found: by the thread, by the address, by a person; '' while nobody knows.
  found_by text not null default '' check (found_by in ('', 'thread', 'address', 'person')),
  state text not null check (state in ('to-sort', 'kept', 'discarded')),
  read_by text not null default '',
  read_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'kept') = (party_id is not null)),
  check ((read_at is null) = (read_by = '')),
  foreign key (org_id, raw_sha256) references encaisse.file (org_id, sha256),
  foreign key (org_id, outbound_id) references encaisse.outbound_message (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create unique index inbound_message_known on encaisse.inbound_message (org_id, message_id);
create index inbound_message_party on encaisse.inbound_message (org_id, party_id, sent_at) where party_id is not null;
create index inbound_message_unread on encaisse.inbound_message (org_id, id) where read_at is null and state <> 'discarded';
create index inbound_message_outbound on encaisse.inbound_message (org_id, outbound_id) where outbound_id is not null;
call encaisse.protect('inbound_message', 'mutable');

-- What came never changes, only whose it is and who read it.
create function encaisse.freeze_inbound() returns trigger language plpgsql as $$
declare
  fate text[] := '{party_id,found_by,state,read_by,read_at,version}';
begin
  if to_jsonb(new) - fate is distinct from to_jsonb(old) - fate then
    raise exception 'encaisse: a mail that came does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.inbound_message for each row execute function encaisse.freeze_inbound();

-- A proposal that a person accepted, and what was made of it.
create table encaisse.inbound_act (
  org_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  kind text not null check (kind in ('promise', 'paid', 'dispute', 'wrong-person', 'absence', 'not-received')),
  made_ids uuid[] not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, message_id) references encaisse.inbound_message (org_id, id)
);
create index inbound_act_message on encaisse.inbound_act (org_id, message_id, id);
call encaisse.protect('inbound_act', 'ledger');

-- Which message of ours a mail answers.
create unique index outbound_message_header on encaisse.outbound_message (org_id, message_id);

-- A server may take a message and send it back an hour later: it reached nobody after all.
create or replace function encaisse.freeze_message() returns trigger language plpgsql as $$
declare
  fate text[] := '{not_before,state,held_reason,sending_by,sending_since,sent_at,tries,last_response,version}';
begin
  if to_jsonb(new) - fate is distinct from to_jsonb(old) - fate then
    raise exception 'encaisse: a written message does not change' using errcode = 'restrict_violation';
  end if;
  if old.state = 'cancelled' or (old.state = 'sent' and new.state <> 'failed')
     or (old.state = 'failed' and new.state <> 'queued') then
    raise exception 'encaisse: the fate of this message is known' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
