-- What the outside sees and is told: links of customers to their documents, and webhooks.

-- ── portal links ────────────────────────────────────────────────────────────────────────────────────────────────────

-- Whose link a token is: asked before any organisation is known, so outside the tenants. Only the hash is kept.
create table directory.portal_link (
  token_hash bytea primary key,
  org_id uuid not null references directory.organization (org_id) on delete cascade,
  link_id uuid not null,
  created_at timestamptz not null default now()
);
create index portal_link_org on directory.portal_link (org_id, link_id);
do $$
begin
  execute format('grant select, insert, update, delete on directory.portal_link to %I', encaisse.role_base() || '_rw');
end $$;

alter table encaisse.organization
  -- Documents that are e-mailed carry their link (where Encaisse is reached by https).
  add column portal_in_mails boolean not null default true,
  add column portal_days integer not null default 365 check (portal_days between 1 and 3650);

create table encaisse.portal_link (
  org_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  -- Last day it opens.
  expires_on date not null,
  revoked_at timestamptz,
  revoked_by text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((revoked_at is null) = (revoked_by = '')),
  foreign key (org_id, document_id) references encaisse.sales_document (org_id, id)
);
-- One way in at a time.
create unique index portal_link_live on encaisse.portal_link (org_id, document_id) where revoked_at is null;
call encaisse.protect('portal_link', 'mutable');

-- Who looked, as far as can be told: a robot, probably a person, certainly one (they pressed a button).
create table encaisse.portal_visit (
  org_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  what text not null check (what in ('page', 'pdf', 'xml', 'answer')),
  certainty text not null check (certainty in ('machine', 'probable', 'certain')),
  ip text not null,
  user_agent text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, link_id) references encaisse.portal_link (org_id, id)
);
create index portal_visit_link on encaisse.portal_visit (org_id, link_id, id);
call encaisse.protect('portal_visit', 'ledger');

-- The evidence of an answer: who said what, when, from where, and the hash of what they were shown.
create table encaisse.quote_answer (
  org_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  link_id uuid not null,
  answer text not null check (answer in ('accepted', 'refused')),
  name text not null check (name <> ''),
  note text not null default '',
  -- SHA-256 of the canonical JSON of the number, the document and its totals.
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  ip text not null,
  user_agent text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, document_id) references encaisse.sales_document (org_id, id),
  foreign key (org_id, link_id) references encaisse.portal_link (org_id, id)
);
create index quote_answer_document on encaisse.quote_answer (org_id, document_id, id);
call encaisse.protect('quote_answer', 'ledger');

-- Whoever holds a link may act on its document.
alter table encaisse.audit_event drop constraint audit_event_actor_kind_check;
alter table encaisse.audit_event add constraint audit_event_actor_kind_check
  check (actor_kind in ('user', 'api_key', 'job', 'command_line', 'customer'));

-- ── webhooks ────────────────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.webhook_endpoint (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  url text not null check (url <> ''),
  events text[] not null check (cardinality(events) > 0),
  -- Signs what is sent; sealed with a key that is not in the database.
  secret bytea not null,
  -- Since when nothing gets through; null while it works.
  failing_since timestamptz,
  disabled_at timestamptz,
  -- 'failing' after days without an answer, 'user' by hand.
  disabled_why text not null default '' check (disabled_why in ('', 'failing', 'user')),
  deleted_at timestamptz,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((disabled_at is null) = (disabled_why = ''))
);
call encaisse.protect('webhook_endpoint', 'mutable');

-- What happened, as it is told: written with the fact itself. The id is the same on every attempt.
create table encaisse.webhook_event (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  type text not null,
  subject_id uuid not null,
  payload text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id)
);
call encaisse.protect('webhook_event', 'ledger');

create table encaisse.webhook_delivery (
  org_id uuid not null,
  event_id uuid not null,
  endpoint_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  not_before timestamptz not null,
  last_at timestamptz,
  -- HTTP status; null when no answer came.
  last_status integer,
  -- Start of the answer, or why there was none.
  last_answer text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (org_id, event_id, endpoint_id),
  foreign key (org_id, event_id) references encaisse.webhook_event (org_id, id),
  foreign key (org_id, endpoint_id) references encaisse.webhook_endpoint (org_id, id)
);
create index webhook_delivery_due on encaisse.webhook_delivery (org_id, not_before) where state = 'waiting';
create index webhook_delivery_endpoint on encaisse.webhook_delivery (org_id, endpoint_id, event_id);
call encaisse.protect('webhook_delivery', 'mutable');
