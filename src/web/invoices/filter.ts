import type { RequestOf } from '../../contract/endpoint.ts';
import {
  itemKinds,
  itemSorts,
  itemStates,
  type receivablesContract,
} from '../../app/receivables/contract.ts';
import type { Sort } from '../kit/data-table-types.ts';

export type ItemFilter = RequestOf<typeof receivablesContract.count>;
export type ItemSort = NonNullable<RequestOf<typeof receivablesContract.list>['sort']>;

const dates = ['issuedFrom', 'issuedTo', 'dueFrom', 'dueTo', 'settledFrom', 'settledTo'] as const;
const amounts = ['amountFrom', 'amountTo'] as const;

const among = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((one) => one === value);

/** The address says what is shown, so that a filtered list can be kept, shared and gone back to. */
export function readFilter(search: Readonly<Record<string, unknown>>): ItemFilter {
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
  const filter: ItemFilter = {
    kind: among(itemKinds, search['kind']),
    state: among(itemStates, search['state']),
    bucket: matching('bucket', /^\d$/) === undefined ? undefined : Number(search['bucket']),
    customerId: matching('customerId', /^[0-9a-f-]{36}$/),
    currency: matching('currency', /^[A-Z]{3}$/),
    search: text('search'),
  };
  for (const name of dates) filter[name] = matching(name, /^\d{4}-\d{2}-\d{2}$/);
  for (const name of amounts) filter[name] = matching(name, /^-?\d{1,18}$/);
  return compact(filter);
}

/** Without what is not set, so that two equal filters are one address and one query. */
export function compact<T extends object>(filter: T): T {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;
}

/** How many refinements beside state, bucket and search: the number on the button. */
export function refinements(filter: ItemFilter): number {
  const ranges = [
    ['issuedFrom', 'issuedTo'],
    ['dueFrom', 'dueTo'],
    ['settledFrom', 'settledTo'],
    ['amountFrom', 'amountTo'],
    ['kind'],
    ['currency'],
  ] as const;
  return ranges.filter((names) => names.some((name) => filter[name] !== undefined)).length;
}

/** « due descending » as remembered on this device. */
export function readSort(stored: string | null, fallback: Sort): Sort {
  const [key, direction] = (stored ?? '').split(' ');
  const known = among(itemSorts, key);
  if (known === undefined) return fallback;
  return { key: known, direction: direction === 'descending' ? 'descending' : 'ascending' };
}
