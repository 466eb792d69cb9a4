import { wireCurrency } from '../../../contract/wire.ts';
import { Problem } from '../../../contract/problem.ts';
import { documents as documentsEn } from '../../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../../i18n/documents.fr.ts';
import { sendingProofWords } from '../../../i18n/sending-proof.ts';
import type { Context } from '../../../shell/http/context.ts';
import { letterheadOf, readOrganization } from '../../organization/index.ts';
import { DOCUMENTS, sha256 } from '../../seal/index.ts';
import { electronicOf, electronicXml } from '../electronic.ts';
import type { InvoicingPorts } from '../ports.ts';
import { fetchDocument } from '../store/documents.ts';
import { readIssued } from '../store/issued.ts';
import { proofView, type SealedAs } from './proof-view.ts';
import { readTrail, type Step } from './read-trail.ts';

type Saying = { readonly by: string; readonly how: NonNullable<Step['said']>['how']; readonly on: string };
type Asked = {
  readonly documentId: string;
  /** In the customer's language, unless said otherwise. */
  readonly language?: 'fr' | 'en' | undefined;
  /** What is being told at this moment: it stands at the end, before the sending it leads to. */
  readonly saying?: Saying;
};

export const proofName = (language: 'fr' | 'en', number: string): string =>
  sendingProofWords(language).file(number);

/** Everything that shows that an issued document was sent, on a page or two; drawn anew each time. */
export const printProof = async (
  context: Context,
  ports: Pick<InvoicingPorts, 'renderer'>,
  { documentId, language, saying }: Asked,
): Promise<Uint8Array> => {
  const { invoiceId } = await fetchDocument(context, documentId);
  const company = await readOrganization(context);
  if (invoiceId === null) throw new Problem('record.not-found');
  const issued = await readIssued(context, invoiceId);
  const { file_sha256: pdfSha256 } = await context.tx
    .selectFrom('invoice')
    .select('file_sha256')
    .where('org_id', '=', context.org)
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  if (pdfSha256 === null) throw new Problem('record.not-found');
  const base = wireCurrency(company.baseCurrency);
  const xml = electronicXml(electronicOf(issued.document, issued.totals, issued.number, base), 'cii');
  const { steps } = await readTrail(context, documentId);
  const spoken = language ?? issued.document.language;
  const { letter } = spoken === 'en' ? documentsEn : documentsFr;
  const data = proofView({
    language: spoken,
    timeZone: company.timeZone,
    now: context.now,
    issued,
    pdfSha256,
    xmlSha256: sha256(xml),
    links: await readSealed(context, invoiceId),
    publicKey: await readKey(context),
    steps: saying === undefined ? steps : [...steps, stepOf(saying, context.now)],
    letterhead: letterheadOf(company),
    specimen: context.isDemo ? letter.specimen : '',
  });
  return ports.renderer.render({ layout: 'proof', data, createdAt: context.now });
};

const stepOf = ({ by, how, on }: Saying, now: string): Step => ({
  key: '',
  at: now,
  kind: 'not-received',
  to: [],
  by,
  detail: '',
  messageId: null,
  header: '',
  isResend: false,
  visit: null,
  said: { how, on, resentBy: 'email' },
});

/** The links of the chain that hold the invoice and its PDF. */
const readSealed = async (context: Context, invoiceId: string): Promise<SealedAs[]> => {
  const rows = await context.tx
    .selectFrom('seal_link')
    .select(['subject_kind', 'sequence', 'hash', 'recorded_at'])
    .where('org_id', '=', context.org)
    .where('chain', '=', DOCUMENTS)
    .where('subject_kind', 'in', ['invoice', 'picture'])
    .where('subject_id', '=', invoiceId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({
    of: row.subject_kind === 'picture' ? 'picture' : 'invoice',
    sequence: row.sequence.toString(),
    hash: row.hash,
    at: row.recorded_at,
  }));
};

const readKey = async (context: Context): Promise<string> => {
  const row = await context.tx
    .selectFrom('organization')
    .select('seal_public_key')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return row.seal_public_key;
};
