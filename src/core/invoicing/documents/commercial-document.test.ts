import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  sampleBuyer,
  sampleInvoice,
  sampleLine,
  sampleLines,
  sampleSeller,
  vat,
} from '../../../i18n/sample-invoices.ts';
import { plainDate } from '../../calendar/index.ts';
import type { Currency } from '../../money/index.ts';
import { documentKinds } from '../model.ts';
import { columnKeys, columnsOf, contrast, houseTheme, themeView } from './theme.ts';

const plain = (text: string | undefined): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
const totalsOf = ({ data }: ReturnType<typeof sampleInvoice>): string[] =>
  [...data.totals.rows, data.totals.due].map(({ label, amount }) => plain(`${label}: ${amount}`));
const d = plainDate;

describe('the options of a quote', () => {
  const lines = [
    sampleLine('a', { unitPrice: '1000' }),
    sampleLine('b', { name: 'Lampe', unitPrice: '60', quantity: '2', optional: true }),
    { type: 'section' as const, id: 's', title: 'Plan en pierre', optional: true as const },
    sampleLine('c', { name: 'Plan', unitPrice: '700' }),
    sampleLine('d', { name: 'Pose', unitPrice: '130', vat: vat('10') }),
  ];
  const { data } = sampleInvoice('quote', lines);

  test('stand apart with their own price and a box to tick, and are in no total', () => {
    expect(data.lines.rows).toHaveLength(1);
    expect(plain(data.totals.due.amount)).toBe('1 200,00 €');
    expect(
      data.options?.rows.map((row) => [row.name, row.details.map(plain), plain(row.net), plain(row.gross)]),
    ).toEqual([
      ['Lampe', ['2 u × 60,00 €'], '120,00 €', '144,00 €'],
      [
        'Plan en pierre',
        ['Plan – 1 u × 700,00 € = 700,00 €', 'Pose – 1 u × 130,00 € = 130,00 €'],
        '830,00 €',
        '983,00 €',
      ],
    ]);
  });

  test('are signed with the quote: there is a place for name, date and signature', () => {
    expect(data.acceptance?.fields).toEqual(['Nom et qualité', 'Date', 'Signature et cachet']);
    expect(sampleInvoice('order_confirmation', [lines[0]!]).data).toMatchObject({
      options: null,
      acceptance: null,
    });
  });
});

describe('the lines', () => {
  test('a section has its subtotal, a comment its place, and each line the sum so far', () => {
    const { data } = sampleInvoice('invoice', [
      sampleLine('a', { unitPrice: '10' }),
      { type: 'section', id: 's', title: 'Pose' },
      sampleLine('b', { unitPrice: '20', quantity: '2', unit: 'HUR' }),
      { type: 'comment', id: 'c', text: 'Le samedi.' },
      sampleLine('d', { unitPrice: '5' }),
      { type: 'section', id: 't', title: 'Seule' },
      sampleLine('e', { unitPrice: '1' }),
    ]);
    expect(
      data.lines.rows.map((row) =>
        row.kind === 'item'
          ? plain(row.sum)
          : row.kind === 'subtotal'
            ? plain(`${row.label} ${row.amount}`)
            : row.kind === 'section'
              ? row.title
              : row.text,
      ),
    ).toEqual([
      '10,00 €',
      'Pose',
      '50,00 €',
      'Le samedi.',
      '55,00 €',
      'Sous-total Pose 45,00 €',
      'Seule',
      '56,00 €',
    ]);
  });

  test('rebates, contributions and periods are shown with their line', () => {
    const { data } = sampleInvoice('invoice', [
      sampleLine('a', {
        quantity: '4.50',
        unit: 'KGM',
        unitPrice: '12.3456',
        discount: { kind: 'percent', percent: '5' },
        contribution: { label: 'éco-participation', perUnit: '0.12' },
        period: { from: d('2026-11-01'), to: d('2026-11-30') },
      }),
      sampleLine('b', { discount: { kind: 'amount', minor: 1250n } }),
    ]);
    const [first, second] = data.lines.rows;
    if (first?.kind !== 'item' || second?.kind !== 'item') throw new Error('two lines expected');
    expect(plain(first.cells.quantity)).toBe('4,5');
    expect(first.unit).toBe('kg');
    expect(plain(first.cells.unitPrice)).toBe('12,3456 €');
    expect(plain(first.cells.discount)).toBe('−5 %');
    expect(first.notes.map(plain)).toEqual([
      'du 01/11/2026 au 30/11/2026',
      'dont éco-participation : 4,5 × 0,12 € = 0,54 €',
    ]);
    expect(plain(second.cells.discount)).toBe('−12,50 €');
  });

  test('columns come as the theme says, and none stays empty', () => {
    const keys = (change: Partial<typeof houseTheme>, lines = sampleLines(6)) =>
      sampleInvoice('invoice', lines, {}, { theme: { ...houseTheme, ...change } }).data.lines.columns.map(
        (c) => c.key,
      );
    expect(keys({})).toEqual(columnKeys);
    expect(keys({}, [sampleLine('a')])).toEqual(['description', 'quantity', 'unitPrice', 'vat', 'net']);
    expect(keys({ columns: ['quantity', 'quantity', 'vat'] })).toEqual([
      'description',
      'quantity',
      'vat',
      'net',
    ]);
    expect(columnsOf({ ...houseTheme, columns: ['net', 'description', 'nonsense' as never] })).toEqual([
      'net',
      'description',
    ]);
  });

  test('a document without lines says so', () => {
    expect(sampleInvoice('invoice', []).data.lines).toMatchObject({ rows: [], empty: 'Aucune ligne.' });
  });
});

describe('what is due', () => {
  test('a final invoice takes its deposits off, line by line and in the totals', () => {
    const made = sampleInvoice(
      'final',
      [
        sampleLine('a', { unitPrice: '1000' }),
        sampleLine('x', { quantity: '-1', unitPrice: '300', deposit: { invoiceId: 'i', number: 'F1' } }),
      ],
      {
        preceding: [{ invoiceId: 'i', number: 'F1', issuedOn: d('2026-10-02') }],
        adjustments: [
          { id: 'r', isCharge: false, label: 'Remise', value: { kind: 'amount', minor: 10_000n } },
        ],
        paidMinor: 5_000n,
      },
    );
    expect(totalsOf(made)).toEqual([
      'Total des lignes HT: 1 000,00 €',
      'Remise: −100,00 €',
      'Total HT avant acomptes: 900,00 €',
      'Acomptes déduits HT: −300,00 €',
      'Total HT: 600,00 €',
      'Total TVA: 120,00 €',
      'Total TTC: 720,00 €',
      'Déjà réglé: −50,00 €',
      'Net à payer: 670,00 €',
    ]);
    const rows = made.data.lines.rows.slice(-2);
    expect(rows[0]).toEqual({ kind: 'section', title: 'Acomptes déjà facturés, à déduire' });
    expect(rows[1]).toMatchObject({ cells: { description: 'Facture d’acompte F1 du 02/10/2026' } });
  });

  test('a retention is asked later, instalments one after the other', () => {
    const made = sampleInvoice('progress', [sampleLine('a', { unitPrice: '1000' })], {
      schedule: [
        { dueOn: d('2026-12-22'), percent: '50' },
        { dueOn: d('2027-01-22'), percent: '50' },
      ],
      retention: { percent: '5', releaseOn: d('2027-11-22') },
    });
    expect(totalsOf(made).slice(-2)).toEqual([
      'Retenue de garantie 5 %, libérable le 22/11/2027: −60,00 €',
      'Net à payer: 1 140,00 €',
    ]);
    expect(
      made.data.schedule?.rows.map((row) => plain(`${row.dueOn} ${row.amount} ${row.note}`).trim()),
    ).toEqual(['22/12/2026 570,00 €', '22/01/2027 570,00 €', '22/11/2027 60,00 € Retenue de garantie']);
    expect(made.qr).toContain('EUR570.00');
  });

  test('a franchise shows neither rates nor « HT »', () => {
    const made = sampleInvoice('invoice', [sampleLine('a', { vat: vat('0', 'E') })], {
      seller: { ...sampleSeller, vatRegime: 'franchise', vatNumber: '' },
    });
    expect(made.data.vat).toBeNull();
    expect(made.data.lines.columns.map((column) => column.head)).toEqual([
      'Désignation',
      'Qté',
      'Prix unitaire',
      'Total',
    ]);
    expect(totalsOf(made)).toEqual(['Total: 100,00 €', 'Net à payer: 100,00 €']);
  });

  test('in another currency the VAT is in euros too, at a rate that is shown', () => {
    const { data } = sampleInvoice('invoice', [sampleLine('a'), sampleLine('b', { vat: vat('0', 'AE') })], {
      currency: 'USD' as Currency,
      exchange: { rate: '0.9214', on: d('2026-11-20'), source: 'BCE' },
    });
    expect(data.vat?.head).toEqual(['Taux', 'Base HT', 'TVA', 'TVA en EUR']);
    expect(data.vat?.rows.map((row) => row.map(plain))).toEqual([
      ['20 %', '100,00 USD', '20,00 USD', '18,43 €'],
      ['Autoliquidation', '100,00 USD', '0,00 USD', '0,00 €'],
    ]);
    expect(data.vat?.total?.map(plain)).toEqual(['Total', '200,00 USD', '20,00 USD', '18,43 €']);
    expect(plain(data.vat?.note)).toBe('Cours retenu : 1 USD = 0,9214 EUR le 20/11/2026 (BCE).');
  });
});

describe('how to pay', () => {
  test('only what asks for money says how, and a code is for transfers in euros that can be made', () => {
    const asking = documentKinds.filter((kind) => sampleInvoice(kind, sampleLines(1)).data.payment !== null);
    expect(asking).toEqual(['pro_forma', 'invoice', 'deposit', 'progress', 'final', 'corrective']);
    const code = (...[change, options]: [object?, object?]) =>
      sampleInvoice('invoice', sampleLines(1), change, options).qr !== null;
    expect(code()).toBe(true);
    expect(code({}, { specimen: true })).toBe(false);
    expect(code({ currency: 'USD' })).toBe(false);
    expect(code({ means: 'cheque' })).toBe(false);
    expect(code({ seller: { ...sampleSeller, iban: '' } })).toBe(false);
  });

  test('nothing is asked of who has paid', () => {
    const { data, qr } = sampleInvoice('invoice', [sampleLine('a')], { paidMinor: 12_000n });
    expect([data.payment, qr, data.totals.due.label]).toEqual([null, null, 'Soldée, rien à payer']);
    expect(data.facts.map((fact) => fact.label)).not.toContain('Échéance');
  });

  test('a holder is who is paid, and it is said', () => {
    const holder = {
      name: 'Factor SA',
      iban: 'FR7617569000701234567890163',
      bic: 'FACTFRPP',
      mention: 'Cédée.',
    };
    const { data, qr } = sampleInvoice('invoice', sampleLines(1), { holder });
    expect(plain(data.payment?.holder)).toMatch(
      /^Cédée\. Pour être libératoire, le règlement doit être fait à Factor SA/,
    );
    expect(data.payment?.rows.map((row) => plain(row.value))).toEqual(
      expect.arrayContaining(['Factor SA', 'FR76 1756 9000 7012 3456 7890 163', 'FACTFRPP']),
    );
    expect(qr).toContain('Factor SA');
    expect(qr).not.toContain(sampleSeller.iban);
  });

  test('a debit needs nothing but a date', () => {
    const { data } = sampleInvoice('invoice', sampleLines(1), { means: 'direct_debit' });
    expect(data.payment?.terms.lines[0]).toBe('Le montant sera prélevé sur votre compte le 22/12/2026.');
    expect(data.payment?.rows.map((row) => row.label)).not.toContain('IBAN');
  });
});

describe('who and what', () => {
  test('the address is that of a window, the buyer’s numbers and the delivery stand below', () => {
    const { data } = sampleInvoice('invoice', sampleLines(1), {
      buyer: {
        ...sampleBuyer,
        deliveryAddress: { lines: ['Quai 3'], postalCode: '1000', city: 'Bruxelles', country: 'BE' },
      },
    });
    expect(data.address).toEqual([
      'Hôtel Les Trois Ponts',
      'SERVICE COMPTABILITE',
      '27 QUAI DE LA SAONE',
      '71000 MACON',
    ]);
    expect(data.parties.map((party) => [party.label, ...party.lines.map(plain)])).toEqual([
      ['Client', 'SIREN 552 032 534', 'TVA FR27552032534'],
      ['Adresse de livraison', 'Quai 3', '1000 Bruxelles', 'Belgique'],
      ['Références', 'Devis D2026-00213'],
    ]);
  });

  test('a credit note names what it corrects, and why', () => {
    const preceding = [{ invoiceId: 'i', number: 'F1', issuedOn: d('2026-10-02') }];
    const of = (kind: 'credit_note' | 'corrective', language: 'fr' | 'en', list = preceding) =>
      sampleInvoice(kind, sampleLines(1), { preceding: list, reason: 'casse', language }).data.correction;
    expect(of('credit_note', 'fr')).toEqual({
      text: 'Avoir sur la facture F1 du 02/10/2026',
      reason: 'Motif\u00a0: casse',
    });
    expect(of('corrective', 'fr')?.text).toBe('Annule et remplace la facture F1 du 02/10/2026');
    expect(of('credit_note', 'en', [...preceding, ...preceding])?.text).toBe(
      'Credit note on invoices F1 of 02/10/2026, F1 of 02/10/2026',
    );
    expect(of('credit_note', 'fr', [])?.text).toBe('Avoir sans facture d’origine');
  });

  test('a quote can be signed and stands until a day; a pro forma is no invoice', () => {
    const quote = sampleInvoice('quote', sampleLines(1), { validUntil: d('2026-12-31') }).data;
    expect(quote.acceptance?.fields).toHaveLength(3);
    expect(quote.facts).toContainEqual({ label: 'Valable jusqu’au', value: '31/12/2026', strong: true });
    expect(sampleInvoice('pro_forma', []).data.mentions).toContain(
      'Facture pro forma, sans valeur comptable ni fiscale.',
    );
  });

  test('a draft has no number, a specimen says so, a duplicate too', () => {
    const { data } = sampleInvoice('invoice', [], {}, { number: '', specimen: true, duplicate: true });
    expect([data.number, data.specimen, data.badge]).toEqual(['Brouillon', 'SPÉCIMEN', 'Duplicata']);
  });
});

describe('legal mentions', () => {
  test('are sentences, and none says again what the page shows elsewhere', () => {
    const { data } = sampleInvoice('invoice', [sampleLine('a', { nature: 'services' })], {
      seller: { ...sampleSeller, vatOnDebits: true, legalMention: 'Assurance décennale Exemple.' },
    });
    expect(data.mentions.map(plain)).toEqual([
      'Nature des opérations : prestation de services.',
      'Option pour le paiement de la taxe d’après les débits.',
      'Pas d’escompte pour paiement anticipé.',
      'Pénalités de retard, exigibles sans rappel dès le lendemain de l’échéance : 12,40 %.',
      'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €.',
    ]);
    expect(data.letterhead.legal[1]).toBe('Assurance décennale Exemple.');
  });

  test('a sole trader is called one', () => {
    const { data } = sampleInvoice('invoice', sampleLines(1), {
      seller: { ...sampleSeller, name: 'Camille Roux', legalForm: 'Micro-entreprise', capital: '' },
    });
    expect(data.mentions[0]).toBe('Camille Roux, entrepreneur individuel (EI).');
  });

  test('a credit note on a contract names it and its period', () => {
    const { data } = sampleInvoice('credit_note', sampleLines(1), {
      preceding: [],
      period: { from: d('2026-10-01'), to: d('2026-10-31') },
      references: { purchaseOrder: '', contract: 'M-4', buyerReference: '', project: '', quote: '' },
      reason: 'remise annuelle',
    });
    expect(plain(data.correction?.text)).toBe(
      'Avoir sur le contrat M-4, période du 01/10/2026 au 31/10/2026 : remise annuelle',
    );
  });
});

describe('a theme', () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

  test('can be read whatever its colour (WCAG 2.2, 1.4.3)', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    fc.assert(
      fc.property(color, (accent) => {
        const view = themeView({ ...houseTheme, accent }, '');
        expect(contrast(view.accent, view.onAccent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(view.accentText, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('what is no colour gives way to the house’s own', () => {
    expect(themeView({ ...houseTheme, accent: 'red; x' }, '').accent).toBe(houseTheme.accent);
  });
});
