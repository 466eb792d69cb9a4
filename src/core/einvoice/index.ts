export type * from './model.ts';
export type * from './status-message.ts';
export { factsOf, type InvoiceFacts, type StatusFacts } from './facts.ts';
export { readEInvoice, type ReadDocument } from './read-einvoice.ts';
export { checkInvoice, type CheckOptions } from './checks/check-invoice.ts';
export { eInvoiceOf, type FromDocument } from './from-document.ts';
export { profileOf, profiles, type Profile } from './profiles.ts';
export { writeCii } from './write-cii.ts';
export { writeUbl } from './write-ubl.ts';
