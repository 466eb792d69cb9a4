import { describe, expect, it } from 'vitest';
import {
  checkCustomField,
  checkCustomValues,
  customFieldKey,
  mergeObstacles,
  parseEAddress,
  suggestEAddress,
  undoObstacles,
  type CustomField,
  type MergeCandidate,
  type SinceMerge,
} from './index.ts';

describe('an electronic invoicing address', () => {
  it('is the SIREN among the approved platforms until somebody says otherwise', () => {
    expect(suggestEAddress('732 829 320')).toEqual({ scheme: '0225', value: '732829320' });
    expect(suggestEAddress('732 829 321')).toBeNull();
  });

  it.each([
    ['0225', '732829320', '732829320'],
    ['0225', '732 829 320', '732829320'],
    ['0225', '732829320_73282932000074', '732829320_73282932000074'],
    ['0225', '732829320_73282932000074_COMPTA', '732829320_73282932000074_COMPTA'],
    ['0225', '732829320_ACHATS', '732829320_ACHATS'],
    ['0009', '732 829 320 00074', '73282932000074'],
    ['0088', '3012345678900', '3012345678900'],
    ['9925', 'BE0123456789', 'BE0123456789'],
    ['', '', ''],
  ])('%s %s is kept as %s', (scheme, value, kept) => {
    expect(parseEAddress({ scheme, value })).toMatchObject({ ok: true, value: { scheme, value: kept } });
  });

  it.each([
    ['0225', '732829321', 'party.e-address-siren'],
    ['0225', '732829320_44306184100047', 'party.e-address-siret'],
    ['0225', '732829320_a b_é', 'party.e-address-shape'],
    ['0225', '732829320_A_B_C', 'party.e-address-shape'],
    ['0009', '732 829 320 00073', 'party.siret-key'],
    ['9999', '123', 'party.e-address-scheme'],
    ['', '123', 'party.e-address-scheme'],
    ['0225', '', 'party.e-address-value'],
    ['0088', 'a b', 'party.e-address-shape'],
  ])('%s %s is refused: %s', (scheme, value, code) => {
    const parsed = parseEAddress({ scheme, value });
    expect([parsed.ok, parsed.findings[0]?.code]).toEqual([false, code]);
  });
});

describe('a company’s own fields', () => {
  it('are named after their label', () => {
    expect(customFieldKey('Secteur d’activité')).toBe('secteur_d_activite');
    expect(customFieldKey('2e contact')).toBe('e_contact');
    expect(customFieldKey('日本')).toBe('');
  });

  it.each([
    ['party.field-key', { key: '', kind: 'text', choices: [] }],
    ['party.field-choices', { key: 'a', kind: 'choice', choices: [] }],
    ['party.field-choices', { key: 'a', kind: 'choice', choices: ['x', ' '] }],
    ['party.field-choice-twice', { key: 'a', kind: 'choice', choices: ['x', 'x '] }],
  ] as const)('are refused with %s', (code, field) => {
    expect(checkCustomField({ ...field, labelFr: '' }).map((one) => one.code)).toEqual([code]);
  });

  const fields: CustomField[] = [
    { key: 'secteur', kind: 'choice', choices: ['Bois', 'Métal'] },
    { key: 'effectif', kind: 'number', choices: [] },
    { key: 'contrat_le', kind: 'date', choices: [] },
    { key: 'apporteur', kind: 'text', choices: [] },
  ];

  it('hold values of their kind, or none', () => {
    const good = { secteur: 'Bois', effectif: '12.5', contrat_le: '2026-02-28', apporteur: 'Mme Roy' };
    expect(checkCustomValues(fields, good)).toEqual([]);
    expect(checkCustomValues(fields, { secteur: '', inconnu: '' })).toEqual([]);
  });

  it('refuse what is not of their kind', () => {
    const bad = { secteur: 'Verre', effectif: 'douze', contrat_le: '2026-02-30', inconnu: 'x' };
    expect(checkCustomValues(fields, bad).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'party.field-choice custom.secteur',
      'party.field-number custom.effectif',
      'party.field-date custom.contrat_le',
      'party.field-unknown custom.inconnu',
    ]);
  });
});

describe('two records of one customer', () => {
  const record = (facts: Partial<MergeCandidate> = {}): MergeCandidate => ({
    id: 'a',
    kind: 'company',
    name: 'Menuiserie Le Goff',
    siren: '732829320',
    siret: '',
    vatNumber: '',
    currency: 'EUR',
    isMerged: false,
    ...facts,
  });

  it('become one when nothing speaks against it', () => {
    expect(mergeObstacles(record(), record({ id: 'b', siren: '', vatNumber: 'FR44732829320' }))).toEqual([]);
  });

  it.each<[string, Partial<MergeCandidate>, Partial<MergeCandidate>]>([
    ['party.merge-itself', {}, { id: 'a' }],
    ['party.merge-siren', {}, { siren: '443061841' }],
    ['party.merge-siret', { siret: '73282932000074' }, { siret: '73282932000082' }],
    ['party.merge-vat', { vatNumber: 'FR44732829320' }, { vatNumber: 'BE0123456789' }],
    ['party.merge-kind', {}, { kind: 'individual' }],
    ['party.merge-currency', {}, { currency: 'CHF' }],
    ['party.merge-done', {}, { isMerged: true }],
  ])('stay two in doubt: %s', (code, survivor, duplicate) => {
    const found = mergeObstacles(record(survivor), record({ id: 'b', ...duplicate }));
    expect(found.map((one) => one.code)).toEqual([code]);
  });
});

describe('a merge', () => {
  const quiet: SinceMerge = {
    survivor: 'Menuiserie Le Goff',
    isMerged: false,
    hasLaterMerge: false,
    isEdited: false,
    isReachedOtherwise: false,
  };

  it('can be undone while nothing new has happened', () => {
    expect(undoObstacles(quiet)).toEqual([]);
  });

  it.each<[Partial<SinceMerge>, string[]]>([
    [{ isMerged: true, isEdited: true }, ['party.undo-survivor-merged']],
    [{ hasLaterMerge: true, isEdited: true }, ['party.undo-later-merge']],
    [{ isEdited: true, isReachedOtherwise: true }, ['party.undo-edited', 'party.undo-contacts']],
  ])('stands otherwise: %j', (since, codes) => {
    expect(undoObstacles({ ...quiet, ...since }).map((one) => one.code)).toEqual(codes);
  });
});
