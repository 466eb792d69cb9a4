import { plainDate } from '../../core/calendar/index.ts';
import {
  fill,
  messageValues,
  renderMail,
  type DunningDraft,
  type StepKind,
} from '../../core/dunning/index.ts';
import { EUR } from '../../core/money/index.ts';
import type { Finding } from '../../core/finding.ts';
import { documents as documentsEn } from '../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../i18n/documents.fr.ts';
import type { Texts } from '../../i18n/catalogue.ts';
import { documentFormatter } from '../../i18n/format.ts';

const item = (
  number: string,
  dueOn: string,
  daysLate: number,
  openMinor: bigint,
): DunningDraft['items'][number] => ({
  itemId: number,
  number,
  issuedOn: plainDate('2026-09-01'),
  dueOn: plainDate(dueOn),
  daysLate,
  amountMinor: openMinor,
  openMinor,
  stepCode: null,
  lastStepCode: null,
  advances: true,
});

/** An imaginary debt, so that every placeholder has something to say. */
function sampleDraft(kind: StepKind, level: number): DunningDraft {
  const items =
    kind === 'pre-due'
      ? [item('FA-2026-00498', '2026-11-29', -7, 220_000n)]
      : [
          item('FA-2026-00412', '2026-10-21', 32, 620_000n),
          item('FA-2026-00455', '2026-10-31', 22, 408_050n),
        ];
  const itemsMinor = items.reduce((sum, one) => sum + one.openMinor, 0n);
  return {
    customerId: 'sample',
    currency: EUR,
    policyCode: 'sample',
    policyVersion: 1,
    stepCode: kind,
    kind,
    level,
    channel: 'email',
    fallback: null,
    recipient: null,
    alsoTo: [],
    cc: [],
    group: '',
    upcoming: [],
    sendOn: plainDate('2026-11-22'),
    deadlineOn: plainDate('2026-12-07'),
    items,
    credits: [],
    itemsMinor,
    creditsMinor: 0n,
    totalMinor: itemsMinor,
    daysLate: items[0]?.daysLate ?? 0,
    reason: { key: 'first', params: {} },
    nextStep: null,
  };
}

export type SampleText = { subject: string; body: string };

/** What a text becomes: the mail a customer would get, and the placeholders that do not exist. */
export function sampleMail(
  language: 'fr' | 'en',
  kind: StepKind,
  level: number,
  text: SampleText,
  dunning: Texts['dunning'],
): { subject: string; html: string; findings: Finding[] } {
  const draft = sampleDraft(kind, level);
  const format = documentFormatter(language);
  const company = 'Atelier Lumière & Bois';
  const values = messageValues(
    draft,
    {
      customer: 'Groupe Hélianthe',
      company,
      greeting: dunning.greeting('Madame Renaud'),
      signer: 'Claire Fontanel',
    },
    format,
  );
  const subject = fill(text.subject, values);
  const body = fill(text.body, values);
  const mail = renderMail({
    account: null,
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
    signature: { name: 'Claire Fontanel', role: null, phone: '04 72 00 00 12', email: null },
    labels: (language === 'fr' ? documentsFr : documentsEn).mail,
    format,
  });
  return { subject: mail.subject, html: mail.html, findings: [...subject.findings, ...body.findings] };
}
