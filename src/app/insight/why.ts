import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { daysBetween, type PlainDate } from '../../core/calendar/index.ts';
import { seenOn, type ExclusionCode, type Outlook } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { explainItems, type ExplainedItem } from '../dunning/index.ts';
import { outlooks, type insightContract } from './contract.ts';
import { namesOf } from './store/names.ts';

type Contract = typeof insightContract;
type Shown = OutputOf<Contract['why']>['items'][number];

const PAGE = 200;

/** Every open invoice with its reason, oldest due first: of one customer, or of all. */
export const listWhy = async (
  context: Context,
  input: InputOf<Contract['why']>,
): Promise<OutputOf<Contract['why']>> => {
  const asked = input.customerId === undefined ? null : [input.customerId];
  const all = await explainItems(context, asked);
  const names = await namesOf(
    context,
    all.map((one) => one.partyId),
  );
  const words = (input.text ?? '').toLocaleLowerCase();
  const named = all.filter(
    ({ partyId, item }) =>
      words === '' ||
      item.number.toLocaleLowerCase().includes(words) ||
      (names.get(partyId) ?? '').toLocaleLowerCase().includes(words),
  );
  const found = named.filter(
    ({ standing }) =>
      (input.outlook === undefined || standing.outlook === input.outlook) &&
      (input.code === undefined || standing.exclusion?.code === input.code),
  );
  const from = input.offset ?? 0;
  return {
    asOf: context.today,
    items: found
      .sort(oldestFirst)
      .slice(from, from + PAGE)
      .map((one) => shown(one, names.get(one.partyId) ?? '', context.today)),
    total: found.length,
    ...countsOf(named),
  };
};

export const whyItem = async (context: Context, itemId: string): Promise<OutputOf<Contract['whyItem']>> => {
  const row = await context.tx
    .selectFrom('open_item')
    .select('party_id')
    .where('org_id', '=', context.org)
    .where('id', '=', itemId)
    .executeTakeFirst();
  if (row === undefined) return { asOf: context.today, item: null };
  const found = (await explainItems(context, [row.party_id])).find(({ item }) => item.itemId === itemId);
  const names = await namesOf(context, [row.party_id]);
  return {
    asOf: context.today,
    item: found === undefined ? null : shown(found, names.get(row.party_id) ?? '', context.today),
  };
};

const oldestFirst = (a: ExplainedItem, b: ExplainedItem): number => {
  if (a.item.dueOn !== b.item.dueOn) return a.item.dueOn < b.item.dueOn ? -1 : 1;
  return a.item.itemId < b.item.itemId ? -1 : 1;
};

const countsOf = (items: readonly ExplainedItem[]): Pick<OutputOf<Contract['why']>, 'outlooks' | 'codes'> => {
  const byOutlook = new Map<Outlook, number>();
  const byCode = new Map<ExclusionCode, number>();
  for (const { standing } of items) {
    byOutlook.set(standing.outlook, (byOutlook.get(standing.outlook) ?? 0) + 1);
    if (standing.exclusion === null) continue;
    byCode.set(standing.exclusion.code, (byCode.get(standing.exclusion.code) ?? 0) + 1);
  }
  return {
    outlooks: outlooks.map((outlook) => ({ outlook, count: byOutlook.get(outlook) ?? 0 })),
    codes: [...byCode].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
  };
};

/** Delays as in the list of invoices: counted today, though the message may leave on Monday. */
const shown = ({ partyId, item, last, standing }: ExplainedItem, name: string, today: PlainDate): Shown => {
  const draft = standing.draft === null ? null : seenOn(standing.draft, today);
  return {
    itemId: item.itemId,
    partyId,
    customerName: name,
    number: item.number,
    currency: item.currency,
    dueOn: item.dueOn,
    daysLate: daysBetween(item.dueOn, today),
    openMinor: item.openMinor.toString(),
    last,
    outlook: standing.outlook,
    reason: draft === null ? null : { key: draft.reason.key, params: { ...draft.reason.params } },
    channel: draft === null ? null : draft.channel,
    exclusion:
      standing.exclusion === null
        ? null
        : { code: standing.exclusion.code, params: { ...standing.exclusion.params } },
    stepCode: standing.stepCode,
    on: standing.on,
    then: standing.then,
  };
};
