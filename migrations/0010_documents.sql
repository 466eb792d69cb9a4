-- Commercial documents: what is written (draft), what is issued (frozen, numbered, sealed), what is sold (products).

-- ── the seller, as its documents must say it (C. com. R123-237, R123-238; CGI ann. II art. 242 nonies A) ─────────────

alter table encaisse.organization
  add column capital text not null default '',
  -- 'RCS Lyon', 'RM 69'.
  add column register text not null default '',
  add column siret text not null default '',
  -- Electronic address, scheme 0225; '' = the SIREN.
  add column e_address text not null default '',
  add column vat_regime text not null default 'real' check (vat_regime in ('real', 'franchise')),
  add column vat_on_debits boolean not null default false,
  -- Late-payment interest as printed (C. com. L441-10 II); '' = the legal rate.
  add column late_rate text not null default '',
  add column logo_sha256 text,
  -- Colours, columns, texts of the documents: core/invoicing/documents.
  add column theme jsonb not null default '{}',
  -- Ed25519, SPKI in base 64; its private half is a secret of the organisation.
  add column seal_public_key text not null default '';
-- (logo_sha256 names a file without a key: files refer to the company, and a company of examples is dropped from the
-- leaves of the keys to their roots.)

-- ── the buyer ───────────────────────────────────────────────────────────────────────────────────────────────────────

alter table encaisse.party
  add column e_address text not null default '',
  -- ISO 6523 code of the list it comes from: 0225 French platforms, 0088 GLN, 9957 VAT number…
  add column e_address_scheme text not null default '',
  add column tags text[] not null default '{}';

alter table encaisse.customer
  -- '' = by the nature of the line: 707 goods, 706 services.
  add column revenue_account text not null default '',
  add column payment_means text not null default 'transfer'
    check (payment_means in ('transfer', 'direct_debit', 'card', 'cheque', 'cash')),
  -- Service code, cost centre: printed on each invoice (BT-10).
  add column buyer_reference text not null default '';

-- Where it is delivered, beside the address it is invoiced at.
create table encaisse.party_address (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  label text not null default '',
  lines text[] not null default '{}',
  postal_code text not null default '',
  city text not null check (city <> ''),
  country text not null default 'FR',
  archived_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index party_address_party on encaisse.party_address (org_id, party_id, id) where archived_at is null;
call encaisse.protect('party_address', 'mutable');

-- ── what is sold ────────────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.product (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  search_name text not null,
  description text not null default '',
  nature text not null check (nature in ('goods', 'services')),
  -- UN/ECE Recommendation 20.
  unit text not null default 'C62',
  -- Without VAT, in base currency: exact decimal text.
  unit_price text not null check (unit_price ~ '^-?[0-9]+(\.[0-9]{1,6})?$'),
  -- As in core/invoicing: {"category":"S","rate":"20"}.
  vat jsonb not null,
  account text not null default '',
  archived_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, code)
);
create index product_by_name on encaisse.product (org_id, search_name collate "C", id);
call encaisse.protect('product', 'mutable');

-- Another price for a group of customers, or in another currency.
create table encaisse.product_price (
  org_id uuid not null,
  product_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The customers' debtor group; '' = everybody.
  customer_group text not null default '',
  unit_price text not null check (unit_price ~ '^-?[0-9]+(\.[0-9]{1,6})?$'),
  recorded_at timestamptz not null default now(),
  primary key (org_id, product_id, currency, customer_group),
  foreign key (org_id, product_id) references encaisse.product (org_id, id)
);
call encaisse.protect('product_price', 'scratch');

-- ── numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- One row a series; its lock is the queue of those who issue. core/invoicing/numbering.ts prints the numbers.
create table encaisse.number_series (
  org_id uuid not null references encaisse.organization (org_id),
  code text not null check (code in ('invoice', 'credit_note', 'quote', 'order_confirmation')),
  format text not null,
  reset text not null check (reset in ('never', 'yearly', 'monthly')),
  start integer not null default 1 check (start >= 1),
  -- '' and null before the first one.
  last_number text not null default '',
  last_on date,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, code),
  check ((last_number = '') = (last_on is null))
);
call encaisse.protect('number_series', 'mutable');

-- A series only goes forward.
create function encaisse.keep_series_forward() returns trigger language plpgsql as $$
begin
  if old.last_on is not null and (new.last_on is null or new.last_on < old.last_on or new.start <> old.start) then
    raise exception 'encaisse: a series of numbers only goes forward' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger forward before update on encaisse.number_series for each row execute function encaisse.keep_series_forward();

-- ── drafts, quotes and order confirmations ──────────────────────────────────────────────────────────────────────────

create table encaisse.sales_document (
  org_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('quote', 'order_confirmation', 'pro_forma', 'invoice', 'deposit', 'progress', 'final', 'credit_note', 'corrective')),
  -- Invoices: draft → issued. Quotes: draft → sent → accepted | refused | expired. Confirmations, pro forma: draft → sent.
  state text not null default 'draft' check (state in ('draft', 'sent', 'accepted', 'refused', 'issued')),
  party_id uuid,
  title text not null default '',
  -- Quotes and confirmations once sent; an issued invoice has its own.
  number text not null default '',
  content jsonb not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  net_minor bigint not null,
  gross_minor bigint not null,
  issued_on date,
  valid_until date,
  decided_on date,
  decided_by text not null default '',
  -- To be e-mailed once its PDF is made.
  send_asked boolean not null default false,
  -- Converted from, corrects.
  source_id uuid,
  invoice_id uuid,
  version integer not null default 1,
  created_by text not null,
  changed_at timestamptz not null default now(),
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'issued') = (invoice_id is not null)),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, source_id) references encaisse.sales_document (org_id, id),
  foreign key (org_id, invoice_id) references encaisse.invoice (org_id, id)
);
create index sales_document_open on encaisse.sales_document (org_id, id) where state <> 'issued';
create index sales_document_party on encaisse.sales_document (org_id, party_id, id);
create index sales_document_source on encaisse.sales_document (org_id, source_id) where source_id is not null;
create index sales_document_invoice on encaisse.sales_document (org_id, invoice_id) where invoice_id is not null;
create unique index sales_document_number on encaisse.sales_document (org_id, kind, number) where number <> '';
call encaisse.protect('sales_document', 'scratch');

-- A draft may be thrown away; what was shown to somebody stays, and what is issued never changes.
create function encaisse.keep_sales_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' or nullif(current_setting('app.dropping_demo', true), '') = old.org_id::text then
      return old;
    end if;
    raise exception 'encaisse: only a draft is thrown away' using errcode = 'restrict_violation';
  end if;
  if old.state = 'issued' then
    raise exception 'encaisse: an issued document does not change, correct it with a credit note' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'draft' and (new.content <> old.content or new.number <> old.number or new.state = 'draft') then
    raise exception 'encaisse: what was sent does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger kept before update or delete on encaisse.sales_document
  for each row execute function encaisse.keep_sales_document();

-- ── what is issued ──────────────────────────────────────────────────────────────────────────────────────────────────

alter table encaisse.invoice drop constraint invoice_kind_check;
alter table encaisse.invoice add constraint invoice_kind_check
  check (kind in ('invoice', 'deposit', 'progress', 'final', 'credit_note', 'corrective'));
alter table encaisse.invoice drop constraint invoice_origin_check;
alter table encaisse.invoice add constraint invoice_origin_check check (origin in ('typed', 'imported', 'issued'));
-- What Encaisse issues is unique whoever the customer is (CGI ann. II art. 242 nonies A, I-7°).
create unique index invoice_issued_number on encaisse.invoice (org_id, number) where origin = 'issued';

-- The whole document as it was issued: canonical JSON, the text that is hashed and sealed (core/seal/canonical.ts).
create table encaisse.issued_document (
  org_id uuid not null,
  invoice_id uuid not null,
  content text not null,
  -- Instalments to settle are open items; what the document states is here.
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, invoice_id),
  foreign key (org_id, invoice_id) references encaisse.invoice (org_id, id)
);
call encaisse.protect('issued_document', 'ledger');

-- Which issued document corrects, credits or deducts which: the sums of credit notes are read from here.
create table encaisse.invoice_reference (
  org_id uuid not null,
  invoice_id uuid not null,
  refers_to_id uuid not null,
  relation text not null check (relation in ('credits', 'corrects', 'deducts')),
  recorded_at timestamptz not null default now(),
  primary key (org_id, invoice_id, refers_to_id),
  foreign key (org_id, invoice_id) references encaisse.invoice (org_id, id),
  foreign key (org_id, refers_to_id) references encaisse.invoice (org_id, id)
);
create index invoice_reference_to on encaisse.invoice_reference (org_id, refers_to_id);
call encaisse.protect('invoice_reference', 'ledger');

-- What was sent of it, and by which message.
create table encaisse.document_delivery (
  org_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  outbound_id uuid not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, document_id) references encaisse.sales_document (org_id, id),
  foreign key (org_id, outbound_id) references encaisse.outbound_message (org_id, id)
);
create index document_delivery_document on encaisse.document_delivery (org_id, document_id, id);
call encaisse.protect('document_delivery', 'ledger');

alter table encaisse.outbound_message drop constraint outbound_message_kind_check;
alter table encaisse.outbound_message add constraint outbound_message_kind_check
  check (kind in ('reminder', 'document', 'test'));

-- ── the seal ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The last link of each chain; its lock is the queue.
create table encaisse.seal_head (
  org_id uuid not null references encaisse.organization (org_id),
  chain text not null,
  sequence bigint not null,
  hash text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, chain)
);
call encaisse.protect('seal_head', 'mutable');

create table encaisse.seal_link (
  org_id uuid not null references encaisse.organization (org_id),
  chain text not null,
  sequence bigint not null check (sequence >= 1),
  previous_hash text not null,
  subject_kind text not null,
  subject_id text not null,
  content_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Ed25519 over the hash, base 64.
  signature text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, chain, sequence)
);
create unique index seal_link_subject on encaisse.seal_link (org_id, chain, subject_kind, subject_id);
call encaisse.protect('seal_link', 'ledger');

-- Day, month and year closings (CGI art. 286, I-3° bis), each a link of the chain of documents.
create table encaisse.closing (
  org_id uuid not null references encaisse.organization (org_id),
  period text not null check (period in ('day', 'month', 'year')),
  from_on date not null,
  to_on date not null,
  -- Canonical JSON of core/seal/closing.ts.
  content text not null,
  sequence bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, period, from_on),
  check (to_on >= from_on)
);
call encaisse.protect('closing', 'ledger');
