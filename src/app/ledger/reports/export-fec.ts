import type { Context, Download } from '../../../shell/http/context.ts';
import { fecFileName } from '../../../core/ledger/index.ts';
import { readOrganization } from '../../organization/index.ts';
import type { ReportPorts } from '../ports.ts';
import { fecText } from './fec-rows.ts';
import { requireYearNamed, type Period } from './financial-year.ts';
import { readBooksKept } from './overview.ts';

/** The name says whose it is, until when, and whether the books are kept elsewhere. */
export const fecNameOf = async (
  context: Pick<Context, 'tx' | 'org' | 'today'>,
  { to }: Period,
): Promise<string> => {
  const { siren } = await readOrganization(context);
  return fecFileName(siren, to, (await readBooksKept(context)) === 'elsewhere');
};

/** Written while it is read: a year of a million entries needs no more memory than a page of it. */
export const exportFec = async (
  context: Context,
  input: { readonly year: string },
  ports: Pick<ReportPorts, 'snapshot'>,
): Promise<Download> => {
  const period = await requireYearNamed(context, Number(input.year));
  return {
    name: await fecNameOf(context, period),
    mediaType: 'text/plain; charset=utf-8',
    body: ports.snapshot(context)((scope) => fecText(scope, period)),
  };
};
