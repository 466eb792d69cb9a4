-- Bank statements in, and which open items their lines pay. A line is a fact of the bank and never changes; what was
-- decided about it stands beside it: proposals (scratch), matches (kept for ever, undone at most once).

create table encaisse.bank_account (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  name text not null check (name <> ''),
  -- IBAN without spaces, or the bank's own number as its files write it; '' while no file has said it.
  identifier text not null default '',
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  -- Where its money stands in the books: 512, then 5121, 5122 …
  ledger_account text not null,
  -- How this bank writes its CSV, as in core/banking/csv-profile.ts; null until one was read.
  csv_profile jsonb,
  archived_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, ledger_account) references encaisse.account (org_id, code)
);
create unique index bank_account_identifier on encaisse.bank_account (org_id, identifier, currency) where identifier <> '';
create unique index bank_account_ledger on encaisse.bank_account (org_id, ledger_account);
call encaisse.protect('bank_account', 'mutable');

-- One file given once. Taken back whole by a person: its lines are withdrawn and it may be given again.
create table encaisse.bank_import (
  org_id uuid not null,
  id uuid not null,
  file_sha256 text not null,
  file_name text not null,
  -- camt.053.001.08, csv, cfonb120, mt940, ofx, qif
  format text not null,
  -- matching: its lines are being compared with the open items; done; undone.
  state text not null check (state in ('matching', 'done', 'undone')),
  new_lines integer not null,
  known_lines integer not null,
  auto_lines integer not null default 0,
  imported_by text not null,
  imported_at timestamptz not null,
  undone_by text not null default '',
  undone_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'undone') = (undone_at is not null)),
  foreign key (org_id, file_sha256) references encaisse.file (org_id, sha256)
);
create unique index bank_import_file on encaisse.bank_import (org_id, file_sha256) where state <> 'undone';
create index bank_import_latest on encaisse.bank_import (org_id, id desc);
call encaisse.protect('bank_import', 'mutable');

create table encaisse.statement (
  org_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  import_id uuid not null,
  -- The bank's own name for it.
  reference text not null default '',
  -- statement: moves the books · report: the day so far (camt.052).
  kind text not null check (kind in ('statement', 'report')),
  opening_minor bigint,
  closing_minor bigint,
  from_on date,
  to_on date,
  -- proved: opening + entries = closing · unproved: the format lacks a balance.
  proof text not null check (proof in ('proved', 'unproved')),
  -- Opening less the closing of the statement before it; null when there is nothing to compare with.
  gap_minor bigint,
  findings jsonb not null default '[]',
  line_count integer not null,
  new_lines integer not null,
  known_lines integer not null,
  undone_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, account_id) references encaisse.bank_account (org_id, id),
  foreign key (org_id, import_id) references encaisse.bank_import (org_id, id)
);
create index statement_latest on encaisse.statement (org_id, account_id, to_on desc, id desc) where undone_at is null;
create index statement_import on encaisse.statement (org_id, import_id);
call encaisse.protect('statement', 'mutable');

create table encaisse.statement_line (
  org_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  statement_id uuid not null,
  import_id uuid not null,
  -- By which the same movement is known again, twins told apart by rank: core/banking/natural-keys.ts.
  natural_key text not null,
  -- The family of formats it came in: camt, csv, cfonb120 …
  format text not null,
  -- Line or record of the file, 1-based.
  record integer not null,
  booked_on date not null,
  value_on date not null,
  -- Signed: money in is positive.
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  counterparty_name text not null,
  counterparty_iban text not null,
  text text not null,
  end_to_end_id text not null,
  bank_reference text not null,
  bank_code text not null,
  -- Returned or recalled by the bank.
  is_reversal boolean not null,
  state text not null default 'unmatched' check (state in ('unmatched', 'proposed', 'posted', 'ignored', 'withdrawn')),
  -- Why it was put aside, in the words of who did.
  ignored_reason text not null default '',
  ignored_by text not null default '',
  -- Why it was not posted by itself, as keys with parameters.
  vetoes jsonb not null default '[]',
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  check ((state = 'ignored') = (ignored_reason <> '')),
  foreign key (org_id, account_id) references encaisse.bank_account (org_id, id),
  foreign key (org_id, statement_id) references encaisse.statement (org_id, id),
  foreign key (org_id, import_id) references encaisse.bank_import (org_id, id)
);
create unique index statement_line_key on encaisse.statement_line (org_id, account_id, natural_key) where state <> 'withdrawn';
-- The review screen, newest first, page by page.
create index statement_line_review on encaisse.statement_line (org_id, account_id, state, booked_on, id);
create index statement_line_to_see on encaisse.statement_line (org_id, account_id, booked_on, id)
  include (amount_minor) where state in ('unmatched', 'proposed');
create index statement_line_import on encaisse.statement_line (org_id, import_id, state);
create index statement_line_day on encaisse.statement_line (org_id, account_id, booked_on, amount_minor) where state <> 'withdrawn';
call encaisse.protect('statement_line', 'mutable');

create function encaisse.freeze_statement_line() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{state,ignored_reason,ignored_by,vetoes}'::text[]
     is distinct from to_jsonb(old) - '{state,ignored_reason,ignored_by,vetoes}'::text[] then
    raise exception 'encaisse: a bank line does not change, only what was decided about it' using errcode = 'restrict_violation';
  end if;
  if old.state = 'withdrawn' then
    raise exception 'encaisse: a withdrawn bank line stays so' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.statement_line for each row execute function encaisse.freeze_statement_line();

-- What a line may pay, best first, at most three. Written again by each comparison.
create table encaisse.match_proposal (
  org_id uuid not null,
  line_id uuid not null,
  rank smallint not null check (rank between 1 and 3),
  party_id uuid not null,
  score smallint not null check (score between 1 and 100),
  -- [{"key": "match.amount-equal", "params": {}}]
  reasons jsonb not null,
  -- [{"itemId": "…", "amountMinor": "620000"}]; a credit note is negative.
  allocations jsonb not null,
  residual_minor bigint not null check (residual_minor >= 0),
  recorded_at timestamptz not null default now(),
  primary key (org_id, line_id, rank),
  foreign key (org_id, line_id) references encaisse.statement_line (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id)
);
call encaisse.protect('match_proposal', 'scratch');

-- What was decided about a line, by whom and on what evidence. Undoing stamps the row; a new decision is a new row.
create table encaisse.match (
  org_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  -- items: pays invoices · on_account: a customer without invoice · suspense: waits on 471.
  kind text not null check (kind in ('items', 'on_account', 'suspense')),
  decided_by text not null check (decided_by in ('auto', 'person')),
  -- Null when a person chose freely.
  score smallint,
  reasons jsonb not null default '[]',
  payment_id uuid not null,
  -- Credit notes set against invoices by this decision, beside the payment.
  netting_ids uuid[] not null default '{}',
  -- The IBAN that this decision taught us, forgotten again when it is undone.
  learned_party_id uuid,
  learned_iban text not null default '',
  recorded_by text not null,
  undone_by text not null default '',
  undone_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, line_id) references encaisse.statement_line (org_id, id),
  foreign key (org_id, payment_id) references encaisse.payment (org_id, id)
);
create unique index match_live on encaisse.match (org_id, line_id) where undone_at is null;
create index match_line on encaisse.match (org_id, line_id, id desc);
create index match_payment on encaisse.match (org_id, payment_id);
call encaisse.protect('match', 'mutable');

create function encaisse.freeze_match() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null
     or to_jsonb(new) - '{undone_at,undone_by}'::text[] is distinct from to_jsonb(old) - '{undone_at,undone_by}'::text[] then
    raise exception 'encaisse: a match is undone, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on encaisse.match for each row execute function encaisse.freeze_match();

alter table encaisse.payment add foreign key (org_id, statement_line_id) references encaisse.statement_line (org_id, id);
