import { addDays, endOfMonth } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Line, VatTreatment } from './model.ts';

/** A delivery or a finished service that waits to be invoiced; its lines in any writing (as kept, as computed). */
export type Delivery<L = Line> = {
  readonly id: string;
  readonly partyId: string;
  readonly currency: string;
  readonly deliveredOn: PlainDate;
  readonly reference: string;
  readonly purchaseOrder: string;
  readonly lines: readonly L[];
};

/**
 * `each`: one invoice per delivery. `month`: one per customer, currency and calendar month (CGI art. 289, I-3: a summary
 * invoice covers the deliveries of one month at most), per purchase order too where asked.
 */
export type Grouping = { readonly by: 'each' | 'month'; readonly byOrder: boolean };

const keyOf = (delivery: Delivery<unknown>, { by, byOrder }: Grouping): string =>
  by === 'each'
    ? delivery.id
    : [
        delivery.partyId,
        delivery.currency,
        delivery.deliveredOn.slice(0, 7),
        byOrder ? delivery.purchaseOrder : '',
      ].join('\u0000');

/** What goes on one invoice together: groups in the order of their first delivery, deliveries in the order of their days. */
export function groupDeliveries<D extends Delivery<unknown>>(
  deliveries: readonly D[],
  grouping: Grouping,
): D[][] {
  const sorted = deliveries.toSorted((a, b) =>
    a.deliveredOn === b.deliveredOn
      ? a.reference < b.reference
        ? -1
        : a.reference > b.reference
          ? 1
          : 0
      : a.deliveredOn < b.deliveredOn
        ? -1
        : 1,
  );
  const groups = new Map<string, D[]>();
  for (const delivery of sorted) {
    const key = keyOf(delivery, grouping);
    const known = groups.get(key);
    if (known) known.push(delivery);
    else groups.set(key, [delivery]);
  }
  return [...groups.values()];
}

type Taxed = {
  readonly type: string;
  readonly vat?: Pick<VatTreatment, 'category'> & { exemption?: string | undefined };
};

/** Within the Union: goods exempt there, or a service that the customer pays the VAT of. */
const isIntraCommunity = ({ type, vat }: Taxed): boolean =>
  type !== 'item' || vat?.category === 'K' || (vat?.category === 'AE' && vat.exemption === 'eu-services');

/**
 * The last day to issue the summary invoice of a month: its last day, or the 15th of the next for supplies within the
 * Union (CGI art. 289, I-3).
 */
export function summaryDeadline(group: readonly Delivery<Taxed>[]): PlainDate {
  const end = endOfMonth(group[0]!.deliveredOn);
  return group.every((one) => one.lines.every(isIntraCommunity)) ? addDays(end, 15) : end;
}

type Section = { type: 'section'; id: string; title: string };

export type GroupFacts<L = Line> = {
  readonly lines: readonly (L | Section)[];
  /** Of a single day of delivery; else `period`. */
  readonly suppliedOn: PlainDate | null;
  readonly period: { readonly from: PlainDate; readonly to: PlainDate } | null;
  /** '' where they differ: each section says its own. */
  readonly purchaseOrder: string;
};

/** The lines of an invoice: a section per delivery that names it and its day, then what was delivered. */
export function groupFacts<L extends { readonly id: string }, D extends Delivery<L>>(
  group: readonly D[],
  title: (delivery: D, isShared: boolean) => string,
): GroupFacts<L> {
  const first = group[0]!;
  const last = group.at(-1)!;
  const shared = group.every((one) => one.purchaseOrder === first.purchaseOrder);
  const lines = group.flatMap((delivery, at): (L | Section)[] => [
    { type: 'section', id: `d${at + 1}`, title: title(delivery, shared) },
    ...delivery.lines.map((line, index) => ({ ...line, id: `d${at + 1}-${index + 1}` })),
  ]);
  const isOneDay = first.deliveredOn === last.deliveredOn;
  return {
    lines,
    suppliedOn: isOneDay ? first.deliveredOn : null,
    period: isOneDay ? null : { from: first.deliveredOn, to: last.deliveredOn },
    purchaseOrder: shared ? first.purchaseOrder : '',
  };
}
