import type { HttpClient } from '../../kit/http-client.ts';

type Item = {
  id: string;
  number: string;
  kind: string;
  customerId: string;
  currency: string;
  openMinor: string;
};

/** A cheque in hand, one on a slip, one that came back; a bill in portfolio and one that waits for its acceptance. */
export const fillInstruments = async (client: HttpClient): Promise<void> => {
  const { accounts } = await client.get<{ accounts: { id: string }[] }>('/bank/accounts');
  const bankAccountId =
    accounts[0]?.id ??
    (
      await client.post<{ id: string }>('/bank/accounts/create', {
        name: 'Courant',
        identifier: 'FR7630006000011234567890189',
        currency: 'EUR',
      })
    ).id;
  const { today } = await client.get<{ today: string }>('/instruments/summary?family=cheques');
  const { items } = await client.get<{ items: Item[] }>(
    '/receivables/items?state=open&sort=due&direction=descending',
  );
  const debts = items.filter(
    (item) => item.kind === 'invoice' && item.currency === 'EUR' && !item.openMinor.startsWith('-'),
  );
  const shares = (item: Item) => [{ itemId: item.id, amountMinor: item.openMinor }];
  const made = { currency: 'EUR', issuedOn: today, bank: 'BNP Paribas' };
  const cheque = (item: Item, number: string) =>
    client.post<{ id: string }>('/instruments/cheques/receive', {
      ...made,
      partyId: item.customerId,
      drawer: '',
      number,
      receivedOn: today,
      amountMinor: item.openMinor,
      note: '',
      shares: shares(item),
    });
  const bill = (item: Item, number: string, kind: string, maturityOn: string) =>
    client.post<{ id: string }>('/instruments/bills/draw', {
      ...made,
      kind,
      partyId: item.customerId,
      number,
      iban: 'FR1420041010050500013M02606',
      maturityOn,
      amountMinor: item.openMinor,
      shares: shares(item),
    });
  const [a, b, c, d, e, f] = debts;
  if (f === undefined) throw new Error('the sample company owes too little');
  await cheque(a!, '4481207');
  const onSlip = await cheque(b!, '0093318');
  const back = await cheque(c!, '7700421');
  await client.post('/instruments/remittances/create', {
    kind: 'cheques',
    bankAccountId,
    on: today,
    instrumentIds: [onSlip.id],
  });
  await client.post(`/instruments/${back.id}/unpaid`, {
    on: today,
    reason: 'Provision insuffisante',
    certificateOn: null,
    rebilledMinor: '0',
  });
  await bill(d!, 'LCR-2026-14', 'lcr', '2099-01-31');
  await bill(e!, 'LCR-2026-15', 'lcr_accepted', '2099-02-28');
  const collected = await bill(f, 'BOR-88', 'bor', '2099-01-15');
  await client.post('/instruments/remittances/create', {
    kind: 'collection',
    bankAccountId,
    on: today,
    instrumentIds: [collected.id],
  });
};
