-- What a customer answers about an unpaid invoice on its page: the evidence, and what was done with it.

create table encaisse.portal_reply (
  org_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('promise', 'paid', 'dispute', 'contact')),
  -- Who says so.
  name text not null check (name <> ''),
  -- Promised, paid or contested; null for a contact.
  amount_minor bigint check (amount_minor > 0),
  currency text not null,
  -- The day of the payment, announced or said to have been made.
  on_date date,
  -- In their words; for a contact, its address.
  note text not null default '',
  email text not null default '',
  -- The promise, the hold that gives us time to look, or the disputes that were made of it.
  made_ids uuid[] not null default '{}',
  ip text not null,
  user_agent text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((kind = 'contact') = (amount_minor is null)),
  check ((kind in ('promise', 'paid')) = (on_date is not null)),
  foreign key (org_id, document_id) references encaisse.sales_document (org_id, id),
  foreign key (org_id, link_id) references encaisse.portal_link (org_id, id)
);
create index portal_reply_document on encaisse.portal_reply (org_id, document_id, id);
call encaisse.protect('portal_reply', 'ledger');

alter table encaisse.portal_visit drop constraint portal_visit_what_check;
alter table encaisse.portal_visit add constraint portal_visit_what_check
  check (what in ('page', 'pdf', 'xml', 'answer', 'reply'));

-- A person of the company has read it.
create table encaisse.portal_reply_read (
  org_id uuid not null,
  reply_id uuid not null,
  read_by text not null,
  read_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, reply_id),
  foreign key (org_id, reply_id) references encaisse.portal_reply (org_id, id)
);
call encaisse.protect('portal_reply_read', 'ledger');
