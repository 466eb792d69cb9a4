-- What every other room stands on: who may come in (directory), which company is served (organization),
-- what was done (audit_event), what was already answered (idempotency), and what was kept (file).
--
-- Rules for every tenant table (proved by test/db/catalogue.test.ts):
--   org_id first in every key; row security enabled and forced; one policy on app.org; no key across tenants;
--   ledger-like tables are append-only by trigger and by grant.

-- ── directory: outside the tenants, reached only from shell/directory ────────────────────────────────────────

create table directory.instance (
  key text primary key,
  value text not null
);

create table directory.organization (
  org_id uuid primary key,
  name text not null,
  is_demo boolean not null,
  created_at timestamptz not null default now()
);

create table directory.app_user (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null,
  password_hash text not null,
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  unique (email)
);

create table directory.membership (
  org_id uuid not null references directory.organization (org_id) on delete cascade,
  user_id uuid not null references directory.app_user (id),
  role text not null check (role in ('owner', 'accountant', 'sales', 'collector', 'purchaser', 'approver', 'auditor')),
  created_at timestamptz not null default now(),
  primary key (org_id, user_id)
);
create index membership_by_user on directory.membership (user_id);

create table directory.session (
  token_hash bytea primary key,
  user_id uuid not null references directory.app_user (id),
  org_id uuid references directory.organization (org_id) on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ip text not null,
  user_agent text not null
);
create index session_by_user on directory.session (user_id);

create table directory.api_key (
  id uuid primary key,
  org_id uuid not null references directory.organization (org_id) on delete cascade,
  name text not null,
  prefix text not null,
  secret_hash bytea not null unique,
  permissions text[] not null,
  created_by uuid not null references directory.app_user (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_org on directory.api_key (org_id);

-- ── guards shared by all rooms ──────────────────────────────────────────────────────────────────────────────

-- Rows of ledger-like tables never change. A demo organisation is the one exception: it is dropped whole by
-- encaisse.drop_demo_organization, which says so in app.dropping_demo; no real organisation can be reached by it.
create function encaisse.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and nullif(current_setting('app.dropping_demo', true), '') = old.org_id::text then
    return old;
  end if;
  raise exception 'encaisse: % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create function encaisse.refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'encaisse: % cannot be truncated', tg_table_name using errcode = 'restrict_violation';
end $$;

-- The current organisation; null when no tenant wrapper is open (then every policy is false: fails closed).
create function encaisse.current_org() returns uuid language sql stable as $$
  select nullif(current_setting('app.org', true), '')::uuid
$$;

-- Migrations run as <base>_owner; its sisters are <base>_rw, <base>_ro and <base>_jobs.
create function encaisse.role_base() returns text language sql stable as $$
  select regexp_replace(current_user, '_owner$', '')
$$;

-- Called once per tenant table by the migrations: row security, policy, grants.
--   kind 'ledger'  : insert and read only, triggers refuse the rest
--   kind 'mutable' : insert, read, update
--   kind 'scratch' : insert, read, update, delete (drafts, proposals, answers already given)
create procedure encaisse.protect(tbl text, kind text) language plpgsql as $$
declare
  base text := encaisse.role_base();
begin
  execute format('alter table encaisse.%I enable row level security', tbl);
  execute format('alter table encaisse.%I force row level security', tbl);
  execute format('create policy tenant on encaisse.%I using (org_id = (select encaisse.current_org())) with check (org_id = (select encaisse.current_org()))', tbl);
  execute format('grant select on encaisse.%I to %I, %I', tbl, base || '_ro', base || '_rw');
  execute format('grant insert on encaisse.%I to %I', tbl, base || '_rw');
  if kind in ('mutable', 'scratch') then
    execute format('grant update on encaisse.%I to %I', tbl, base || '_rw');
  end if;
  if kind = 'scratch' then
    execute format('grant delete on encaisse.%I to %I', tbl, base || '_rw');
  end if;
  if kind = 'ledger' then
    execute format('create trigger append_only before update or delete on encaisse.%I for each row execute function encaisse.refuse_change()', tbl);
    execute format('create trigger no_truncate before truncate on encaisse.%I for each statement execute function encaisse.refuse_truncate()', tbl);
  end if;
  if kind not in ('ledger', 'mutable', 'scratch') then
    raise exception 'unknown kind %', kind;
  end if;
end $$;

-- ── organization ────────────────────────────────────────────────────────────────────────────────────────────

create table encaisse.organization (
  org_id uuid primary key,
  name text not null,
  is_demo boolean not null,
  legal_form text not null default '',
  siren text not null default '',
  vat_number text not null default '',
  address_lines text[] not null default '{}',
  postal_code text not null default '',
  city text not null default '',
  country text not null default 'FR',
  email text not null default '',
  phone text not null default '',
  website text not null default '',
  iban text not null default '',
  bic text not null default '',
  legal_mention text not null default '',
  base_currency text not null default 'EUR' check (base_currency ~ '^[A-Z]{3}$'),
  time_zone text not null default 'Europe/Paris',
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  -- Upper limits in days late of each aging bucket but the last, which is open: 0 = not yet due.
  aging_limits integer[] not null default '{0,7,14,30,60}',
  aging_colours text[] not null default '{green,yellow,amber,orange,red,plum}',
  -- Open items at this date were taken over from another system; null until the take-over is done.
  cutover_on date,
  next_invoice_number text not null default '',
  signature_name text not null default '',
  signature_role text not null default '',
  version integer not null default 1,
  recorded_at timestamptz not null default now()
);
call encaisse.protect('organization', 'mutable');

create function encaisse.keep_demo_flag() returns trigger language plpgsql as $$
begin
  if new.is_demo is distinct from old.is_demo or new.org_id <> old.org_id then
    raise exception 'encaisse: an organisation is a demo from birth or never' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_demo_flag before update on encaisse.organization for each row execute function encaisse.keep_demo_flag();

-- Secrets (SMTP password, later provider keys), sealed with a key that is not in the database (AES-256-GCM).
create table encaisse.secret (
  org_id uuid not null references encaisse.organization (org_id),
  name text not null,
  sealed bytea not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, name)
);
call encaisse.protect('secret', 'scratch');

create table encaisse.audit_event (
  org_id uuid not null references encaisse.organization (org_id),
  id uuid not null,
  recorded_at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('user', 'api_key', 'job', 'command_line')),
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  primary key (org_id, id)
);
create index audit_event_subject on encaisse.audit_event (org_id, subject_kind, subject_id, id);
call encaisse.protect('audit_event', 'ledger');

-- A command repeated with the same key gets its first answer again instead of acting twice.
create table encaisse.idempotency (
  org_id uuid not null references encaisse.organization (org_id),
  key text not null,
  actor_id text not null,
  endpoint text not null,
  request_hash bytea not null,
  answer jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, actor_id, key)
);
call encaisse.protect('idempotency', 'scratch');

-- ── files: content is stored once, by its SHA-256, and never changed ─────────────────────────────────────────

create table encaisse.file (
  org_id uuid not null references encaisse.organization (org_id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size bigint not null,
  content bytea not null,
  recorded_at timestamptz not null default now(),
  primary key (org_id, sha256)
);
-- PDFs and images are compressed already: spare the CPU.
alter table encaisse.file alter column content set storage external;
call encaisse.protect('file', 'ledger');

do $$
begin
  execute format('grant usage on schema encaisse to %I, %I', encaisse.role_base() || '_rw', encaisse.role_base() || '_ro');
  execute format('grant usage on schema directory to %I', encaisse.role_base() || '_rw');
  execute format('grant select, insert, update, delete on directory.instance, directory.organization, directory.app_user, directory.membership, directory.session, directory.api_key to %I', encaisse.role_base() || '_rw');
  execute format('revoke execute on procedure encaisse.protect(text, text) from public');
end $$;

-- ── dropping a demo organisation, whole ─────────────────────────────────────────────────────────────────────

-- The only SECURITY DEFINER function (test/db/catalogue.test.ts lists it by name). It refuses a real organisation.
-- Tables are emptied from the leaves of the foreign keys to their roots.
create function encaisse.drop_demo_organization(org uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, encaisse as $$
declare
  remaining text[]; ready text[]; tbl text;
begin
  perform set_config('app.org', org::text, true);
  if not exists (select 1 from encaisse.organization o where o.org_id = org and o.is_demo) then
    raise exception 'encaisse: only a demo organisation can be dropped' using errcode = 'restrict_violation';
  end if;
  perform set_config('app.dropping_demo', org::text, true);
  select array_agg(c.relname::text) into remaining
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'encaisse' and c.relkind = 'r';
  while array_length(remaining, 1) > 0 loop
    select array_agg(t) into ready from unnest(remaining) t
      where not exists (
        select 1 from pg_constraint k
        join pg_class child on child.oid = k.conrelid
        join pg_class parent on parent.oid = k.confrelid
        join pg_namespace n on n.oid = parent.relnamespace
        where k.contype = 'f' and n.nspname = 'encaisse' and parent.relname = t
          and child.relname <> t and child.relname = any (remaining));
    if ready is null then
      raise exception 'encaisse: foreign keys form a circle among %', remaining;
    end if;
    foreach tbl in array ready loop
      execute format('delete from encaisse.%I where org_id = $1', tbl) using org;
    end loop;
    select array_agg(t) into remaining from unnest(remaining) t where t <> all (ready);
  end loop;
  delete from directory.organization where org_id = org;
  perform set_config('app.dropping_demo', '', true);
  perform set_config('app.org', '', true);
end $$;

do $$
begin
  revoke execute on function encaisse.drop_demo_organization(uuid) from public;
  execute format('grant execute on function encaisse.drop_demo_organization(uuid) to %I', encaisse.role_base() || '_rw');
end $$;
