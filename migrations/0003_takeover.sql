-- Taking over from another system: the files that were given, how their columns were read, what was found, what was
-- taken. The file itself is kept in encaisse.file.

create table encaisse.import_run (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  kind text not null check (kind in ('customers', 'open_items', 'paid_history', 'fec', 'documents')),
  state text not null check (state in ('uploaded', 'checked', 'importing', 'done', 'failed', 'cancelled')),
  file_sha256 text,
  file_name text not null,
  file_size bigint not null,
  -- csv, xlsx, fec; '' for documents.
  format text not null default '',
  -- Headers, line of the header, first rows as read: what the mapping screen shows without reading the file again.
  sample jsonb not null default '{}',
  -- Field by column, in the order of the columns; null = not taken.
  mapping jsonb not null default '[]',
  -- As in core/takeover/options.ts.
  options jsonb not null default '{}',
  -- What the check counted (core/takeover/summary.ts).
  summary jsonb,
  -- What the import did, with the control of 411.
  result jsonb,
  good_only boolean not null default false,
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  cancel_asked boolean not null default false,
  -- Why it failed: a problem code.
  failure text not null default '',
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  recorded_by text not null,
  checked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, file_sha256) references encaisse.file (org_id, sha256)
);
-- Two people cannot import at once into one company.
create unique index import_run_one_at_a_time on encaisse.import_run (org_id) where state = 'importing';
create index import_run_latest on encaisse.import_run (org_id, id desc);
call encaisse.protect('import_run', 'mutable');

-- What the last check had to say, line by line. Written again by each check.
create table encaisse.import_finding (
  org_id uuid not null,
  run_id uuid not null,
  ordinal integer not null,
  line integer not null,
  severity text not null check (severity in ('error', 'warning')),
  code text not null,
  -- Field of the line it is about; '' for the line or the file.
  field text not null default '',
  -- What stood there.
  value text not null default '',
  params jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  primary key (org_id, run_id, ordinal),
  foreign key (org_id, run_id) references encaisse.import_run (org_id, id)
);
create index import_finding_code on encaisse.import_finding (org_id, run_id, severity, code, ordinal);
call encaisse.protect('import_finding', 'scratch');

-- A file with these headers was read like this last time.
create table encaisse.import_mapping (
  org_id uuid not null references encaisse.organization (org_id),
  signature text not null,
  kind text not null,
  mapping jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, signature)
);
call encaisse.protect('import_mapping', 'mutable');

-- Natural keys of what was taken over without being an invoice: the same thing arriving twice is recognised.
create table encaisse.import_key (
  org_id uuid not null,
  -- payment:<customer>:<piece> …
  natural_key text not null,
  run_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, natural_key),
  foreign key (org_id, run_id) references encaisse.import_run (org_id, id)
);
call encaisse.protect('import_key', 'ledger');

-- PDFs are matched by the number in their name, without spaces and dashes.
create index invoice_bare_number on encaisse.invoice (org_id, upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')));
