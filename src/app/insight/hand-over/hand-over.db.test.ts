import { createHash } from 'node:crypto';
import { strFromU8 } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDispute } from '../../../../test/kit/disputes.ts';
import { handOverFiles, verifyDigests } from '../../../../test/kit/hand-over-files.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../../test/kit/reminders.ts';
import { composeEml } from '../../../connectors/smtp/index.ts';
import { plainDate } from '../../../core/calendar/index.ts';
import { EUR } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { makePlan } from '../../dunning/index.ts';
import { keepFile } from '../../files/index.ts';
import { attachPdf, recordInvoice } from '../../invoicing/index.ts';
import { makeHandOver, readHandOver, type InsightPorts } from '../index.ts';

let company: RemindingCompany;
let ports: InsightPorts;

beforeAll(async () => {
  company = await createRemindingCompany({ now: '2026-11-23T08:00:00Z' });
  ports = { renderer: company.renderer, composeEml, reading: () => (body) => company.run(body) };
});
afterAll(() => company.close());

const bill = (partyId: string, number: string, dueOn: string, totalMinor = 100_000n) =>
  company.run((context) =>
    recordInvoice(context, {
      partyId,
      kind: 'invoice',
      number,
      issuedOn: plainDate(dueOn),
      dueOn: plainDate(dueOn),
      currency: EUR,
      totalMinor,
      reference: '',
    }),
  );

const archiveOf = (partyId: string) => handOverFiles(company, ports, partyId);

/** What the customer's pages, its mails and the post leave behind, as those rooms keep it. */
const answerOf = async (context: Context, partyId: string, itemId: string): Promise<void> => {
  const { org, tx } = context;
  const keep = (name: string, mediaType: string) =>
    keepFile(context, { name, mediaType, bytes: Buffer.from(`%PDF-1.7 ${name}`) });
  const link = newId();
  await sql`insert into portal_link (org_id, id, party_id, recipient, expires_on, recorded_by)
    values (${org}, ${link}, ${partyId}, 'a@b.example', '2027-11-23', 'test')`.execute(tx);
  const acknowledged = newId();
  await sql`insert into debt_acknowledgement (org_id, id, party_id, link_id, name, email, words, words_sha256, currency,
      total_minor, acknowledged_on, ip, user_agent, pdf_sha256, recorded_at)
    values (${org}, ${acknowledged}, ${partyId}, ${link}, 'Anne Martin', 'a@b.example', 'Je reconnais devoir',
      ${createHash('sha256').update('Je reconnais devoir').digest('hex')}, 'EUR', 80000, '2026-11-20', '192.0.2.1', 'test',
      ${await keep('reconnaissance.pdf', 'application/pdf')}, ${context.now})`.execute(tx);
  await sql`insert into debt_acknowledgement_item (org_id, acknowledgement_id, item_id, amount_minor)
    values (${org}, ${acknowledged}, ${itemId}, 80000)`.execute(tx);
  await sql`insert into portal_reply (org_id, id, link_id, party_id, item_ids, kind, name, amount_minor, currency, note, ip,
      user_agent)
    values (${org}, ${newId()}, ${link}, ${partyId}, array[${itemId}]::uuid[], 'dispute', 'Anne Martin', 20000, 'EUR',
      'Deux cartons manquaient', '192.0.2.1', 'test')`.execute(tx);
  await sql`insert into inbound_message (org_id, id, message_id, uid_validity, uid, kind, sender, subject, sent_at,
      raw_sha256, size, party_id, found_by, state)
    values (${org}, ${newId()}, '<reponse@b.example>', '1', 7, 'reply', 'a@b.example', 'Re : votre facture',
      '2026-11-21T10:00:00Z', ${await keep('courriel.eml', 'message/rfc822')}, 20, ${partyId}, 'person', 'kept')`.execute(
    tx,
  );
  await sql`insert into dispute_file (org_id, dispute_id, sha256, name, recorded_by)
    select org_id, id, ${await keep('Bon de livraison.JPG', 'image/jpeg')}, 'Bon de livraison.JPG', 'test'
    from dispute where org_id = ${org} and party_id = ${partyId}`.execute(tx);
};

describe('what a customer answered', () => {
  it('is in the archive with its files, and prescription runs from its acknowledgement (C. civ. 2240)', async () => {
    const partyId = await company.addCustomer({ name: 'Client qui répond' });
    const { itemId } = await bill(partyId, 'FA-100', '2026-08-03');
    await addDispute(company, itemId, 20_000n);
    await company.run((context) => answerOf(context, partyId, itemId));
    const other = await bill(partyId, 'FA-101', '2022-01-10');
    await company.run((context) =>
      makePlan(
        context,
        {
          partyId,
          itemIds: [other.itemId],
          instalments: [
            { dueOn: plainDate('2026-12-15'), amountMinor: 40_000n },
            { dueOn: plainDate('2027-01-15'), amountMinor: 60_000n },
          ],
          note: 'Convenu au téléphone',
        },
        'running',
      ),
    );
    const files = await archiveOf(partyId);
    const text = (path: string) => strFromU8(files[path]!);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        '03-prescription.csv',
        'reconnaissances/2026-11-20-Anne-Martin.pdf',
        'courriels-recus/2026-11-21-Re-votre-facture.eml',
        'litiges/2026-11-23-FA-100-Bon-de-livraison.jpg',
      ]),
    );
    // Five years from the acknowledgement for the one, from its due date for the other.
    expect(text('03-prescription.csv')).toContain('repartis de la reconnaissance du 20/11/2026;20/11/2031');
    expect(text('03-prescription.csv')).toContain('comptés du 10/01/2022;10/01/2027');
    expect(text('echeanciers.csv')).toContain('En cours;2;15/01/2027;600,00;0,00;EUR;À venir;FA-101');
    expect(text('reconnaissances.csv')).toContain('Anne Martin;a@b.example;FA-100;800,00;EUR;');
    expect(text('reponses.csv')).toContain('Conteste;FA-100;Anne Martin;200,00;EUR');
    expect(text('courriels-recus.csv')).toContain(
      'Réponse;a@b.example;Re : votre facture;<reponse@b.example>',
    );
    const { parts, gaps } = await company.run((context) => readHandOver(context, partyId));
    expect(Object.fromEntries(parts.map(({ part, count }) => [part, count]))).toMatchObject({
      mails: 1,
      plans: 1,
      acknowledgements: 1,
      replies: 1,
    });
    expect(gaps).toContainEqual({ code: 'lapses-soon', count: 1 });
    expect(await verifyDigests(files)).not.toContain('FAILED');
  });
});

describe('the digests', () => {
  it('are checked by the command that the archive names: every file, and one changed byte is found', async () => {
    const partyId = await company.addCustomer({ name: 'Client à vérifier' });
    const { invoiceId } = await bill(partyId, 'FA-200', '2026-09-01');
    await company.run((context) =>
      attachPdf(context, invoiceId!, {
        name: 'FA-200.pdf',
        mediaType: 'application/pdf',
        bytes: Buffer.from('%PDF-1.7 FA-200'),
      }),
    );
    const files = await archiveOf(partyId);
    const lines = (await verifyDigests(files)).trim().split('\n');
    expect(lines.toSorted()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'SHA256SUMS')
        .map((path) => `${path}: OK`)
        .toSorted(),
    );
    expect(strFromU8(files['LISEZ-MOI.txt']!)).toContain('sha256sum -c SHA256SUMS');
    const forged = { ...files, 'factures/FA-200.pdf': Buffer.from('%PDF-1.7 FA-201') };
    await expect(verifyDigests(forged)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('factures/FA-200.pdf: FAILED') as unknown,
    });
  });
});

describe('five hundred invoices', () => {
  it('are read one at a time, when their turn comes to be written', async () => {
    const partyId = await company.addCustomer({ name: 'Client aux cinq cents factures' });
    await company.run(async (context) => {
      for (let at = 0; at < 500; at += 1) {
        const { invoiceId } = await recordInvoice(context, {
          partyId,
          kind: 'invoice',
          number: `FB-${at}`,
          issuedOn: plainDate('2026-09-01'),
          dueOn: plainDate('2026-10-01'),
          currency: EUR,
          totalMinor: 10_000n,
          reference: '',
        });
        await attachPdf(context, invoiceId!, {
          name: `FB-${at}.pdf`,
          mediaType: 'application/pdf',
          bytes: Buffer.from(`%PDF-1.7 ${at}`),
        });
      }
    });
    let read = 0;
    const counted: InsightPorts = {
      ...ports,
      reading: () => (body) => {
        read += 1;
        return company.run(body);
      },
    };
    const { entries, files } = await company.run((context) => makeHandOver(context, counted, partyId));
    expect(read).toBe(0);
    let [written, invoices] = [0, 0];
    for await (const entry of entries()) {
      written += 1;
      if (entry.path.startsWith('factures/')) invoices += 1;
      expect(read).toBe(invoices);
    }
    expect([written, invoices]).toEqual([files, 500]);
    // A thousand writes and as many readings: more than a test usually does.
  }, 240_000);
});
