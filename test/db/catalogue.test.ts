import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot } from '../../src/shell/paths.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

/** The rules of the schema, proved for every table by asking the database what it has. A new table cannot forget one. */

/** Outside the tenants: who may come in, what is installed, and the queue. A new name here is a decision. */
const DIRECTORY = [
  'api_key',
  'app_user',
  'instance',
  'membership',
  'organization',
  'portal_link',
  'schema_migration',
  'session',
];
const QUEUE = [
  'bam',
  'job',
  'job_common',
  'job_dependency',
  'queue',
  'queue_stats',
  'schedule',
  'subscription',
  'version',
  'warning',
];
const DEFINERS = ['encaisse.drop_demo_organization'];

/** Facts that are never changed: only inserted, by grant and by trigger. */
const APPEND_ONLY = [
  'allocation',
  'audit_event',
  'bank_drop_file',
  'bank_mail_message',
  'billing_accrual',
  'closing',
  'closing_entry',
  'closing_run',
  'debt_acknowledgement',
  'debt_acknowledgement_item',
  'dispute_file',
  'document_delivery',
  'dunning_policy_version',
  'entry_attachment',
  'entry_link',
  'file',
  'fiscal_year',
  'fiscal_year_event',
  'impairment',
  'import_key',
  'imported_document',
  'inbound_act',
  'instrument',
  'instrument_match',
  'invoice_reference',
  'issued_document',
  'journal_entry',
  'late_claim_event',
  'lettrage',
  'mail_opening',
  'mail_picture',
  'message_event',
  'non_receipt',
  'opening_consent',
  'payment_plan_instalment',
  'payment_plan_notice',
  'period_lock',
  'portal_reply',
  'portal_reply_decision',
  'portal_reply_read',
  'portal_visit',
  'postal_event',
  'posting',
  'prescription_event',
  'quote_answer',
  'register_check',
  'reminder_announcement_mail',
  'reminder_attempt_item',
  'reminder_step_done',
  'seal_link',
  'seal_succession',
  'thank_you',
  'unpaid_copy',
  'vat_receipt',
  'vat_return',
  'vat_return_line',
  'vat_return_withdrawal',
  'webhook_event',
  'write_off',
];

let database: TestDatabase;
const roles = inject('cluster').roles;
const ask = async <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
  (await database.adminPool.query<T>(query, values)).rows;
const names = async (query: string, values: unknown[] = []): Promise<string[]> =>
  (await ask<{ name: string }>(query, values)).map((row) => row.name);

let tenantTables: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  tenantTables = await names(
    "select relname as name from pg_class where relnamespace = 'encaisse'::regnamespace and relkind in ('r', 'p') order by 1",
  );
});
afterAll(() => database.drop());

describe('every tenant table', () => {
  it('is there, and nothing else is outside the tenants', async () => {
    expect(tenantTables.length).toBeGreaterThan(35);
    const schemas = await names(
      "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1",
    );
    expect(schemas).toEqual(['directory', 'encaisse', 'pgboss', 'public']);
    expect(
      await names("select tablename as name from pg_tables where schemaname = 'directory' order by 1"),
    ).toEqual(DIRECTORY);
    // pg-boss keeps its figures in one partition per day.
    const queue = await names(
      "select tablename as name from pg_tables where schemaname = 'pgboss' order by 1",
    );
    expect(queue.filter((name) => !/_\d{8}$/.test(name))).toEqual(QUEUE);
    expect(await names("select tablename as name from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  it('has org_id uuid not null', async () => {
    const found = await names(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'encaisse'::regnamespace and c.relkind = 'r' and a.attname = 'org_id' and a.attnotnull
         and a.atttypid = 'uuid'::regtype order by 1`,
    );
    expect(found).toEqual(tenantTables);
  });

  it('has org_id first in its primary key and in every index', async () => {
    const keyed = await names(
      `select conrelid::regclass::text as name from pg_constraint
       where contype = 'p' and connamespace = 'encaisse'::regnamespace order by 1`,
    );
    expect(keyed.map((name) => name.replace('encaisse.', ''))).toEqual(tenantTables);
    const otherwise = await names(
      `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
       left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'encaisse'::regnamespace and a.attname is distinct from 'org_id'`,
    );
    expect(otherwise).toEqual([]);
  });

  it('has no foreign key that could cross from one tenant to another', async () => {
    const crossing = await names(
      `select k.conname as name from pg_constraint k
       where k.contype = 'f' and k.connamespace = 'encaisse'::regnamespace and not exists (
         select from unnest(k.conkey, k.confkey) as pair(mine, theirs)
         join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine
         join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.theirs
         where m.attname = 'org_id' and t.attname = 'org_id')`,
    );
    expect(crossing).toEqual([]);
    const outside = await names(
      `select conname as name from pg_constraint where contype = 'f'
         and (connamespace = 'encaisse'::regnamespace) <> ((select relnamespace from pg_class where oid = confrelid) = 'encaisse'::regnamespace)`,
    );
    expect(outside).toEqual([]);
  });

  it('is not looked at past its row security by a view', async () => {
    const views = await ask<{ name: string; options: string[] | null }>(
      `select relname as name, reloptions as options from pg_class
       where relnamespace = 'encaisse'::regnamespace and relkind in ('v', 'm') order by 1`,
    );
    expect(views.map((view) => view.name)).toEqual(['unread_reply']);
    for (const { options } of views) expect(options).toContain('security_invoker=true');
  });

  it('has row security, forced, with one policy that reads and writes the current organisation only', async () => {
    const secured = await names(
      `select relname as name from pg_class where relnamespace = 'encaisse'::regnamespace and relkind = 'r'
         and relrowsecurity and relforcerowsecurity order by 1`,
    );
    expect(secured).toEqual(tenantTables);
    const policies = await ask<{
      name: string;
      policies: number;
      reads: string;
      writes: string;
      open: boolean;
    }>(
      `select c.relname as name, count(*)::int as policies, min(pg_get_expr(p.polqual, c.oid)) as reads,
         min(pg_get_expr(p.polwithcheck, c.oid)) as writes, bool_and(p.polpermissive and p.polcmd = '*') as open
       from pg_policy p join pg_class c on c.oid = p.polrelid
       where c.relnamespace = 'encaisse'::regnamespace group by 1 order by 1`,
    );
    expect(policies.map((one) => one.name)).toEqual(tenantTables);
    const rule = /^\(org_id = \( SELECT encaisse\.current_org\(\) AS current_org\)\)$/;
    for (const one of policies) {
      expect(one, one.name).toMatchObject({ policies: 1, open: true });
      expect(one.reads).toMatch(rule);
      expect(one.writes).toMatch(rule);
    }
  });
});

describe('facts', () => {
  it('are append-only by two triggers and by grant', async () => {
    const guarded = await names(
      `select c.relname as name from pg_class c where c.relnamespace = 'encaisse'::regnamespace
         and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'encaisse.refuse_change()'::regprocedure
           and t.tgenabled = 'O' and (t.tgtype & 2) = 2 and (t.tgtype & 8) = 8 and (t.tgtype & 16) = 16)
         and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'encaisse.refuse_truncate()'::regprocedure
           and t.tgenabled = 'O' and (t.tgtype & 32) = 32)
       order by 1`,
    );
    expect(guarded).toEqual(APPEND_ONLY);
    const changeable = await names(
      `select distinct table_name as name from information_schema.role_table_grants
       where table_schema = 'encaisse' and table_name = any ($1) and grantee = any ($2)
         and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
      [APPEND_ONLY, [roles.rw, roles.ro, roles.jobs, 'PUBLIC']],
    );
    expect(changeable).toEqual([]);
  });

  it('stop even the owner of the tables', async () => {
    for (const table of APPEND_ONLY) {
      await expect(database.adminPool.query(`truncate encaisse.${table} cascade`), table).rejects.toThrow(
        /cannot be truncated/,
      );
    }
  });
});

describe('roles', () => {
  it('are neither superuser nor above row security, and own nothing', async () => {
    const powerful = await names(
      'select rolname as name from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)',
      [Object.values(roles)],
    );
    expect(powerful).toEqual([]);
    const owned = await names(
      'select relname as name from pg_class where relowner in (select oid from pg_roles where rolname = any ($1))',
      [[roles.rw, roles.ro, roles.jobs]],
    );
    expect(owned).toEqual([]);
    const members = await names(
      `select m.rolname as name from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
       where r.rolname = $1 and m.rolname = any ($2)`,
      [roles.owner, [roles.rw, roles.ro, roles.jobs]],
    );
    expect(members).toEqual([]);
  });

  it('to read with cannot write, and the queue cannot read a company', async () => {
    const written = await names(
      `select distinct table_name as name from information_schema.role_table_grants
       where grantee = $1 and privilege_type <> 'SELECT'`,
      [roles.ro],
    );
    expect(written).toEqual([]);
    const read = await names(
      `select distinct table_schema || '.' || table_name as name from information_schema.role_table_grants
       where grantee = $1 and table_schema = 'encaisse'`,
      [roles.jobs],
    );
    expect(read).toEqual([]);
  });

  it('reach one function that runs with the owner’s rights, and it keeps its search path', async () => {
    const definers = await ask<{ name: string; path: string[] | null }>(
      `select pronamespace::regnamespace::text || '.' || proname as name, proconfig as path from pg_proc
       where prosecdef and pronamespace in ('encaisse'::regnamespace, 'directory'::regnamespace, 'pgboss'::regnamespace, 'public'::regnamespace)
       order by 1`,
    );
    expect(definers.map((one) => one.name)).toEqual(DEFINERS);
    for (const one of definers)
      expect(one.path?.some((setting) => setting.startsWith('search_path='))).toBe(true);
  });
});

describe('types.gen.ts', () => {
  it('is what the migrated database gives', () => {
    const { user, password, host, port, database: name } = database.admin;
    const url = `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
    const run = spawnSync(process.execPath, ['scripts/generate-types.mjs', url, '--verify'], {
      cwd: projectRoot(),
      encoding: 'utf8',
    });
    expect(run.status, `bash: node scripts/generate-types.mjs <url>\n${run.stdout}${run.stderr}`).toBe(0);
  });
});
