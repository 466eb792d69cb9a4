import { sql } from 'kysely';
import { contentToDocument } from '../../contract/document-shapes.ts';
import type { OutputOf } from '../../contract/endpoint.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { addMonths } from '../../core/calendar/index.ts';
import {
  computeTotals,
  nextOccurrence,
  occurrencesUntil,
  type Occurrence,
} from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { otherZone, readClocks } from '../party/index.ts';
import type { subscriptionsContract } from './contract.ts';
import { failedOf, lastDay } from './invoice-period.ts';
import {
  contentOf,
  fetchOccurrences,
  fetchSubscription,
  toSubscription,
  type KeptOccurrence,
  type Subscription,
} from './store.ts';

type Listed = OutputOf<typeof subscriptionsContract.list>;
export type SubscriptionView = OutputOf<typeof subscriptionsContract.read>;
type Upcoming = SubscriptionView['upcoming'][number];

const MONTHS_AHEAD = 12;

/** What is still to be invoiced until this day next year, with its prices of then; what is late too. */
const upcomingOf = (
  context: Context,
  subscription: Subscription,
  occurrences: readonly KeptOccurrence[],
  base: string,
): Upcoming[] =>
  occurrencesUntil(subscription.rule, lastDay(occurrences), addMonths(context.today, MONTHS_AHEAD)).map(
    (occurrence) => weigh(subscription, occurrence, base),
  );

/** What comes first, however far: a start in two years or a long rhythm is no end. */
const nextOf = (
  subscription: Subscription,
  occurrences: readonly KeptOccurrence[],
  base: string,
): Upcoming | null => {
  const next = nextOccurrence(subscription.rule, lastDay(occurrences));
  return next === null ? null : weigh(subscription, next, base);
};

const weigh = (subscription: Subscription, occurrence: Occurrence, base: string): Upcoming => {
  const document = contentToDocument(contentOf(subscription, occurrence), occurrence.on);
  const { netMinor, grossMinor } = computeTotals(document, wireCurrency(base));
  const { on, from, to, part } = occurrence;
  return { on, from, to, part, netMinor: netMinor.toString(), grossMinor: grossMinor.toString() };
};

export const listSubscriptions = async (context: Context): Promise<Listed> => {
  const { baseCurrency } = await readOrganization(context);
  const rows = await context.tx
    .selectFrom('invoice_schedule as s')
    .innerJoin('party as p', (join) =>
      join.onRef('p.org_id', '=', 's.org_id').onRef('p.id', '=', 's.party_id'),
    )
    .selectAll('s')
    .select('p.name')
    .where('s.org_id', '=', context.org)
    .orderBy('p.search_name')
    .orderBy('s.id')
    .execute();
  const subscriptions: Listed['subscriptions'] = [];
  for (const row of rows) {
    const subscription = toSubscription(row);
    const occurrences = await fetchOccurrences(context, row.id);
    const upcoming =
      subscription.pausedOn === null ? upcomingOf(context, subscription, occurrences, baseCurrency) : [];
    const { rule } = subscription;
    subscriptions.push({
      id: row.id,
      customerId: row.party_id,
      customerName: row.name,
      title: row.title,
      everyMonths: rule.everyMonths,
      anchorDay: rule.anchorDay,
      timing: rule.timing,
      mode: subscription.mode,
      startsOn: rule.startsOn,
      endsOn: rule.endsOn,
      pausedOn: subscription.pausedOn,
      currency: subscription.content.currency,
      next: subscription.pausedOn === null ? nextOf(subscription, occurrences, baseCurrency) : null,
      failed: failedOf(occurrences) === undefined ? 0 : 1,
      yearMinor: upcoming.reduce((sum, one) => sum + BigInt(one.netMinor), 0n).toString(),
    });
  }
  return { subscriptions, today: context.today };
};

export const readSubscription = async (context: Context, id: string): Promise<SubscriptionView> => {
  const { baseCurrency, timeZone } = await readOrganization(context);
  const subscription = await fetchSubscription(context, id);
  const occurrences = await fetchOccurrences(context, id);
  const documents = await documentsOf(context, id);
  const clocks = await readClocks(context, [subscription.partyId]);
  const party = await context.tx
    .selectFrom('party')
    .select('name')
    .where('org_id', '=', context.org)
    .where('id', '=', subscription.partyId)
    .executeTakeFirstOrThrow();
  const { rule } = subscription;
  return {
    id,
    customerId: subscription.partyId,
    customerName: party.name,
    customerZone: otherZone(clocks.get(subscription.partyId), timeZone),
    title: subscription.title,
    content: subscription.content,
    everyMonths: rule.everyMonths,
    anchorDay: rule.anchorDay,
    timing: rule.timing,
    startsOn: rule.startsOn,
    endsOn: rule.endsOn,
    prorate: rule.prorate,
    indexation:
      subscription.indexation.kind === 'index'
        ? { ...subscription.indexation, values: [...subscription.indexation.values] }
        : subscription.indexation,
    mode: subscription.mode,
    hour: subscription.hour,
    pausedOn: subscription.pausedOn,
    version: subscription.version,
    createdBy: subscription.createdBy,
    occurrences: occurrences.toReversed().map((one) => {
      const document = one.documentId === null ? undefined : documents.get(one.documentId);
      return {
        on: one.on,
        from: one.from,
        to: one.to,
        state: one.state,
        documentId: one.documentId,
        documentNumber: document?.number ?? '',
        grossMinor: document?.grossMinor.toString() ?? null,
        findings: [...one.findings],
      };
    }),
    upcoming: upcomingOf(context, subscription, occurrences, baseCurrency),
    today: context.today,
  };
};

const documentsOf = async (
  context: Context,
  id: string,
): Promise<ReadonlyMap<string, { number: string; grossMinor: bigint }>> => {
  const { rows } = await sql<{ id: string; number: string; gross_minor: bigint }>`
    select d.id, d.number, d.gross_minor from invoice_occurrence o
    join sales_document d on d.org_id = o.org_id and d.id = o.document_id
    where o.org_id = ${context.org} and o.schedule_id = ${id}`.execute(context.tx);
  return new Map(rows.map((row) => [row.id, { number: row.number, grossMinor: row.gross_minor }]));
};
