export {
  checkCustomField,
  checkCustomValues,
  customFieldKey,
  customFieldKinds,
  customFieldOwners,
} from './custom-field.ts';
export type { CustomField, CustomFieldKind, CustomFieldOwner } from './custom-field.ts';
export { E_ADDRESS_SCHEMES, parseEAddress, suggestEAddress } from './e-address.ts';
export type { EAddress } from './e-address.ts';
export { parseEmail } from './email.ts';
export { epcQrPayload } from './epc-qr.ts';
export type { CreditTransfer } from './epc-qr.ts';
export { parseBic, parseIban, printIban } from './iban.ts';
export { mergeObstacles, undoObstacles } from './merge.ts';
export type { MergeCandidate, SinceMerge } from './merge.ts';
export { normalizeName, searchKey } from './normalize-name.ts';
export { formatPostalAddress } from './postal-address.ts';
export type { FormattedAddress, PostalAddress } from './postal-address.ts';
export { registerDifferences, registerFields, withRegisterFields } from './register.ts';
export type { RegisterDifference, RegisterFacts, RegisterField } from './register.ts';
export { parseSiren, parseSiret, sirenOfSiret } from './siren.ts';
export { parseVatNumber, vatNumberOfSiren } from './vat-number.ts';
export { customerVatRegimes } from './vat-regime.ts';
export type { CustomerVatRegime } from './vat-regime.ts';
export { EU_COUNTRIES, SIREN_COUNTRIES, hasSirens, isEuCountry, isFrance } from './vat-area.ts';
