import { Problem } from '../../contract/problem.ts';
import { contentToDocument, type DocumentContent } from '../../contract/document-shapes.ts';
import { error, type Finding } from '../../core/finding.ts';
import { computeTotals } from '../../core/invoicing/index.ts';
import { searchKey } from '../../core/party/index.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { readSeller } from './assemble.ts';
import { lockVersion, type KeptDocument } from './store/documents.ts';

/** What a draft weighs, for lists; it may be half written, so that nothing is refused here but what cannot be kept. */
const weigh = async (context: Context, content: DocumentContent) => {
  const { baseCurrency } = await readOrganization(context);
  const document = {
    ...contentToDocument(content, context.today),
    seller: await readSeller(context),
    buyer: NOBODY,
  };
  const totals = computeTotals(document, wireCurrency(baseCurrency));
  return {
    kind: content.kind,
    party_id: content.partyId,
    title: content.title,
    reference: content.references.purchaseOrder,
    search_title: searchKey(content.title),
    content: JSON.stringify(content),
    currency: content.currency,
    net_minor: totals.netMinor,
    gross_minor: totals.grossMinor,
    issued_on: content.issuedOn,
    valid_until: content.validUntil,
  };
};

/** Totals do not depend on the buyer. */
const NOBODY = {
  partyId: '',
  code: '',
  kind: 'company',
  name: '',
  siren: '',
  siret: '',
  vatNumber: '',
  address: { lines: [], postalCode: '', city: '', country: 'FR' },
  eAddress: '',
  eAddressScheme: '',
  language: 'fr',
  email: '',
} as const;

const unknownCustomer = (cause: unknown): never => {
  if (sqlState(cause) === '23503') throw new Problem('record.not-found');
  throw cause;
};

export const createDraft = async (
  context: Context,
  content: DocumentContent,
  sourceId: string | null = null,
): Promise<string> => {
  const id = newId();
  await context.tx
    .insertInto('sales_document')
    .values({
      org_id: context.org,
      id,
      ...(await weigh(context, content)),
      source_id: sourceId,
      created_by: context.actor.name,
      changed_at: context.now,
    })
    .execute()
    .catch(unknownCustomer);
  await audit(context, 'document.drafted', { kind: 'document', id }, { documentKind: content.kind });
  return id;
};

/** Two people never overwrite each other; what was sent or issued is not edited, it is converted or corrected. */
export const editDraft = async (
  context: Context,
  input: { id: string; version: number; content: DocumentContent },
): Promise<void> => {
  const kept = await lockVersion(context, input.id, input.version);
  requireDraft(kept);
  await context.tx
    .updateTable('sales_document')
    .set({ ...(await weigh(context, input.content)), version: kept.version + 1, changed_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute()
    .catch(unknownCustomer);
};

export const discardDraft = async (
  context: Context,
  input: { id: string; version: number },
): Promise<void> => {
  const kept = await lockVersion(context, input.id, input.version);
  requireDraft(kept);
  await context.tx
    .deleteFrom('sales_document')
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  await audit(
    context,
    'document.discarded',
    { kind: 'document', id: kept.id },
    { title: kept.content.title },
  );
};

export const requireDraft = (kept: KeptDocument): void => {
  if (kept.state === 'draft') return;
  throw new Problem('record.refused', {}, [
    error('invoicing.not-a-draft', { params: { number: kept.number || kept.content.title } }),
  ]);
};

/** Refuses when something forbids it; warnings are shown, not obeyed. */
export const refuseErrors = (findings: readonly Finding[]): void => {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Problem('record.refused', {}, errors);
};
