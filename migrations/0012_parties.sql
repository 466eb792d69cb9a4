-- What a company keeps of its customers beside what every company keeps: own fields, several addresses, duplicates merged.

alter table encaisse.party
  -- Values of the company's own fields, as text by key: {"secteur":"bois","contrat_le":"2026-03-01"}.
  add column custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
  -- The same party, kept under another record: its documents stay here, its contacts went there.
  add column merged_into uuid,
  add column merged_at timestamptz,
  add foreign key (org_id, merged_into) references encaisse.party (org_id, id),
  add check (merged_into <> id),
  add check ((merged_into is null) = (merged_at is null));
create index party_merged on encaisse.party (org_id, merged_into) where merged_into is not null;
create index party_siren on encaisse.party (org_id, siren) where siren <> '';
create index party_vat_number on encaisse.party (org_id, vat_number) where vat_number <> '';

-- Out of lists and searches unless something is still owed.
alter table encaisse.customer add column archived_at timestamptz;

alter table encaisse.party_address add column version integer not null default 1;

-- What a company wants to know of its customers: shown on their records, usable in filters and exports.
create table encaisse.custom_field (
  org_id uuid not null references encaisse.organization (org_id),
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  label_fr text not null check (label_fr <> ''),
  -- '' = the French one.
  label_en text not null default '',
  kind text not null check (kind in ('text', 'number', 'date', 'choice')),
  choices text[] not null default '{}',
  position integer not null default 0,
  -- Put away: values stay, nobody is asked for them.
  archived_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, key),
  check ((kind = 'choice') = (cardinality(choices) > 0))
);
call encaisse.protect('custom_field', 'mutable');
