import type { DocumentContent } from '../../src/contract/document-shapes.ts';
import {
  concludeDocument,
  createDraft,
  issueDocument,
  startDocument,
} from '../../src/app/invoicing/index.ts';
import type { Context } from '../../src/shell/http/context.ts';
import type { SecretBox } from '../../src/shell/secrets.ts';

/** The company says everything that its documents must say of it. */
export const fillSeller = async (context: Context): Promise<void> => {
  await context.tx
    .updateTable('organization')
    .set({
      legal_form: 'SARL',
      siren: '732829320',
      siret: '73282932000074',
      vat_number: 'FR44732829320',
      capital: '10 000 €',
      register: 'RCS Lyon',
      address_lines: ['14 rue des Tanneurs'],
      postal_code: '69005',
      city: 'Lyon',
      email: 'bonjour@atelier.example',
      iban: 'FR7630006000011234567890189',
      late_rate: 'taux de la BCE majoré de dix points',
    })
    .where('org_id', '=', context.org)
    .execute();
};

export const itemLine = {
  type: 'item' as const,
  id: 'l1',
  name: 'Plan de travail chêne massif',
  quantity: '2',
  unit: 'C62',
  unitPrice: '500',
  vat: { category: 'S' as const, rate: '20' },
  account: '707',
  nature: 'goods' as const,
};

/** A draft of two worktops: 1 000,00 without VAT, 1 200,00 with it. */
export const draftDocument = async (
  context: Context,
  kind: DocumentContent['kind'],
  customerId: string,
  over: Partial<DocumentContent> = {},
): Promise<{ id: string; version: number }> => {
  const content = await startDocument(context, { kind, customerId });
  const id = await createDraft(context, { ...content, lines: [itemLine], title: 'Cuisine', ...over });
  return { id, version: 1 };
};

export const sendQuote = async (
  context: Context,
  customerId: string,
  over: Partial<DocumentContent> = {},
): Promise<string> => {
  const quote = await draftDocument(context, 'quote', customerId, over);
  await concludeDocument(context, { ...quote, outcome: 'sent', note: '' });
  return quote.id;
};

export const issueInvoice = async (
  context: Context,
  customerId: string,
  secrets: SecretBox,
  over: Partial<DocumentContent> = {},
): Promise<{ id: string; invoiceId: string; number: string }> => {
  const draft = await draftDocument(context, 'invoice', customerId, over);
  return { id: draft.id, ...(await issueDocument(context, { ...draft, send: false }, secrets)) };
};
