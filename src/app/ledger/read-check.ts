import type { OutputOf } from '../../contract/endpoint.ts';
import type { Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { FINDINGS_KEPT } from './books-check.ts';
import type { ledgerContract } from './contract.ts';

/** The last verification, running or over; null: there was none yet. */
export const readCheck = async ({ tx, org }: Context): Promise<OutputOf<typeof ledgerContract.check>> => {
  const { time_zone: timeZone } = await tx
    .selectFrom('organization')
    .select('time_zone')
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow();
  const row = await tx
    .selectFrom('books_check')
    .selectAll()
    .where('org_id', '=', org)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { timeZone, check: null };
  return {
    timeZone,
    check: {
      state: row.state as 'running' | 'done' | 'failed',
      isNightly: row.night_on !== null,
      askedBy: row.asked_by,
      endedAt: row.ended_at,
      stepsDone: row.steps_done,
      stepsTotal: row.steps_total,
      findings: (row.findings as unknown as Finding[]).slice(0, FINDINGS_KEPT),
    },
  };
};
