import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { error } from '../../core/finding.ts';
import { renderPlainMail } from '../../core/dunning/index.ts';
import { computeTotals, firstDueOn, isInvoice } from '../../core/invoicing/index.ts';
import { parseEmail } from '../../core/party/index.ts';
import { documentMail, documentMailLink } from '../../i18n/document-mail.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { newId } from '../../shell/ids.ts';
import { keepFile } from '../files/index.ts';
import { writeMessage } from '../messages/index.ts';
import { audit, letterheadOf, readOrganization, signatureOf } from '../organization/index.ts';
import { readAppearance } from './appearance/read-appearance.ts';
import { assemble, readBuyer } from './assemble.ts';
import { renderDocument } from './draw-document.ts';
import type { InvoicingPorts } from './ports.ts';
import { fetchDocument, type KeptDocument } from './store/documents.ts';
import { readIssued, type IssuedDocument } from './store/issued.ts';

/** Without a job of the sender a message leaves with its next look into the outbox. */
export type SendPorts = Pick<InvoicingPorts, 'renderer' | 'linkOf'> & { readonly sendJob: Job | null };
type Mail = { readonly to: readonly string[]; readonly subject: string; readonly body: string };
type File = { readonly sha256: string; readonly name: string };

type Carried = {
  /** The document first. */
  readonly files: readonly File[];
  /** Message-IDs of the earlier messages of the same matter, oldest first. */
  readonly references: readonly string[];
};

/** Says what a person wrote, with the document attached; it waits in the outbox like every message. Answers the delivery. */
export const writeDocumentMail = async (
  context: Context,
  ports: SendPorts,
  kept: KeptDocument,
  mail: Mail,
  { files, references }: Carried,
): Promise<string> => {
  const organization = await readOrganization(context);
  const { language } = kept.content;
  const url = await ports.linkOf(context, kept.id);
  const composed = renderPlainMail({
    language,
    subject: mail.subject,
    body: mail.body,
    ...(url !== null && { link: { label: documentMailLink(language, kept.kind), url } }),
    company: { name: organization.name, legalLine: letterheadOf(organization).legal.join(' · ') },
    signature: signatureOf(organization, context.actor.name),
  });
  const outboundId = await writeMessage(context, {
    kind: 'document',
    partyId: kept.partyId,
    to: mail.to,
    cc: [],
    ...composed,
    attachments: files,
    references,
    notBefore: context.now,
  });
  const id = newId();
  await context.tx
    .insertInto('document_delivery')
    .values({
      org_id: context.org,
      id,
      document_id: kept.id,
      outbound_id: outboundId,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  if (ports.sendJob !== null) await context.enqueue(ports.sendJob, {});
  await audit(context, 'document.mailed', { kind: 'document', id: kept.id }, { message: outboundId });
  return id;
};

const write = async (
  context: Context,
  ports: SendPorts,
  kept: KeptDocument,
  mail: Mail,
  file: File,
): Promise<void> => {
  await writeDocumentMail(context, ports, kept, mail, { files: [file], references: [] });
};

/** Refuses what is no e-mail address. */
export const readAddresses = (to: readonly string[]): string[] =>
  to.map((address, index) => {
    const parsed = parseEmail(address);
    if (parsed.ok) return parsed.value;
    throw new Problem(
      'record.refused',
      {},
      parsed.findings.map((finding) => ({ ...finding, path: `to.${index}` })),
    );
  });

/** Sends an issued invoice with the very PDF that was sealed; a quote that was sent, as it stands. */
export const sendDocument = async (
  context: Context,
  ports: SendPorts,
  input: { id: string } & Mail,
): Promise<void> => {
  const kept = await fetchDocument(context, input.id, true);
  if (kept.state === 'draft') throw new Problem('record.refused', {}, [error('invoicing.not-sent-yet')]);
  const mail = { ...input, to: readAddresses(input.to) };
  await write(context, ports, kept, mail, await fileOf(context, ports, kept));
};

const fileOf = async (context: Context, ports: SendPorts, kept: KeptDocument): Promise<File> => {
  if (kept.invoiceId !== null) {
    const invoice = await context.tx
      .selectFrom('invoice')
      .select(['file_sha256', 'number'])
      .where('org_id', '=', context.org)
      .where('id', '=', kept.invoiceId)
      .executeTakeFirstOrThrow();
    if (invoice.file_sha256 === null) {
      throw new Problem('record.refused', {}, [error('invoicing.pdf-not-ready')]);
    }
    return { sha256: invoice.file_sha256, name: `${invoice.number}.pdf` };
  }
  const { baseCurrency } = await readOrganization(context);
  const base = wireCurrency(baseCurrency);
  const document = await assemble(context, kept.content);
  const { bytes } = await renderDocument(ports.renderer, {
    document,
    totals: computeTotals(document, base),
    number: kept.number,
    base,
    isSpecimen: context.isDemo,
    createdAt: kept.changedAt,
    attachment: null,
    appearance: await readAppearance(context, document.kind),
  });
  const name = `${kept.number === '' ? kept.kind : kept.number}.pdf`;
  return { sha256: await keepFile(context, { name, mediaType: 'application/pdf', bytes }), name };
};

/** Asked with issuing: sent to the customer’s billing address with the usual words. Without one it waits for a person. */
export const sendWhenAsked = async (
  context: Context,
  ports: SendPorts,
  { invoiceId, sha256 }: { invoiceId: string; sha256: string },
): Promise<void> => {
  const row = await context.tx
    .selectFrom('sales_document')
    .select('id')
    .where('org_id', '=', context.org)
    .where('invoice_id', '=', invoiceId)
    .where('send_asked', '=', true)
    .executeTakeFirst();
  if (row === undefined) return;
  const kept = await fetchDocument(context, row.id);
  const issued = await readIssued(context, invoiceId);
  const to = issued.document.buyer.email;
  if (to !== '') await write(context, ports, kept, usualMail(issued, to), fileNamed(issued.number, sha256));
};

const fileNamed = (number: string, sha256: string): File => ({ sha256, name: `${number}.pdf` });

const usualMail = ({ number, document, totals }: IssuedDocument, to: string): Mail => ({
  ...documentMail(document.language, {
    kind: document.kind,
    number,
    seller: document.seller.name,
    dueMinor: totals.dueMinor,
    currency: document.currency,
    dueOn: isInvoice(document.kind) ? firstDueOn(document, totals) : null,
  }),
  to: [to],
});

/**
 * Sends an issued invoice that was not sent yet, with the usual words, to whom the customer has invoices sent today.
 * Refuses without an address, and when it went out before: sending again is a decision for each document.
 */
export const mailIssued = async (context: Context, ports: SendPorts, id: string): Promise<void> => {
  const kept = await fetchDocument(context, id, true);
  if (kept.invoiceId === null) throw new Problem('record.refused', {}, [error('invoicing.not-sent-yet')]);
  const before = await context.tx
    .selectFrom('document_delivery')
    .select('id')
    .where('org_id', '=', context.org)
    .where('document_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (before !== undefined) throw new Problem('record.refused', {}, [error('invoicing.mailed-before')]);
  const issued = await readIssued(context, kept.invoiceId);
  const buyer = await readBuyer(context, issued.document.buyer.partyId, null);
  const to = buyer === null || buyer.email === '' ? issued.document.buyer.email : buyer.email;
  if (to === '') throw new Problem('record.refused', {}, [error('invoicing.no-email')]);
  await write(context, ports, kept, usualMail(issued, to), await fileOf(context, ports, kept));
};
