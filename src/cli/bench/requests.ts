import { addDays, addMonths, type PlainDate } from '../../core/calendar/index.ts';
import { customerSorts, itemSorts } from '../../app/receivables/contract.ts';

export type Request = { group: 'home' | 'list' | 'count' | 'customer' | 'aged'; name: string; path: string };

/** Milliseconds at the 95th percentile; a count fills a footer after the page is there and has no target. */
export const TARGETS: Partial<Record<Request['group'], number>> = { home: 100, list: 100, aged: 2500 };

const query = (path: string, input: Record<string, string>): string =>
  `/api/receivables/${path}?${new URLSearchParams(input).toString()}`;
const sale = (name: string, input: Record<string, string>): Request => ({
  group: 'list',
  name: `sales ${name}`,
  path: `/api/sales?${new URLSearchParams(input).toString()}`,
});

/** Every sort of each list, and the filters a person clicks most, on the first page. */
export const benchRequests = (today: PlainDate, customerId: string): Request[] => {
  const item = (name: string, input: Record<string, string>): Request => ({
    group: 'list',
    name: `items ${name}`,
    path: query('items', input),
  });
  const customer = (name: string, input: Record<string, string>): Request => ({
    group: 'list',
    name: `customers ${name}`,
    path: query('customers', input),
  });
  const sorted = itemSorts.flatMap((sort) => [
    item(`open, by ${sort}`, { state: 'open', sort }),
    item(`all, by ${sort}, descending`, { state: 'all', sort, direction: 'descending' }),
  ]);
  return [
    { group: 'home', name: 'home tiles', path: '/api/receivables/home' },
    ...sorted,
    item('late', { state: 'late' }),
    item('late, largest first', { state: 'late', sort: 'open', direction: 'descending' }),
    item('to come', { state: 'to-come' }),
    item('tile 15–30 days', { bucket: '3' }),
    item('tile > 60 days', { bucket: '5' }),
    item('paid, latest first', { state: 'paid', sort: 'settled', direction: 'descending' }),
    item('part paid', { state: 'part-paid' }),
    item('credits', { state: 'credit' }),
    item('of one customer', { state: 'all', customerId }),
    item('issued last month', { state: 'all', issuedFrom: addMonths(today, -1), issuedTo: today }),
    item('paid last week', { state: 'paid', settledFrom: addDays(today, -7), settledTo: today }),
    item('from 5,000 €', { amountFrom: '500000' }),
    item('payments', { state: 'all', kind: 'payment', sort: 'issued', direction: 'descending' }),
    item('search a number', { state: 'all', search: `FA-${today.slice(0, 4)}-000012` }),
    item('search a name', { state: 'open', search: 'hautecour 1' }),
    ...itemSorts.map((sort) => sale(`by ${sort}, descending`, { sort, direction: 'descending' })),
    sale('drafts', { group: 'drafts' }),
    sale('late', { state: 'late' }),
    sale('issued last month', { issuedFrom: addMonths(today, -1), issuedTo: today }),
    sale('search a name', { search: 'hautecour 1' }),
    ...customerSorts.map((sort) =>
      customer(`by ${sort}`, {
        sort,
        direction: sort === 'name' || sort === 'code' ? 'ascending' : 'descending',
      }),
    ),
    customer('late', { show: 'late', sort: 'overdue', direction: 'descending' }),
    customer('search a name', { search: 'belval' }),
    { group: 'count', name: 'count open', path: query('items/count', { state: 'open' }) },
    { group: 'count', name: 'count sales', path: '/api/sales/count' },
    { group: 'count', name: 'count all', path: query('items/count', { state: 'all' }) },
    { group: 'customer', name: 'customer page', path: `/api/receivables/customers/${customerId}` },
    {
      group: 'customer',
      name: 'customer timeline',
      path: `/api/receivables/customers/${customerId}/timeline`,
    },
    ...[30, 180, 365].map((days): Request => ({
      group: 'aged',
      name: `aged balance ${days} days ago`,
      path: query('aged-balance', { asOf: addDays(today, -days) }),
    })),
  ];
};
