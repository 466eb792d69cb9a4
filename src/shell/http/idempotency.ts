import { createHash } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import type { Context } from './context.ts';

export const requestHash = (input: unknown, file: Buffer | null): Buffer => {
  const hash = createHash('sha256').update(JSON.stringify(input));
  if (file !== null) hash.update(file);
  return hash.digest();
};

/**
 * Runs a command at most once per key. The key is claimed in the command's own transaction: a second request with the
 * same key waits for the first to commit and then gets its answer; if the first fails, nothing was claimed. An answer
 * that holds a secret is not kept: repeated, it is refused.
 */
export const once = async (
  context: Context,
  key: string,
  endpoint: string,
  hash: Buffer,
  body: () => Promise<unknown>,
  answersSecret = false,
): Promise<unknown> => {
  const claimed = await context.tx
    .insertInto('idempotency')
    .values({
      org_id: context.org,
      key,
      actor_id: context.actor.id,
      endpoint,
      request_hash: hash,
      answer: JSON.stringify(null),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed === undefined) {
    const earlier = await context.tx
      .selectFrom('idempotency')
      .select(['endpoint', 'request_hash', 'answer'])
      .where('org_id', '=', context.org)
      .where('actor_id', '=', context.actor.id)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (earlier.endpoint !== endpoint || !earlier.request_hash.equals(hash) || answersSecret) {
      throw new Problem('request.idempotency-key-reused');
    }
    return earlier.answer;
  }
  const answer = await body();
  if (answersSecret) return answer;
  await context.tx
    .updateTable('idempotency')
    .set({ answer: JSON.stringify(answer) })
    .where('org_id', '=', context.org)
    .where('actor_id', '=', context.actor.id)
    .where('key', '=', key)
    .execute();
  return answer;
};
