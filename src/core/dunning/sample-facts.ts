import type { ChargesLabels } from './documents/charges-table.ts';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import type { CompletedStep, CustomerFacts, ItemFacts, SuspenseFacts } from './facts.ts';

/** Facts for tests: a customer with nothing special, an item of 1 000 € due on a given day. */
export function sampleItem(itemId: string, dueOn: string, more: Partial<ItemFacts> = {}): ItemFacts {
  return {
    itemId,
    number: `F-${itemId}`,
    currency: EUR,
    issuedOn: null,
    dueOn: plainDate(dueOn),
    amountMinor: 100_000n,
    openMinor: 100_000n,
    completed: [],
    holds: [],
    promises: [],
    disputes: [],
    paymentPending: false,
    mayRemind: true,
    lapsesOn: null,
    askedAnyway: false,
    takenOverLate: false,
    startLevel: null,
    orderRef: '',
    depositedOn: null,
    awaitsProofSince: null,
    ...more,
  };
}

export function sampleCustomer(
  items: readonly ItemFacts[],
  { email = 'compta@helianthe.example', ...more }: Partial<CustomerFacts> & { email?: string | null } = {},
): CustomerFacts {
  return {
    customerId: 'helianthe',
    kind: 'company',
    contacts: email === null ? [] : [{ email, roles: ['billing'], hasBounced: false, orders: [] }],
    hasPostalAddress: true,
    addressReturned: false,
    blocked: false,
    insolventSince: null,
    holds: [],
    lastMessageOn: null,
    contactedOn: [],
    unreadReply: null,
    items,
    credits: [],
    suspense: [],
    payer: 'regular',
    grouping: null,
    depositDays: null,
    ...more,
  };
}

/** Money on 471, received on 20 October 2026. */
export function sampleSuspense(paymentId: string, amountMinor: bigint): SuspenseFacts {
  return { paymentId, receivedOn: plainDate('2026-10-20'), currency: EUR, amountMinor };
}

export function stepDone(stepCode: string, on: string): CompletedStep {
  return { stepCode, level: null, doneOn: plainDate(on) };
}

/** Known from another system: only the level. */
export function imported(level: number, on: string): CompletedStep {
  return { stepCode: null, level, doneOn: plainDate(on) };
}

export const sampleChargesLabels: ChargesLabels = {
  title: 'Frais de retard',
  intro: (asOf) => `Arrêtés au ${asOf}`,
  period: 'Période',
  base: 'Sur',
  days: 'Jours',
  rate: 'Taux',
  amount: 'Montant',
  invoice: (number, due) => `Facture ${number}, ${due}`,
  span: (from, to) => `${from} – ${to}`,
  percent: (percent) => `${percent} %`,
  indemnity: 'Indemnité',
  settled: 'Déjà facturé',
  missing: (semester) => `Taux ${semester} absent`,
  total: 'Total des frais',
};
