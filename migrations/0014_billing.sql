-- What waits to be invoiced (deliveries, finished services) and what is invoiced again and again (subscriptions).

-- ── deliveries and finished services ────────────────────────────────────────────────────────────────────────────────

-- Waiting while it has no document; a draft that is thrown away lets it wait again, an issued invoice keeps it for good.
create table encaisse.billable (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  -- Where its reference comes from: typed here, a file, the name of the system that called the API.
  origin text not null check (origin <> ''),
  -- Delivery note, job sheet: the same one arriving twice is recognised. '' = none.
  reference text not null default '',
  nature text not null check (nature in ('goods', 'services')),
  delivered_on date not null,
  purchase_order text not null default '',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- As in the content of a document.
  lines jsonb not null,
  net_minor bigint not null,
  gross_minor bigint not null,
  document_id uuid,
  cancelled_on date,
  cancelled_by text not null default '',
  cancel_reason text not null default '',
  -- Why the rule could not invoice it, and when it tried last.
  findings jsonb not null default '[]',
  tried_on date,
  version integer not null default 1,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check (document_id is null or cancelled_on is null),
  check ((cancelled_on is null) = (cancelled_by = '')),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, document_id) references encaisse.sales_document (org_id, id) on delete set null (document_id)
);
create unique index billable_reference on encaisse.billable (org_id, origin, reference) where reference <> '';
create index billable_waiting on encaisse.billable (org_id, delivered_on, id) where document_id is null and cancelled_on is null;
create index billable_document on encaisse.billable (org_id, document_id) where document_id is not null;
create index billable_party on encaisse.billable (org_id, party_id, id);
call encaisse.protect('billable', 'mutable');

-- Invoiced once: what is on a document never moves to another one, and what it says stays.
create function encaisse.keep_billable() returns trigger language plpgsql as $$
begin
  if old.document_id is not null and new.document_id is not null
     and (new.document_id <> old.document_id or new.lines <> old.lines or new.delivered_on <> old.delivered_on) then
    raise exception 'encaisse: a delivery is invoiced once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger kept before update on encaisse.billable for each row execute function encaisse.keep_billable();

-- How the deliveries of a customer are invoiced without being asked.
create table encaisse.billing_rule (
  org_id uuid not null,
  party_id uuid not null,
  moment text not null check (moment in ('at_once', 'month_end')),
  by_order boolean not null default false,
  mode text not null check (mode in ('draft', 'issue', 'send')),
  -- Hour of the company's day.
  hour smallint not null check (hour between 0 and 23),
  version integer not null default 1,
  changed_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, party_id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
call encaisse.protect('billing_rule', 'scratch');

-- « Produits non encore facturés » booked at a closing, with the entry that undoes it on the next day.
create table encaisse.billing_accrual (
  org_id uuid not null,
  closing_on date not null,
  entry_id uuid not null,
  reversal_id uuid not null,
  deliveries integer not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, closing_on),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  foreign key (org_id, reversal_id) references encaisse.journal_entry (org_id, id)
);
call encaisse.protect('billing_accrual', 'ledger');

-- ── subscriptions ───────────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.invoice_schedule (
  org_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  title text not null check (title <> ''),
  -- The document each period is made of, as a draft is kept.
  content jsonb not null,
  every_months smallint not null check (every_months between 1 and 60),
  -- 31 = the last day of the month.
  anchor_day smallint not null check (anchor_day between 1 and 31),
  timing text not null check (timing in ('advance', 'arrears')),
  starts_on date not null,
  ends_on date,
  prorate boolean not null,
  -- As in core/invoicing/indexation.ts.
  indexation jsonb not null,
  mode text not null check (mode in ('draft', 'issue', 'send')),
  hour smallint not null check (hour between 0 and 23),
  paused_on date,
  version integer not null default 1,
  created_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check (ends_on is null or ends_on >= starts_on),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
create index invoice_schedule_party on encaisse.invoice_schedule (org_id, party_id, id);
call encaisse.protect('invoice_schedule', 'scratch');

-- One period of a subscription, once: done with its document, failed with its reasons, or skipped by a person.
create table encaisse.invoice_occurrence (
  org_id uuid not null,
  schedule_id uuid not null,
  on_date date not null,
  period_from date not null,
  period_to date not null,
  state text not null check (state in ('done', 'failed', 'skipped')),
  -- Null once its draft was thrown away.
  document_id uuid,
  findings jsonb not null default '[]',
  tried_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, schedule_id, on_date),
  unique (org_id, schedule_id, period_from),
  check (period_to >= period_from),
  check (state = 'done' or document_id is null),
  foreign key (org_id, schedule_id) references encaisse.invoice_schedule (org_id, id),
  foreign key (org_id, document_id) references encaisse.sales_document (org_id, id) on delete set null (document_id)
);
create index invoice_occurrence_failed on encaisse.invoice_occurrence (org_id, schedule_id) where state = 'failed';
create index invoice_occurrence_document on encaisse.invoice_occurrence (org_id, document_id) where document_id is not null;
call encaisse.protect('invoice_occurrence', 'scratch');

-- What was invoiced is not invoiced again, and is not forgotten.
create function encaisse.keep_occurrence() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'failed' or nullif(current_setting('app.dropping_demo', true), '') = old.org_id::text then
      return old;
    end if;
    raise exception 'encaisse: a period that was invoiced or skipped stays known' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'failed' and (new.state <> old.state or (new.document_id is not null and new.document_id is distinct from old.document_id)) then
    raise exception 'encaisse: a period is invoiced once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger kept before update or delete on encaisse.invoice_occurrence
  for each row execute function encaisse.keep_occurrence();
