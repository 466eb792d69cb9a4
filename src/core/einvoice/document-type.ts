/** What a document type code (BT-3, UNTDID 1001) means for a writer and for the law. */

/** UBL writes these as CreditNote (EN 16931-3-2, BR-CL-01); CII has one root for all. */
const CREDIT_NOTES = new Set('81 83 261 262 296 308 381 396 420 458 502 503 532'.split(' '));
/** Corrected invoices (factures rectificatives): they replace one invoice. */
const CORRECTIVES = new Set(['384', '471', '472', '473']);
/** Deposit invoices (acomptes), their self-billed kind, and their credit note. */
const DEPOSITS = new Set(['386', '500', '503']);
/** Made out by the buyer (CGI art. 289 I-2). */
const SELF_BILLED = new Set(['389', '501', '500', '471', '473', '261', '502']);

export const isCreditNote = (type: string): boolean => CREDIT_NOTES.has(type);
export const isCorrective = (type: string): boolean => CORRECTIVES.has(type);
export const isDeposit = (type: string): boolean => DEPOSITS.has(type);
export const isSelfBilled = (type: string): boolean => SELF_BILLED.has(type);
