import { wireCurrency } from '../../contract/wire.ts';
import { pictureContent } from '../../core/seal/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import { inParallel } from '../../shell/jobs/in-parallel.ts';
import { DocumentError } from '../../shell/typst/index.ts';
import { keepFile } from '../files/index.ts';
import { readOrganization } from '../organization/index.ts';
import { appendLink, lockHead, signerOf } from '../seal/index.ts';
import { readAppearance } from './appearance/read-appearance.ts';
import { renderDocument } from './draw-document.ts';
import { electronicOf, facturX } from './electronic.ts';
import { noteLayout } from './layouts/note-layout.ts';
import type { InvoicingPorts } from './ports.ts';
import { sendWhenAsked } from './send-document.ts';
import { readIssued } from './store/issued.ts';

type Ports = Pick<InvoicingPorts, 'secrets' | 'renderer' | 'linkOf'> & { readonly sendJob: Job | null };

/**
 * Makes the PDF/A-3 of an issued invoice with its electronic invoice inside, once: the bytes are kept, sealed, and
 * never made again. Then it is e-mailed when that was asked with issuing. Harmless when run twice.
 */
export const renderIssued = async (context: Context, ports: Ports, invoiceId: string): Promise<void> => {
  const invoice = await context.tx
    .selectFrom('invoice')
    .select(['number', 'file_sha256', 'recorded_at'])
    .where('org_id', '=', context.org)
    .where('id', '=', invoiceId)
    .where('origin', '=', 'issued')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (invoice === undefined || invoice.file_sha256 !== null) return;
  const { baseCurrency } = await readOrganization(context);
  const base = wireCurrency(baseCurrency);
  const { number, document, totals } = await readIssued(context, invoiceId);
  const appearance = await readAppearance(context, document.kind);
  const { bytes, findings } = await renderDocument(ports.renderer, {
    document,
    totals,
    number,
    base,
    isSpecimen: context.isDemo,
    createdAt: invoice.recorded_at,
    attachment: facturX(electronicOf(document, totals, number, base)),
    appearance,
  });
  if (appearance.layout !== null) await noteLayout(context, appearance.layout.id, number, findings);
  const sha256 = await keepFile(context, { name: `${number}.pdf`, mediaType: 'application/pdf', bytes });
  await context.tx
    .updateTable('invoice')
    .set({ file_sha256: sha256 })
    .where('org_id', '=', context.org)
    .where('id', '=', invoiceId)
    .execute();
  await sendWhenAsked(context, ports, { invoiceId, sha256 });
  const sign = await signerOf(context, ports.secrets);
  const subject = { kind: 'picture', id: invoiceId, content: pictureContent(invoiceId, sha256) };
  await appendLink(context, await lockHead(context), subject, sign);
};

/** Many, as many at a time as there are children. One that cannot be laid out does not hold up the others. */
export const renderMany = (work: Work, ports: Ports, ids: readonly string[]): Promise<void> =>
  inParallel(ids, ports.renderer.width, async (id) => {
    if (work.signal.aborted) return;
    try {
      await work.inTenant((context) => renderIssued(context, ports, id));
    } catch (cause) {
      if (!(cause instanceof DocumentError)) throw cause;
      work.log.error({ err: cause, invoiceId: id }, 'a PDF could not be made, it is tried again later');
    }
  });

export type IssuedRenderer = { readonly job: Job<{ invoiceId: string }>; readonly tick: Tick };

/** The job of one invoice, and the look for invoices whose job was lost with its process. */
export const createIssuedRenderer = (ports: () => Ports): IssuedRenderer => ({
  job: defineJob('invoicing.render', 'work', (work, { invoiceId }) =>
    work.inTenant((context) => renderIssued(context, ports(), invoiceId)),
  ),
  tick: {
    name: 'invoicing.render-lost',
    everySeconds: 60,
    run: async (work) => {
      const waiting = await work.inTenant(
        (context) =>
          context.tx
            .selectFrom('invoice')
            .select('id')
            .where('org_id', '=', context.org)
            .where('origin', '=', 'issued')
            .where('file_sha256', 'is', null)
            .orderBy('id')
            .limit(200)
            .execute(),
        { readOnly: true },
      );
      await renderMany(
        work,
        // The sender looks into the outbox by itself.
        { ...ports(), sendJob: null },
        waiting.map((one) => one.id),
      );
    },
  },
});
