import type { HttpClient } from './http-client.ts';

type Policy = { id: string; version: number; steps: { code: string; mode?: string }[] };

/** The first reminder leaves by itself; prepared on business days at eight, told to whoever is signed in; the bank is known. */
export const makeAutomatic = async (client: HttpClient, paidOn: string): Promise<void> => {
  const { policies } = await client.get<{ policies: Policy[] }>('/dunning/policies');
  const [policy] = policies;
  if (policy === undefined) throw new Error('no policy');
  await client.post('/dunning/policies/save', {
    ...policy,
    steps: policy.steps.map((step) => (step.code === 'reminder-1' ? { ...step, mode: 'automatic' } : step)),
  });
  const { settings } = await client.get<{ settings: { version: number; candidates: { id: string }[] } }>(
    '/automatic-reminders',
  );
  await client.post('/automatic-reminders/save', {
    version: settings.version,
    isOn: true,
    weekdays: [1, 2, 3, 4, 5],
    hour: 8,
    responsibleIds: settings.candidates.map((one) => one.id),
  });
  await knowBank(client, paidOn);
};

/** Somebody's payment of that day is recorded: the bank is known until then. */
export const knowBank = (client: HttpClient, receivedOn: string): Promise<unknown> =>
  client.post('/payments/record', {
    method: 'transfer',
    partyId: null,
    receivedOn,
    currency: 'EUR',
    amountMinor: '1000',
    reference: 'VIR',
    note: '',
    shares: [],
  });
