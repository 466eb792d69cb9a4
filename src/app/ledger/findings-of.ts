import { sql, type RawBuilder } from 'kysely';
import type { Finding } from '../../core/finding.ts';
import type { Scope } from './verify-books.ts';

export const FINDINGS_PER_CHECK = 50;

type Row = Record<string, string | number | null>;

/** The rows a check answers, each as an error of this code with the row as its parameters. */
export const findingsOf = async (
  scope: Scope,
  code: string,
  query: RawBuilder<unknown>,
): Promise<Finding[]> => {
  const { rows } = await sql<Row>`select * from (${query}) found limit ${FINDINGS_PER_CHECK}`.execute(
    scope.tx,
  );
  return rows.map((row) => ({
    code,
    severity: 'error',
    params: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ''])),
  }));
};
