import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { headerText, writesLetter } from '../../core/dunning/index.ts';
import { error, hasErrors } from '../../core/finding.ts';
import { membersOf } from '../../shell/directory/index.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import { readFile } from '../files/index.ts';
import { sendAtOnce, type AtOncePorts } from '../messages/index.ts';
import { audit } from '../organization/index.ts';
import { attachmentsFor, readInvoiceFiles, type InvoiceFile } from './attachments.ts';
import type { ComposedReminder } from './compose-reminder.ts';
import type { DunningPorts } from './ports.ts';
import { userOf } from './signatures.ts';
import { trialContract } from './trial-contract.ts';
import { listReaders, trialMessage, type Trial, type TrialMessage } from './trial-message.ts';

type Contract = typeof trialContract;
export type TrialPorts = Pick<DunningPorts, 'renderer' | 'statement' | 'accounts'> & AtOncePorts;
/** Before the subject, so that nobody takes it for the message itself. */
const MARK = { fr: '[Essai]', en: '[Test]' };

type Attached = { name: string; mediaType: string; bytes: Buffer; cid?: string };

const preview = async (
  context: Context,
  ports: TrialPorts,
  trial: Trial,
): Promise<OutputOf<Contract['preview']>> => {
  const found = await trialMessage(context, ports, trial, 'mail');
  if (found === null || found.composed.mail === null) return { mail: null, findings: [] };
  const { mail, findings } = found.composed;
  const { to, cc, subject, html, pictures } = mail;
  return {
    mail: { to, cc, subject, html, pictures, attachments: await namesOf(context, found) },
    findings,
  };
};

const namesOf = async (
  context: Context,
  { draft, policy, customerCode }: TrialMessage,
): Promise<string[]> => [
  ...(writesLetter(draft.channel) ? [letterName(customerCode, draft.sendOn)] : []),
  ...(attachmentsFor(draft, policy.policy).statement ? [`${customerCode} ${context.today}.pdf`] : []),
  ...(await invoicesOf(context, draft, policy)).map((file) => file.name),
];

const letterName = (customerCode: string, on: string): string => `${customerCode}-${on}.pdf`;

/** An imaginary customer has no invoices that could go along. */
const invoicesOf = async (
  context: Context,
  draft: TrialMessage['draft'],
  { policy }: TrialMessage['policy'],
): Promise<InvoiceFile[]> =>
  draft.customerId === 'sample' ? [] : (await readInvoiceFiles(context, draft, policy)).files;

const drawLetter = async (
  context: Context,
  ports: TrialPorts,
  letter: NonNullable<ComposedReminder['letter']>,
): Promise<Buffer> =>
  Buffer.from(
    await ports.renderer.render({
      layout: 'reminder',
      data: letter.job.data,
      qr: letter.job.qr,
      createdAt: context.now,
    }),
  );

/** What the step sends along, with the same bytes; the letter beside a mail is that of the policy. */
const attachedTo = async (
  context: Context,
  ports: TrialPorts,
  { draft, policy, customerCode, composed }: TrialMessage,
): Promise<Attached[]> => {
  const pdf = { mediaType: 'application/pdf' };
  const attached: Attached[] = [];
  if (composed.letter !== null)
    attached.push({
      ...pdf,
      name: letterName(customerCode, draft.sendOn),
      bytes: await drawLetter(context, ports, composed.letter),
    });
  if (draft.customerId !== 'sample' && attachmentsFor(draft, policy.policy).statement) {
    const { name, bytes } = await ports.statement(context, draft.customerId);
    attached.push({ ...pdf, name, bytes: Buffer.from(bytes) });
  }
  for (const { sha256, name } of await invoicesOf(context, draft, policy))
    attached.push({ ...pdf, name, bytes: (await readFile(context, sha256)).bytes });
  for (const { cid, sha256 } of composed.mail?.pictures ?? []) {
    const { mediaType, bytes } = await readFile(context, sha256);
    attached.push({ name: 'logo', mediaType, bytes, cid });
  }
  return attached;
};

/** The address of a user of the company: nothing else can be written to. */
const testAddress = async (context: Context, userId: string | undefined): Promise<string> => {
  const wanted = userId ?? userOf(context);
  const member = (await membersOf(context.tx, context.org)).find((one) => one.id === wanted);
  if (member === undefined || member.disabled_at !== null)
    throw new Problem('record.refused', {}, [error('dunning.test-without-user', { path: 'userId' })]);
  return member.email;
};

/**
 * The mail exactly as it would leave, spoken to the mail server at once. No row of it is written but the audit's: it is no
 * contact, completes no step and stands in no story of the customer.
 */
const sendTest = async (
  context: Context,
  ports: TrialPorts,
  { userId, ...trial }: InputOf<Contract['test']>,
): Promise<OutputOf<Contract['test']>> => {
  const to = await testAddress(context, userId);
  const found = await trialMessage(context, ports, trial, 'mail');
  if (found === null || found.composed.mail === null)
    throw new Problem('record.refused', {}, [error('dunning.test-owes-nothing', { path: 'partyId' })]);
  const { mail, findings } = found.composed;
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  const isCustomers = found.correspondent.contacts.some(
    (contact) => contact.email.toLowerCase() === to.toLowerCase(),
  );
  if (isCustomers)
    throw new Problem('record.refused', {}, [error('dunning.test-to-customer', { path: 'userId' })]);
  const { response } = await sendAtOnce(context, ports, {
    to: [to],
    subject: headerText(`${MARK[context.locale]} ${mail.subject}`),
    text: mail.text,
    html: mail.html,
    attachments: await attachedTo(context, ports, found),
  });
  await audit(
    context,
    'dunning-policy.text-tested',
    { kind: 'dunning_policy', id: trial.policyId },
    { code: trial.code, language: trial.language, to, customer: trial.partyId },
  );
  return { to, response };
};

const letter = async (
  context: Context,
  ports: TrialPorts,
  trial: Trial,
): Promise<OutputOf<Contract['letter']>> => {
  const found = await trialMessage(context, ports, trial, 'letter');
  if (found === null || found.composed.letter === null) return { name: '', pdf: null };
  if (hasErrors(found.composed.findings)) throw new Problem('record.refused', {}, found.composed.findings);
  const bytes = await drawLetter(context, ports, found.composed.letter);
  return { name: letterName(found.customerCode, found.draft.sendOn), pdf: bytes.toString('base64') };
};

export const trialRoom = (ports: TrialPorts): Room =>
  room('texts', trialContract, {
    readers: (context) => listReaders(context),
    preview: (context, input) => preview(context, ports, input),
    test: (context, input) => sendTest(context, ports, input),
    letter: (context, input) => letter(context, ports, input),
  });
