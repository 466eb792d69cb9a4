import type { Finding } from '../../core/finding.ts';
import { error } from '../../core/finding.ts';
import {
  chooseSignature,
  checkWording,
  fill,
  LOGO_CID,
  messageValues,
  reminderLetter,
  renderMail,
  textCode,
  type AccountLink,
  type OpeningMark,
  writesLetter,
  writesMail,
  type Debtor,
  type DunningDraft,
  type FillValues,
  type Mail,
  type PaymentDetails,
} from '../../core/dunning/index.ts';
import type { ClaimLine } from '../../core/payments/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { documents as documentsEn } from '../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../i18n/documents.fr.ts';
import { notAttached } from '../../i18n/not-attached.ts';
import { textOf } from '../../i18n/dunning-templates.ts';
import { documentFormatter } from '../../i18n/format-document.ts';
import { signatureOf, type Organization } from '../organization/index.ts';
import { postalLines, type Correspondent } from './correspondent.ts';
import type { Readers } from './ports.ts';
import type { KeptDraft } from './store/drafts.ts';
import type { KeptPolicy } from './store/policies.ts';
import type { SenderSignature } from './signatures.ts';

export type ComposedReminder = {
  readonly mail:
    | (Mail & {
        to: string[];
        cc: string[];
        body: string;
        /** Pictures inside the HTML, by the names it calls them. */
        pictures: { cid: string; sha256: string }[];
      })
    | null;
  readonly letter: {
    readonly title: string;
    readonly body: string;
    readonly address: string[];
    readonly job: ReturnType<typeof reminderLetter>;
  } | null;
  readonly findings: Finding[];
  /** What its words were filled with. */
  readonly values: FillValues;
};

/** What people made of a draft, as far as its message shows it. */
export type EditedParts = Pick<KeptDraft, 'customerCode' | 'editedText' | 'editedTo' | 'editedCc'>;

/** What goes into a message beside its facts and words. */
export type MessageParts = {
  /** The customer's page. */
  readonly account: AccountLink | null;
  /** Who signs; null: the company. */
  readonly sender: SenderSignature | null;
  /** For readers who agreed that opening is told. */
  readonly opening: OpeningMark | null;
  /** Numbers of invoices whose PDFs are too large to go along. */
  readonly tooLarge?: readonly string[];
};

export const recipientsOf = (kept: EditedParts, draft: DunningDraft): readonly string[] =>
  kept.editedTo ?? (draft.recipient === null ? [] : [draft.recipient, ...draft.alsoTo]);

/** Somebody who chose the recipients chose the copies too. */
const copiesOf = (kept: EditedParts, draft: DunningDraft): readonly string[] =>
  kept.editedCc ?? (kept.editedTo === null ? draft.cc : []);

export const readersOf = (kept: EditedParts, draft: DunningDraft): Readers => ({
  partyId: draft.customerId,
  addresses: writesMail(draft.channel) ? [...recipientsOf(kept, draft), ...copiesOf(kept, draft)] : [],
});

const debtorOf = (kind: string): Debtor =>
  kind === 'public_body' ? 'public' : kind === 'individual' ? 'individual' : 'company';

/**
 * The mail and the letter that a draft makes, in the customer's language and the words of its policy. A call makes none.
 * `claim`: late charges asked for on top; null where the step says nothing of them.
 */
export const composeReminder = (
  kept: EditedParts,
  draft: DunningDraft,
  { policy, texts: own }: Pick<KeptPolicy, 'policy' | 'texts'>,
  claim: readonly ClaimLine[] | null,
  { organization, party, contacts }: Correspondent,
  { account, sender, opening, tooLarge = [] }: MessageParts,
): ComposedReminder => {
  if (draft.kind === 'call' || draft.channel === 'call')
    return { mail: null, letter: null, findings: [], values: {} };
  const to = recipientsOf(kept, draft);
  const reader = contacts.find((contact) => contact.email === to[0]);
  const language = reader === undefined ? party.language : reader.language === 'en' ? 'en' : 'fr';
  const words = language === 'fr' ? documentsFr : documentsEn;
  const format = documentFormatter(language);
  const step = policy.steps.find((one) => one.code === draft.stepCode) ?? null;
  const template = textOf(language, textCode(draft.kind, draft.level, debtorOf(party.kind), step), own);
  // Without a picture of the company there is none to show.
  const signing =
    sender !== null && sender.logoSha256 === null ? { ...sender, logo: 'none' as const } : sender;
  const signature = chooseSignature(signing, signatureOf(organization, organization.name));
  const values = messageValues(
    draft,
    {
      customer: party.name,
      company: organization.name,
      greeting: texts(language).dunning.greeting(reader?.name ?? null),
      signer: signature.name,
    },
    format,
    claim?.reduce((sum, line) => sum + line.indemnityMinor, 0n),
  );
  const shown =
    claim === null || claim.length === 0
      ? null
      : { asOf: draft.sendOn, isPublic: party.kind === 'public_body', lines: claim };
  const payment = paymentDetails(organization, kept.customerCode, draft);
  const findings: Finding[] = [];
  const filled = (text: string): string => {
    const result = fill(text, values);
    findings.push(...result.findings);
    return result.text;
  };

  const wantsMail = writesMail(draft.channel);
  const wantsLetter = writesLetter(draft.channel);
  if (wantsMail && to.length === 0) findings.push(error('dunning.no-recipient'));
  const subject = wantsMail ? filled(kept.editedText?.subject ?? template.subject) : '';
  const body = wantsMail ? filled(kept.editedText?.body ?? template.mail) : '';
  // A person's own words may say what the supplied ones never do.
  if (wantsMail && kept.editedText !== null) findings.push(...ownWording(subject, body, draft, party.kind));
  const mail = !wantsMail
    ? null
    : {
        to: [...to],
        cc: [...copiesOf(kept, draft)],
        body,
        pictures:
          signature.own === undefined || signature.own.logo === 'none' || !sender?.logoSha256
            ? []
            : [{ cid: LOGO_CID, sha256: sender.logoSha256 }],
        ...renderMail({
          language,
          subject,
          body:
            tooLarge.length === 0 ? body : `${body}\n\n${notAttached(language, tooLarge, account !== null)}`,
          draft,
          claim: shown,
          company: { name: organization.name, legalLine: legalLine(organization) },
          payment,
          account,
          opening,
          signature,
          labels: words.mail,
          format,
        }),
      };
  if (!wantsLetter) return { mail, letter: null, findings, values };

  const address = postalLines(party);
  const title = filled(template.title);
  const letterBody = filled(template.letter);
  const job = reminderLetter({
    language,
    draft,
    title,
    body: letterBody,
    reference: `R-${kept.customerCode}-${draft.sendOn}`,
    letterhead: {
      name: organization.name,
      tagline: organization.website,
      address: [...organization.addressLines, `${organization.postalCode} ${organization.city}`.trim()]
        .filter((line) => line !== '')
        .join(' · '),
      contact: [organization.phone, organization.email].filter((part) => part !== '').join(' · '),
      legal: [legalLine(organization)],
      place: organization.city,
    },
    addressee: { lines: address, customerCode: kept.customerCode },
    claim: shown,
    payment,
    signature,
    labels: words.letter,
    format,
    specimen: organization.isDemo,
  });
  return { mail, letter: { title, body: letterBody, address, job }, findings, values };
};

const ownWording = (subject: string, body: string, draft: DunningDraft, kind: string): Finding[] => {
  const reader = debtorOf(kind) === 'individual' ? 'consumer' : 'professional';
  const isNotice = draft.kind === 'formal-notice';
  return [
    ...checkWording(subject, { reader, isNotice, isHead: true }).map((one) => ({ ...one, path: 'subject' })),
    ...checkWording(body, { reader, isNotice, isHead: false }).map((one) => ({ ...one, path: 'body' })),
  ];
};

const legalLine = (organization: Organization): string =>
  [
    [organization.name, organization.legalForm].filter((part) => part !== '').join(', '),
    organization.siren === '' ? '' : `SIREN ${organization.siren}`,
    organization.vatNumber === '' ? '' : `TVA ${organization.vatNumber}`,
    organization.legalMention,
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** The reference a customer copies into the transfer: with it the payment finds its invoices by itself. */
const paymentDetails = (
  organization: Organization,
  customerCode: string,
  draft: DunningDraft,
): PaymentDetails | null => {
  if (organization.iban === '') return null;
  const numbers = draft.items.map((item) => item.number).join(' ');
  return {
    beneficiary: organization.name,
    iban: organization.iban,
    bic: organization.bic === '' ? null : organization.bic,
    reference: numbers.length <= 100 ? numbers : customerCode,
    url: null,
  };
};
