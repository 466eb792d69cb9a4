-- Who answers for what: a person of ours for a customer, a person of theirs for an order; several persons of one role; and
-- what a preparation, an import or a policy may say more.

alter table encaisse.customer
  -- A user of the directory: told of its automatic reminders and of answers that wait. Null: the company's.
  add column owner_id uuid,
  -- We carry for this customer: its claims lapse after a year (C. com. L133-6).
  add column is_transport boolean not null default false;
create index customer_owner on encaisse.customer (org_id, owner_id) where owner_id is not null;
create index customer_transport on encaisse.customer (org_id, party_id) where is_transport;

alter table encaisse.contact
  -- References of orders the person answers for; * stands for any characters.
  add column order_refs text[] not null default '{}';

alter table encaisse.reminder_draft
  -- Others of the role the message is addressed to, beside recipient.
  add column also_to text[] not null default '{}';

alter table encaisse.open_item
  -- Where its reminders start when it was late as it was taken over: a level; 0: as if it had been reminded until then;
  -- null: as the company's limits say.
  add column start_level smallint check (start_level between 0 and 9);

alter table encaisse.dunning_policy
  -- Put away: nobody is given it any more; what was decided by it keeps it.
  add column archived_at timestamptz,
  add constraint dunning_policy_archived_check check (archived_at is null or (not is_default and for_kind = ''));

alter table encaisse.dunning_run
  -- The day under which the late charges its messages announce are booked; null: they are announced only.
  add column posting_on date;

alter table encaisse.reminder_announced
  -- The users who were told of the line; empty before 0048: all who were told of the announcement.
  add column told_ids uuid[] not null default '{}';
