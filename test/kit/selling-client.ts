import type { DocumentContent } from '../../src/contract/document-shapes.ts';
import { newCustomer } from './company.ts';
import type { HttpClient } from './http-client.ts';

type Edited = Record<string, unknown> & { version: number };
export type DocumentState = { id: string; version: number; state: string; number: string };

/** Fills in what the law wants of a seller, over the same HTTP as a person. Answers a customer. */
export const beASeller = async (client: HttpClient): Promise<string> => {
  const organization = await client.get<Edited>('/organization');
  const { id: _, isDemo: __, baseCurrency: ___, today: ____, ...edit } = organization;
  await client.post('/organization/edit', {
    ...edit,
    legalForm: 'SARL',
    siren: '732829320',
    vatNumber: 'FR44732829320',
    addressLines: ['14 rue des Tanneurs'],
    postalCode: '69005',
    city: 'Lyon',
    iban: 'FR7630006000011234567890189',
  });
  const { settings } = await client.get<{ settings: Record<string, unknown> }>('/invoicing/settings');
  await client.post('/invoicing/settings/edit', {
    ...settings,
    capital: '10 000 €',
    register: 'RCS Lyon',
    siret: '73282932000074',
    lateRate: 'taux de la BCE majoré de dix points',
  });
  const fields = newCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  return (await client.post<{ id: string }>('/customers/create', fields)).id;
};

/** A draft of 1 200,00 including VAT. */
export const draftInvoice = async (client: HttpClient, customerId: string): Promise<DocumentState> => {
  const { content } = await client.get<{ content: DocumentContent }>(
    `/documents/new?kind=invoice&customerId=${customerId}`,
  );
  const line = {
    type: 'item',
    id: 'l1',
    name: 'Plan de travail chêne massif',
    quantity: '2',
    unit: 'C62',
    unitPrice: '500',
    vat: { category: 'S', rate: '20' },
    account: '707',
    nature: 'goods',
  };
  return client.post<DocumentState>('/documents/create', {
    content: { ...content, lines: [line], title: 'Cuisine' },
  });
};
