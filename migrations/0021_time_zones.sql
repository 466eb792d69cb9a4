-- Where a customer is when it is invoiced, and what a closing was worth in other currencies.

-- IANA name; '' = as its address says, else the company's.
alter table encaisse.customer add column time_zone text not null default '';

-- Rates of the closing day that were given: [{"currency": "USD", "rate": "0.92"}], in base currency for one unit.
alter table encaisse.billing_accrual add column rates jsonb not null default '[]';
