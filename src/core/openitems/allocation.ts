import { maxDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { accepted, error, refused } from '../finding.ts';
import type { Finding, Result } from '../finding.ts';
import type { OpenItem } from './open-item.ts';

/** Joins a debit and a credit item of one account, party and currency. Undoing adds the negative mirror. */
export type Allocation = {
  debitItemId: string;
  creditItemId: string;
  /** Positive; negative in a reversal. */
  amountMinor: bigint;
  /** The day it counts from: never before both items exist. */
  effectiveOn: PlainDate;
  /** The moment it became known, ISO 8601 in UTC. Missing: known from the start. */
  knownAt?: string;
};

/** Settles `amountMinor` of the debit with the credit, or says why not. */
export function allocate(
  debit: OpenItem,
  credit: OpenItem,
  amountMinor: bigint,
  effectiveOn: PlainDate,
): Result<Allocation> {
  const findings = check(debit, credit, amountMinor, effectiveOn);
  if (findings.length > 0) return refused(...findings);
  return accepted({ debitItemId: debit.id, creditItemId: credit.id, amountMinor, effectiveOn });
}

function check(debit: OpenItem, credit: OpenItem, amountMinor: bigint, effectiveOn: PlainDate): Finding[] {
  const findings: Finding[] = [];
  if (debit.amountMinor <= 0n || credit.amountMinor >= 0n) findings.push(error('openitems.same-side'));
  // Between accounts a transfer goes first: equality with the ledger holds per account.
  if (debit.account !== credit.account) findings.push(error('openitems.other-account'));
  if (debit.partyId !== credit.partyId) findings.push(error('openitems.other-party'));
  if (debit.currency !== credit.currency) findings.push(error('openitems.other-currency'));
  if (findings.length > 0) return findings;

  if (amountMinor <= 0n) findings.push(error('openitems.amount-not-positive', { path: 'amountMinor' }));
  if (amountMinor > debit.openMinor) findings.push(aboveOpen('debit', debit.openMinor));
  if (amountMinor > -credit.openMinor) findings.push(aboveOpen('credit', -credit.openMinor));
  const earliest = maxDate(debit.issuedOn, credit.issuedOn);
  if (effectiveOn < earliest) {
    findings.push(error('openitems.too-early', { path: 'effectiveOn', params: { earliest } }));
  }
  return findings;
}

function aboveOpen(path: 'debit' | 'credit', openMinor: bigint): Finding {
  return error('openitems.above-open', { path, params: { openMinor: String(openMinor) } });
}

/** The mirror that undoes an allocation, counting from the same day: as if it had not been, once known. */
export function reverseAllocation(allocation: Allocation): Allocation {
  const { debitItemId, creditItemId, amountMinor, effectiveOn } = allocation;
  return { debitItemId, creditItemId, amountMinor: -amountMinor, effectiveOn };
}

type Settled = Pick<OpenItem, 'id' | 'amountMinor' | 'issuedOn'>;

/**
 * What was open of an item at the end of a day, as known at a moment (missing: as known now). Zero before the item
 * exists. Allocations of other items may be among those given.
 */
export function openAt(
  item: Settled,
  allocations: Iterable<Allocation>,
  asOf: PlainDate,
  knownAt?: string,
): bigint {
  if (item.issuedOn > asOf) return 0n;
  const limit = knownAt === undefined ? null : instantKey(knownAt);
  let open = item.amountMinor;
  for (const allocation of allocations) {
    if (allocation.effectiveOn > asOf) continue;
    if (limit !== null && allocation.knownAt !== undefined && instantKey(allocation.knownAt) > limit)
      continue;
    if (allocation.debitItemId === item.id) open -= allocation.amountMinor;
    if (allocation.creditItemId === item.id) open += allocation.amountMinor;
  }
  return open;
}

/** '…T08:15:00Z', '… 08:15:00.500+00': one spelling that sorts. Instants are compared in UTC only. */
function instantKey(instant: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:Z|\+00(?::?00)?)$/.exec(
    instant,
  );
  if (!match) throw new Error(`Not an instant in UTC: ${instant}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(9, '0')}`;
}
