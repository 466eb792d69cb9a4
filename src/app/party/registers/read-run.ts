import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';
import { readCustomer } from '../read-customer.ts';
import type { registersContract } from '../registers-contract.ts';
import { currentChecks, differencesOf } from './read-checks.ts';

export type RegisterRunView = OutputOf<typeof registersContract.run>;
type Items = OutputOf<typeof registersContract.items>;

const LATEST = 10;
const PAGE = 50;

const runRows = async (context: Context, id: string | null): Promise<RegisterRunView[]> => {
  const { rows } = await sql<RegisterRunView>`
    select r.id, r.state, r.cancel_asked as "cancelAsked", r.recorded_by as "startedBy", r.recorded_at as "startedAt",
      r.finished_at as "finishedAt", n.*
    from register_run r
    cross join lateral (
      select count(*)::int as total,
        count(*) filter (where b.state = 'waiting')::int as waiting,
        count(*) filter (where b.state = 'done')::int as done,
        count(*) filter (where b.state = 'refused')::int as refused,
        count(*) filter (where b.state = 'left')::int as left
      from register_run_item b
      where b.org_id = r.org_id and b.run_id = r.id) n
    where r.org_id = ${context.org} and (${id}::uuid is null or r.id = ${id})
    order by (r.state = 'running') desc, r.id desc limit ${LATEST}`.execute(context.tx);
  return rows;
};

export const readRegisterRun = async (context: Context, id: string): Promise<RegisterRunView> => {
  const [run] = await runRows(context, id);
  if (run === undefined) throw new Problem('record.not-found');
  return run;
};

export const listRegisterRuns = (context: Context): Promise<RegisterRunView[]> => runRows(context, null);

type Row = {
  position: number;
  party_id: string;
  name: string;
  code: string;
  state: Items['items'][number]['state'];
  findings: Finding[];
};

/** What is found is read as of now: a difference that was taken over meanwhile is none any more. */
export const listRegisterItems = async (
  context: Context,
  input: InputOf<typeof registersContract.items>,
): Promise<Items> => {
  const { rows } = await sql<Row>`
    select b.position, b.party_id, p.name, c.code, b.state, b.findings
    from register_run_item b
    join party p on p.org_id = b.org_id and p.id = b.party_id
    join customer c on c.org_id = b.org_id and c.party_id = b.party_id
    where b.org_id = ${context.org} and b.run_id = ${input.id} and b.position > ${input.after ?? 0}
    order by b.position limit ${PAGE + 1}`.execute(context.tx);
  const items: Items['items'] = [];
  for (const row of rows.slice(0, PAGE)) {
    const { outcomes, differences } =
      row.state === 'done' ? await foundOf(context, row.party_id) : { outcomes: [], differences: 0 };
    items.push({
      position: row.position,
      customerId: row.party_id,
      name: row.name,
      code: row.code,
      state: row.state,
      outcomes,
      differences,
      findings: row.findings,
    });
  }
  return { items, next: rows.length > PAGE ? items.at(-1)!.position : null };
};

const foundOf = async (context: Context, id: string) => {
  const customer = await readCustomer(context, id);
  const checks = await currentChecks(context, customer);
  return {
    outcomes: checks.map((check) => check.outcome),
    differences: differencesOf(customer, checks).length,
  };
};
