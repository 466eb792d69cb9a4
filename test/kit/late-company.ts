import type { HttpClient } from './http-client.ts';

export const address = (i: number): string => `compta${i}@client.example`;

/** A company with late invoices, one per customer, and a mail account; what is approved may leave after `undoMinutes`. */
export const fillLateCompany = async (
  client: HttpClient,
  { customers, mailPort, undoMinutes = 0 }: { customers: number; mailPort: number; undoMinutes?: number },
): Promise<void> => {
  for (let i = 1; i <= customers; i += 1) {
    const { id } = await client.post<{ id: string }>('/customers/create', {
      code: '',
      kind: 'company',
      name: `Client ${i}`,
      siren: '',
      siret: '',
      vatNumber: '',
      language: 'fr',
      addressLines: ['12 rue du Port'],
      postalCode: '29900',
      city: 'Concarneau',
      country: 'FR',
      note: '',
      currency: 'EUR',
      paymentTerms: { kind: 'net', days: 30 },
      noReminderReason: '',
      salesperson: '',
      debtorGroup: '',
      contacts: [{ name: '', roles: ['billing'], email: address(i), phone: '', language: 'fr' }],
    });
    await client.post('/invoices/record', {
      partyId: id,
      kind: 'invoice',
      number: `FA-${i}`,
      issuedOn: '2026-10-18',
      dueOn: '2026-11-17',
      currency: 'EUR',
      totalMinor: String(100_000 + i),
      reference: '',
    });
  }
  await client.post('/mail-account/save', {
    version: 0,
    host: '127.0.0.1',
    port: mailPort,
    security: 'none',
    user: '',
    fromAddress: 'compta@atelier.example',
    fromName: 'Atelier Morvan',
    replyTo: '',
    ratePerMinute: 6000,
  });
  await client.post('/dunning/undo-minutes', { undoMinutes });
};
