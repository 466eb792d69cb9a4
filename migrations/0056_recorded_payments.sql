-- A line may prove a payment that was recorded before the bank told of it: then nothing is booked twice, at most the money
-- goes from where it waited (5115) to the bank.
alter table encaisse.match
  drop constraint match_kind_check,
  add constraint match_kind_check
    check (kind in ('items', 'on_account', 'suspense', 'account', 'return', 'batch', 'recorded')),
  drop constraint match_books_something,
  add constraint match_books_something check (
    case when kind = 'batch' then (entry_id is null) <> (payment_id is null)
      when kind in ('account', 'return') then entry_id is not null and payment_id is null
      when kind = 'recorded' then payment_id is not null
      else payment_id is not null and entry_id is null end);
-- One line proves a payment, whoever decides at the same moment.
create unique index match_recorded on encaisse.match (org_id, payment_id) where kind = 'recorded' and undone_at is null;
