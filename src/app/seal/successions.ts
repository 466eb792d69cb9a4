import { sql } from 'kysely';
import { parseSuccession, type Succession } from '../../core/seal/index.ts';
import type { ContentReader, Scope } from './ports.ts';

export type KeptSuccession = {
  readonly keyNo: number;
  readonly content: string;
  /** Of the link that seals it. */
  readonly sequence: number;
  /** Null: the text is no succession any more. */
  readonly succession: Succession | null;
};

/** How the chain names a succession: by the key that begins with it. */
export const successionId = (keyNo: number): string => `key/${keyNo}`;

/** Oldest first; a handful in the life of a company. */
export const readSuccessions = async ({ tx, org }: Scope): Promise<KeptSuccession[]> => {
  const { rows } = await sql<{ key_no: number; content: string; sequence: bigint }>`
    select key_no, content, sequence from seal_succession where org_id = ${org} order by key_no`.execute(tx);
  return rows.map(({ key_no: keyNo, content, sequence }) => ({
    keyNo,
    content,
    sequence: Number(sequence),
    succession: parseSuccession(content),
  }));
};

export const readSuccessionContents: ContentReader = async (scope, ids) => {
  const all = await readSuccessions(scope);
  return new Map(
    all
      .map(({ keyNo, content }) => [successionId(keyNo), content] as const)
      .filter(([id]) => ids.includes(id)),
  );
};
