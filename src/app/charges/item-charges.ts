import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import {
  agreedRate,
  claimLine,
  claimSums,
  debtBalances,
  isWaivedByRule,
  lateCharges,
  type Claim,
  type ClaimKind,
  type ClaimLine,
  type ClaimSum,
  type InterestSlice,
  type LateCharges,
  type RateTable,
} from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readRateTable } from './rates.ts';
import { readChargeSettings } from './settings.ts';
import { itemRows, type ChargeScope, type ClaimRow, type ItemRow, type ItemRows } from './store/item-rows.ts';

export type KeptClaim = Claim & {
  readonly id: string;
  readonly currency: Currency;
  readonly slices: readonly InterestSlice[];
  readonly ownItemId: string | null;
};

/** Why nothing more is claimed. */
export type Exemption = {
  /** Null: by the company's rule, not written down yet. */
  readonly id: string | null;
  readonly scope: 'item' | 'customer' | 'rule';
  readonly reason: string;
  readonly on: PlainDate | null;
  readonly by: string;
};

/** One item paid late: what the law gives to a day, and what was done with it. */
export type ItemCharges = {
  readonly itemId: string;
  readonly partyId: string;
  readonly account: string;
  readonly number: string;
  readonly currency: Currency;
  readonly dueOn: PlainDate;
  readonly amountMinor: bigint;
  readonly baseMinor: bigint;
  readonly openMinor: bigint;
  readonly contestedMinor: bigint;
  /** The day nothing was open any more. */
  readonly paidOn: PlainDate | null;
  /** Words on the invoice that no rate could be read from. */
  readonly unreadRate: string | null;
  readonly charges: LateCharges;
  readonly claims: readonly KeptClaim[];
  readonly sums: Readonly<Record<ClaimKind, ClaimSum>>;
  readonly exemption: Exemption | null;
};

/** Items that bear charges or of which some were claimed, oldest due first. Three queries and the rates. */
export const readItemCharges = async (
  context: Context,
  scope: ChargeScope,
  asOf: PlainDate,
): Promise<ItemCharges[]> => {
  const rows = await itemRows(context, scope);
  if (rows.items.length === 0) return [];
  const [table, { waiverDays }] = [await readRateTable(context), await readChargeSettings(context)];
  const found = oncePerInvoice(
    rows.items,
    rows.items.map((row) => compute(row, rows, asOf, table, waiverDays)),
  );
  const wanted = 'itemIds' in scope ? new Set(scope.itemIds) : null;
  return found.filter(
    (one) =>
      (wanted === null || wanted.has(one.itemId)) &&
      (one.charges.indemnityMinor > 0n ||
        one.charges.interest.totalMinor > 0n ||
        one.claims.length > 0 ||
        one.charges.interest.missing !== null),
  );
};

const compute = (
  row: ItemRow,
  { lowerings, claims, exemptions }: ItemRows,
  asOf: PlainDate,
  table: RateTable,
  waiverDays: number | null,
): ItemCharges => {
  const own = lowerings
    .filter((one) => one.root === row.id)
    .map(({ on, minor, never_owed }) => ({ on, minor, neverOwed: never_owed }));
  const lowered = own.reduce((sum, one) => sum + one.minor, 0n);
  const openMinor = row.amount_minor - lowered;
  const paidOn = openMinor > 0n ? null : lastDay(own, row.due_on);
  const mention = row.printed_rate ?? (row.customer_rate === '' ? row.company_rate : row.customer_rate);
  const agreed = agreedRate(mention);
  const kind =
    row.party_kind === 'individual' || row.party_kind === 'public_body' ? row.party_kind : 'company';
  const charges = lateCharges(
    {
      dueOn: row.due_on,
      balances: debtBalances(row.due_on, row.amount_minor, own, row.contested_minor),
      isLateCharge: false,
    },
    { kind, agreed, insolventSince: row.insolvent_since },
    asOf,
    table,
  );
  const kept = claims.filter((claim) => claim.item_id === row.id).map(toClaim);
  const exempt = exemptions.find(
    (one) => one.party_id === row.party_id && (one.item_id === null || one.item_id === row.id),
  );
  return {
    itemId: row.id,
    partyId: row.party_id,
    account: row.account,
    number: row.number,
    currency: row.currency as Currency,
    dueOn: row.due_on,
    amountMinor: row.amount_minor,
    baseMinor: row.base_minor,
    openMinor,
    contestedMinor: row.contested_minor,
    paidOn,
    unreadRate: agreed === 'unread' && kind === 'company' ? mention : null,
    charges,
    claims: kept,
    sums: claimSums(charges, kept),
    exemption:
      exempt === undefined
        ? isWaivedByRule(waiverDays, paidOn, row.first_reminder_on)
          ? { id: null, scope: 'rule', reason: '', on: paidOn, by: '' }
          : null
        : {
            id: exempt.id,
            scope: exempt.item_id === null ? 'customer' : 'item',
            reason: exempt.reason,
            on: exempt.from_on,
            by: exempt.recorded_by,
          },
  };
};

/** 40 € for each invoice paid late, whatever its instalments (C. com. D441-5): the first that is late bears them. */
const oncePerInvoice = (rows: readonly ItemRow[], items: readonly ItemCharges[]): ItemCharges[] => {
  const borne = new Set<string>();
  return items.map((one, at) => {
    const { invoice_id: invoiceId } = rows[at]!;
    if (invoiceId === null || one.charges.indemnityMinor === 0n) return one;
    if (!borne.has(invoiceId)) {
      borne.add(invoiceId);
      return one;
    }
    const charges = { ...one.charges, indemnityMinor: 0n };
    return { ...one, charges, sums: claimSums(charges, one.claims) };
  });
};

/** What may be asked for on top of each item; nothing of one that is exempt. */
export const claimLinesOf = (items: readonly ItemCharges[]): ClaimLine[] =>
  items.flatMap((item) => (item.exemption === null ? (claimLine(item) ?? []) : []));

const toClaim = (row: ClaimRow): KeptClaim => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  amountMinor: row.amount_minor,
  upTo: row.up_to,
  currency: row.currency as Currency,
  slices: row.slices.map((slice) => ({
    ...slice,
    baseMinor: BigInt(slice.baseMinor),
    interestMinor: BigInt(slice.interestMinor),
  })),
  ownItemId: row.own_item_id,
});

const lastDay = (lowerings: readonly { on: PlainDate; neverOwed: boolean }[], dueOn: PlainDate): PlainDate =>
  lowerings.reduce((last, one) => (!one.neverOwed && one.on > last ? one.on : last), dueOn);
