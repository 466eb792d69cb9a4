export { parseEmail } from './email.ts';
export { epcQrPayload } from './epc-qr.ts';
export type { CreditTransfer } from './epc-qr.ts';
export { parseBic, parseIban, printIban } from './iban.ts';
export { normalizeName, searchKey } from './normalize-name.ts';
export { formatPostalAddress } from './postal-address.ts';
export type { FormattedAddress, PostalAddress } from './postal-address.ts';
export { parseSiren, parseSiret, sirenOfSiret } from './siren.ts';
export { parseVatNumber, vatNumberOfSiren } from './vat-number.ts';
