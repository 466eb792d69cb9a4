import { join } from 'node:path';
import { plainDate } from '../../core/calendar/index.ts';
import { checkInvoice, eInvoiceOf, isFrench, writeCii } from '../../core/einvoice/index.ts';
import { hasErrors } from '../../core/finding.ts';
import { commercialDocument } from '../../core/invoicing/documents/index.ts';
import type { Document, DocumentKind, Line } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { sayMention } from '../../i18n/mentions.ts';
import {
  sampleBuyer,
  sampleInput,
  sampleLine,
  sampleLines,
  sampleSeller,
} from '../../i18n/sample-invoices.ts';
import { projectRoot } from '../../shell/paths.ts';
import { createDocumentRenderer } from '../../shell/typst/index.ts';

type Sample = {
  readonly folder: 'fr' | 'eu';
  readonly name: string;
  readonly kind: DocumentKind;
  readonly lines: readonly Line[];
  readonly change?: Partial<Document>;
};

const preceding = [{ invoiceId: 'i1', number: 'F2026-00411', issuedOn: plainDate('2026-10-05') }];
const untaxed = (category: 'AE' | 'K' | 'G' | 'E', exemption: string): Line[] => [
  sampleLine('u1', {
    vat: { category, rate: '0', exemption },
    nature: category === 'AE' ? 'services' : 'goods',
  }),
];
const abroad = (country: string, city: string, vatNumber: string): Document['buyer'] => ({
  ...sampleBuyer,
  name: 'Bois & Voiles',
  siren: '',
  vatNumber,
  address: { lines: ['Rue du Port 12'], postalCode: '1000', city, country },
});

/** Every kind and what changes the picture or the XML; the words are those of documents that people issue. */
const samples: readonly Sample[] = [
  { folder: 'fr', name: 'facture-3-lignes', kind: 'invoice', lines: sampleLines(3) },
  { folder: 'fr', name: 'facture-40-lignes', kind: 'invoice', lines: sampleLines(40) },
  { folder: 'fr', name: 'facture-300-lignes', kind: 'invoice', lines: sampleLines(300) },
  { folder: 'fr', name: 'acompte', kind: 'deposit', lines: [sampleLine('d1', { account: '4191' })] },
  { folder: 'fr', name: 'situation', kind: 'progress', lines: sampleLines(8) },
  {
    folder: 'fr',
    name: 'solde',
    kind: 'final',
    lines: [
      ...sampleLines(8),
      sampleLine('d1', {
        name: 'Acompte déduit, facture F2026-00411',
        quantity: '-1',
        unitPrice: '200',
        account: '4191',
        deposit: { invoiceId: 'i1', number: 'F2026-00411' },
      }),
    ],
    change: { preceding },
  },
  {
    folder: 'fr',
    name: 'avoir',
    kind: 'credit_note',
    lines: sampleLines(2),
    change: { preceding, reason: 'Deux façades livrées abîmées' },
  },
  {
    folder: 'fr',
    name: 'rectificative',
    kind: 'corrective',
    lines: sampleLines(4),
    change: { preceding, reason: 'Prix convenu' },
  },
  {
    folder: 'fr',
    name: 'autoliquidation',
    kind: 'invoice',
    lines: untaxed('AE', 'construction-subcontracting'),
  },
  {
    folder: 'fr',
    name: 'franchise',
    kind: 'invoice',
    lines: untaxed('E', 'franchise'),
    change: { seller: { ...sampleSeller, vatRegime: 'franchise', vatNumber: '' } },
  },
  {
    folder: 'fr',
    name: 'echeancier-retenue',
    kind: 'invoice',
    lines: sampleLines(6),
    change: {
      schedule: [
        { dueOn: plainDate('2026-12-22'), percent: '50' },
        { dueOn: plainDate('2027-01-22'), percent: '50' },
      ],
      retention: { percent: '5', releaseOn: plainDate('2027-11-22') },
    },
  },
  {
    folder: 'fr',
    name: 'devise',
    kind: 'invoice',
    lines: sampleLines(3),
    change: {
      currency: 'USD' as Currency,
      exchange: { rate: '0.9214', on: plainDate('2026-11-20'), source: 'BCE' },
    },
  },
  {
    folder: 'eu',
    name: 'livraison-intracommunautaire',
    kind: 'invoice',
    lines: untaxed('K', 'eu-goods'),
    change: { buyer: abroad('BE', 'Bruxelles', 'BE0403170701') },
  },
  {
    folder: 'eu',
    name: 'export-en',
    kind: 'invoice',
    lines: untaxed('G', 'export'),
    change: { language: 'en', buyer: abroad('CH', 'Genève', '') },
  },
];

export type FacturXSample = {
  readonly folder: Sample['folder'];
  readonly name: string;
  readonly bytes: Uint8Array;
};

/** Factur-X as Encaisse issues it: the picture of a document with the electronic invoice of the same document inside. */
export async function* facturXSamples(): AsyncGenerator<FacturXSample> {
  const root = projectRoot();
  const renderer = createDocumentRenderer({
    childEntry: import.meta.url.endsWith('.ts')
      ? { modulePath: join(root, 'src/shell/typst/child-entry.ts'), execArgv: ['--import', 'tsx'] }
      : { modulePath: join(root, 'dist/main.js'), args: ['child', 'typst'] },
    assetsDirectory: join(root, 'assets'),
    fontsDirectory: join(root, 'assets', 'fonts'),
  });
  try {
    for (const { folder, name, kind, lines, change } of samples) {
      const input = sampleInput(kind, lines, change);
      const { document, totals, number } = input;
      const invoice = eInvoiceOf(document, totals, {
        number,
        say: (mention) => sayMention(document.language, mention),
      });
      const findings = checkInvoice(invoice, { fr: isFrench(invoice) });
      if (hasErrors(findings)) throw new Error(`${name}: ${JSON.stringify(findings)}`);
      const { data, qr } = commercialDocument(input);
      const bytes = await renderer.render({
        layout: 'invoice',
        data,
        qr,
        createdAt: '2026-11-22T08:00:00.000Z',
        attachment: {
          name: 'factur-x.xml',
          relationship: 'alternative',
          mediaType: 'text/xml',
          description: 'Factur-X',
          bytes: Buffer.from(writeCii(invoice, 'en16931'), 'utf8'),
          conformanceLevel: 'EN 16931',
        },
      });
      yield { folder, name: `facturx-${name}`, bytes };
    }
  } finally {
    await renderer.close();
  }
}
