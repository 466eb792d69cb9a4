import { createHash, createPublicKey } from 'node:crypto';
import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { DOCUMENTS } from './append-link.ts';
import { readClosings } from './closings.ts';
import type { sealContract } from './contract.ts';

export type SealOverview = OutputOf<typeof sealContract.read>;

/** Of each kind. */
const CLOSINGS_SHOWN = 12;

export const readOverview = async (context: Context): Promise<SealOverview> => {
  const { tx, org } = context;
  const company = await tx
    .selectFrom('organization')
    .select(['seal_public_key', 'base_currency'])
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow();
  const closings = await readClosings(context, { last: CLOSINGS_SHOWN });
  return {
    ...keyOf(company.seal_public_key),
    head: await readHead(context),
    currency: company.base_currency,
    closings: closings.toReversed().flatMap(({ closing, recordedAt }) =>
      closing === null
        ? []
        : [
            {
              period: closing.period,
              from: closing.from,
              to: closing.to,
              count: closing.count,
              grossMinor: closing.grossMinor.toString(),
              perpetualMinor: closing.perpetualMinor.toString(),
              perpetualCount: closing.perpetualCount,
              recordedAt,
            },
          ],
    ),
    years: await readYears(context),
    check: await readCheck(context),
  };
};

const keyOf = (spki: string): { publicKey: string; fingerprint: string } => {
  if (spki === '') return { publicKey: '', fingerprint: '' };
  const der = Buffer.from(spki, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return {
    publicKey: key.export({ format: 'pem', type: 'spki' }).toString(),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  };
};

const readHead = async ({ tx, org }: Context): Promise<SealOverview['head']> => {
  const row = await tx
    .selectFrom('seal_head')
    .select(['sequence', 'hash', 'recorded_at'])
    .where('org_id', '=', org)
    .where('chain', '=', DOCUMENTS)
    .where('sequence', '>', 0n)
    .executeTakeFirst();
  return row === undefined ? null : { sequence: Number(row.sequence), hash: row.hash, at: row.recorded_at };
};

const readYears = async ({ tx, org }: Context): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from issued_on)::int as year from invoice
    where org_id = ${org} and origin = 'issued' order by year desc`.execute(tx);
  return rows.map((row) => row.year);
};

type Report = { counts: Record<string, number>; findings: Finding[] };

const readCheck = async ({ tx, org }: Context): Promise<SealOverview['check']> => {
  const row = await tx
    .selectFrom('seal_check')
    .selectAll()
    .where('org_id', '=', org)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const report = row.report as Report | null;
  return {
    id: row.id,
    state: row.state as 'running' | 'done' | 'failed',
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    endedAt: row.ended_at,
    linksDone: Number(row.links_done),
    linksTotal: Number(row.links_total),
    counts: report?.counts ?? null,
    findings: report?.findings ?? [],
  };
};
