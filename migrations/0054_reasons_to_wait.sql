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

-- A mail from an address that several customers share is held against each of them until somebody has said whose it is.
create or replace view encaisse.unread_reply with (security_invoker = true) as
  select r.org_id, case when r.party_id is null then d.party_id else r.party_id end as party_id, r.id as reply_id,
    r.recorded_at as since, false as automatic
  from encaisse.portal_reply r
  left join encaisse.sales_document d on d.org_id = r.org_id and d.id = r.document_id
  where (r.party_id is not null or d.party_id is not null)
    and not exists (select from encaisse.portal_reply_read s where s.org_id = r.org_id and s.reply_id = r.id)
  union all
  select m.org_id, m.party_id, m.id, m.recorded_at, m.kind = 'automatic'
  from encaisse.inbound_message m
  where m.read_at is null and m.state = 'kept' and m.kind in ('reply', 'automatic')
  union all
  select distinct m.org_id, k.party_id, m.id, m.recorded_at, m.kind = 'automatic'
  from encaisse.inbound_message m
  join encaisse.contact k on k.org_id = m.org_id and lower(k.email) = m.sender and k.archived_at is null
  where m.read_at is null and m.state = 'to-sort' and m.kind in ('reply', 'automatic');
