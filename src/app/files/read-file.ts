import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';

export type KeptFile = {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
};

export const readFile = async (context: Pick<Context, 'tx' | 'org'>, sha256: string): Promise<KeptFile> => {
  const row = await context.tx
    .selectFrom('file')
    .select(['name', 'media_type', 'content'])
    .where('org_id', '=', context.org)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return { sha256, name: row.name, mediaType: row.media_type, bytes: row.content };
};
