import { addDays, type PlainDate } from '../../../core/calendar/index.ts';
import {
  CONTACT_ROLES,
  GROUPINGS,
  levelAsReminded,
  nominalDays,
  type ContactFacts,
  type CreditFacts,
  type CustomerFacts,
  type HoldFacts,
  type ItemFacts,
  type PayerKind,
  type PolicyVersion,
  type PromiseFacts,
  type SuspenseFacts,
} from '../../../core/dunning/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { layPromises } from '../../../core/openitems/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { planPromises } from '../plans/plan-facts.ts';
import {
  factRows,
  type ContactRow,
  type HoldRow,
  type ItemRow,
  type PayerRow,
  type StepRow,
} from './fact-rows.ts';
import { groupBy } from './group-by.ts';
import type { KeptPolicy, Policies } from './policies.ts';
import type { KeptPromise } from './promises.ts';

/** Facts of a customer, with the policy that holds for them: the pinned version while a case runs. */
export type CustomerCase = { readonly facts: CustomerFacts; readonly kept: KeptPolicy };

export type FactsScope = {
  /** null: everybody with something open. */
  readonly partyIds: readonly string[] | null;
  /** Leaves what falls due later out of the reading; null: everything. */
  readonly dueUntil?: PlainDate | null;
  /** These attempts are looked at as if they had not been made: they are the ones being checked. */
  readonly exceptAttempts?: readonly string[];
  /** A policy wants to know how customers paid so far. */
  readonly asksPayers?: boolean;
};

/** The facts that core/dunning decides on, read set by set: the number of queries does not depend on the customers. */
export const readFacts = async (
  context: Context,
  policies: Policies,
  scope: FactsScope,
): Promise<CustomerCase[]> => {
  const asksPayers = policies.all.some((kept) => kept.policy.options.noticeTo !== 'everyone');
  const rows = await factRows(context, { ...scope, asksPayers }, policies.kept);
  const planned = await planPromises(context, policies, scope.partyIds);
  const itemsOf = groupBy(rows.items, (row) => row.party_id);
  const contactsOf = groupBy(rows.contacts, (row) => row.party_id);
  const payerOf = new Map(rows.payers.map((row) => [row.party_id, toPayer(row)]));
  const holdsOf = groupBy(rows.holds, (row) => row.party_id);
  const promisesOf = groupBy(rows.promises, (promise) => promise.partyId);
  const suspenseOf = groupBy(rows.suspense, (row) => row.party_id);
  const disputesOf = groupBy(rows.disputes, (row) => row.item_id);
  const stepsOf = groupBy(rows.steps, (row) => row.item_id);
  const contactedOf = groupBy(rows.contacted, (row) => row.party_id);
  const unread = new Map(rows.replies.map((row) => [row.party_id, row.since]));
  const lastMessage = new Map(rows.lastMessages.map((row) => [row.party_id, row.last_on]));

  return rows.customers.map((customer): CustomerCase => {
    const own = itemsOf.get(customer.party_id) ?? [];
    const family = rows.families.get(customer.party_id) ?? [customer.party_id];
    const holds = family.flatMap((id) => holdsOf.get(id) ?? []);
    const debts = own.filter((row) => row.open_minor > 0n);
    const promised = laidPromises(promisesOf.get(customer.party_id) ?? [], debts, context.today);
    const since = family.reduce<PlainDate | null>(
      (first, id) => earliest(first, unread.get(id) ?? null),
      null,
    );
    const policyId = customer.policy_id;
    const newest = policies.newest(policyId, customer.kind);
    // A customer given another policy follows it; else the order begun is kept.
    const kept =
      customer.case_policy_id === newest.policyId && customer.case_version !== null
        ? policies.version(customer.case_policy_id, customer.case_version)
        : newest;
    const items = debts.map((row): ItemFacts => ({
      itemId: row.id,
      number: row.number,
      currency: row.currency as Currency,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      amountMinor: row.amount_minor,
      openMinor: row.open_minor,
      completed: [
        ...takenOver(row, stepsOf.get(row.id) ?? []),
        ...(stepsOf.get(row.id) ?? []).map((step) => ({
          stepCode: step.step_code,
          level: null,
          doneOn: step.done_on,
          ...(step.is_earlier && { earlierRound: true }),
        })),
      ],
      holds: holds.filter((hold) => hold.item_id === row.id).map(toHold),
      promises: planned.has(row.id) ? [planned.get(row.id)!] : (promised.get(row.id) ?? []),
      disputes: (disputesOf.get(row.id) ?? []).map((dispute) => ({ amountMinor: dispute.amount_minor })),
      paymentPending: false,
      mayRemind: row.assigned_to === '',
      lapsesOn: rows.terms.get(row.id)?.lastDay ?? null,
      askedAnyway: rows.terms.get(row.id)?.askedAnyway ?? false,
      takenOverLate: row.taken_over_late,
      startLevel: startLevel(row, kept.policy),
      orderRef: row.reference,
      depositedOn: row.deposited_on,
      awaitsProofSince: (stepsOf.get(row.id) ?? []).find((step) => step.awaits_proof)?.done_on ?? null,
    }));
    return {
      kept,
      facts: {
        customerId: customer.party_id,
        kind: customer.kind,
        contacts: (contactsOf.get(customer.party_id) ?? []).map(toContact),
        hasPostalAddress: customer.has_postal_address,
        addressReturned: customer.address_returned,
        blocked: customer.is_blocked,
        insolventSince: customer.insolvent_since,
        holds: holds.filter((hold) => hold.item_id === null).map(toHold),
        lastMessageOn: family.reduce(
          (last, id) => latest(last, lastMessage.get(id) ?? null),
          lastTakenOver(own, kept.policy),
        ),
        contactedOn: family.flatMap((id) => (contactedOf.get(id) ?? []).map((row) => row.on)),
        unreadReply: since === null ? null : { since, automatic: false },
        items,
        credits: own.filter((row) => row.open_minor < 0n).map(toCredit),
        suspense: (suspenseOf.get(customer.party_id) ?? []).map((row): SuspenseFacts => ({
          paymentId: row.id,
          receivedOn: row.received_on,
          currency: row.currency as Currency,
          amountMinor: row.amount_minor,
        })),
        payer: payerOf.get(customer.party_id) ?? 'regular',
        grouping: GROUPINGS.find((one) => one === customer.dunning_grouping) ?? null,
        depositDays: customer.deposit_days,
      },
    };
  });
};

/** Fewer than three settled invoices say nothing yet; more late than not is a habit. */
const toPayer = ({ settled, late }: PayerRow): PayerKind =>
  settled < 3 ? 'new' : late * 2 > settled ? 'late' : 'regular';

const toContact = (row: ContactRow): ContactFacts => ({
  email: row.email,
  roles: CONTACT_ROLES.filter((role) => row.roles.includes(role)),
  hasBounced: row.has_bounced,
  orders: row.order_refs,
});

const toHold = (row: HoldRow): HoldFacts => ({
  reason: row.reason,
  until: row.until_on,
  amountMinor: row.amount_minor,
});

const toCredit = (row: ItemRow): CreditFacts => ({
  itemId: row.id,
  number: row.number,
  currency: row.currency as Currency,
  openMinor: -row.open_minor,
});

/** What another system had sent before; without its day the due date stands for it. */
const takenOver = (row: ItemRow, steps: readonly StepRow[]): ItemFacts['completed'] =>
  (row.last_step === '' && row.last_reminded_on === null) ||
  steps.some((step) => step.step_code === row.last_step)
    ? []
    : [
        {
          stepCode: row.last_step === '' ? null : row.last_step,
          level: null,
          doneOn: row.last_reminded_on ?? row.due_on,
        },
      ];

/** Chosen with the import; 0: as if it had been reminded by this policy until then. */
const startLevel = (row: ItemRow, policy: PolicyVersion): number | null =>
  row.start_level === 0 ? levelAsReminded(row.due_on, policy, row.taken_on) : row.start_level;

/** A call is no message: it does not keep us silent. */
const lastTakenOver = (items: readonly ItemRow[], policy: PolicyVersion): PlainDate | null => {
  const calls = new Set(policy.steps.filter((step) => step.kind === 'call').map((step) => step.code));
  return items
    .filter((row) => !calls.has(row.last_step))
    .reduce<PlainDate | null>((last, row) => latest(last, row.last_reminded_on), null);
};

const earliest = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null || (b !== null && b < a) ? b : a;

const latest = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null || (b !== null && b > a) ? b : a;

/** What is still promised of each item; a plan speaks for its items alone. */
const laidPromises = (
  promises: readonly KeptPromise[],
  debts: readonly ItemRow[],
  today: PlainDate,
): Map<string, PromiseFacts[]> => {
  const received = new Map(promises.map((promise) => [promise.id, promise.received]));
  const items = debts.map((row) => ({
    id: row.id,
    currency: row.currency,
    dueOn: row.due_on,
    openMinor: row.open_minor,
  }));
  return new Map(
    [...layPromises(promises, received, items, today)].map(([id, parts]) => [
      id,
      parts.map(({ dueOn, amountMinor }) => ({ promisedOn: dueOn, amountMinor })),
    ]),
  );
};

/** Nothing that falls due later is announced today, whatever the policies say and the holidays move. */
export const announcedUntil = (policies: Policies, today: PlainDate): PlainDate => {
  const offsets = policies.all.flatMap(({ policy }) =>
    policy.steps.map((_, index) => -(nominalDays(policy, index) ?? 0)),
  );
  return addDays(today, Math.max(0, ...offsets) + 14);
};
