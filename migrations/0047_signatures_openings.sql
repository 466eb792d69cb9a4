-- Each sender's own signature, and the opening of mails as an option that a contact agrees to.

-- A user of the directory; one who left keeps the row, nobody signs with it any more.
create table encaisse.sender_signature (
  org_id uuid not null references encaisse.organization (org_id),
  user_id uuid not null,
  -- Rewritten by the program: bold, italic, links and line breaks, nothing else.
  html text not null check (length(html) <= 8000),
  -- null: it follows from the other.
  plain text check (length(plain) <= 4000),
  logo text not null default 'none' check (logo in ('none', 'above', 'below')),
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, user_id)
);
call encaisse.protect('sender_signature', 'scratch');

-- Fixed at approval: {"name", "html", "plain", "logo", "logoSha256"}; null: the company's.
alter table encaisse.reminder_draft add column signature jsonb check (jsonb_typeof(signature) = 'object');

-- ── openings ────────────────────────────────────────────────────────────────────────────────────────────────

alter table encaisse.organization add column mail_openings boolean not null default false;

-- The last line of a contact counts: agreed, or taken back.
create table encaisse.opening_consent (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  party_id uuid not null,
  contact_id uuid not null,
  is_given boolean not null,
  -- The day it was given or taken back, and how it is known: the words of whoever noted it.
  on_date date not null,
  source text not null check (source <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, contact_id) references encaisse.contact (org_id, id)
);
create index opening_consent_contact on encaisse.opening_consent (org_id, contact_id, id);
call encaisse.protect('opening_consent', 'ledger');

-- A picture that left in a mail, for contacts who had all agreed.
create table encaisse.mail_picture (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  party_id uuid not null,
  contact_ids uuid[] not null check (cardinality(contact_ids) > 0),
  message_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, message_id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, message_id) references encaisse.outbound_message (org_id, id)
);
create index mail_picture_party on encaisse.mail_picture (org_id, party_id);
call encaisse.protect('mail_picture', 'ledger');

-- Read by nobody but people: no reminder, state or figure follows from it.
create table encaisse.mail_opening (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  picture_id uuid not null,
  certainty text not null check (certainty in ('machine', 'probable')),
  -- Why it is taken for a program's; '' when it is not.
  sign text not null default '',
  ip text not null,
  user_agent text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, picture_id) references encaisse.mail_picture (org_id, id)
);
create index mail_opening_picture on encaisse.mail_opening (org_id, picture_id, recorded_at);
call encaisse.protect('mail_opening', 'ledger');

alter table encaisse.portal_visit add column sign text not null default '';
