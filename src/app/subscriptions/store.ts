import type { Selectable } from 'kysely';
import {
  contentToDocument,
  documentToContent,
  type DocumentContent,
} from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { wireDate } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Finding } from '../../core/finding.ts';
import {
  occurrenceDocument,
  type Indexation,
  type Occurrence,
  type ScheduleRule,
} from '../../core/invoicing/index.ts';
import { occurrenceWords } from '../../i18n/occurrence-words.ts';
import type { InvoiceSchedule } from '../../shell/db/types.gen.ts';
import type { Context } from '../../shell/http/context.ts';
import type { BillingMode } from '../billing/index.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

export type Subscription = {
  readonly id: string;
  readonly partyId: string;
  readonly title: string;
  readonly content: DocumentContent;
  readonly rule: ScheduleRule;
  readonly indexation: Indexation;
  readonly mode: BillingMode;
  readonly hour: number;
  readonly pausedOn: string | null;
  readonly version: number;
  readonly createdBy: string;
};

export type KeptOccurrence = {
  readonly on: PlainDate;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly state: 'done' | 'failed' | 'skipped';
  readonly documentId: string | null;
  readonly findings: readonly Finding[];
  readonly triedOn: string;
};

export const toSubscription = (row: Selectable<InvoiceSchedule>): Subscription => ({
  id: row.id,
  partyId: row.party_id,
  title: row.title,
  content: row.content as unknown as DocumentContent,
  rule: {
    everyMonths: row.every_months,
    anchorDay: row.anchor_day,
    timing: row.timing === 'arrears' ? 'arrears' : 'advance',
    startsOn: wireDate(row.starts_on),
    endsOn: row.ends_on === null ? null : wireDate(row.ends_on),
    prorate: row.prorate,
  },
  indexation: row.indexation as unknown as Indexation,
  mode: row.mode as BillingMode,
  hour: row.hour,
  pausedOn: row.paused_on,
  version: row.version,
  createdBy: row.created_by,
});

/** `lock` for whoever invoices or changes it: one at a time. */
export const fetchSubscription = async (context: Scope, id: string, lock = false): Promise<Subscription> => {
  let query = context.tx
    .selectFrom('invoice_schedule')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return toSubscription(row);
};

export const lockSubscription = async (
  context: Scope,
  id: string,
  version: number,
): Promise<Subscription> => {
  const kept = await fetchSubscription(context, id, true);
  if (kept.version !== version) throw new Problem('edit.conflict');
  return kept;
};

/** In order of their days. */
export const fetchOccurrences = async (context: Scope, id: string): Promise<KeptOccurrence[]> => {
  const rows = await context.tx
    .selectFrom('invoice_occurrence')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('schedule_id', '=', id)
    .orderBy('on_date')
    .execute();
  return rows.map((row) => ({
    on: wireDate(row.on_date),
    from: wireDate(row.period_from),
    to: wireDate(row.period_to),
    state: row.state as KeptOccurrence['state'],
    documentId: row.document_id,
    findings: row.findings as unknown as Finding[],
    triedOn: row.tried_on,
  }));
};

/** The invoice of one period, as a document is kept. */
export const contentOf = (subscription: Subscription, occurrence: Occurrence): DocumentContent => {
  const { content, partyId, indexation, rule } = subscription;
  const document = occurrenceDocument(
    contentToDocument(content, occurrence.on),
    occurrence,
    { indexation, startsOn: rule.startsOn },
    occurrenceWords(occurrence, content.language),
  );
  return documentToContent(document, {
    partyId,
    deliveryAddressId: content.deliveryAddressId,
    issuedOn: null,
  });
};
