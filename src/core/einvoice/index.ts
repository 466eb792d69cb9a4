export type * from './model.ts';
export type * from './status-message.ts';
export { factsOf, type InvoiceFacts, type StatusFacts } from './facts.ts';
export { readEInvoice, type ReadDocument } from './read-einvoice.ts';
