import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../../test/kit/reminders.ts';
import { fillSeller, issueInvoice } from '../../../../test/kit/selling.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { PageVisit } from '../../../shell/http/pages.ts';
import { ensureLink, liveLink } from '../../portal/links.ts';
import { recordVisit } from '../../portal/record-visit.ts';
import { readPdf } from '../attach-pdf.ts';
import { chooseItems } from '../bulk/choose.ts';
import { countDocuments, listDocuments } from '../list-documents.ts';
import { renderIssued } from '../render-issued.ts';
import { sendDocument } from '../send-document.ts';
import { printProof } from './print-proof.ts';
import { readTrail } from './read-trail.ts';
import { reportNonReceipt } from './report-non-receipt.ts';

let company: RemindingCompany;
let server: TestMailServer;
let customer: string;
const ports = () => ({
  secrets: company.secrets,
  renderer: company.renderer,
  sendJob: null,
  linkOf: async () => null,
});
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany({ now: '2026-11-23T08:00:00Z' });
  await company.run(fillSeller);
  await company.connectMail(server.port);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(async () => {
  await company.close();
  await server.close();
});

const invoice = async () => {
  const issued = await company.run((context) => issueInvoice(context, customer, company.secrets));
  await company.run((context) => renderIssued(context, ports(), issued.invoiceId));
  return issued;
};
const send = (id: string, to: string) =>
  company.run((context) =>
    sendDocument(context, ports(), { id, to: [to], subject: 'Facture', body: 'Bonjour,' }),
  );
const trail = (id: string) => company.run((context) => readTrail(context, id));
const kinds = async (id: string) => (await trail(id)).steps.map((step) => step.kind);
const markInList = async (id: string) =>
  (await company.run((context) => listDocuments(context, {}))).documents.find((row) => row.id === id)
    ?.sending;
const listed = async (sending: 'unsent' | 'bounced') =>
  (await company.run((context) => listDocuments(context, { sending }))).documents.map((row) => row.id);
const look = (id: string, over: Partial<PageVisit> = {}) =>
  company.run(async (context: Context) => {
    const link = await liveLink(context, { documentId: id });
    const visit: PageVisit = {
      params: {},
      file: null,
      form: {},
      method: 'GET',
      isDownload: false,
      ip: '192.0.2.7',
      userAgent: FIREFOX,
      isPrefetch: false,
      isStaff: false,
      isLocal: false,
      locale: 'fr',
      ...over,
    };
    await recordVisit(context, { linkId: link!.id, documentId: id }, visit, 'page');
  });
const report = (id: string, over: Partial<Parameters<typeof reportNonReceipt>[2]> = {}) =>
  company.run((context) =>
    reportNonReceipt(context, ports(), {
      id,
      saidBy: 'Anne Le Goff',
      saidHow: 'call',
      saidOn: '2026-11-23',
      note: 'Boîte saturée',
      mail: {
        to: ['direction@legoff.example'],
        subject: 'Facture (nouvel envoi)',
        body: 'Nous vous renvoyons la facture.',
        withProof: true,
      },
      holdUntil: null,
      ...over,
    }),
  );

describe('the way of an invoice', () => {
  it('is told from the outbox: not sent, waiting, sent with the words of the server', async () => {
    const { id } = await invoice();
    expect(await trail(id)).toMatchObject({ mark: 'unsent', steps: [], isOpen: true });
    expect(await listed('unsent')).toContain(id);
    await send(id, 'compta@legoff.example');
    expect((await trail(id)).mark).toBe('waiting');
    await company.sender.sendDue(company.work);
    const { mark, steps } = await trail(id);
    expect(mark).toBe('sent');
    expect(steps.map((step) => [step.kind, step.to])).toEqual([
      ['queued', ['compta@legoff.example']],
      ['sent', ['compta@legoff.example']],
    ]);
    expect(steps[1]!.detail).toContain('250');
    expect(steps[1]!.header).toMatch(/^<.+@.+>$/);
    expect(await markInList(id)).toBe('sent');
    expect(await listed('unsent')).not.toContain(id);
  });

  it('says that the mail server refused it, until it left another way', async () => {
    const { id } = await invoice();
    server.refuse.set('partie@legoff.example', 550);
    await send(id, 'partie@legoff.example');
    await company.sender.sendDue(company.work);
    expect(await kinds(id)).toEqual(['queued', 'failed']);
    expect(await markInList(id)).toBe('bounced');
    expect(await listed('bounced')).toEqual([id]);
    // A refused e-mail is a sending that was tried: it is put right by hand, not by « send what was not sent ».
    expect(await listed('unsent')).not.toContain(id);
    await send(id, 'compta@legoff.example');
    await company.sender.sendDue(company.work);
    expect(await markInList(id)).toBe('sent');
    expect(await listed('bounced')).toEqual([]);
    server.refuse.clear();
  });

  it('counts who opened the link, and machines apart', async () => {
    const { id } = await invoice();
    await company.run((context) =>
      ensureLink(
        context,
        { secrets: company.secrets, publicUrl: new URL('https://e.example') },
        { documentId: id },
      ),
    );
    await look(id, { userAgent: 'curl/8.9.1' });
    expect(await trail(id)).toMatchObject({
      mark: 'unsent',
      steps: [{ kind: 'page', visit: { certainty: 'machine' } }],
    });
    await look(id);
    expect((await trail(id)).mark).toBe('viewed');
    expect(await listed('unsent')).not.toContain(id);
  });

  it('is narrowed alike in the list and for a bulk run', async () => {
    const { id } = await invoice();
    const other = await invoice();
    await send(other.id, 'compta@legoff.example');
    const runId = '01900000-0000-7000-8000-00000000aaaa';
    const chosen = await company.run(async (context) => {
      await context.tx
        .insertInto('bulk_run')
        .values({ org_id: context.org, id: runId, action: 'print', recorded_by: 'Claire' })
        .execute();
      await chooseItems(context, {
        runId,
        action: 'print',
        choice: { all: { sending: 'unsent', group: 'invoices' } },
      });
      return context.tx
        .selectFrom('bulk_item')
        .select('document_id')
        .where('org_id', '=', context.org)
        .where('run_id', '=', runId)
        .execute();
    });
    expect(chosen.map((row) => row.document_id)).toEqual([id]);
    expect((await company.run((context) => countDocuments(context))).drafts).toBe(0);
  });
});

describe('an invoice that did not come', () => {
  it('leaves again as the same bytes, under the first message, with the proof; its due date stays', async () => {
    const { id, invoiceId, number } = await invoice();
    await send(id, 'compta@legoff.example');
    await company.sender.sendDue(company.work);
    server.received.length = 0;
    const before = await dueDays(invoiceId);
    await report(id);
    await company.sender.sendDue(company.work);
    const [again] = server.received;
    const { steps, mark } = await trail(id);
    expect(again!.to).toEqual(['direction@legoff.example']);
    expect(again!.mail.references).toBe(steps[0]!.header);
    const [pdf, proof] = again!.mail.attachments;
    expect([pdf!.filename, proof!.filename]).toEqual([`${number}.pdf`, `preuve-envoi-${number}.pdf`]);
    const kept = await company.run((context) => readPdf(context, invoiceId));
    expect(pdf!.content.equals(kept.body as Buffer)).toBe(true);
    expect(proof!.content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(steps.map((step) => [step.kind, step.isResend])).toEqual([
      ['queued', false],
      ['sent', false],
      ['not-received', false],
      ['queued', true],
      ['sent', true],
    ]);
    expect(steps.find((step) => step.kind === 'not-received')).toMatchObject({
      by: 'Anne Le Goff',
      detail: 'Boîte saturée',
      said: { how: 'call', on: '2026-11-23', resentBy: 'email' },
    });
    expect(mark).toBe('sent');
    expect(await dueDays(invoiceId)).toEqual(before);
  });

  it('may go on paper, and holds its reminders back until a day when that is asked', async () => {
    company.clock.set('2026-11-23T08:00:00Z');
    const { id, invoiceId } = await invoice();
    const answer = await report(id, { mail: null, saidHow: 'letter', holdUntil: '2027-01-15' });
    expect(answer.mark).toBe('printed');
    expect(await listed('unsent')).not.toContain(id);
    const { rows } = await company.test.adminPool.query<{ until_on: string; reason: string }>(
      'select h.until_on::text, h.reason from encaisse.hold h join encaisse.open_item i on i.org_id = h.org_id and i.id = h.item_id where i.invoice_id = $1',
      [invoiceId],
    );
    expect(rows).toEqual([
      { until_on: '2027-01-15', reason: expect.stringContaining('non reçu par le client') as string },
    ]);
  });

  it('refuses a day to come, a draft and a wrong address, and keeps nothing of it', async () => {
    const { id } = await invoice();
    await expect(report(id, { saidOn: '2026-12-24' })).rejects.toMatchObject({
      findings: [{ code: 'invoicing.said-in-the-future', path: 'saidOn' }],
    });
    const mail = { to: ['personne'], subject: 'x', body: 'y', withProof: false };
    await expect(report(id, { mail })).rejects.toMatchObject({ findings: [{ path: 'to.0' }] });
    expect(await kinds(id)).toEqual([]);
  });

  it('is evidence: nobody changes what was said', async () => {
    await expect(
      company.run((context) => context.tx.updateTable('non_receipt').set({ said_by: 'X' }).execute()),
    ).rejects.toThrow(/permission denied|append-only|never change/i);
  });

  it('has a proof in both languages', async () => {
    const { id } = await invoice();
    for (const language of ['fr', 'en'] as const) {
      const bytes = await company.run((context) =>
        printProof(context, ports(), { documentId: id, language }),
      );
      expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});

const dueDays = async (invoiceId: string): Promise<string[]> =>
  (
    await company.test.adminPool.query<{ due_on: string }>(
      'select due_on::text from encaisse.open_item where invoice_id = $1 order by 1',
      [invoiceId],
    )
  ).rows.map((row) => row.due_on);
