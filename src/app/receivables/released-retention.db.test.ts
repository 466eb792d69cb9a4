import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createTestCompany } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { soldLines } from '../../../test/kit/vat.ts';
import { createLog } from '../../shell/log.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { retentionsTick } from '../invoicing/index.ts';
import { listItems } from './list-items.ts';
import { readItem } from './read-item.ts';

it('a retention that was released is called one, in the list and on its page', async () => {
  const company = await createTestCompany({ now: '2026-03-02T08:00:00Z' });
  await company.run(fillSeller);
  const customerId = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  await company.run((context) =>
    issueInvoice(context, customerId, createSecretBox(randomBytes(32)), {
      lines: soldLines([['1000', '20', 'services']]),
      retention: { percent: '5', releaseOn: '2027-03-02' },
    }),
  );
  company.clock.set('2027-03-02T08:00:00Z');
  await retentionsTick.run({
    org: company.org,
    isDemo: false,
    log: createLog('silent'),
    signal: new AbortController().signal,
    inTenant: (body) => company.run(body),
  });
  const { items } = await company.run((context) => listItems(context, { customerId }, {}));
  expect(items.map(({ kind, openMinor }) => `${kind} ${openMinor}`)).toEqual([
    'invoice 114000',
    'retention 6000',
  ]);
  const { item } = await company.run((context) => readItem(context, items[1]!.id, {}));
  expect(item.kind).toBe('retention');
  await company.close();
});
