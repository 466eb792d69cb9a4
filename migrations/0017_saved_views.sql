-- A list as somebody likes to see it: the address says the filter, so that is what is kept.
create table encaisse.saved_view (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  -- Of which screen: '/factures'.
  path text not null check (path ~ '^/[a-z-]*$'),
  name text not null check (name <> ''),
  -- The address after the question mark.
  query text not null,
  -- Whose it is; shared ones are seen by everybody.
  owner_id text not null,
  owner_name text not null,
  is_shared boolean not null default false,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, path, owner_id, name)
);
call encaisse.protect('saved_view', 'scratch');
