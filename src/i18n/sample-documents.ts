import { plainDate } from '../core/calendar/index.ts';
import {
  accountStatement,
  decide,
  defaultPolicyFr,
  fill,
  messageValues,
  reminderLetter,
  textCode,
} from '../core/dunning/index.ts';
import type {
  AccountStatementInput,
  Debtor,
  DunningDraft,
  ItemFacts,
  Letterhead,
  ShownClaim,
} from '../core/dunning/index.ts';
import { EUR } from '../core/money/index.ts';
import { claimLine, lateCharges, PUBLISHED_RATES, rateTable } from '../core/payments/index.ts';
import { documents as documentsEn } from './documents.en.ts';
import { documents as documentsFr } from './documents.fr.ts';
import { shippedText } from './dunning-templates.ts';
import { documentFormatter } from './format.ts';
import type { Locale } from './plural.ts';

/*
 * Documents of an imaginary company, for tests and for looking at the layouts.
 */
const letterhead: Letterhead = {
  name: 'Atelier Lumière & Bois',
  tagline: 'atelier-lumiere.example',
  address: '14 rue des Tanneurs · 69005 Lyon',
  contact: '04 72 00 00 00 · compta@atelier-lumiere.example',
  legal: [
    'Atelier Lumière & Bois, SAS au capital de 120 000 € · SIREN 823 456 718 · RCS Lyon',
    'TVA FR48 823456718 · APE 3101Z',
  ],
  place: 'Lyon',
};
const payment = {
  beneficiary: 'Atelier Lumière & Bois',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  reference: 'C-00417 R2026-0132',
  url: null,
};
const signature = {
  name: 'Claire Fontanel',
  role: 'Comptabilité clients',
  phone: '04 72 00 00 12',
  email: 'claire.fontanel@atelier-lumiere.example',
};
export const sampleAddress = [
  'HÔTEL LES TROIS PONTS',
  'SERVICE COMPTABILITE',
  'BATIMENT B',
  '27 QUAI DE LA SAONE',
  'BP 1204',
  '71000 MACON',
];

const item = (
  number: string,
  issued: string,
  due: string,
  amount: bigint,
  paid: bigint,
  done: string[],
): ItemFacts => ({
  itemId: number,
  number,
  currency: EUR,
  issuedOn: plainDate(issued),
  dueOn: plainDate(due),
  amountMinor: amount,
  openMinor: amount - paid,
  completed: done.map((stepCode) => ({ stepCode, level: null, doneOn: plainDate('2026-11-09') })),
  holds: [],
  promises: [],
  disputes: [],
  paymentPending: false,
  mayRemind: true,
  lapsesOn: null,
  askedAnyway: false,
  takenOverLate: false,
  startLevel: null,
  orderRef: '',
  depositedOn: null,
  awaitsProofSince: null,
});

export function sampleDraft(lastStep: string | null, count = 4): DunningDraft {
  const done = lastStep === null ? [] : [lastStep];
  const items = [
    item('F2026-00391', '2026-08-31', '2026-09-30', 184_320n, 100_000n, done),
    item('F2026-00417', '2026-09-15', '2026-10-15', 327_840n, 0n, done),
    item('F2026-00436', '2026-10-02', '2026-11-01', 96_500n, 0n, []),
    item('F2026-00455', '2026-10-20', '2026-11-19', 1_150_000n, 0n, []),
    ...Array.from({ length: Math.max(0, count - 4) }, (_, i) =>
      item(`F2026-01${String(i).padStart(3, '0')}`, '2026-10-20', '2026-11-10', 12_345n + BigInt(i), 0n, []),
    ),
  ].slice(0, count);
  const customer = {
    customerId: 'C-00417',
    kind: 'company' as const,
    contacts: [
      { email: 'compta@trois-ponts.example', roles: ['billing' as const], hasBounced: false, orders: [] },
    ],
    hasPostalAddress: true,
    addressReturned: false,
    blocked: false,
    insolventSince: null,
    holds: [],
    lastMessageOn: plainDate('2026-11-09'),
    contactedOn: [],
    unreadReply: null,
    items,
    credits: count > 3 ? [{ itemId: 'AV', number: 'AV2026-0012', currency: EUR, openMinor: 25_000n }] : [],
    suspense: [],
    payer: 'regular' as const,
    grouping: null,
    depositDays: null,
  };
  const [draft] = decide(plainDate('2026-11-23'), { customers: [customer] }, defaultPolicyFr()).drafts;
  if (draft === undefined) throw new Error('The sample has no draft');
  return draft;
}

/** 40 € and the interest of each sample invoice that is late. */
const sampleClaim = (draft: DunningDraft): ShownClaim => ({
  asOf: draft.sendOn,
  isPublic: false,
  lines: draft.items.flatMap((item) => {
    const { itemId, number, dueOn } = item;
    const charges = lateCharges(
      { dueOn, balances: [{ on: dueOn, openMinor: item.openMinor }], isLateCharge: false },
      { kind: 'company', agreed: { kind: 'contract', percent: '12.40' }, insolventSince: null },
      draft.sendOn,
      rateTable(PUBLISHED_RATES),
    );
    return claimLine({ itemId, number, dueOn, currency: draft.currency, charges, claims: [] }) ?? [];
  }),
});

export function sampleLetter(
  locale: Locale,
  lastStep: string | null,
  options: { debtor?: Debtor; specimen?: boolean; count?: number; address?: readonly string[] } = {},
) {
  const draft = sampleDraft(lastStep, options.count);
  if (draft.kind === 'call') throw new Error('A call has no letter');
  const format = documentFormatter(locale);
  const template = shippedText(locale, textCode(draft.kind, draft.level, options.debtor ?? 'company'));
  const values = messageValues(
    draft,
    { customer: 'Hôtel Les Trois Ponts', company: letterhead.name, greeting: '', signer: signature.name },
    format,
  );
  return reminderLetter({
    language: locale,
    draft,
    title: fill(template.title, values).text,
    body: fill(template.letter, values).text,
    reference: 'R2026-0132',
    letterhead,
    addressee: { lines: options.address ?? sampleAddress, customerCode: 'C-00417' },
    claim: draft.kind === 'formal-notice' && options.debtor !== 'individual' ? sampleClaim(draft) : null,
    payment,
    signature,
    labels: (locale === 'fr' ? documentsFr : documentsEn).letter,
    format,
    specimen: options.specimen ?? false,
  });
}

export function sampleStatement(locale: Locale, specimen = false) {
  const { items } = sampleDraft(null, 12);
  const words = locale === 'fr' ? documentsFr : documentsEn;
  const input: AccountStatementInput = {
    language: locale,
    asOf: plainDate('2026-11-22'),
    currency: EUR,
    items: [
      ...items,
      {
        number: 'F2026-00481',
        issuedOn: plainDate('2026-11-18'),
        dueOn: plainDate('2026-12-18'),
        amountMinor: 420_000n,
        openMinor: 420_000n,
      },
    ],
    credits: [
      { number: 'AV2026-0012', kind: 'Avoir', on: plainDate('2026-11-02'), openMinor: 25_000n },
      { number: 'VIR 4471', kind: 'Acompte', on: plainDate('2026-11-12'), openMinor: 60_000n },
    ],
    payments: [
      { on: plainDate('2026-10-28'), kind: 'Virement', document: 'F2026-00391', amountMinor: 100_000n },
      { on: plainDate('2026-10-06'), kind: 'Chèque', document: 'F2026-00352', amountMinor: 78_240n },
    ],
    buckets: [
      { label: locale === 'fr' ? 'À échoir' : 'Not due', minor: 420_000n, color: '#4a9c78' },
      { label: '1–7', minor: 1_150_000n, color: '#c6ad31' },
      { label: '8–14', minor: 98_788n, color: '#df9829' },
      { label: '15–30', minor: 96_500n, color: '#da702c' },
      { label: '31–60', minor: 412_160n, color: '#cd4a39' },
      { label: '> 60', minor: 0n, color: '#8a2e48' },
    ],
    claim: null,
    reference: 'RC2026-0417',
    letterhead,
    addressee: { lines: sampleAddress, customerCode: 'C-00417' },
    payment,
    signature,
    labels: words.letter,
    statement: words.statement,
    format: documentFormatter(locale),
    specimen,
  };
  return accountStatement(input);
}
