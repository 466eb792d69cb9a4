import { sendingFilters } from '../../app/invoicing/contract.ts';
import { salesGroups, salesStates, type salesContract } from '../../app/receivables/contract.ts';
import type { RequestOf } from '../../contract/endpoint.ts';

export type SalesFilter = RequestOf<typeof salesContract.count>;
export type SalesGroup = (typeof salesGroups)[number];
export type SalesState = (typeof salesStates)[number];

const dates = ['issuedFrom', 'issuedTo', 'dueFrom', 'dueTo', 'settledFrom', 'settledTo'] as const;
const amounts = ['amountFrom', 'amountTo'] as const;

const among = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((one) => one === value);

/** The address says what is shown, so that a filtered list can be kept, shared and gone back to. */
export function readSalesFilter(search: Readonly<Record<string, unknown>>): SalesFilter {
  const text = (name: string) => {
    const value = search[name];
    // The router reads a figure in the address as a number.
    if (typeof value === 'number') return value.toString();
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const matching = (name: string, pattern: RegExp) => {
    const value = text(name);
    return value !== undefined && pattern.test(value) ? value : undefined;
  };
  const filter: SalesFilter = {
    group: among(salesGroups, search['group']),
    state: among(salesStates, search['state']),
    bucket: matching('bucket', /^\d$/) === undefined ? undefined : Number(search['bucket']),
    customerId: matching('customerId', /^[0-9a-f-]{36}$/),
    currency: matching('currency', /^[A-Z]{3}$/),
    search: text('search'),
    tag: text('tag'),
    field: text('field'),
    fieldValue: text('fieldValue'),
    sending: among(sendingFilters, search['sending']),
  };
  for (const name of dates) filter[name] = matching(name, /^\d{4}-\d{2}-\d{2}$/);
  for (const name of amounts) filter[name] = matching(name, /^-?\d{1,18}$/);
  return compact(filter);
}

/** Without what is not set, so that two equal filters are one address and one query. */
export function compact<T extends object>(filter: T): T {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && value !== 'all',
    ),
  ) as T;
}

/** How many refinements beside group, state and search: the number on the button. */
export function refinements(filter: SalesFilter): number {
  const ranges = [
    ['issuedFrom', 'issuedTo'],
    ['dueFrom', 'dueTo'],
    ['settledFrom', 'settledTo'],
    ['amountFrom', 'amountTo'],
    ['currency'],
    ['tag'],
    ['fieldValue'],
  ] as const;
  return ranges.filter((names) => names.some((name) => filter[name] !== undefined)).length;
}

/**
 * What « everything » may mean for many documents at once: a run chooses by words, customer and sending only, so that a list
 * narrowed by anything else is never taken whole.
 */
export function wholeOf({
  group,
  search: _search,
  customerId: _customer,
  sending: _sending,
  ...rest
}: SalesFilter): Whole {
  if (Object.values(rest).some((value) => value !== undefined)) return null;
  return group === undefined || group === 'all' ? 'all' : group === 'drafts' ? 'drafts' : null;
}
export type Whole = 'all' | 'drafts' | null;
