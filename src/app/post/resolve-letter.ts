import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { postContract } from './contract.ts';
import type { LetterHooks } from './ports.ts';
import { setLetter } from './submit-letters.ts';
import { letterEvent } from './write-letter.ts';

/**
 * A person has looked at the provider's own pages and says whether the letter was taken; or lets it be asked again under
 * the same key, which the provider refuses to take twice within thirty days.
 */
export const resolveLetter = async (
  context: Context,
  hooks: LetterHooks,
  input: InputOf<(typeof postContract)['resolve']>,
): Promise<{ done: true }> => {
  const row = await context.tx
    .selectFrom('postal_letter')
    .select(['id', 'state', 'version', 'recorded_at'])
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  if (row.version !== input.version) throw new Problem('edit.conflict');
  if (row.state !== 'ambiguous') throw new Problem('record.refused', {}, [error('post.not-ambiguous')]);
  if (input.outcome === 'ask-again') {
    const { rows } = await sql`
      select 1 from postal_letter where org_id = ${context.org} and id = ${input.id}
        and recorded_at > ${context.now}::timestamptz - interval '29 days'`.execute(context.tx);
    if (rows.length === 0) throw new Problem('record.refused', {}, [error('post.too-late-to-ask')]);
    await setLetter(context, input.id, sql`state = 'queued'`);
    await letterEvent(context, input.id, 'asked-again');
  } else if (input.outcome === 'posted') {
    await setLetter(context, input.id, sql`state = 'submitted', posted_on = ${context.today}::date`);
    await letterEvent(context, input.id, 'resolved-posted');
    await hooks.settled(context, row, 'posted', '');
  } else {
    await setLetter(context, input.id, sql`state = 'failed'`);
    await letterEvent(context, input.id, 'resolved-not-posted');
    await hooks.settled(context, row, 'failed', '');
  }
  await audit(
    context,
    'postal-letter.resolved',
    { kind: 'postal_letter', id: input.id },
    { outcome: input.outcome },
  );
  return { done: true };
};
