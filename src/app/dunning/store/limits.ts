import { sql } from 'kysely';
import { DEFAULT_LIMITS, type Limits } from '../../../core/dunning/index.ts';
import type { Context } from '../../../shell/http/context.ts';

/** The company's caution, and whether its claims come from contracts of carriage. */
export type KeptLimits = { readonly limits: Limits; readonly isCarrier: boolean };

type Row = {
  reply_days: number;
  budgets: Limits['budgets'];
  hours: Limits['hours'];
  bank_days: number;
  suspense_percent: number;
  prescription_months: number;
  taken_over_level: number;
  is_carrier: boolean;
};

export const readLimits = async (context: Context): Promise<KeptLimits> => {
  const { rows } = await sql<Row>`
    select reply_days, budgets, hours, bank_days, suspense_percent, prescription_months, taken_over_level, is_carrier
    from dunning_setting where org_id = ${context.org}`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) return { limits: DEFAULT_LIMITS, isCarrier: false };
  return {
    limits: {
      replyDays: row.reply_days,
      budgets: row.budgets,
      hours: row.hours,
      bankDays: row.bank_days,
      suspensePercent: row.suspense_percent,
      prescriptionMonths: row.prescription_months,
      takenOverLevel: row.taken_over_level,
    },
    isCarrier: row.is_carrier,
  };
};

export const writeLimits = async (context: Context, { limits, isCarrier }: KeptLimits): Promise<void> => {
  const values = {
    reply_days: limits.replyDays,
    budgets: JSON.stringify(limits.budgets),
    hours: JSON.stringify(limits.hours),
    bank_days: limits.bankDays,
    suspense_percent: limits.suspensePercent,
    prescription_months: limits.prescriptionMonths,
    taken_over_level: limits.takenOverLevel,
    is_carrier: isCarrier,
  };
  await context.tx
    .insertInto('dunning_setting')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
};
