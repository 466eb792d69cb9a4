import type { EInvoice } from '../model.ts';

/**
 * Whether an invoice says (note BAR) that it is something else than one between two French companies. From platform to
 * platform only those go (CGI art. 289 bis, I); sales to consumers and abroad are told to the tax office as data (art. 290),
 * and their invoice needs no electronic address of the customer, which BR-FR-12 asks of all that platforms are given.
 */
export const isOutsidePlatforms = ({ notes }: EInvoice): boolean =>
  notes.some(({ subject, text }) => subject === 'BAR' && text.trim() !== 'B2B');
