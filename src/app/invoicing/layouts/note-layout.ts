import type { Finding } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';

/** Keeps which document an own layout could not lay out and why, until it lays one out again: its page says it. */
export const noteLayout = async (
  context: Pick<Context, 'tx' | 'org'>,
  id: string,
  number: string,
  findings: readonly Finding[],
): Promise<void> => {
  const [first] = findings;
  await context.tx
    .updateTable('document_layout')
    .set({
      failed_number: first === undefined ? '' : number,
      failed_why: JSON.stringify(first ?? {}),
    })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .$if(first === undefined, (query) => query.where('failed_number', '<>', ''))
    .execute();
};
