import type { PlainDate } from '../../core/calendar/index.ts';
import {
  decide,
  type DecideOptions,
  type Decision,
  type DunningDraft,
  type Exclusion,
} from '../../core/dunning/index.ts';
import type { CustomerCase } from './store/facts.ts';
import type { KeptPolicy } from './store/policies.ts';

export type Decided = {
  readonly drafts: readonly { readonly draft: DunningDraft; readonly kept: KeptPolicy }[];
  readonly exclusions: readonly Exclusion[];
};

/** core/dunning.decide, once per policy version in use. */
export const decideFacts = (
  asOf: PlainDate,
  cases: readonly CustomerCase[],
  options: DecideOptions = {},
): Decided => {
  const byVersion = new Map<KeptPolicy, CustomerCase[]>();
  for (const one of cases) {
    const list = byVersion.get(one.kept);
    if (list === undefined) byVersion.set(one.kept, [one]);
    else list.push(one);
  }
  const drafts: Decided['drafts'][number][] = [];
  const exclusions: Exclusion[] = [];
  for (const [kept, group] of byVersion) {
    const decision: Decision = decide(
      asOf,
      { customers: group.map((one) => one.facts) },
      kept.policy,
      options,
    );
    for (const draft of decision.drafts) drafts.push({ draft, kept });
    for (const exclusion of decision.exclusions) exclusions.push(exclusion);
  }
  return { drafts, exclusions };
};

/** One message and one call may wait per customer and currency; one for each invoice, step or order where that is the rule. */
export const slotOf = (draft: Pick<DunningDraft, 'customerId' | 'currency' | 'kind' | 'group'>): string =>
  `${draft.customerId} ${draft.currency} ${draft.kind === 'call' ? 'call' : 'message'} ${draft.group}`;
