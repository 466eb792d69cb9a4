import type { PlainDate } from '../../core/calendar/index.ts';
import type { DunningDraft, ExclusionCode } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { decideFacts } from './decide-facts.ts';
import { announcedUntil, readFacts } from './store/facts.ts';
import { readPolicies } from './store/policies.ts';

export type ReminderPlan = {
  readonly asOf: PlainDate;
  readonly drafts: readonly { readonly customerName: string; readonly draft: DunningDraft }[];
  readonly excluded: readonly { readonly code: ExclusionCode; readonly items: number }[];
};

/** What a run of that day would hold. Decides exactly as prepareRun does, and writes nothing. */
export const planReminders = async (context: Context, asOf: PlainDate): Promise<ReminderPlan> => {
  const policies = await readPolicies(context);
  const cases = await readFacts({ ...context, today: asOf }, policies, {
    partyIds: null,
    dueUntil: announcedUntil(policies, asOf),
  });
  const decided = decideFacts(asOf, cases);
  const ids = [...new Set(decided.drafts.map((one) => one.draft.customerId))];
  const names =
    ids.length === 0
      ? []
      : await context.tx
          .selectFrom('party')
          .select(['id', 'name'])
          .where('org_id', '=', context.org)
          .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
          .execute();
  const nameOf = new Map(names.map((row) => [row.id, row.name]));
  const counts = new Map<ExclusionCode, number>();
  for (const { code } of decided.exclusions) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    asOf,
    drafts: decided.drafts
      .map(({ draft }) => ({ customerName: nameOf.get(draft.customerId) ?? '', draft }))
      .sort((a, b) => (a.draft.totalMinor < b.draft.totalMinor ? 1 : -1)),
    excluded: [...counts].map(([code, items]) => ({ code, items })).sort((a, b) => b.items - a.items),
  };
};
