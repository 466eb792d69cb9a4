/**
 * Every screen that the program has, from the very routes of the web: a new screen is walked without being listed here,
 * and one with a parameter fails the walk until an example of it is given.
 */
import { roomRoutes } from '../../../src/web/rooms.ts';
import { settingsSections } from '../../../src/web/settings/sections.ts';
import type { HttpClient } from '../../kit/http-client.ts';
import { fillInstruments } from './fill-instruments.ts';
import { BOOK, checkBook } from '../../kit/invoice-book.ts';

/** An address for each route, with records of the company that `client` is signed in to. */
export async function everyScreen(client: HttpClient): Promise<string[]> {
  const { customers } = await client.get<{ customers: { id: string }[] }>('/receivables/customers');
  const { runs } = await client.get<{ runs: { id: string }[] }>('/dunning/runs');
  const uploaded = await client.upload<{ id: string }>('/takeover/upload', {
    name: 'reprise.csv',
    content:
      'Code client;Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû\nK1;Ets Roux;F1;01/10/2026;31/10/2026;12,00;12,00\n',
  });
  const book = await checkBook(client, BOOK, 'invoices');
  const joined = await client.upload<{ id: string }>('/takeover/upload', {
    name: 'factures.csv',
    content: 'N° facture;Date facture;Client;Total TTC\nL-1;05/10/2026;Ets Roux;36,00',
  });
  await client.upload(`/takeover/runs/${joined.id}/lines`, {
    name: 'lignes.csv',
    content: 'Facture;Désignation;Quantité;Prix unitaire HT;Taux TVA\nL-1;Chaise;3;10,00;20',
  });
  const debtor = await aPlan(
    client,
    customers.map((one) => one.id),
  );
  const subscription = await aSubscription(client, customers[0]?.id ?? '');
  const { content } = await client.get<{ content: object }>('/documents/new?kind=invoice');
  const draft = await client.post<{ id: string }>('/documents/create', { content });
  const bulk = await client.post<{ id: string }>('/documents/bulk/print', { choice: { ids: [draft.id] } });
  await fillInstruments(client);
  await client.post('/bank/drop-folder/edit', { isOn: true });
  await client.post('/registers/settings/edit', { companies: true, vat: true });
  const registers = await client.post<{ id: string }>('/registers/runs/start', {
    ids: customers.slice(0, 3).map((one) => one.id),
  });
  const { documents } = await client.get<{ documents: { id: string; state: string }[] }>('/documents');
  const { rows: entries } = await client.get<{ rows: { id: string }[] }>(
    '/books/entries?from=2000-01-01&to=2999-12-31',
  );
  const written = await client.post<{ id: string }>('/entries/create', {});
  const inState = (state: string) => documents.find((one) => one.state === state)?.id;
  const examples: Readonly<Record<string, readonly (string | undefined)[] | undefined>> = {
    '/clients/$id': [debtor, ...['historique', 'relances', 'fiche'].map((tab) => `${debtor}?onglet=${tab}`)],
    '/clients/$id/lettrage': [debtor],
    '/clients/$id/dossier': [debtor],
    '/comptabilite/saisie/$id': [written.id],
    '/clients/verifications/$run': [registers.id],
    '/relances/historique/$run': [runs[0]?.id],
    '/reprise/$id': [uploaded.id, book.id, joined.id],
    '/comptabilite/ecritures/$id': [entries[0]?.id],
    '/ventes/lots/$run': [bulk.id],
    '/ventes/$id': [inState('draft'), inState('sent'), inState('issued')],
    '/abonnements/$id': [subscription.id],
    '/abonnements/$id/modifier': [subscription.id],
  };
  return roomRoutes.flatMap(({ path }) => {
    // The return of a month, and of a year (CA12).
    if (path === '/comptabilite/tva') return [path, `${path}?de=2025-01-01&a=2025-12-31`];
    if (path === '/reglages/$section') return settingsSections.map((one) => `/reglages/${one.path}`);
    const parameter = /\$\w+/.exec(path)?.[0];
    if (parameter === undefined) return [path];
    const given = examples[path];
    if (given === undefined) throw new Error(`no example of ${path}: give one in kit/screens.ts`);
    return given.map((example) => {
      if (example === undefined) throw new Error(`the sample company has no example of ${path}`);
      return path.replace(parameter, example);
    });
  });
}

/** Monthly, from next year on: looked at, never invoiced here. */
const aSubscription = async (client: HttpClient, customerId: string): Promise<{ id: string }> => {
  const { content } = await client.get<{ content: { lines: unknown[] } }>(
    `/documents/new?kind=invoice&customerId=${customerId}`,
  );
  const line = {
    type: 'item',
    id: 'l1',
    name: 'Maintenance',
    quantity: '1',
    unit: 'E48',
    unitPrice: '120',
    vat: { category: 'S', rate: '20' },
    account: '706',
    nature: 'services',
  };
  return client.post('/subscriptions/create', {
    customerId,
    title: 'Maintenance',
    content: { ...content, lines: [line] },
    everyMonths: 1,
    anchorDay: 31,
    timing: 'advance',
    startsOn: '2099-01-15',
    endsOn: null,
    prorate: true,
    indexation: { kind: 'percent', percent: '2' },
    mode: 'draft',
    hour: 8,
  });
};

/** Of the first customer with an invoice that may be in one: its page shows it. */
const aPlan = async (client: HttpClient, partyIds: readonly string[]): Promise<string> => {
  for (const partyId of partyIds) {
    const { free, asOf } = await client.get<{ asOf: string; free: { itemId: string; minor: string }[] }>(
      `/customers/${partyId}/plans`,
    );
    const [first] = free;
    if (first === undefined) continue;
    await client.post('/plans/make', {
      partyId,
      itemIds: [first.itemId],
      instalments: [{ dueOn: asOf, amountMinor: first.minor }],
      note: '',
    });
    return partyId;
  }
  throw new Error('nobody of the sample company owes anything');
};
