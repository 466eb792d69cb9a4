import {
  exampleDraft,
  fill,
  messageValues,
  renderMail,
  type Signature,
  type StepKind,
} from '../../core/dunning/index.ts';
import type { Finding } from '../../core/finding.ts';
import { documents as documentsEn } from '../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../i18n/documents.fr.ts';
import type { Texts } from '../../i18n/catalogue.ts';
import { documentFormatter } from '../../i18n/format.ts';

/** Of an imaginary company. */
export const sampleSignature: Signature = {
  name: 'Claire Fontanel',
  role: null,
  phone: '04 72 00 00 12',
  email: null,
};

export type SampleText = { subject: string; body: string };

/** What a text becomes: the mail a customer would get, and the placeholders that do not exist. */
export function sampleMail(
  language: 'fr' | 'en',
  kind: StepKind,
  level: number,
  text: SampleText,
  dunning: Texts['dunning'],
  signature: Signature = sampleSignature,
): { subject: string; html: string; findings: Finding[] } {
  const draft = exampleDraft(kind, level);
  const format = documentFormatter(language);
  const company = 'Atelier Lumière & Bois';
  const values = messageValues(
    draft,
    {
      customer: 'Groupe Hélianthe',
      company,
      greeting: dunning.greeting('Madame Renaud'),
      signer: signature.name,
    },
    format,
  );
  const subject = fill(text.subject, values);
  const body = fill(text.body, values);
  const mail = renderMail({
    account: null,
    opening: null,
    language,
    subject: subject.text,
    body: body.text,
    draft,
    claim: null,
    company: { name: company, legalLine: 'SAS au capital de 120 000 € · SIREN 823 456 718' },
    payment: {
      beneficiary: company,
      iban: 'FR7630006000011234567890189',
      bic: 'AGRIFRPP',
      reference: 'C-00417 R2026-0132',
      url: null,
    },
    signature,
    labels: (language === 'fr' ? documentsFr : documentsEn).mail,
    format,
  });
  return { subject: mail.subject, html: mail.html, findings: [...subject.findings, ...body.findings] };
}
