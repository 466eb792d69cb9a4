-- What does not add up to the cent: differences that are written off, VAT on receipts as it falls due, and what a bank
-- line that is not exact is said to be.

alter table encaisse.open_item drop constraint open_item_kind_check;
alter table encaisse.open_item add constraint open_item_kind_check
  check (kind in ('invoice', 'credit_note', 'payment', 'transfer', 'late_charge', 'write_off'));

-- How many minor units a person may round away, and accounts other than those of core/ledger/write-off-entry.ts.
alter table encaisse.organization
  add column rounding_limit_minor bigint not null default 100 check (rounding_limit_minor between 0 and 10000),
  add column settlement_accounts jsonb not null default '{}';

-- A difference that is not asked for any more. Undoing it is a row that mirrors it.
create table encaisse.write_off (
  org_id uuid not null,
  id uuid not null,
  -- The item that owes less; and the one that the entry opened against it.
  item_id uuid not null,
  own_item_id uuid not null,
  kind text not null check (kind in ('rounding', 'discount', 'fee', 'irrecoverable', 'waiver')),
  -- In the currency of the item, of its sign; the mirror has the other.
  amount_minor bigint not null check (amount_minor <> 0),
  -- Of that, VAT of the invoice taken back, in base currency.
  vat_minor bigint not null,
  written_on date not null,
  reason text not null default '',
  entry_id uuid not null,
  -- The one this row undoes.
  reverses_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, reverses_id),
  -- An irrecoverable debt is proved (CGI art. 272, 1), a waiver is explained.
  check (kind not in ('irrecoverable', 'waiver') or reason <> ''),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, own_item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  foreign key (org_id, reverses_id) references encaisse.write_off (org_id, id)
);
create index write_off_item on encaisse.write_off (org_id, item_id);
create index write_off_own_item on encaisse.write_off (org_id, own_item_id);
call encaisse.protect('write_off', 'ledger');

-- VAT of a posting on 44574 that fell due as its items were settled (CGI art. 269, 2-c); negative when that was undone.
-- Their sum is the part of the posting that its items' settlement makes, to the cent: `./encaisse verify` compares.
create table encaisse.vat_receipt (
  org_id uuid not null,
  id uuid not null,
  -- The posting on 44574.
  invoice_entry_id uuid not null,
  line_no integer not null,
  moved_minor bigint not null check (moved_minor <> 0),
  due_on date not null,
  -- 44574 → 44571. Null where documents set against each other cancelled out: nothing to book.
  entry_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, invoice_entry_id, line_no) references encaisse.posting (org_id, entry_id, line_no),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id)
);
create index vat_receipt_posting on encaisse.vat_receipt (org_id, invoice_entry_id, line_no) include (moved_minor);
create index vat_receipt_due on encaisse.vat_receipt (org_id, due_on);
call encaisse.protect('vat_receipt', 'ledger');

-- What the money and the items leave between them: less than nothing when less was paid.
alter table encaisse.match_proposal
  add column residual_kind text not null default 'none'
    check (residual_kind in ('none', 'overpayment', 'rounding', 'discount', 'fee', 'exchange'));
alter table encaisse.match_proposal drop constraint match_proposal_residual_minor_check;
alter table encaisse.match_proposal
  add check (residual_minor >= 0 or residual_kind in ('rounding', 'discount', 'fee'));

-- Differences written off by the decision, beside the payment.
alter table encaisse.match add column write_off_ids uuid[] not null default '{}';

-- The few documents that offer a discount for early payment: the comparison of bank lines looks for them.
create index sales_document_early_payment on encaisse.sales_document (org_id, invoice_id)
  where jsonb_typeof(content->'earlyPayment') = 'object' and invoice_id is not null;

-- What was settled before this migration: its VAT falls due now, in one entry per company, dated today.
do $$
declare
  org uuid; entry uuid; today date; lines integer;
begin
  for org in select o.org_id from directory.organization o order by o.org_id loop
    perform set_config('app.org', org::text, true);
    create temporary table due on commit drop as
      select p.entry_id, p.line_no, p.label, round((p.credit_minor - p.debit_minor) * r.settled / r.total)::bigint as minor
      from encaisse.posting p
      join (
        select i.entry_id, sum(i.amount_minor) as total, sum(i.amount_minor - i.open_minor) as settled
        from encaisse.open_item i where i.org_id = org and left(i.account, 3) = '411' group by i.entry_id
      ) r on r.entry_id = p.entry_id and r.total <> 0
      where p.org_id = org and left(p.account, 5) = '44574';
    delete from due where minor = 0;
    entry := null;
    today := (select (now() at time zone o.time_zone)::date from encaisse.organization o where o.org_id = org);
    select 2 * count(*) into lines from (select label from due group by label having sum(minor) <> 0) moved;
    if lines > 0 then
      entry := gen_random_uuid();
      insert into encaisse.entry_counter as c (org_id, journal, year, last_no)
        values (org, 'OD', extract(year from today), 1)
        on conflict (org_id, journal, year) do update set last_no = c.last_no + 1;
      insert into encaisse.journal_entry (org_id, id, journal, year, entry_no, entry_on, label, source_kind, line_count,
          recorded_by)
        select org, entry, 'OD', extract(year from today), c.last_no, today, 'TVA sur encaissements antérieurs',
          'vat_receipt', lines, 'Encaisse'
        from encaisse.entry_counter c
        where c.org_id = org and c.journal = 'OD' and c.year = extract(year from today);
      insert into encaisse.posting (org_id, entry_id, line_no, line_count, account, label, debit_minor, credit_minor,
          currency, amount_minor)
        select org, entry, row_number() over (order by s.label, s.account desc), lines, s.account, s.label,
          greatest(s.minor, 0), greatest(-s.minor, 0), (select base_currency from encaisse.organization where org_id = org),
          s.minor
        from (
          select '44574' as account, label, sum(minor)::bigint as minor from due group by label having sum(minor) <> 0
          union all
          select '44571', label, -sum(minor)::bigint from due group by label having sum(minor) <> 0) s;
    end if;
    insert into encaisse.vat_receipt (org_id, id, invoice_entry_id, line_no, moved_minor, due_on, entry_id)
      select org, gen_random_uuid(), entry_id, line_no, minor, today, entry from due;
    -- The balance of the entry is checked while its company is in sight.
    set constraints all immediate;
    set constraints all deferred;
    drop table due;
  end loop;
  perform set_config('app.org', '', true);
end $$;
