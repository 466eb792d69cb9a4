import { createPublicKey } from 'node:crypto';
import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Finding } from '../../core/finding.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { anchorOf, readAnchorsAt } from './anchors.ts';
import { DOCUMENTS } from './append-link.ts';
import { readClosings } from './closings.ts';
import type { sealContract } from './contract.ts';
import { fingerprintOf, keyFacts } from './key-facts.ts';
import type { Scope } from './ports.ts';
import { readKeys } from './read-keys.ts';
import { readPresentKey, tryReadKey } from './signing-key.ts';

export type SealOverview = OutputOf<typeof sealContract.read>;

/** Of each kind. */
const CLOSINGS_SHOWN = 12;

export const readOverview = async (context: Scope, secrets: SecretBox): Promise<SealOverview> => {
  const { base_currency: currency } = await context.tx
    .selectFrom('organization')
    .select('base_currency')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  const { publicKey, keyNo } = await readPresentKey(context);
  const isReady = publicKey !== '' && (await tryReadKey(context, secrets)) !== null;
  return {
    ...describeKey(publicKey),
    keyNo,
    keyState: publicKey === '' ? 'none' : isReady ? 'ready' : 'unreadable',
    keys: (await readKeys(context)).map(keyFacts),
    head: await readHead(context),
    currency,
    closings: await readShown(context),
    years: await readYears(context),
    check: await readCheck(context),
  };
};

const readShown = async (context: Scope): Promise<SealOverview['closings']> => {
  const kept = await readClosings(context, { last: CLOSINGS_SHOWN });
  const anchors = await readAnchorsAt(
    context,
    kept.map((one) => one.sequence),
  );
  return kept.toReversed().flatMap(({ closing, recordedAt, sequence }) =>
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
            anchor: anchors.get(sequence) ?? '',
          },
        ],
  );
};

const describeKey = (spki: string): { publicKey: string; fingerprint: string } => {
  if (spki === '') return { publicKey: '', fingerprint: '' };
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  return {
    publicKey: key.export({ format: 'pem', type: 'spki' }).toString(),
    fingerprint: fingerprintOf(spki),
  };
};

const readHead = async ({ tx, org }: Scope): Promise<SealOverview['head']> => {
  const row = await tx
    .selectFrom('seal_head')
    .select(['sequence', 'hash', 'recorded_at'])
    .where('org_id', '=', org)
    .where('chain', '=', DOCUMENTS)
    .where('sequence', '>', 0n)
    .executeTakeFirst();
  if (row === undefined) return null;
  const head = { sequence: Number(row.sequence), hash: row.hash, at: row.recorded_at };
  return { ...head, anchor: anchorOf(org, head) };
};

const readYears = async ({ tx, org }: Scope): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from issued_on)::int as year from invoice
    where org_id = ${org} and origin = 'issued' order by year desc`.execute(tx);
  return rows.map((row) => row.year);
};

type Report = { counts: Record<string, number>; findings: Finding[] };

const readCheck = async ({ tx, org }: Scope): Promise<SealOverview['check']> => {
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
