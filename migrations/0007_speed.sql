-- Indexes that the bench asked for (docs/operating/performance.md): measured with a million invoices.

-- What is open of a handful of customers: the next reminder of each row of a list, the figures of a page of customers.
-- open_item_party walks through everything they ever paid (29,000 pages for a hundred customers, 4,000 with this one).
create index open_item_open_by_party on encaisse.open_item (org_id, account, party_id, due_on, id)
  include (currency, open_minor, last_reminded_on, last_step) where settled_on is null;

-- The credits that a payment opened: the timeline, undoing a payment, settling more with what is left of it. Without
-- it each payment of a timeline read all items of its customer: 14 s for the largest one.
create index open_item_payment on encaisse.open_item (org_id, payment_id) where payment_id is not null;
