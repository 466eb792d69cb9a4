-- What keeps a reminder back, said more exactly: part of an invoice may rest, a dispute has a kind and somebody who settles
-- it, a promise says how it reached us.

alter table encaisse.hold
  -- Part of the item, in its currency; null: all of it.
  add column amount_minor bigint,
  add constraint hold_amount_check check (amount_minor is null or (amount_minor > 0 and item_id is not null));

alter table encaisse.dispute
  add column category text not null default 'other'
    check (category in ('price', 'quantity', 'quality', 'delivery', 'order', 'credited', 'other')),
  -- A user of the directory; null: nobody in particular.
  add column owner_id uuid;

alter table encaisse.promise_to_pay
  add column source text not null default 'hand' check (source in ('hand', 'call', 'mail', 'portal', 'takeover'));
