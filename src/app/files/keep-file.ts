import { createHash } from 'node:crypto';
import type { Context } from '../../shell/http/context.ts';

export type NewFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** Keeps content once, by its SHA-256: the same bytes arriving twice stay one file, under their first name. */
export const keepFile = async (
  context: Pick<Context, 'tx' | 'org'>,
  { name, mediaType, bytes }: NewFile,
): Promise<string> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await context.tx
    .insertInto('file')
    .values({
      org_id: context.org,
      sha256,
      name,
      media_type: mediaType,
      size: BigInt(bytes.length),
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'sha256']).doNothing())
    .execute();
  return sha256;
};
