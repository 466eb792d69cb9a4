import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EUR, money } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { epcQrPayload, utf8Length } from './epc-qr.ts';

const transfer = {
  beneficiary: 'Atelier Lumière & Bois',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  bic: 'AGRIFRPP',
  amount: money(658_660n, EUR),
  text: 'C-00417 R2026-0132',
};

test('the payload is what a banking app reads', () => {
  expect(epcQrPayload(transfer)).toEqual({
    ok: true,
    findings: [],
    value:
      'BCD\n002\n1\nSCT\nAGRIFRPP\nAtelier Lumière & Bois\nFR7630006000011234567890189\nEUR6586.60\n\n\nC-00417 R2026-0132',
  });
});

test.each([
  [{ amount: money(1n, 'USD' as Currency) }, 'party.qr-not-euro'],
  [{ amount: money(0n, EUR) }, 'party.qr-amount-out-of-range'],
  [{ amount: money(100_000_000_000n, EUR) }, 'party.qr-amount-out-of-range'],
  [{ iban: 'n/a' }, 'party.qr-iban'],
  [{ beneficiary: ' \n ' }, 'party.qr-beneficiary'],
])('refusal %#', (change, code) => {
  expect(epcQrPayload({ ...transfer, ...change })).toMatchObject({ ok: false, findings: [{ code }] });
});

test('never more than 331 bytes, and no field reaches into the next', () => {
  const any = fc.string({ unit: 'grapheme', maxLength: 400 });
  fc.assert(
    fc.property(any, any, (beneficiary, text) => {
      const made = epcQrPayload({ ...transfer, beneficiary: `A${beneficiary}`, text });
      if (!made.ok) throw new Error(JSON.stringify(made.findings));
      const bytes = new TextEncoder().encode(made.value);
      expect(bytes.length).toBe(utf8Length(made.value));
      expect(bytes.length).toBeLessThanOrEqual(331);
      expect(made.value.split('\n').length).toBeLessThanOrEqual(11);
      expect(made.value.split('\n')[6]).toBe('FR7630006000011234567890189');
    }),
  );
});
