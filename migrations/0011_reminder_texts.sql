-- A company's own words for its reminders, a part of each version of a policy: what a customer was sent can be told.

alter table encaisse.dunning_policy_version
  -- As core/dunning/message-text.ts: {"fr": {"reminder-1": {"subject", "mail", "title", "letter"}}, "en": {}}.
  -- A field left out is the text that comes with Encaisse.
  add column texts jsonb not null default '{"fr": {}, "en": {}}';
