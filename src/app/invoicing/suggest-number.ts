import type { Context } from '../../shell/http/context.ts';

/** 'FA-2026-00412' → 'FA-2026-00413': the last run of digits grows by one, its width is kept. */
export const following = (number: string): string =>
  number.replace(/(\d+)(?!.*\d)/, (digits) => String(BigInt(digits) + 1n).padStart(digits.length, '0'));

/** After the last invoice typed here; before the first, the next number given at take-over. */
export const suggestNumber = async (context: Context): Promise<string> => {
  const last = await context.tx
    .selectFrom('invoice')
    .select('number')
    .where('org_id', '=', context.org)
    .where('origin', '=', 'typed')
    .where('kind', '=', 'invoice')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined) return following(last.number);
  const organization = await context.tx
    .selectFrom('organization')
    .select('next_invoice_number')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return organization.next_invoice_number;
};
