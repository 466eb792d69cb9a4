-- Templates of documents: the company's own words, own fields on documents, and layouts of its own.

-- Whom a field says something about: customers, or documents. One name means one thing in a company.
alter table encaisse.custom_field
  add column owner text not null default 'customer' check (owner in ('customer', 'document'));

-- What was written for the foot of the page is one text among the others now. Migrations see no tenant: the owner looks
-- at all of them, for this once.
alter table encaisse.organization no force row level security;
update encaisse.organization set theme = (theme - 'footer') || jsonb_build_object('texts', (
    select coalesce(jsonb_object_agg(l.key, jsonb_build_object('all', jsonb_build_object('footer', l.value))), '{}')
    from jsonb_each(theme -> 'footer') l where l.key in ('fr', 'en') and l.value <> '""'))
  where jsonb_typeof(theme -> 'footer') = 'object';
alter table encaisse.organization force row level security;

-- A layout that a company wrote (Typst), in the place of ours for the kinds of documents it is in use for.
create table encaisse.document_layout (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  name text not null check (name <> ''),
  source text not null check (octet_length(source) between 1 and 204800),
  -- Of the documents it lays out; none: it is being written.
  kinds text[] not null default '{}',
  -- Pictures it shows, by the name it calls them: {"sceau.png": "<sha256 of a file>"}.
  images jsonb not null default '{}' check (jsonb_typeof(images) = 'object'),
  -- The last document it could not lay out, and why (a finding); that one got our layout. '' = none.
  failed_number text not null default '',
  failed_why jsonb not null default '{}',
  changed_by text not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, name)
);
call encaisse.protect('document_layout', 'scratch');
