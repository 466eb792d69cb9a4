import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import {
  datedFor,
  recheck,
  writesMail,
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
import { textHash } from './store/write-drafts.ts';
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
  options: {
    policies?: Policies;
    exceptAttempts?: readonly string[];
    on?: PlainDate;
    /** Only its letter is asked about: drawn and addressed long ago. */
    asLetter?: boolean;
  } = {},
): Promise<LiveDraft[]> => {
  if (drafts.length === 0) return [];
  const policies = options.policies ?? (await readPolicies(context));
  const cases = await readFacts(context, policies, {
    partyIds: drafts.map((one) => one.draft.customerId),
    ...(options.exceptAttempts !== undefined && { exceptAttempts: options.exceptAttempts }),
  });
  const byCustomer = new Map<string, CustomerCase>(cases.map((one) => [one.facts.customerId, one]));
  return drafts.map((kept) => {
    const found = byCustomer.get(kept.draft.customerId);
    if (found === undefined) throw new Error(`customer ${kept.draft.customerId} is gone`);
    const version = policies.version(kept.policyId, kept.draft.policyVersion);
    return liveDraft(kept, found.facts, version, options.on ?? context.today, options.asLetter);
  });
};

export const liveDraft = (
  kept: KeptDraft,
  facts: CustomerFacts,
  { policy, texts }: Pick<KeptPolicy, 'policy' | 'texts'>,
  today: PlainDate,
  asLetter = false,
): LiveDraft => {
  // Prepared for a later day, it leaves then and is read then.
  const on = maxDate(today, kept.draft.sendOn);
  // One written to by hand is not led astray by a changed contact.
  const isTold = asLetter && writesMail(kept.draft.channel);
  const checked = recheck(kept.draft, facts, policy, on, {
    asksWay: kept.editedTo === null && !isTold,
    isTold,
  });
  const changes: Change[] = [...checked.changed];
  let outcome = checked.outcome;
  if (
    (outcome === 'same' || outcome === 'shrunk') &&
    !asLetter &&
    !isTextTrue(kept, checked.draft, outcome)
  ) {
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

/** What a person wrote was about these invoices and sums; of anything else they say themselves that it still holds. */
const isTextTrue = (kept: KeptDraft, draft: DunningDraft, outcome: Recheck['outcome']): boolean =>
  kept.editedText === null ||
  !writesMail(draft.channel) ||
  (kept.editedFacts === null ? outcome === 'same' : kept.editedFacts.equals(textHash(draft)));
