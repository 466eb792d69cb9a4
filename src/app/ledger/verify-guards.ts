import { sql } from 'kysely';
import { findingsOf } from './findings-of.ts';
import type { Check } from './verify-books.ts';

/** What may only ever be added to. */
const ADDED_TO = [
  'allocation',
  'entry_link',
  'fiscal_year_event',
  'journal_entry',
  'lettrage',
  'period_lock',
  'posting',
  'vat_receipt',
  'write_off',
] as const;

/** The guards of the database stand: none of its triggers is off, and what is only added to refuses the rest. */
const guardsStand: Check = (scope) =>
  findingsOf(
    scope,
    'books.guard-off',
    sql`
    select c.relname::text as "table", t.tgname::text as guard
    from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'encaisse'::regnamespace and not t.tgisinternal and t.tgenabled <> 'O'
    union all
    select w.name, g.guard
    from unnest(${[...ADDED_TO]}::text[]) as w(name) cross join (values ('append_only'), ('no_truncate')) as g(guard)
    where not exists (select from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'encaisse'::regnamespace and c.relname = w.name and t.tgname = g.guard)
    union all
    select 'journal_entry', 'balanced'
    where not exists (select from pg_catalog.pg_trigger t
      where t.tgrelid = 'encaisse.journal_entry'::regclass and t.tgname = 'balanced' and t.tgdeferrable)`,
  );

export const guardChecks: readonly Check[] = [guardsStand];
