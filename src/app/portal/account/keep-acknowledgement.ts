import { renderPlainMail } from '../../../core/dunning/index.ts';
import { acknowledgementWords } from '../../../i18n/acknowledgement.ts';
import { formatInstant } from '../../../i18n/format.ts';
import { documents as documentsEn } from '../../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../../i18n/documents.fr.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { PageVisit } from '../../../shell/http/pages.ts';
import { newId } from '../../../shell/ids.ts';
import { keepFile } from '../../files/index.ts';
import { writeMessage } from '../../messages/index.ts';
import { recordAcknowledgement } from '../../openitems/index.ts';
import { letterheadOf, signatureOf } from '../../organization/index.ts';
import { sha256 } from '../../seal/index.ts';
import type { PagePorts } from '../ports.ts';
import type { SentCode } from './acknowledge.ts';
import type { AccountSaying } from './frame.ts';
import { readOwed } from './owed.ts';
import { keepReply, type Account } from './record-act.ts';

/** The act itself, its receipt as a PDF, and one to each side. */
export const keepAcknowledgement = async (
  context: Context,
  ports: PagePorts,
  account: Account,
  visit: PageVisit,
  say: AccountSaying,
  taken: SentCode,
): Promise<void> => {
  const id = newId();
  const { language, company, customer, today } = say;
  const { receipt, receiptMail } = acknowledgementWords(language);
  const name = receipt.file(today);
  const pdfSha256 = await keepFile(context, {
    name,
    mediaType: 'application/pdf',
    bytes: await ports.renderer.render({
      layout: 'acknowledgement',
      data: receiptView(context, visit, say, taken, id),
      createdAt: context.now,
    }),
  });
  await recordAcknowledgement(context, {
    id,
    partyId: account.partyId,
    linkId: account.linkId,
    name: taken.name,
    email: taken.email,
    words: taken.words,
    currency: taken.currency,
    items: taken.items,
    ip: visit.ip,
    userAgent: visit.userAgent,
    pdfSha256,
  });
  const chosen = new Set(taken.items.map(({ itemId }) => itemId));
  const items = (await readOwed(context, account.partyId)).filter(({ itemId }) => chosen.has(itemId));
  const totalMinor = taken.items.reduce((sum, { minor }) => sum + minor, 0n);
  await keepReply(
    context,
    account,
    visit,
    {
      kind: 'acknowledge',
      name: taken.name,
      items,
      currency: taken.currency,
      amountMinor: totalMinor,
      on: null,
      note: '',
      email: taken.email,
    },
    [id],
  );
  const mail = receiptMail({
    name: taken.name,
    customer: customer.name,
    company: company.name,
    total: say.money(totalMinor, taken.currency),
  });
  const composed = renderPlainMail({
    language,
    ...mail,
    company: { name: company.name, legalLine: letterheadOf(company).legal.join(' · ') },
    signature: signatureOf(company, company.name),
  });
  for (const to of [taken.email, company.email].filter((address) => address !== ''))
    await writeMessage(context, {
      kind: 'notice',
      partyId: account.partyId,
      to: [to],
      cc: [],
      ...composed,
      attachments: [{ sha256: pdfSha256, name }],
      references: [],
      notBefore: context.now,
    });
  const { sendJob } = ports.sending;
  if (sendJob !== null) await context.enqueue(sendJob, {});
};

const receiptView = (
  context: Context,
  visit: PageVisit,
  { language, company }: AccountSaying,
  taken: SentCode,
  id: string,
): Record<string, unknown> => {
  const { receipt } = acknowledgementWords(language);
  const { letter } = language === 'en' ? documentsEn : documentsFr;
  const line = (label: string, value: string, code = false) => ({ label, value, code });
  return {
    language,
    title: receipt.title,
    words: taken.words,
    evidence: {
      title: receipt.evidence,
      lines: [
        line(receipt.name, taken.name),
        line(receipt.at, formatInstant(context.now, language, company.timeZone)),
        line(receipt.address, taken.email),
        line(receipt.ip, visit.ip),
        line(receipt.browser, visit.userAgent.slice(0, 200)),
        line(receipt.hash, sha256(taken.words), true),
      ],
    },
    how: receipt.how,
    effect: receipt.effect,
    letterhead: letterheadOf(company),
    reference: receipt.reference(id),
    page: receipt.page,
    specimen: context.isDemo ? letter.specimen : '',
  };
};
