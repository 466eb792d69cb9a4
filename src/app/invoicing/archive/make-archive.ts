import { wireCurrency } from '../../../contract/wire.ts';
import type { ArchiveEntry } from '../../../shell/archive/index.ts';
import type { SecretBox } from '../../../shell/secrets.ts';
import { signerOf, type Reading } from '../../seal/index.ts';
import { archiveEntries, type ArchiveMaker } from './archive-entries.ts';
import { planArchive, type ArchivePlan } from './plan-archive.ts';

export type Archive = { readonly plan: ArchivePlan; readonly entries: AsyncGenerator<ArchiveEntry> };

/** Plans an archive now (and refuses when there is nothing); its files are read when they are asked for. */
export const makeArchive = async (
  read: Reading,
  year: number | null,
  made: Pick<ArchiveMaker, 'now' | 'program' | 'verifier' | 'contents'> & { secrets: SecretBox },
): Promise<Archive> => {
  const { plan, sign, base } = await read(async (scope) => {
    const row = await scope.tx
      .selectFrom('organization')
      .select('base_currency')
      .where('org_id', '=', scope.org)
      .executeTakeFirstOrThrow();
    return {
      plan: await planArchive(scope, year),
      sign: await signerOf(scope, made.secrets),
      base: wireCurrency(row.base_currency),
    };
  });
  return { plan, entries: archiveEntries(plan, { read, sign, base, ...made }) };
};
