import { itemSorts, type receivablesContract } from '../../app/receivables/contract.ts';
import type { RequestOf } from '../../contract/endpoint.ts';
import type { Sort } from '../kit/data-table-types.ts';

export type ItemFilter = RequestOf<typeof receivablesContract.count>;
export type ItemSort = NonNullable<RequestOf<typeof receivablesContract.list>['sort']>;

/** « due descending » as remembered on this device. */
export function readSort(stored: string | null, fallback: Sort): Sort {
  const [key, direction] = (stored ?? '').split(' ');
  const known = itemSorts.find((one) => one === key);
  if (known === undefined) return fallback;
  return { key: known, direction: direction === 'descending' ? 'descending' : 'ascending' };
}
