import { describe, expect, it } from 'vitest';
import { sampleInvoice, sampleItem, vat10 } from '../../../test/kit/invoices.ts';
import { computeTotals, type Document, type Line } from '../invoicing/index.ts';
import { checkInvoice } from './checks/check-invoice.ts';
import { eInvoiceOf } from './from-document.ts';
import { flattenLines } from './line-groups.ts';
import type { EInvoice, ELine } from './model.ts';
import type { Profile } from './profiles.ts';
import { readEInvoice } from './read-einvoice.ts';
import { withProfile } from './with-profile.ts';
import { writeCii } from './write-cii.ts';
import { writeUbl } from './write-ubl.ts';

const lines: Line[] = [
  sampleItem({ id: 'a', name: 'Étude' }),
  { type: 'section', id: 's1', title: 'Lot 1' },
  { type: 'comment', id: 'c1', text: 'Essences certifiées' },
  sampleItem({ id: 'b', name: 'Façades', unitPrice: '200' }),
  sampleItem({ id: 'c', name: 'Reprise', quantity: '-1', unitPrice: '50', vat: vat10 }),
  { type: 'comment', id: 'c2', text: 'À confirmer' },
  { type: 'section', id: 's2', title: 'Vide' },
  { type: 'section', id: 's3', title: 'Pose' },
  sampleItem({ id: 'd', name: 'Pose', unitPrice: '300' }),
];
const document: Document = sampleInvoice({ lines });
const of = (profile: Profile): EInvoice =>
  eInvoiceOf(document, computeTotals(document), {
    number: 'FA-1',
    profile,
    say: ({ key, params }) => (key === 'section-subtotal' ? `Σ ${params['title']} ${params['minor']}` : key),
  });
const told = (list: readonly ELine[]) =>
  list.map(({ id, role, parent, net, note, item }) => [id, role, parent, item.name, net, note]);
const read = (xml: string): EInvoice => {
  const result = readEInvoice(xml);
  if (!result.ok || result.value.kind !== 'invoice') throw new Error(JSON.stringify(result.findings));
  return result.value.invoice;
};

describe('the sections of a document', () => {
  it('are in the notes of their lines in EN 16931: title above, subtotal below', () => {
    expect(told(of('en16931').lines)).toEqual([
      ['1', undefined, undefined, 'Étude', '100.00', undefined],
      ['2', undefined, undefined, 'Façades', '200.00', 'Lot 1\nEssences certifiées'],
      ['3', undefined, undefined, 'Reprise', '-50.00', 'À confirmer\nΣ Lot 1 15000'],
      ['4', undefined, undefined, 'Pose', '300.00', 'Pose'],
    ]);
  });

  const groups = [
    ['1', undefined, undefined, 'Étude', '100.00', undefined],
    ['2', 'GROUP', undefined, 'Lot 1', '150.00', 'Essences certifiées'],
    ['3', 'DETAIL', '2', 'Façades', '200.00', undefined],
    ['4', 'DETAIL', '2', 'Reprise', '-50.00', 'À confirmer'],
    ['5', 'GROUP', undefined, 'Pose', '300.00', undefined],
    ['6', 'DETAIL', '5', 'Pose', '300.00', undefined],
  ];

  it('are groups with their sum in EXTENDED, and are read again from both syntaxes', () => {
    expect(told(of('extended').lines)).toEqual(groups);
    expect(told(read(writeCii(of('extended'), 'extended')).lines)).toEqual(groups);
    expect(told(read(writeUbl(of('extended-ctc-fr'), 'extended-ctc-fr')).lines)).toEqual(groups);
  });

  it('of several VAT rates have none of their own', () => {
    expect(of('extended').lines.map((line) => line.vat.category)).toEqual(['S', '', 'S', 'S', 'S', 'S']);
  });

  it('pass our checks in every profile', () => {
    for (const profile of ['en16931', 'extended', 'extended-ctc-fr'] as const) {
      const findings = checkInvoice(withProfile(of(profile), profile), { fr: true });
      expect(
        findings.filter((one) => one.severity === 'error'),
        profile,
      ).toEqual([]);
    }
  });

  it('never count twice where a profile has no groups', () => {
    const flat = withProfile(of('extended'), 'en16931');
    expect(flat.lines.map((line) => [line.id, line.role, line.note])).toEqual([
      ['1', undefined, undefined],
      ['3', undefined, 'Lot 1\nEssences certifiées'],
      ['4', undefined, 'À confirmer'],
      ['6', undefined, 'Pose'],
    ]);
    expect(checkInvoice(flat, { fr: true }).filter((one) => one.severity === 'error')).toEqual([]);
  });

  it('remarks go to the line before them', () => {
    const [line] = of('en16931').lines;
    const remark = {
      ...line!,
      id: '2',
      role: 'INFORMATION',
      item: { ...line!.item, name: 'Sans supplément' },
    };
    expect(flattenLines([line!, remark])).toMatchObject([{ id: '1', note: 'Sans supplément' }]);
  });
});

describe('a group', () => {
  const spoil = (change: (line: ELine) => ELine) => {
    const invoice = withProfile(of('extended'), 'extended');
    return checkInvoice({ ...invoice, lines: invoice.lines.map(change) }, { fr: true }).map(
      (one) => one.params?.['rule'],
    );
  };

  it.each([
    ['BR-FREXT-05', (line: ELine) => (line.id === '3' ? { ...line, role: 'SOMETHING' } : line)],
    [
      'BR-FREXT-06',
      (line: ELine) => {
        const { role: _, ...rest } = line;
        return line.id === '3' ? rest : line;
      },
    ],
    ['BR-FREXT-08', (line: ELine) => (line.id === '2' ? { ...line, net: '150.01' } : line)],
    ['BR-FREXT-11', (line: ELine) => (line.id === '3' ? { ...line, parent: '9' } : line)],
  ])('is held to %s', (rule, change) => {
    expect(spoil(change)).toContain(rule);
  });
});
