import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { genesisHash, type Anchor } from '../../../core/seal/index.ts';
import { chainName, DOCUMENTS, sha256, type Scope } from '../../seal/index.ts';

/** A run of the chain without a gap: from the link after `start` to `head`. */
export type ArchivePlan = {
  readonly year: number | null;
  readonly chain: string;
  readonly start: Anchor;
  readonly head: Anchor;
  readonly publicKey: string;
  readonly company: { readonly name: string; readonly siren: string; readonly vatNumber: string };
};

type Row = { first: bigint | null; last: bigint | null };

/**
 * What an archive holds. Of one year: from its first document to its last document, picture or closing. What was
 * sealed between those is in it too, whatever date it bears: a run with holes would prove nothing. Refused when
 * nothing was sealed.
 */
export const planArchive = async (scope: Scope, year: number | null): Promise<ArchivePlan> => {
  const { tx, org } = scope;
  const { rows } = await sql<Row>`
    select min(sequence) as first, max(sequence) as last from (
      select l.sequence from invoice i
      join seal_link l on l.org_id = i.org_id and l.chain = ${DOCUMENTS} and l.subject_kind in ('invoice', 'picture')
        and l.subject_id = i.id::text
      where i.org_id = ${org} and i.origin = 'issued'
        and (${year}::int is null or extract(year from i.issued_on) = ${year}::int)
      union all
      select sequence from closing
      where org_id = ${org} and (${year}::int is null or extract(year from to_on) = ${year}::int)) x`.execute(
    tx,
  );
  const { first, last } = rows[0]!;
  if (first === null || last === null) {
    throw new Problem('record.refused', {}, [error('seal.nothing-to-archive')]);
  }
  const chain = chainName(org, DOCUMENTS);
  const before = Number(first) - 1;
  const company = await tx
    .selectFrom('organization')
    .select(['name', 'siren', 'vat_number', 'seal_public_key'])
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow();
  return {
    year,
    chain,
    start: {
      sequence: before,
      hash: before === 0 ? genesisHash(chain, sha256) : await hashAt(scope, before),
    },
    head: { sequence: Number(last), hash: await hashAt(scope, Number(last)) },
    publicKey: company.seal_public_key,
    company: { name: company.name, siren: company.siren, vatNumber: company.vat_number },
  };
};

const hashAt = async ({ tx, org }: Scope, sequence: number): Promise<string> => {
  const { rows } = await sql<{ hash: string }>`
    select hash from seal_link where org_id = ${org} and chain = ${DOCUMENTS} and sequence = ${sequence}`.execute(
    tx,
  );
  if (rows[0] === undefined) throw new Problem('record.refused', {}, [error('seal.archive-broken')]);
  return rows[0].hash;
};
