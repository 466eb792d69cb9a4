import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { defaultPolicyFr, type CustomerFacts, type ItemFacts } from '../../core/dunning/index.ts';
import { EUR } from '../../core/money/index.ts';

/**
 * Customers with ten invoices each or so, at every step of the default policy; some held, promised or contested. Drawn by
 * arithmetic: the same every time.
 */
export const benchFacts = (items: number, customers: number, asOf: PlainDate): CustomerFacts[] => {
  const codes = defaultPolicyFr().steps.map((step) => step.code);
  const each = Math.ceil(items / customers);
  let left = items;
  return Array.from({ length: customers }, (_, c): CustomerFacts => {
    const own = Math.min(each, left);
    left -= own;
    return {
      customerId: `c${String(c).padStart(6, '0')}`,
      kind: 'company',
      contacts:
        c % 20 === 0
          ? []
          : [{ email: `compta@c${c}.example`, roles: ['billing'], hasBounced: false, orders: [] }],
      hasPostalAddress: c % 50 !== 0,
      addressReturned: false,
      blocked: c % 200 === 0,
      insolventSince: null,
      holds: c % 97 === 0 ? [{ reason: 'bench', until: addDays(asOf, 9) }] : [],
      lastMessageOn: c % 3 === 0 ? addDays(asOf, -(c % 30) - 1) : null,
      contactedOn: c % 3 === 0 ? [addDays(asOf, -(c % 30) - 1)] : [],
      unreadReply: null,
      items: Array.from({ length: own }, (_unused, i) => benchItem(c, i, asOf, codes)),
      credits: c % 11 === 0 ? [{ itemId: `a${c}`, number: `AV-${c}`, currency: EUR, openMinor: 5_000n }] : [],
      suspense:
        c % 301 === 0
          ? [{ paymentId: `p${c}`, receivedOn: addDays(asOf, -1), currency: EUR, amountMinor: 10_000n }]
          : [],
      payer: 'regular',
      grouping: null,
      depositDays: null,
    };
  });
};

const benchItem = (c: number, i: number, asOf: PlainDate, codes: readonly string[]): ItemFacts => {
  const seed = c * 31 + i * 7;
  const late = (seed % 120) - 12;
  const done = late < 5 ? 0 : (seed % (codes.length + 1)) - 1;
  const openMinor = BigInt(20_000 + (seed % 900) * 137);
  return {
    itemId: `i${c}-${i}`,
    number: `FA-${c}-${i}`,
    currency: EUR,
    issuedOn: addDays(asOf, -late - 30),
    dueOn: addDays(asOf, -late),
    amountMinor: openMinor,
    openMinor,
    completed: codes.slice(0, Math.max(0, done)).map((stepCode, at) => ({
      stepCode,
      level: null,
      doneOn: addDays(asOf, -((codes.length - at) * 6)),
    })),
    holds: seed % 211 === 0 ? [{ reason: 'bench', until: null }] : [],
    promises: seed % 89 === 0 ? [{ promisedOn: addDays(asOf, 4), amountMinor: null }] : [],
    disputes: seed % 103 === 0 ? [{ amountMinor: openMinor / 3n }] : [],
    paymentPending: false,
    mayRemind: true,
    lapsesOn: addDays(asOf, 1_000 - late),
    askedAnyway: false,
    takenOverLate: false,
    startLevel: null,
    orderRef: '',
    depositedOn: null,
    awaitsProofSince: null,
  };
};
