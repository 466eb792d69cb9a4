import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../contract/permissions.ts';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import type { Context } from '../../shell/http/context.ts';
import { orgId } from '../../shell/ids.ts';
import { createTestApi, type TestApi } from '../../../test/kit/api.ts';
import { newCustomer } from '../../../test/kit/company.ts';
import { fillSeller, itemLine, sendQuote } from '../../../test/kit/selling.ts';
import { concludeDocument, convertDocument } from '../invoicing/index.ts';
import { createCustomer } from '../party/index.ts';

let api: TestApi;
let customer: string;
beforeAll(async () => {
  api = await createTestApi();
  customer = await run(async (context) => {
    await fillSeller(context);
    return createCustomer(
      context,
      newCustomer({ siren: '552032534', vatNumber: 'FR27552032534', name: 'Le Goff' }),
    );
  });
});
afterAll(() => api.close());

const run = <T>(body: (context: Context) => Promise<T>): Promise<T> =>
  api.composition.runtime.inContext(
    {
      org: orgId(api.org),
      isDemo: false,
      actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Claire Morvan' },
      permissions: new Set(permissions),
      locale: 'fr',
      readOnly: false,
    },
    body,
  );

/** 1 000.00 for certain, a lamp for 120.00, a worktop with its fitting for 830.00. */
const lines: DocumentContent['lines'] = [
  { ...itemLine, quantity: '1', id: 'kitchen', name: 'Cuisine', unitPrice: '1000' },
  { ...itemLine, quantity: '1', id: 'lamp', name: 'Lampe', unitPrice: '120', optional: true },
  { type: 'section' as const, id: 'stone', title: 'Plan en <pierre>', optional: true as const },
  { ...itemLine, quantity: '1', id: 'top', name: 'Plan', unitPrice: '700' },
  { ...itemLine, quantity: '1', id: 'fitting', name: 'Pose du plan', unitPrice: '130' },
];
const offer = () => run((context) => sendQuote(context, customer, { lines }));
const read = async (id: string) => (await api.owner.get(`/documents/${id}`)).body;

const pathOf = async (id: string): Promise<string> => {
  const { body } = await api.owner.post(`/documents/${id}/link/make`);
  return new URL((body['link'] as { url: string }).url).pathname;
};
let visitor = 0;
const visit = async (path: string, form?: Record<string, string>) => {
  const answer = await api.server.inject({
    method: form === undefined ? 'GET' : 'POST',
    url: form === undefined ? path : `${path}/answer`,
    remoteAddress: '127.0.0.1',
    headers: {
      host: 'localhost:4700',
      'user-agent': `Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 ${(visitor += 1)}`,
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form && { payload: new URLSearchParams(form).toString() }),
  });
  return { status: answer.statusCode, text: answer.body.replace(/[\u00a0\u202f]/g, ' ') };
};
const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const carried = (page: string) => ({ seen: hidden(page, 'seen'), seenOptions: hidden(page, 'seenOptions') });
const person = { name: 'Anne Le Goff', agree: 'yes', answer: 'accepted' };

describe('the options of a quote, in the portal', () => {
  it('are accepted with the total that was shown, and nothing else', async () => {
    const id = await offer();
    const path = await pathOf(id);
    const page = (await visit(path)).text;
    expect(page).toContain('+ 144,00 € TTC');
    expect(page).toContain('+ 996,00 € TTC');
    expect(page).toContain('Plan en &lt;pierre&gt;');
    expect(page).toMatch(/Total sans option<\/span\s*><strong>1 200,00 €/);

    // Boxes ticked since the total was shown: it is shown first, and nothing is accepted.
    const asked = await visit(path, { ...person, ...carried(page), 'option-lamp': 'yes' });
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('Voici le total avec les options cochées');
    expect(asked.text).toMatch(/Total avec votre option<\/span\s*><strong>1 344,00 €/);
    expect(asked.text).toContain('value="Anne Le Goff"');
    expect((await read(id))['state']).toBe('sent');

    // The hash of other options does not pass for these.
    const forged = { ...person, seen: hidden(page, 'seen'), seenOptions: 'lamp', 'option-lamp': 'yes' };
    expect((await visit(path, forged)).text).toContain('Ce devis a changé');

    const done = await visit(path, { ...person, ...carried(asked.text), 'option-lamp': 'yes' });
    expect(done.status).toBe(303);
    expect(await read(id)).toMatchObject({ state: 'accepted', chosenOptions: ['lamp'] });
    const after = (await visit(path)).text;
    expect(after).toContain('Montant du devis, options comprises');
    expect(after).toContain('1 344,00 €');
    expect(after).not.toContain('Pose du plan');
    const { answer } = (await api.owner.get(`/documents/${id}/link`)).body as { answer: object };
    expect(answer).toMatchObject({
      answer: 'accepted',
      name: 'Anne Le Goff',
      isThroughLink: true,
      options: ['Lampe'],
      total: { minor: '134400', currency: 'EUR' },
      contentSha256: hidden(asked.text, 'seen'),
    });
  });

  it('show their total without an answer, even before a name is typed', async () => {
    const path = await pathOf(await offer());
    const page = (await visit(path)).text;
    const total = await visit(path, {
      ...carried(page),
      answer: 'total',
      'option-lamp': 'yes',
      'option-stone': 'yes',
    });
    expect(total.status).toBe(200);
    expect(total.text).toMatch(/Total avec vos options<\/span\s*><strong>2 340,00 €/);
    expect(total.text).not.toContain('role="alert"');
    // An option that the quote does not have counts for nothing.
    const odd = await visit(path, { ...carried(page), answer: 'total', 'option-nothing': 'yes' });
    expect(odd.text).toMatch(/Total sans option<\/span\s*><strong>1 200,00 €/);
  });

  it('where all is optional, one has to be chosen', async () => {
    const id = await run((context) => sendQuote(context, customer, { lines: [lines[1]!] }));
    const path = await pathOf(id);
    const page = (await visit(path)).text;
    const answer = await visit(path, { ...person, ...carried(page) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Cochez au moins une option');
    const told = await api.owner.post(`/documents/${id}/conclude`, {
      version: 2,
      outcome: 'accepted',
      note: '',
    });
    expect(told.status).toBe(422);
    expect(JSON.stringify(told.body)).toContain('invoicing.nothing-accepted');
  });
});

describe('the options of a quote, told to us', () => {
  it('are written down with their total, and only they are invoiced', async () => {
    const id = await offer();
    await run((context) =>
      concludeDocument(context, {
        id,
        version: 2,
        outcome: 'accepted',
        note: 'au téléphone',
        options: ['stone'],
      }),
    );
    expect(await read(id)).toMatchObject({ state: 'accepted', chosenOptions: ['stone'] });
    const link = (await api.owner.get(`/documents/${id}/link`)).body as { answer: object };
    expect(link.answer).toMatchObject({
      name: 'Claire Morvan',
      note: 'au téléphone',
      isThroughLink: false,
      options: ['Plan en <pierre>'],
      total: { minor: '219600' },
      ip: '',
    });
    // Whoever holds the link is not told who wrote it down.
    expect((await visit(await pathOf(id))).text).not.toContain('Claire Morvan');

    const make = (to: 'deposit' | 'final' | 'order_confirmation' | 'quote', percent?: string) =>
      run((context) => convertDocument(context, { id, to, percent }));
    const order = (await read(await make('order_confirmation')))['content'] as { lines: { id: string }[] };
    expect(order.lines.map((line) => line.id)).toEqual(['kitchen', 'stone', 'top', 'fitting']);
    const deposit = (await read(await make('deposit', '50')))['content'] as {
      lines: { unitPrice: string }[];
    };
    expect(deposit.lines.map((line) => line.unitPrice)).toEqual(['915.00']);
    const final = (await read(await make('final')))['content'] as { lines: { id: string }[] };
    expect(final.lines.map((line) => line.id)).toEqual(['kitchen', 'stone', 'top', 'fitting']);
    const copy = (await read(await make('quote')))['content'] as { lines: object[] };
    expect(copy.lines).toHaveLength(5);
    expect(copy.lines[1]).toMatchObject({ optional: true as const });
  });

  it('that are not offered are refused, and a refusal forgets those of an acceptance', async () => {
    const id = await offer();
    const unknown = await api.owner.post(`/documents/${id}/conclude`, {
      version: 2,
      outcome: 'accepted',
      note: '',
      options: ['kitchen'],
    });
    expect(unknown.status).toBe(400);
    await run((context) =>
      concludeDocument(context, { id, version: 2, outcome: 'accepted', note: '', options: ['lamp'] }),
    );
    await run((context) => concludeDocument(context, { id, version: 3, outcome: 'refused', note: '' }));
    expect(await read(id)).toMatchObject({ state: 'refused', chosenOptions: [] });
    const rows = await run(({ tx, org }) =>
      tx
        .selectFrom('sales_document')
        .select('gross_minor')
        .where('org_id', '=', org)
        .where('id', '=', id)
        .execute(),
    );
    expect(rows).toEqual([{ gross_minor: 120_000n }]);
  });
});
