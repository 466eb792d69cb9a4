import { sql } from 'kysely';
import { saveUndo } from '../../app/dunning/index.ts';
import { saveAccount } from '../../app/messages/index.ts';
import type { Composition } from '../../compose.ts';
import { permissions } from '../../contract/permissions.ts';
import type pg from 'pg';
import { withClient } from '../../shell/db/prepare.ts';
import type { OrgId } from '../../shell/ids.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { createLog } from '../../shell/log.ts';
import type { Run } from './invoicing-company.ts';
import { loadBench } from './load.ts';

export type LateCompany = { readonly org: OrgId; readonly run: Run; readonly work: Work };

export type Place = { readonly composition: Composition; readonly admin: pg.ClientConfig };

export const companyOf = ({ composition }: Pick<Place, 'composition'>, org: OrgId): LateCompany => {
  const caller = {
    org,
    isDemo: false,
    actor: { kind: 'command_line', id: 'bench', name: 'encaisse bench' },
    permissions: new Set(permissions),
    locale: 'fr',
    readOnly: false,
  } as const;
  const run: Run = (body) => composition.runtime.inContext(caller, body);
  const work: Work = {
    org,
    isDemo: false,
    log: createLog('silent'),
    signal: new AbortController().signal,
    inTenant: (body, how) =>
      composition.runtime.inContext({ ...caller, readOnly: how?.readOnly ?? false }, body),
  };
  return { org, run, work };
};

/** Every invoice of it is open: what a year without reminders leaves behind. */
export const loadLate = async (place: Place, items: number, customers: number): Promise<LateCompany> => {
  const org = await loadBench({
    ...place,
    invoices: items,
    open: items,
    customers,
    onStep: () => {},
  });
  return companyOf(place, org);
};

/**
 * A company whose reminders are all first ones, by e-mail, each about invoices that have their picture: one PDF of its own
 * for every customer.
 */
export const loadMailing = async (
  place: Place,
  plan: { messages: number; mailPort: number; pdf: Buffer },
): Promise<LateCompany> => {
  const company = await loadLate(place, plan.messages, plan.messages);
  const { org, run } = company;
  await withClient(place.admin, async (client) => {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    // One late invoice for each customer, never reminded; the others are not yet due.
    await client.query(
      `with one as (select distinct on (party_id) id from encaisse.open_item
          where org_id = $1 and open_minor > 0 order by party_id, id)
       update encaisse.open_item i set last_step = '', last_reminded_on = null,
         due_on = case when exists (select from one where one.id = i.id) then current_date - 5 else current_date + 60 end
       where i.org_id = $1 and i.open_minor > 0`,
      [org],
    );
    await client.query(`delete from encaisse.dispute where org_id = $1`, [org]);
    await client.query(`delete from encaisse.promise_to_pay where org_id = $1`, [org]);
    // As many different files as invoices, of the size of a real one.
    await client.query(
      `with own as (select v.id, $2::bytea || convert_to(v.number, 'UTF8') as content from encaisse.invoice v where v.org_id = $1),
       kept as (insert into encaisse.file (org_id, sha256, name, media_type, size, content)
         select $1, encode(sha256(content), 'hex'), 'facture.pdf', 'application/pdf', length(content), content from own
         returning sha256)
       update encaisse.invoice v set file_sha256 = encode(sha256(own.content), 'hex') from own where v.org_id = $1 and v.id = own.id`,
      [org, plan.pdf],
    );
    await client.query('commit');
    await client.query('vacuum analyze');
  });
  await run(async (context) => {
    await sql`update organization set city = 'Lyon' where org_id = ${context.org}`.execute(context.tx);
    await saveUndo(context, 0);
    await saveAccount(context, place.composition.secrets, {
      version: 0,
      host: '127.0.0.1',
      port: plan.mailPort,
      security: 'none',
      user: '',
      fromAddress: 'compta@banc.example',
      fromName: 'Banc d’essai',
      replyTo: '',
      ratePerMinute: 6000,
    });
  });
  return company;
};
