import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApi, type TestApi } from '../../../test/kit/api.ts';

const CSV = 'Date;Libellé;Montant;Solde\n15/09/2026;VIR DUPONT;10,00;110,00\n';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const keyFor = async (...permissions: string[]): Promise<string> => {
  const made = await api.owner.post('/organization/api-keys/create', {
    name: 'Connecteur bancaire',
    permissions,
    days: 30,
  });
  return String(made.body['secret']);
};

const send = async (key: string, content: string, idempotencyKey: string) => {
  const edge = 'encaisse-edge';
  const response = await api.server.inject({
    method: 'POST',
    url: '/api/bank/import',
    headers: {
      authorization: `Bearer ${key}`,
      'idempotency-key': idempotencyKey,
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="releve.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${edge}--\r\n`,
  });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
};

it('a program gives a statement with its key; sent twice, it counts once', async () => {
  const key = await keyFor('bank.import');
  const first = await send(key, CSV, 'releve-2026-09-15');
  expect(first).toMatchObject({ status: 200, body: { outcome: 'imported', newLines: 1 } });
  // The answer was lost on the way: the same request gives the same answer.
  expect(await send(key, CSV, 'releve-2026-09-15')).toEqual(first);
  // The same file under another key of idempotency is known by its content.
  expect((await send(key, CSV, 'encore-une-fois')).body).toMatchObject({ outcome: 'already-imported' });
});

it('a broken file is refused line by line, and a key without the right gets nothing', async () => {
  const broken = await send(
    await keyFor('bank.import'),
    'Date;Libellé;Montant\n31/02/2026;A;1,00\n',
    'broken-file',
  );
  expect(broken).toMatchObject({
    status: 422,
    body: { findings: [{ code: 'bank.entry.date', params: { line: 2 } }] },
  });
  expect((await send(await keyFor('bank.read'), CSV, 'not-allowed')).status).toBe(403);
});
