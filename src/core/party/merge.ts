import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';

export type MergeCandidate = {
  readonly id: string;
  readonly kind: 'company' | 'individual' | 'public_body';
  readonly name: string;
  readonly siren: string;
  readonly siret: string;
  readonly vatNumber: string;
  readonly currency: string;
  readonly isMerged: boolean;
};

/**
 * Why two records are not to be made one. In doubt they stay two: a merge can be undone only until something new is
 * written, and two companies of one name are common.
 */
export function mergeObstacles(survivor: MergeCandidate, duplicate: MergeCandidate): Finding[] {
  if (survivor.id === duplicate.id) return [error('party.merge-itself')];
  const findings: Finding[] = [];
  for (const one of [survivor, duplicate]) {
    if (one.isMerged) findings.push(error('party.merge-done', { params: { name: one.name } }));
  }
  if (survivor.kind !== duplicate.kind) findings.push(error('party.merge-kind'));
  if (differ(survivor.siren, duplicate.siren)) {
    findings.push(error('party.merge-siren', { params: { a: survivor.siren, b: duplicate.siren } }));
  } else if (differ(survivor.siret, duplicate.siret)) {
    // Two establishments of one company are invoiced apart.
    findings.push(error('party.merge-siret', { params: { a: survivor.siret, b: duplicate.siret } }));
  }
  if (differ(survivor.vatNumber, duplicate.vatNumber)) {
    findings.push(error('party.merge-vat', { params: { a: survivor.vatNumber, b: duplicate.vatNumber } }));
  }
  if (survivor.currency !== duplicate.currency) {
    findings.push(error('party.merge-currency', { params: { a: survivor.currency, b: duplicate.currency } }));
  }
  return findings;
}

/** Both known and not the same. */
const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;

/** What has happened to the record that was kept, since another was merged into it. */
export type SinceMerge = {
  readonly survivor: string;
  /** It was itself merged into another. */
  readonly isMerged: boolean;
  /** Another record was merged into it after this one. */
  readonly hasLaterMerge: boolean;
  readonly isEdited: boolean;
  /** Contacts, addresses or IBANs were added, changed or put away. */
  readonly isReachedOtherwise: boolean;
};

/**
 * A merge can be undone until something new has happened to the record that was kept: whatever was written on it since
 * may have been meant for either of the two, and nobody could say for which. The last merge is undone first.
 */
export function undoObstacles(since: SinceMerge): Finding[] {
  const params = { survivor: since.survivor };
  if (since.isMerged) return [error('party.undo-survivor-merged', { params })];
  if (since.hasLaterMerge) return [error('party.undo-later-merge', { params })];
  const findings: Finding[] = [];
  if (since.isEdited) findings.push(error('party.undo-edited', { params }));
  if (since.isReachedOtherwise) findings.push(error('party.undo-contacts', { params }));
  return findings;
}
