import { sql } from 'kysely';
import { attachmentsOf, type DunningDraft, type PolicyVersion } from '../../core/dunning/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { keepFile } from '../files/index.ts';
import type { DunningPorts } from './ports.ts';

/** What mail servers take. */
const MAX_BYTES = 14n * 1024n * 1024n;

export type InvoiceFile = {
  readonly itemId: string;
  readonly invoiceId: string;
  readonly sha256: string;
  readonly name: string;
};

/** What the step of a draft sends along. A step that the policy has no more sends what it always did. */
export const attachmentsFor = (
  draft: DunningDraft,
  policy: PolicyVersion,
): ReturnType<typeof attachmentsOf> =>
  attachmentsOf(policy.steps.find((step) => step.code === draft.stepCode) ?? {});

/** PDFs of the invoices that go along, as received; the oldest first, and by number those that mail servers would not take. */
export const readInvoiceFiles = async (
  context: Context,
  draft: DunningDraft,
  policy: PolicyVersion,
): Promise<{ files: InvoiceFile[]; tooLarge: string[] }> => {
  const { invoices } = attachmentsFor(draft, policy);
  if (invoices === 'none') return { files: [], tooLarge: [] };
  const which =
    invoices === 'asked'
      ? sql`i.id = any(${draft.items.map((item) => item.itemId)}::uuid[])`
      : sql`i.party_id = ${draft.customerId} and i.account = ${CUSTOMERS} and i.currency = ${draft.currency}
          and i.settled_on is null and i.open_minor > 0`;
  const { rows } = await sql<{
    id: string;
    invoice_id: string;
    number: string;
    sha256: string;
    size: bigint;
  }>`
    select i.id, v.id as invoice_id, v.number, f.sha256, f.size
    from open_item i
    join invoice v on v.org_id = i.org_id and v.id = i.invoice_id
    join file f on f.org_id = v.org_id and f.sha256 = v.file_sha256
    where i.org_id = ${context.org} and ${which}
    order by i.due_on, i.id`.execute(context.tx);
  const files: InvoiceFile[] = [];
  const tooLarge: string[] = [];
  let total = 0n;
  for (const row of rows) {
    if (total + row.size > MAX_BYTES) {
      tooLarge.push(row.number);
      continue;
    }
    total += row.size;
    files.push({
      itemId: row.id,
      invoiceId: row.invoice_id,
      sha256: row.sha256,
      name: `${row.number.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`,
    });
  }
  return { files, tooLarge };
};

/** The statement of account of the day as a kept file, where the step sends one. */
export const keepStatement = async (
  context: Context,
  ports: Pick<DunningPorts, 'statement'>,
  draft: DunningDraft,
  policy: PolicyVersion,
): Promise<{ sha256: string; name: string }[]> => {
  if (!attachmentsFor(draft, policy).statement) return [];
  const { name, bytes } = await ports.statement(context, draft.customerId);
  return [{ name, sha256: await keepFile(context, { name, mediaType: 'application/pdf', bytes }) }];
};
