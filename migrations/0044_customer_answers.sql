-- What a customer does on its account: payment plans, files with a dispute, the debt acknowledged in writing, thanks.

-- An overlay on due dates: while it is kept its items are not reminded. The legal due date stays, for interest.
create table encaisse.payment_plan (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  item_ids uuid[] not null check (cardinality(item_ids) > 0),
  state text not null check (state in ('proposed', 'running', 'kept', 'broken', 'refused', 'ended')),
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  -- Who agreed to it, or refused it, and when: money received since counts.
  decided_by text not null default '',
  decided_at timestamptz,
  -- The day it was kept, broken or ended.
  ended_on date,
  -- A person has seen that it broke, and sees to it.
  seen_by text not null default '',
  seen_at timestamptz,
  primary key (org_id, id),
  check ((decided_at is null) = (state = 'proposed')),
  check ((ended_on is null) = (state in ('proposed', 'running', 'refused'))),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index payment_plan_open on encaisse.payment_plan (org_id, party_id) where state in ('proposed', 'running');
call encaisse.protect('payment_plan', 'mutable');

create table encaisse.payment_plan_instalment (
  org_id uuid not null,
  plan_id uuid not null,
  position integer not null check (position > 0),
  due_on date not null,
  amount_minor bigint not null check (amount_minor > 0),
  recorded_at timestamptz not null default now(),
  primary key (org_id, plan_id, position),
  foreign key (org_id, plan_id) references encaisse.payment_plan (org_id, id)
);
call encaisse.protect('payment_plan_instalment', 'ledger');

-- What a customer sent with a dispute.
create table encaisse.dispute_file (
  org_id uuid not null,
  dispute_id uuid not null,
  sha256 text not null,
  name text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, dispute_id, sha256),
  foreign key (org_id, dispute_id) references encaisse.dispute (org_id, id),
  foreign key (org_id, sha256) references encaisse.file (org_id, sha256)
);
call encaisse.protect('dispute_file', 'ledger');

-- An answer about several invoices, from the page of the account.
alter table encaisse.portal_reply
  alter column document_id drop not null,
  add column party_id uuid,
  add column item_ids uuid[] not null default '{}',
  drop constraint portal_reply_kind_check,
  drop constraint portal_reply_check,
  drop constraint portal_reply_check1,
  add constraint portal_reply_kind_check
    check (kind in ('promise', 'paid', 'dispute', 'contact', 'plan', 'resend', 'acknowledge')),
  add constraint portal_reply_target check (num_nonnulls(document_id, party_id) = 1),
  add constraint portal_reply_amount check ((kind in ('contact', 'resend')) = (amount_minor is null)),
  add constraint portal_reply_date check ((kind in ('promise', 'paid', 'plan')) = (on_date is not null)),
  add foreign key (org_id, party_id) references encaisse.party (org_id, id);
create index portal_reply_party on encaisse.portal_reply (org_id, party_id, id) where party_id is not null;

-- What we said to a proposal: another contact, a plan.
create table encaisse.portal_reply_decision (
  org_id uuid not null,
  reply_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'refused')),
  decided_by text not null,
  decided_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, reply_id),
  foreign key (org_id, reply_id) references encaisse.portal_reply (org_id, id)
);
call encaisse.protect('portal_reply_decision', 'ledger');

-- A code by e-mail, for one text and once: its hash only, ten minutes, five tries.
create table encaisse.portal_code (
  org_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  party_id uuid not null,
  email text not null check (email <> ''),
  code_hash text not null,
  name text not null check (name <> ''),
  -- What is acknowledged, word for word, and of which items how much.
  words text not null check (words <> ''),
  items jsonb not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, link_id) references encaisse.portal_link (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index portal_code_party on encaisse.portal_code (org_id, party_id, recorded_at);
call encaisse.protect('portal_code', 'mutable');

-- The debt acknowledged in writing: prescription starts anew (C. civ. 2240, 2231).
create table encaisse.debt_acknowledgement (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  link_id uuid not null,
  name text not null check (name <> ''),
  email text not null,
  words text not null,
  words_sha256 text not null check (words_sha256 ~ '^[0-9a-f]{64}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  total_minor bigint not null check (total_minor > 0),
  acknowledged_on date not null,
  ip text not null,
  user_agent text not null,
  pdf_sha256 text not null,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, link_id) references encaisse.portal_link (org_id, id),
  foreign key (org_id, pdf_sha256) references encaisse.file (org_id, sha256)
);
create index debt_acknowledgement_party on encaisse.debt_acknowledgement (org_id, party_id);
call encaisse.protect('debt_acknowledgement', 'ledger');

create table encaisse.debt_acknowledgement_item (
  org_id uuid not null,
  acknowledgement_id uuid not null,
  item_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  recorded_at timestamptz not null default now(),
  primary key (org_id, acknowledgement_id, item_id),
  foreign key (org_id, acknowledgement_id) references encaisse.debt_acknowledgement (org_id, id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
create index debt_acknowledgement_item_item on encaisse.debt_acknowledgement_item (org_id, item_id);
call encaisse.protect('debt_acknowledgement_item', 'ledger');

-- Thanks for a full payment: once per case, and never twice for an invoice.
create table encaisse.thank_you (
  org_id uuid not null,
  case_id uuid not null,
  party_id uuid not null,
  item_ids uuid[] not null,
  outbound_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references encaisse.dunning_case (org_id, id),
  foreign key (org_id, outbound_id) references encaisse.outbound_message (org_id, id)
);
create index thank_you_party on encaisse.thank_you (org_id, party_id);
call encaisse.protect('thank_you', 'ledger');

-- Which kinds of message there are is said by the room of messages.
alter table encaisse.outbound_message drop constraint outbound_message_kind_check;
alter table encaisse.outbound_message add constraint outbound_message_kind_check check (kind ~ '^[a-z-]{1,30}$');

alter table encaisse.organization
  -- Reminders carry the link to the customer's account.
  add column portal_in_reminders boolean not null default true,
  -- Who may acknowledge its debt on its account: professionals, consumers.
  add column portal_acknowledge_business boolean not null default true,
  add column portal_acknowledge_consumer boolean not null default false,
  add column thank_you boolean not null default false;

-- An answer about several invoices waits to be read as one about an invoice does.
create or replace view encaisse.unread_reply with (security_invoker = true) as
  select r.org_id, case when r.party_id is null then d.party_id else r.party_id end as party_id, r.id as reply_id,
    r.recorded_at as since, false as automatic
  from encaisse.portal_reply r
  left join encaisse.sales_document d on d.org_id = r.org_id and d.id = r.document_id
  where (r.party_id is not null or d.party_id is not null)
    and not exists (select from encaisse.portal_reply_read s where s.org_id = r.org_id and s.reply_id = r.id)
  union all
  select m.org_id, m.party_id, m.id, m.recorded_at, m.kind = 'automatic'
  from encaisse.inbound_message m
  where m.read_at is null and m.state = 'kept' and m.kind in ('reply', 'automatic');
