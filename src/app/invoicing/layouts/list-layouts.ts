import type { OutputOf } from '../../../contract/endpoint.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { layoutsContract } from '../layouts-contract.ts';

export type Listed = OutputOf<typeof layoutsContract.list>['layouts'][number];

export const listLayouts = async (context: Pick<Context, 'tx' | 'org'>): Promise<Listed[]> => {
  const rows = await context.tx
    .selectFrom('document_layout')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    source: row.source,
    kinds: row.kinds as Listed['kinds'],
    images: Object.keys(row.images as Record<string, string>).sort(),
    failed:
      row.failed_number === ''
        ? null
        : {
            number: row.failed_number,
            why: row.failed_why as unknown as NonNullable<Listed['failed']>['why'],
          },
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    version: row.version,
  }));
};
