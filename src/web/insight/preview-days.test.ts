import { expect, test } from 'vitest';
import type { PreviewRow } from './api.ts';
import { previewDays } from './preview-days.ts';

const row = (
  on: string,
  customerName: string,
  totalMinor: string,
  more: Partial<PreviewRow> = {},
): PreviewRow => ({
  on,
  partyId: '00000000-0000-7000-8000-000000000001',
  customerName,
  stepCode: 'reminder-1',
  kind: 'reminder',
  level: 1,
  channel: 'email',
  itemCount: 1,
  totalMinor,
  currency: 'EUR',
  ...more,
});

test('parts that came one after the other make days in their order, customers by name, sums by currency', () => {
  const days = previewDays([
    [row('2026-11-30', 'Zéphyr', '1000'), row('2026-12-02', 'Zéphyr', '9007199254740993')],
    [
      row('2026-11-30', 'Abeille', '250'),
      row('2026-11-30', 'Martin', '7', { currency: 'USD', channel: 'call' }),
    ],
  ]);
  expect(days.map(({ on, rows }) => [on, rows.map(({ customerName }) => customerName)])).toEqual([
    ['2026-11-30', ['Abeille', 'Martin', 'Zéphyr']],
    ['2026-12-02', ['Zéphyr']],
  ]);
  expect(days[0]).toMatchObject({
    byChannel: { email: 2, call: 1 },
    totals: [
      { currency: 'EUR', minor: '1250' },
      { currency: 'USD', minor: '7' },
    ],
  });
  expect(days[1]?.totals).toEqual([{ currency: 'EUR', minor: '9007199254740993' }]);
  expect(previewDays([[], []])).toEqual([]);
});
