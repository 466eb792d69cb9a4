import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import {
  datedFor,
  recheck,
  type CustomerFacts,
  type Dropped,
  type DunningDraft,
  type OwnTexts,
  type PolicyVersion,
  type Recheck,
} from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { KeptDraft } from './store/drafts.ts';
import { readFacts, type CustomerCase } from './store/facts.ts';
import { readPolicies, type KeptPolicy, type Policies } from './store/policies.ts';

export type Change = Recheck['changed'][number] | 'text';

/** A draft held against the facts of this moment, and dated for the first business day from today on. */
export type LiveDraft = {
  readonly kept: KeptDraft;
  readonly policy: PolicyVersion;
  /** The words of that version of the policy. */
  readonly texts: OwnTexts;
  readonly outcome: Recheck['outcome'];
  readonly draft: DunningDraft;
  readonly dropped: readonly Dropped[];
  readonly changes: readonly Change[];
  readonly facts: CustomerFacts;
};

/** Drafts compared with the facts of now: one reading for all of them. `on`: the day they leave, when that is not today. */
export const liveDrafts = async (
  context: Context,
  drafts: readonly KeptDraft[],
  options: { policies?: Policies; exceptAttempt?: string; on?: PlainDate } = {},
): Promise<LiveDraft[]> => {
  if (drafts.length === 0) return [];
  const policies = options.policies ?? (await readPolicies(context));
  const cases = await readFacts(context, policies, {
    partyIds: drafts.map((one) => one.draft.customerId),
    ...(options.exceptAttempt !== undefined && { exceptAttempt: options.exceptAttempt }),
  });
  const byCustomer = new Map<string, CustomerCase>(cases.map((one) => [one.facts.customerId, one]));
  return drafts.map((kept) => {
    const found = byCustomer.get(kept.draft.customerId);
    if (found === undefined) throw new Error(`customer ${kept.draft.customerId} is gone`);
    const version = policies.version(kept.policyId, kept.draft.policyVersion);
    return liveDraft(kept, found.facts, version, options.on ?? context.today);
  });
};

export const liveDraft = (
  kept: KeptDraft,
  facts: CustomerFacts,
  { policy, texts }: Pick<KeptPolicy, 'policy' | 'texts'>,
  today: PlainDate,
): LiveDraft => {
  // A call has no recipient; one written to by hand is not led astray by a changed contact.
  // Prepared for a later day, it leaves then and is read then.
  const on = maxDate(today, kept.draft.sendOn);
  const checked = recheck(kept.draft, facts, policy, on);
  const changes: Change[] = [...checked.changed];
  let outcome = checked.outcome;
  if (outcome === 'changed' && kept.editedTo !== null && changes.every((change) => change === 'recipient')) {
    outcome = 'same';
    changes.length = 0;
  }
  if (outcome === 'shrunk' && kept.editedText !== null) {
    // The text was filled with the old sum when a person rewrote it.
    outcome = 'changed';
    changes.push('text');
  }
  return {
    kept,
    policy,
    texts,
    outcome,
    draft: datedFor(checked.draft, on, policy),
    dropped: checked.dropped,
    changes,
    facts,
  };
};
