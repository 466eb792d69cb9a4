import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { lateChargeEntry } from '../../core/ledger/index.ts';
import { EUR, roundDiv, type Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { lockItems, openItems } from '../openitems/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { readItemCharges, type ItemCharges } from './item-charges.ts';
import { readChargeSettings } from './settings.ts';
import { dueOf, planClaims, writeClaims, type ClaimPlan } from './write-claims.ts';

/** Puts what the law gives to this day into the books, item by item: an entry, and an item that is asked for like others. */
export const bookCharges = async (
  context: Context,
  itemIds: readonly string[],
): Promise<{ booked: number }> => {
  const booked = await bookItems(context, itemIds, { asOf: context.today, entryOn: context.today });
  if (booked === 0) throw new Problem('record.refused', {}, [error('charges.nothing-to-book')]);
  return { booked };
};

/** `asOf`: the day up to which interest runs; `entryOn`: the day of the entry. */
type Booking = { readonly asOf: PlainDate; readonly entryOn: PlainDate };

const bookItems = async (
  context: Context,
  itemIds: readonly string[],
  { asOf, entryOn }: Booking,
): Promise<number> => {
  await lockItems(context, itemIds);
  const items = await readItemCharges(context, { itemIds }, asOf);
  let booked = 0;
  for (const item of items) if (item.exemption === null) booked += await bookItem(context, item, entryOn);
  return booked;
};

/**
 * The same for what a message has said: under another day than today. What is exempt by now stays as it is; the code of what
 * only a person can decide, or null.
 */
export const bookUpTo = async (
  context: Context,
  itemIds: readonly string[],
  booking: Booking,
): Promise<string | null> => {
  try {
    await bookItems(context, itemIds, booking);
    return null;
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== 'record.refused') throw cause;
    return cause.findings[0]?.code ?? cause.code;
  }
};

const bookItem = async (context: Context, item: ItemCharges, entryOn: PlainDate): Promise<number> => {
  const plans = planClaims(dueOf(item), item.claims).filter((plan) => plan.minor > 0n);
  // Interest in the currency of the invoice, the indemnity in euros (C. com. D441-5): an item for each currency.
  const groups = new Map<Currency, ClaimPlan[]>();
  for (const plan of plans) {
    const currency = plan.kind === 'indemnity' ? EUR : item.currency;
    groups.set(currency, [...(groups.get(currency) ?? []), plan]);
  }
  for (const [currency, group] of groups) await bookGroup(context, item, entryOn, currency, group);
  return groups.size;
};

const bookGroup = async (
  context: Context,
  item: ItemCharges,
  entryOn: PlainDate,
  currency: Currency,
  plans: readonly ClaimPlan[],
): Promise<void> => {
  const { accounts } = await readChargeSettings(context);
  const { baseCurrency } = await readOrganization(context);
  const base = (minor: bigint): bigint => {
    if (currency === baseCurrency) return minor;
    // At the rate the invoice was booked at; for another currency than the invoice’s nobody gave one.
    if (currency !== item.currency)
      throw new Problem('record.refused', {}, [error('charges.no-exchange-rate', { params: { currency } })]);
    return roundDiv(minor * item.baseMinor, item.amountMinor);
  };
  const [interest, indemnity] = (['interest', 'indemnity'] as const).map((kind) =>
    plans.filter((plan) => plan.kind === kind).reduce((sum, plan) => sum + plan.minor, 0n),
  ) as [bigint, bigint];
  const [interestMinor, indemnityMinor] = [base(interest), base(indemnity)];
  const number = await nextNumber(context, item.number);
  const draft = lateChargeEntry(
    {
      entryOn,
      // Books are kept in French (C. com. L123-22).
      label: `Frais de retard ${item.number}`.trim(),
      piece: number,
      partyId: item.partyId,
      account: '411',
      interestMinor,
      indemnityMinor,
      ...(currency !== baseCurrency && { foreign: { currency, amountMinor: interest + indemnity } }),
    },
    accounts,
  );
  await ensureAccounts(
    context,
    draft.postings.map((posting) => posting.account),
  );
  const ownItemId = newId();
  const { entryId } = await postEntry(context, draft, { kind: 'late_charge', id: ownItemId });
  await openItems(context, [
    {
      id: ownItemId,
      account: '411',
      partyId: item.partyId,
      currency,
      kind: 'late_charge',
      number,
      amountMinor: interest + indemnity,
      baseMinor: interestMinor + indemnityMinor,
      issuedOn: draft.entryOn,
      dueOn: draft.entryOn,
      entryId,
      lineNo: 1,
    },
  ]);
  await writeClaims(context, plans, 'booked', { entryId }, ownItemId);
  await audit(
    context,
    'late-charge.booked',
    { kind: 'open_item', id: ownItemId },
    { item: item.itemId, amountMinor: (interest + indemnity).toString(), currency },
  );
};

/** F-12-FR, then F-12-FR2: what the customer finds it by, beside the invoice. */
const nextNumber = async (context: Context, number: string): Promise<string> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .select('number')
    .where('org_id', '=', context.org)
    .where('kind', '=', 'late_charge')
    .where('number', 'like', `${number.replaceAll(/[%_\\]/g, '\\$&')}-FR%`)
    .execute();
  return rows.length === 0 ? `${number}-FR` : `${number}-FR${rows.length + 1}`;
};
