-- A retention of guarantee (loi n° 71-584, art. 1 and 2) is owed on 4117 until it is released, then on 411 as any other
-- claim: an entry of its own takes it from one to the other.

create table encaisse.retention_release (
  org_id uuid not null,
  id uuid not null,
  -- What was kept back, on 4117.
  item_id uuid not null,
  -- What is owed now, on 411.
  own_item_id uuid not null,
  entry_id uuid not null,
  -- The entry of what was kept back. Its VAT on receipts follows what is settled of both together.
  origin_entry_id uuid not null,
  released_on date not null,
  recorded_by text not null,
  undone_on date,
  undone_by text not null default '',
  undo_reason text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, entry_id),
  unique (org_id, own_item_id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, own_item_id) references encaisse.open_item (org_id, id),
  foreign key (org_id, entry_id) references encaisse.journal_entry (org_id, id),
  foreign key (org_id, origin_entry_id) references encaisse.journal_entry (org_id, id)
);
-- Each once, whoever else is at work.
create unique index retention_release_standing on encaisse.retention_release (org_id, item_id) where undone_on is null;
create index retention_release_item on encaisse.retention_release (org_id, item_id);
create index retention_release_origin on encaisse.retention_release (org_id, origin_entry_id);
call encaisse.protect('retention_release', 'mutable');

-- The owner of the works opposed its release (art. 2), or another day was agreed.
create table encaisse.retention_hold (
  org_id uuid not null,
  item_id uuid not null,
  -- The day it is released instead; null: until somebody releases it.
  until_on date,
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, item_id),
  foreign key (org_id, item_id) references encaisse.open_item (org_id, id)
);
call encaisse.protect('retention_hold', 'mutable');

-- What waits for its day, for the tick.
create index open_item_retained on encaisse.open_item (org_id, due_on) where settled_on is null and account = '4117';
