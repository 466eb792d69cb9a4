import type { PlainDate } from '../../core/calendar/index.ts';
import type { DunningDraft, Exclusion } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { decideFacts } from './decide-facts.ts';
import { announcedUntil, readFacts } from './store/facts.ts';
import { fits, graceOf, partiesOf, type Selection } from './selection.ts';
import { readPolicies } from './store/policies.ts';

export type ReminderPlan = {
  readonly asOf: PlainDate;
  readonly drafts: readonly { readonly customerName: string; readonly draft: DunningDraft }[];
  /** Each item that moves on in none of them, with its reason and the day it is looked at again. */
  readonly leftOut: readonly (Exclusion & { readonly customerName: string; readonly number: string })[];
};

/** What a run of that day would hold. Decides exactly as prepareRun does, and writes nothing. */
export const planReminders = async (
  context: Context,
  asOf: PlainDate,
  selection: Selection | null = null,
): Promise<ReminderPlan> => {
  const policies = await readPolicies(context);
  const cases = await readFacts({ ...context, today: asOf }, policies, {
    partyIds: await partiesOf(context, selection),
    dueUntil: announcedUntil(policies, asOf),
  });
  const decided = decideFacts(asOf, cases, graceOf(selection));
  const ids = cases.map(({ facts }) => facts.customerId);
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
  const numberOf = new Map(
    cases.flatMap(({ facts }) => facts.items.map((item) => [item.itemId, item.number] as const)),
  );
  return {
    asOf,
    drafts: decided.drafts
      .filter(({ draft }) => fits(selection, draft))
      .map(({ draft }) => ({ customerName: nameOf.get(draft.customerId) ?? '', draft }))
      .sort((a, b) => (a.draft.totalMinor < b.draft.totalMinor ? 1 : -1)),
    leftOut: decided.exclusions.map((exclusion) => ({
      ...exclusion,
      customerName: nameOf.get(exclusion.customerId) ?? '',
      number: numberOf.get(exclusion.itemId) ?? '',
    })),
  };
};
