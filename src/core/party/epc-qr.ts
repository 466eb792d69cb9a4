import { accepted, error, refused } from '../finding.ts';
import type { Result } from '../finding.ts';
import { EUR, toDecimal } from '../money/index.ts';
import type { Money } from '../money/index.ts';

export type CreditTransfer = {
  beneficiary: string;
  iban: string;
  bic: string | null;
  amount: Money;
  text: string;
};

const MAX_BYTES = 331;
const MAX_MINOR = 99_999_999_999n;

/**
 * Payload of the QR code that opens a filled SEPA transfer in a banking app (EPC069-12 v2.1, version 002,
 * UTF-8): name up to 70 characters, text up to 140, the whole up to 331 bytes. Error correction level M.
 */
export function epcQrPayload(transfer: CreditTransfer): Result<string> {
  const { amount } = transfer;
  if (amount.currency !== EUR) return refused(error('party.qr-not-euro', { path: 'amount' }));
  if (amount.minor < 1n || amount.minor > MAX_MINOR)
    return refused(error('party.qr-amount-out-of-range', { path: 'amount' }));
  const iban = transfer.iban.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return refused(error('party.qr-iban', { path: 'iban' }));
  const bic = (transfer.bic ?? '').replace(/\s/g, '').toUpperCase();
  const name = cut(oneLine(transfer.beneficiary), 70);
  if (name === '') return refused(error('party.qr-beneficiary', { path: 'beneficiary' }));

  const lines = (text: string): string =>
    ['BCD', '002', '1', 'SCT', bic, name, iban, `EUR${toDecimal(amount)}`, '', '', text].join('\n');
  // An accent counts for two bytes: the text gives way, whole characters at a time.
  let text = cut(oneLine(transfer.text), 140);
  while (utf8Length(lines(text)) > MAX_BYTES) text = cut(text, Array.from(text).length - 1);
  return accepted(lines(text).trimEnd());
}

/** A line feed separates the fields: one inside a field would forge the next. */
function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function cut(text: string, characters: number): string {
  return Array.from(text).slice(0, characters).join('').trimEnd();
}

export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
