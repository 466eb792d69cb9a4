import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addMonths, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { ownedParties } from '../party/index.ts';
import type { limitsContract } from './limits-contract.ts';
import { claimTerms, readTerms, type ClaimTerm } from './store/claim-terms.ts';
import { readLimits } from './store/limits.ts';

type Contract = typeof limitsContract;
type Lapsing = OutputOf<Contract['lapsing']>['items'][number];

const MOST = 200;

const shown = (term: ClaimTerm, today: PlainDate) => ({
  rule: term.rule,
  from: term.from,
  because: term.because,
  lastDay: term.lastDay,
  isLapsed: term.lastDay < today,
  isAskedAnyway: term.askedAnyway,
});

const lapsesSoon = (term: ClaimTerm, today: PlainDate, months: number): boolean =>
  term.lastDay <= addMonths(today, months);

/** Every open claim that lapses within the months the company set, or has; the first to lapse first. */
export const readLapsing = async (context: Context): Promise<{ items: Lapsing[]; months: number }> => {
  const { limits, isCarrier } = await readLimits(context);
  const months = limits.prescriptionMonths;
  const open = sql`i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.settled_on is null`;
  const terms = await claimTerms(context, open, isCarrier);
  const near = new Map([...terms].filter(([, term]) => lapsesSoon(term, context.today, months)));
  if (near.size === 0) return { items: [], months };
  const { rows } = await sql<{
    id: string;
    party_id: string;
    name: string;
    number: string;
    due_on: PlainDate;
    open_minor: bigint;
    currency: string;
  }>`
    select i.id, i.party_id, p.name, i.number, i.due_on, i.open_minor, i.currency
    from open_item i join party p on p.org_id = i.org_id and p.id = i.party_id
    where i.org_id = ${context.org} and i.id = any(${[...near.keys()]}::uuid[])`.execute(context.tx);
  const items = rows.flatMap((row): Lapsing[] => {
    const term = near.get(row.id);
    if (term === undefined) return [];
    return [
      {
        itemId: row.id,
        partyId: row.party_id,
        customerName: row.name,
        number: row.number,
        dueOn: row.due_on,
        openMinor: row.open_minor.toString(),
        currency: row.currency,
        ...shown(term, context.today),
      },
    ];
  });
  return { items: items.sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1)), months };
};

/** `mine`: of customers that the asker answers for. */
export const listLapsing = async (
  context: Context,
  { mine = false }: { mine?: boolean } = {},
): Promise<OutputOf<Contract['lapsing']>> => {
  const { items, months } = await readLapsing(context);
  const owned = mine ? await ownedParties(context) : null;
  const asked = items.filter(({ partyId }) => owned === null || owned.has(partyId));
  return { asOf: context.today, months, items: asked.slice(0, MOST) };
};

/** Until when each open item of a customer can be brought to court. */
export const termsOfCustomer = async (
  context: Context,
  partyId: string,
): Promise<ReadonlyMap<string, ClaimTerm>> => {
  const { isCarrier } = await readLimits(context);
  const own = sql`i.org_id = ${context.org} and i.party_id = ${partyId} and i.account = ${CUSTOMERS}`;
  return readTerms(context, own, isCarrier);
};

export const readClaimTerm = async (
  context: Context,
  itemId: string,
): Promise<OutputOf<Contract['claimTerm']>> => {
  const { limits, isCarrier } = await readLimits(context);
  const { rows } = await sql<{ assigned_to: string; kind: string }>`
    select i.assigned_to, p.kind from open_item i join party p on p.org_id = i.org_id and p.id = i.party_id
    where i.org_id = ${context.org} and i.id = ${itemId}`.execute(context.tx);
  const item = rows[0];
  if (item === undefined) throw new Problem('record.not-found');
  const here = sql`i.org_id = ${context.org} and i.id = ${itemId} and i.account = ${CUSTOMERS}`;
  const term = (await readTerms(context, here, isCarrier)).get(itemId);
  if (term === undefined) return { term: null };
  const events = await sql<{
    id: string;
    kind: NonNullable<OutputOf<Contract['claimTerm']>['term']>['events'][number]['kind'];
    on_date: PlainDate;
    note: string;
    recorded_by: string;
    recorded_at: string;
    is_undone: boolean;
  }>`
    select e.id, e.kind, e.on_date, e.note, e.recorded_by, e.recorded_at,
      exists (select from prescription_event u where u.org_id = e.org_id and u.reverses_id = e.id) as is_undone
    from prescription_event e where e.org_id = ${context.org} and e.item_id = ${itemId} and e.reverses_id is null
    order by e.on_date, e.id`.execute(context.tx);
  return {
    term: {
      itemId,
      ...shown(term, context.today),
      isNear: lapsesSoon(term, context.today, limits.prescriptionMonths),
      isConsumer: item.kind === 'individual',
      assignedTo: item.assigned_to,
      events: events.rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        on: row.on_date,
        note: row.note,
        by: row.recorded_by,
        at: row.recorded_at,
        isUndone: row.is_undone,
      })),
    },
  };
};

/** An acknowledgement or an action makes the term run anew; deciding to ask for a lapsed claim changes no term. */
export const noteTerm = async (
  context: Context,
  input: InputOf<Contract['noteTerm']>,
): Promise<{ done: true }> => {
  if (input.on > context.today) refuse('dunning.term-in-future', 'on');
  const { term } = await readClaimTerm(context, input.itemId);
  if (term === null) return refuse('dunning.term-of-nothing');
  if (input.kind === 'ask-anyway') {
    // C. conso. L121-6; DGCCRF fines who asks a consumer for what has lapsed. Nobody may decide otherwise.
    if (term.isConsumer) refuse('dunning.lapsed-consumer');
    if (!term.isLapsed) refuse('dunning.not-lapsed');
  }
  const id = newId();
  await context.tx
    .insertInto('prescription_event')
    .values({
      org_id: context.org,
      id,
      item_id: input.itemId,
      kind: input.kind,
      on_date: input.on,
      note: input.note,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  const { kind, on } = input;
  await audit(context, 'claim-term.noted', { kind: 'open_item', id: input.itemId }, { event: id, kind, on });
  return { done: true };
};

export const undoTerm = async (context: Context, id: string): Promise<{ done: true }> => {
  const { rows } = await sql<{ item_id: string; kind: string; on_date: string; undone: boolean }>`
    select e.item_id, e.kind, e.on_date,
      exists (select from prescription_event u where u.org_id = e.org_id and u.reverses_id = e.id) as undone
    from prescription_event e where e.org_id = ${context.org} and e.id = ${id} and e.reverses_id is null`.execute(
    context.tx,
  );
  const event = rows[0];
  if (event === undefined) throw new Problem('record.not-found');
  if (event.undone) return { done: true };
  await context.tx
    .insertInto('prescription_event')
    .values({
      org_id: context.org,
      id: newId(),
      item_id: event.item_id,
      kind: event.kind,
      on_date: event.on_date,
      reverses_id: id,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'claim-term.undone', { kind: 'open_item', id: event.item_id }, { event: id });
  return { done: true };
};

/** Sold to a factor or assigned: the holder reminds. */
export const assignClaim = async (
  context: Context,
  input: InputOf<Contract['assign']>,
): Promise<{ done: true }> => {
  const changed = await sql`
    update open_item set assigned_to = ${input.assignedTo}
    where org_id = ${context.org} and id = ${input.itemId} and account = ${CUSTOMERS} and amount_minor > 0`.execute(
    context.tx,
  );
  if (changed.numAffectedRows === 0n) throw new Problem('record.not-found');
  await audit(
    context,
    'claim.assigned',
    { kind: 'open_item', id: input.itemId },
    { assignedTo: input.assignedTo },
  );
  return { done: true };
};

const refuse = (code: string, path?: string): never => {
  throw new Problem('record.refused', {}, [error(code, path === undefined ? {} : { path })]);
};
