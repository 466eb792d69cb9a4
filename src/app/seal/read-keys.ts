import { sql } from 'kysely';
import { successionStatement, type KeyPeriod } from '../../core/seal/index.ts';
import { chainName, DOCUMENTS, sha256 } from './append-link.ts';
import { createSignatureCheck } from './check-signature.ts';
import type { Scope } from './ports.ts';
import { readPresentKey } from './signing-key.ts';
import { readSuccessions } from './successions.ts';

/** From where on which key signs, by the successions alone; whether they are in the chain is for verification to prove. */
export const readKeys = async (scope: Scope): Promise<KeyPeriod[]> => {
  const { publicKey } = await readPresentKey(scope);
  if (publicKey === '') return [];
  const isSignatureOf = createSignatureCheck();
  const chain = chainName(scope.org, DOCUMENTS);
  const kept = await readSuccessions(scope);
  const known = kept.flatMap(({ sequence, succession }) =>
    succession === null ? [] : [{ from: sequence, succession }],
  );
  const begins = [{ from: 1, succession: null }, ...known];
  const periods = begins.map(async ({ from, succession }, index): Promise<KeyPeriod> => {
    const next = begins[index + 1];
    const stated = succession === null ? '' : sha256(successionStatement(chain, succession));
    return {
      key: next?.succession?.oldKey ?? publicKey,
      from,
      firstNumber: await firstNumber(scope, from, next?.from ?? null),
      succession,
      isEndorsed: succession !== null && isSignatureOf(succession.oldKey, stated, succession.endorsement),
    };
  });
  return Promise.all(periods);
};

/** The number of the first document sealed from a link on, before another. */
const firstNumber = async (
  { tx, org }: Scope,
  from: number,
  before: number | null,
): Promise<string | null> => {
  const { rows } = await sql<{ number: string | null }>`
    select d.content::json->>'number' as number
    from (
      select subject_id from seal_link
      where org_id = ${org} and chain = ${DOCUMENTS} and subject_kind = 'invoice' and sequence >= ${from}
        and (${before}::bigint is null or sequence < ${before}::bigint)
      order by sequence limit 1) l
    join issued_document d on d.org_id = ${org} and d.invoice_id = l.subject_id::uuid`.execute(tx);
  return rows[0]?.number ?? null;
};
