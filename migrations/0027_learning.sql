-- What the bank room learns from the lines a person decided, lines that are nobody's invoice, and direct debits returned.

-- Another name that pays for a customer: one row per decision that said so, so that undoing one takes only its own word.
create table encaisse.payer_alias (
  org_id uuid not null,
  line_id uuid not null,
  -- Whose invoices it paid.
  party_id uuid not null,
  -- The name as the bank wrote it, and its words in order of the alphabet.
  name text not null check (name <> ''),
  name_key text not null check (name_key <> ''),
  -- Another customer of ours who paid for this one; null: the same customer under another name.
  payer_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (org_id, line_id),
  foreign key (org_id, line_id) references encaisse.statement_line (org_id, id),
  foreign key (org_id, party_id) references encaisse.party (org_id, id),
  foreign key (org_id, payer_id) references encaisse.party (org_id, id)
);
create index payer_alias_party on encaisse.payer_alias (org_id, party_id, name_key);
call encaisse.protect('payer_alias', 'scratch');
create index statement_line_iban on encaisse.statement_line (org_id, counterparty_iban) where counterparty_iban <> '';

-- How good the best explanation of a line was (points without a veto), and whether a person agreed with it.
create table encaisse.match_judgement (
  org_id uuid not null,
  line_id uuid not null,
  points smallint not null,
  is_right boolean not null,
  judged_by text not null,
  judged_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, line_id),
  foreign key (org_id, line_id) references encaisse.statement_line (org_id, id)
);
create index match_judgement_latest on encaisse.match_judgement (org_id, judged_at desc, line_id desc)
  include (points, is_right);
call encaisse.protect('match_judgement', 'scratch');
alter table encaisse.match_proposal add column points smallint not null default 0;

-- From when on a line is posted without a person; no row: calibrated, without a limit.
create table encaisse.match_policy (
  org_id uuid not null references encaisse.organization (org_id),
  mode text not null check (mode in ('strict', 'calibrated', 'never')),
  -- Above it a person always decides; null: no limit.
  limit_minor bigint check (limit_minor > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id)
);
call encaisse.protect('match_policy', 'mutable');

-- A line that is nobody's invoice is booked against an account. Proposed after three equal handlings, accepted by a person.
create table encaisse.bank_rule (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  -- proposed: seen three times, nobody said yes · accepted: offered on waiting lines · refused: never proposed again.
  state text not null check (state in ('proposed', 'accepted', 'refused')),
  -- Words that stay the same from one line to the next, and the payer's or payee's; '' = anyone.
  pattern text not null check (pattern <> ''),
  counterparty_key text not null default '',
  is_money_out boolean not null,
  ledger_account text not null,
  -- With VAT when vat_account is given: its rate in hundredths of a percent.
  vat_account text not null default '',
  vat_rate integer not null default 0 check (vat_rate between 0 and 10000),
  -- Posts by itself what was imported after this moment; null: offered only.
  posts_since timestamptz,
  recorded_by text not null,
  recorded_at timestamptz not null,
  version integer not null default 1,
  primary key (org_id, id),
  check ((vat_account = '') = (vat_rate = 0)),
  check (posts_since is null or state = 'accepted')
);
create unique index bank_rule_once on encaisse.bank_rule (org_id, pattern, counterparty_key, is_money_out);
call encaisse.protect('bank_rule', 'scratch');

-- A decision may book against an account, or return a payment: then it has an entry of its own and no payment.
alter table encaisse.match
  alter column payment_id drop not null,
  drop constraint match_kind_check,
  add constraint match_kind_check check (kind in ('items', 'on_account', 'suspense', 'account', 'return')),
  add column points smallint,
  add column entry_id uuid,
  add column ledger_account text not null default '',
  add column vat_account text not null default '',
  add column vat_rate integer not null default 0,
  -- By which equal handlings are counted.
  add column pattern text not null default '',
  add column counterparty_key text not null default '',
  -- The rule that said so; it may be deleted since.
  add column rule_id uuid,
  -- The payment that the bank took back, and the allocations that were undone for it.
  add column returned_payment_id uuid,
  add column released_ids uuid[] not null default '{}',
  add constraint match_books_something check (
    case when kind in ('account', 'return') then entry_id is not null and payment_id is null
      else payment_id is not null and entry_id is null end),
  add constraint match_returns_a_payment check ((kind = 'return') = (returned_payment_id is not null)),
  add foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  add foreign key (org_id, returned_payment_id) references encaisse.payment (org_id, id);
create index match_handled on encaisse.match (org_id, pattern) where kind = 'account' and undone_at is null;
create index match_rule on encaisse.match (org_id, rule_id) where rule_id is not null;
create index match_returned on encaisse.match (org_id, returned_payment_id) where kind = 'return' and undone_at is null;
-- What a returned debit may return.
create index payment_amount on encaisse.payment (org_id, amount_minor, booked_on) where reversal_entry_id is null;
create index statement_line_end_to_end on encaisse.statement_line (org_id, end_to_end_id)
  where end_to_end_id <> '' and state = 'posted';
