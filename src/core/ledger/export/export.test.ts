import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../calendar/index.ts';
import { EUR } from '../../money/index.ts';
import {
  createAttachmentNames,
  createExportWriter,
  DEFAULT_OPTIONS,
  encodeText,
  exportProfile,
  fitText,
  OWN_VALUES,
  PROFILE_KEYS,
  type ExportLine,
  type ExportOptions,
  type ProfileKey,
} from './index.ts';
import { readExport } from '../../../../test/kit/read-export.ts';

const sale = (over: Partial<ExportLine> = {}): ExportLine => ({
  journal: 'VE',
  journalName: 'Ventes',
  number: '2026-7',
  sequence: 3,
  on: plainDate('2026-11-20'),
  account: '706',
  accountName: 'Prestations de services',
  partyCode: '',
  partyName: '',
  piece: 'FA-2026-0042',
  pieceOn: plainDate('2026-11-20'),
  dueOn: null,
  label: 'Facture FA-2026-0042 Menuiserie Éloïse & Fils',
  debitMinor: 0n,
  creditMinor: 100_000n,
  lettrage: '',
  letteredOn: null,
  validatedOn: plainDate('2026-11-21'),
  foreign: null,
  attachment: '',
  ...over,
});
const entry: readonly ExportLine[] = [
  sale({
    account: '411',
    accountName: 'Clients',
    partyCode: 'C-00012',
    partyName: 'Menuiserie Éloïse & Fils',
    dueOn: plainDate('2026-12-20'),
    debitMinor: 120_000n,
    creditMinor: 0n,
    attachment: '00000001.pdf',
  }),
  sale(),
  sale({ account: '44571', accountName: 'TVA collectée', creditMinor: 20_000n }),
];
const write = (key: ProfileKey, lines: readonly ExportLine[], options: Partial<ExportOptions> = {}) => {
  const all = { ...DEFAULT_OPTIONS, ...options };
  const writer = createExportWriter(exportProfile(key, all), all, EUR);
  const text = writer.head('Atelier Morvan SARL') + lines.map(writer.line).join('');
  return { text, lines: text.split('\r\n').slice(0, -1), findings: writer.findings, lost: writer.lost() };
};

describe('one sale in each format', () => {
  it('Sage 100, PNM', () => {
    const { lines } = write('sage-pnm', entry);
    expect(lines).toEqual([
      'Atelier Morvan SARL',
      'VE 201126  411          XC-00012      FA-2026-0042 Facture FA-2026-0042 Menu 201226D             1200.00N0000003                          ',
      'VE 201126  706                        FA-2026-0042 Facture FA-2026-0042 Menu       C             1000.00N0000003                          ',
      'VE 201126  44571                      FA-2026-0042 Facture FA-2026-0042 Menu       C              200.00N0000003                          ',
    ]);
    expect(new Set(lines.slice(1).map((one) => one.length))).toEqual(new Set([138]));
  });

  it('Cegid Quadra, with the account of the customer named before its first posting', () => {
    const { lines, findings } = write('quadra', entry, { accountLength: 8, partyPrefix: '9' });
    expect(findings).toEqual([]);
    expect(lines.map((one) => one[0])).toEqual(['C', 'M', 'M', 'M']);
    expect(lines[0]).toMatch(/^C9C00012 Menuiserie Eloise & Fils {6}/);
    // The collective account stands at 99, « mise à jour » and the kind of account at 217 and 218.
    expect(lines[0]!.slice(98, 106)).toBe('41100000');
    expect(lines[0]!.slice(216, 218)).toBe('2C');
    const [, customer, product] = lines as [string, string, string];
    expect(customer.length).toBe(231);
    expect(customer.slice(0, 69)).toBe(
      'M9C00012 VE000201126 FA-2026-0042 FactureD+000000120000        201226',
    );
    expect(customer.slice(107, 113)).toBe('EURVE ');
    expect(customer.slice(116, 146)).toBe('Facture FA-2026-0042 Menuiseri');
    expect(customer.slice(148, 158)).toBe('-2026-0042');
    expect(customer.slice(181, 193)).toBe('00000001.pdf');
    expect(product.slice(0, 9)).toBe('M70600000');
    expect(product.slice(63, 69)).toBe('000000');
  });

  it('Ciel and Sage 50, XIMPORT', () => {
    const { lines, findings } = write('ciel', entry);
    expect(findings).toEqual([]);
    expect(lines[0]).toBe(
      '3    VE2026112020261220FA-2026-0042411C00012  FA-2026-0042 Facture FA-2      1200,00D                  Facture FA-2026-0042 Menuiserie ElO2003',
    );
    expect(new Set(lines.map((one) => one.length))).toEqual(new Set([142]));
  });

  it('EBP', () => {
    expect(write('ebp', entry).lines).toEqual([
      '3,20112026,VE,411C00012,,"Facture FA-2026-0042 Menuiserie Éloïse &","FA-2026-0042",1200.00,D,20122026,EUR',
      '3,20112026,VE,706,,"Facture FA-2026-0042 Menuiserie Éloïse &","FA-2026-0042",1000.00,C,,EUR',
      '3,20112026,VE,44571,,"Facture FA-2026-0042 Menuiserie Éloïse &","FA-2026-0042",200.00,C,,EUR',
    ]);
  });

  it('ACD i-Suite', () => {
    expect(write('isuite', entry).lines[0]).toBe(
      '3;20/11/2026;2026;11;20;FA-2026-0042;Facture FA-2026-0042 Menuiserie Éloïse & Fils;411C00012;Menuiserie Éloïse & Fils;1200,00;0,00;1200,00;VE',
    );
  });

  it('Cegid Expert', () => {
    expect(write('cegid', entry, { accountLength: 6 }).lines.slice(0, 2)).toEqual([
      '20112026;VE;411000;C-00012;D;1200,00;Facture FA-2026-0042 Menuiserie Éloïse & Fils;FA-2026-0042',
      '20112026;VE;706000;;C;1000,00;Facture FA-2026-0042 Menuiserie Éloïse & Fils;FA-2026-0042',
    ]);
  });

  it('the FEC of LPF art. A47 A-1', () => {
    expect(write('fec', entry).lines[1]).toBe(
      'VE\tVentes\t2026-7\t20261120\t411\tClients\tC-00012\tMenuiserie Éloïse & Fils\tFA-2026-0042\t20261120\tFacture FA-2026-0042 Menuiserie Éloïse & Fils\t1200,00\t0,00\t\t\t20261121\t\t',
    );
  });

  it('columns of one’s own, quoted where they must be', () => {
    const { lines } = write('own', [sale({ label: 'Pose ; dépose « du 3 »', creditMinor: 5n })]);
    expect(lines).toEqual([
      'Journal;Date;Compte;Pièce;Libellé;Débit;Crédit',
      'VE;20/11/2026;706;FA-2026-0042;"Pose ; dépose « du 3 »";0,00;0,05',
    ]);
  });
});

describe('what does not fit', () => {
  it('is refused where it would name another account or journal', () => {
    const { findings } = write('quadra', [sale({ account: '70612345678' })]);
    expect(findings).toMatchObject([
      {
        code: 'export.too-long',
        params: { column: 'account', value: '70612345678', width: 8, entry: 'VE 2026-7' },
      },
    ]);
  });

  it('never mixes two customers on one account', () => {
    const party = (partyCode: string) => sale({ account: '411', partyCode, debitMinor: 1n, creditMinor: 0n });
    const { findings } = write('quadra', [party('CLIENT-012'), party('FILIALE-012'), party('CLIENT-012')]);
    expect(findings).toMatchObject([
      {
        code: 'export.account-clash',
        params: { account: '411012', one: '411 CLIENT-012', other: '411 FILIALE-012' },
      },
    ]);
  });

  it('keeps a deposit of a customer on its general account where a prefix names the customer', () => {
    const party = (account: string) =>
      sale({ account, partyCode: 'C-00012', debitMinor: 1n, creditMinor: 0n });
    const { lines, findings } = write('quadra', [party('411'), party('4191')], {
      accountLength: 8,
      partyPrefix: '9',
    });
    expect(findings).toEqual([]);
    expect(lines.filter((one) => one.startsWith('M')).map((one) => one.slice(1, 9))).toEqual([
      '9C00012 ',
      '41910000',
    ]);
  });

  it('of the letters: accents go where they must, unknown signs are counted', () => {
    expect(fitText('Œuvre d’Éloïse, 12 € – ﬁn', 'ascii')).toEqual({
      text: "OEuvre d'Eloise, 12 EUR - fin",
      lost: 0,
    });
    expect(fitText('Łódź 東京 €', 'windows-1252')).toEqual({ text: 'Lódz ?? €', lost: 2 });
    expect([...encodeText('é€œ', 'windows-1252')]).toEqual([0xe9, 0x80, 0x9c]);
    expect(Buffer.from(encodeText('ÉŒŸ’–', 'windows-1252')).toString('hex')).toBe('c98c9f9296');
    expect(write('ebp', [sale({ label: '東京' })]).lost).toBe(2);
  });

  it('names attachments by the piece, once each, or by eight figures', () => {
    const byPiece = createAttachmentNames({ attachments: 'piece' });
    expect(['FA 2026/0042', 'FA-2026-0042', 'é', ''].map((piece) => byPiece(piece, 'pdf'))).toEqual([
      'FA-2026-0042.pdf',
      'FA-2026-0042-2.pdf',
      'e.pdf',
      'piece.pdf',
    ]);
    const eight = createAttachmentNames({ attachments: 'eight' });
    expect([eight('FA-1', 'pdf'), eight('FA-2', 'pdf')]).toEqual(['00000001.pdf', '00000002.pdf']);
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const anyEntry = fc
  .record({
    parts: fc.array(fc.bigInt({ min: 1n, max: 99_999_999n }), { minLength: 1, maxLength: 4 }),
    label: text,
    piece: text,
    partyNo: fc.integer({ min: 0, max: 9999 }),
  })
  .map(({ parts, label, piece, partyNo }, index = 0) => ({ parts, label, piece, partyNo, index }));

describe('any balanced batch', () => {
  it('read back gives the same sums, each entry balanced, in every format', () => {
    const options = {
      own: { ...DEFAULT_OPTIONS.own, columns: OWN_VALUES.map((is) => ({ is, header: is })) },
    };
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
        const lines = entries.flatMap(({ parts, label, piece, partyNo }, at) => {
          const common = { label, piece, number: `2026-${at + 1}`, sequence: at + 1 };
          const total = parts.reduce((sum, one) => sum + one, 0n);
          const code = String(partyNo).padStart(4, '0');
          return [
            sale({
              ...common,
              account: '411',
              partyCode: code,
              partyName: label,
              debitMinor: total,
              creditMinor: 0n,
            }),
            ...parts.map((creditMinor) => sale({ ...common, creditMinor })),
          ];
        });
        const wanted = lines.reduce((sum, one) => sum + one.debitMinor, 0n);
        for (const key of PROFILE_KEYS) {
          const all = { ...DEFAULT_OPTIONS, ...options };
          const written = write(key, lines, options);
          expect(written.findings).toEqual([]);
          const read = readExport(exportProfile(key, all), written.text);
          expect(read.length).toBe(lines.length);
          const debits = read.reduce((sum, one) => sum + one.debitMinor, 0n);
          const credits = read.reduce((sum, one) => sum + one.creditMinor, 0n);
          expect([debits, credits]).toEqual([wanted, wanted]);
          const open = new Map<string, bigint>();
          for (const one of read) {
            open.set(one.entry, (open.get(one.entry) ?? 0n) + one.debitMinor - one.creditMinor);
          }
          expect([...open.values()].every((rest) => rest === 0n)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
