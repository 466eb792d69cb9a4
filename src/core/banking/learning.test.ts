import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { checkEntry, signedMinor } from '../ledger/index.ts';
import {
  accountEntry,
  findReturned,
  groupOf,
  isReturn,
  labelPattern,
  nameKey,
  returnEntry,
  ruleOf,
  vatWithin,
  type Returnable,
  type ReturnLine,
  type WaitingFacts,
} from './index.ts';

describe('the words of a label that stay', () => {
  test.each([
    ['FRAIS TENUE DE COMPTE 09/2026', 'FRAIS TENUE DE COMPTE'],
    ['Frais tenue de compte oct. 2026', 'FRAIS TENUE DE COMPTE'],
    ['PRLV SEPA DGFIP TVA1 REF 998877', 'PRLV SEPA DGFIP REF'],
    ['ÉCHÉANCE PRÊT 00124 JUILLET', 'ECHEANCE PRET'],
    ['2026-09-01 4411', ''],
  ])('%s → %s', (label, pattern) => {
    expect(labelPattern(label)).toBe(pattern);
  });

  test('are the same words again: a pattern is its own pattern', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(labelPattern(labelPattern(text))).toBe(labelPattern(text));
      }),
    );
  });
});

describe('the rule that speaks of a line', () => {
  const fee = { id: 'fee', pattern: 'FRAIS', counterpartyKey: '', isMoneyOut: true };
  const keeping = { ...fee, id: 'keeping', pattern: 'FRAIS TENUE' };
  const lender = { ...fee, id: 'lender', counterpartyKey: nameKey('Banque du Léman') };
  const line = { amountMinor: -1_200n, text: 'FRAIS TENUE 09/26', counterpartyName: '' };

  test('is the one that says most', () => {
    expect(ruleOf([fee, keeping, lender], line)?.id).toBe('keeping');
    expect(ruleOf([fee, keeping, lender], { ...line, counterpartyName: 'LEMAN BANQUE' })?.id).toBe('lender');
  });

  test('knows money in from money out, and whole words only', () => {
    expect(ruleOf([fee], { ...line, amountMinor: 1_200n })).toBeNull();
    expect(ruleOf([fee], { ...line, text: 'DEFRAIS' })).toBeNull();
  });
});

describe('a line against an account', () => {
  const heading = { entryOn: plainDate('2026-09-05'), label: 'FRAIS', piece: 'FRAIS', bankAccount: '512' };

  // CGI art. 278: the normal rate is 20 %; of 12.00 with VAT, 2.00 is VAT (CGI art. 271 for its deduction).
  test('with VAT: 12.00 at 20 % is 10.00 of fees and 2.00 of VAT', () => {
    const entry = accountEntry(
      { ...heading, amountMinor: -1_200n },
      { ledgerAccount: '627', vatAccount: '44566', vatRate: 2_000 },
    );
    expect(entry.postings).toEqual([
      { account: '512', debitMinor: 0n, creditMinor: 1_200n },
      { account: '627', debitMinor: 1_000n, creditMinor: 0n },
      { account: '44566', debitMinor: 200n, creditMinor: 0n },
    ]);
  });

  test('is always a sound entry that moves the bank by the line, whatever its sign, rate and size', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter((minor) => minor !== 0n),
        fc.integer({ min: 1, max: 10_000 }),
        fc.boolean(),
        (amountMinor, vatRate, hasVat) => {
          const vat = hasVat ? { vatAccount: '44566', vatRate } : { vatAccount: '', vatRate: 0 };
          const rounds = hasVat && vatWithin(amountMinor, vatRate) === amountMinor;
          fc.pre(!rounds);
          const entry = accountEntry({ ...heading, amountMinor }, { ledgerAccount: '627', ...vat });
          expect(checkEntry(entry)).toEqual([]);
          expect(signedMinor(entry.postings[0]!)).toBe(amountMinor);
        },
      ),
    );
  });

  test('a return makes the customer owe again and the fee ours', () => {
    const entry = returnEntry({
      ...heading,
      parts: [{ account: '411', partyId: 'p', amountMinor: 36_000n }],
      feeMinor: 1_500n,
    });
    expect(checkEntry(entry)).toEqual([]);
    expect(entry.postings.map((one) => [one.account, signedMinor(one)])).toEqual([
      ['411', 36_000n],
      ['627', 1_500n],
      ['512', -37_500n],
    ]);
  });
});

describe('money that goes back', () => {
  const line: ReturnLine = {
    amountMinor: -36_000n,
    text: 'REJET PRLV SEPA',
    counterpartyName: '',
    endToEndId: '',
    isReversal: false,
  };
  const paid: Returnable = {
    key: 'a',
    amountMinor: 36_000n,
    names: ['Menuiserie Le Goff'],
    numbers: ['FA-2026-0128'],
    endToEndId: 'E2E-7781',
  };

  test.each([
    ['REJET PRLV SEPA', false, true],
    ['IMPAYE PRELEVEMENT 0912', false, true],
    ['RETOUR VIR SEPA', false, true],
    ['ACHAT CARTE', true, true],
    ['ACHAT CARTE RETOUCHES', false, false],
    ['LOYER BUREAU', false, false],
  ])('%s (flag %s) is a return: %s', (text, isReversal, expected) => {
    expect(isReturn({ ...line, text, isReversal })).toBe(expected);
    expect(isReturn({ ...line, text, isReversal, amountMinor: 36_000n })).toBe(false);
  });

  test('is known by its end-to-end id, its number, or its amount and payer', () => {
    const other = { ...paid, key: 'b', endToEndId: '', numbers: ['FA-2026-0999'] };
    const keys = (told: Partial<ReturnLine>) =>
      findReturned({ ...line, ...told }, [other, paid]).map((one) => one.candidate.key);
    expect(keys({ endToEndId: 'E2E-7781' })[0]).toBe('a');
    expect(keys({ text: 'REJET PRLV FA 2026 0128' })[0]).toBe('a');
    expect(keys({ counterpartyName: 'LE GOFF MENUISERIE' })).toEqual(['b', 'a']);
    expect(keys({})).toEqual([]);
  });

  test('takes a fee apart only beside an id or a number, and a dear one never', () => {
    const numbered = { ...line, text: 'REJET PRLV FA-2026-0128' };
    expect(findReturned({ ...numbered, amountMinor: -37_500n }, [paid])[0]?.feeMinor).toBe(1_500n);
    expect(findReturned({ ...numbered, amountMinor: -39_001n }, [paid])).toEqual([]);
    expect(findReturned({ ...numbered, amountMinor: -35_999n }, [paid])).toEqual([]);
    const named = { ...line, counterpartyName: 'MENUISERIE LE GOFF', amountMinor: -37_500n };
    expect(findReturned(named, [paid])).toEqual([]);
  });
});

describe('the decision a line asks for', () => {
  const facts: WaitingFacts = {
    amountMinor: 10_000n,
    score: 92,
    isWhole: true,
    vetoes: [],
    wasUndone: false,
    hasReturn: false,
    hasRecorded: false,
    hasRule: false,
  };
  test.each<[string, Partial<WaitingFacts>, ReturnType<typeof groupOf>]>([
    ['nothing against it', {}, 'sure'],
    ['somebody took it back', { wasUndone: true }, 'look'],
    ['not to the cent', { isWhole: false }, 'look'],
    ['a doubt', { vetoes: ['match.veto.name-only'] }, 'look'],
    ['a limit', { vetoes: ['match.veto.above-limit'] }, 'look'],
    ['paid already', { vetoes: ['match.veto.names-paid-item'] }, 'duplicate'],
    ['recorded before', { hasRecorded: true }, 'look'],
    ['recorded before, and of a rule', { hasRecorded: true, hasRule: true, score: null }, 'look'],
    ['of nobody', { vetoes: ['match.veto.not-ours'] }, 'not-ours'],
    ['money out', { amountMinor: -1n, score: null }, 'not-ours'],
    ['money out of a rule', { amountMinor: -1n, score: null, hasRule: true }, 'rule'],
    ['returned', { amountMinor: -1n, score: null, hasReturn: true, hasRule: true }, 'return'],
  ])('%s', (_, told, expected) => {
    expect(groupOf({ ...facts, ...told })).toBe(expected);
  });
});
