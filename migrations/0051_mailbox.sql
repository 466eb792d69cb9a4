-- One mailbox, two uses: statements that a bank sends, and answers of customers. What both are told, and where reading
-- them has got to, is one table; what each takes in stays where it was.

create table encaisse.mailbox (
  org_id uuid not null references encaisse.organization (org_id),
  purpose text not null check (purpose in ('bank', 'replies')),
  is_on boolean not null,
  host text not null check (host <> ''),
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  login text not null,
  folder text not null check (folder <> ''),
  -- Whose messages are opened: addresses, or @domains; lower case. Empty: anybody's.
  senders text[] not null default '{}',
  -- Mails that came before are left alone; null: none is.
  since_on date,
  -- Where the last look ended: what came before is not fetched again.
  uid_validity text not null default '',
  last_uid bigint not null default 0,
  -- The mail that is being fetched, and how often it was begun: one that is never answered for does not stop the others.
  trying_uid bigint not null default 0,
  tries integer not null default 0,
  problem text not null default '',
  looked_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, purpose),
  check (purpose <> 'bank' or cardinality(senders) > 0),
  check (purpose <> 'replies' or since_on is not null)
);

alter table encaisse.bank_mailbox no force row level security;
alter table encaisse.reply_mailbox no force row level security;
insert into encaisse.mailbox (org_id, purpose, is_on, host, port, security, login, folder, senders, uid_validity, last_uid,
    problem, looked_at, version, recorded_at)
  select org_id, 'bank', is_on, host, port, security, login, folder, senders, uid_validity, last_uid, problem, looked_at,
    version, recorded_at from encaisse.bank_mailbox;
insert into encaisse.mailbox (org_id, purpose, is_on, host, port, security, login, folder, since_on, uid_validity, last_uid,
    problem, looked_at, version, recorded_at)
  select org_id, 'replies', is_on, host, port, security, login, folder, since_on, uid_validity, last_uid, problem, looked_at,
    version, recorded_at from encaisse.reply_mailbox;
drop table encaisse.bank_mailbox;
drop table encaisse.reply_mailbox;
call encaisse.protect('mailbox', 'mutable');
