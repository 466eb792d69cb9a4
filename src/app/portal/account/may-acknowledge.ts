import type { Context } from '../../../shell/http/context.ts';
import { readSettings } from '../settings.ts';
import type { AccountSaying } from './frame.ts';

/** Consumers only where the company decided so; a public body never: its debts prescribe by other rules (loi 68-1250). */
export const mayAcknowledge = async (
  context: Context,
  { customer }: Pick<AccountSaying, 'customer'>,
): Promise<boolean> => {
  if (customer.kind === 'public_body') return false;
  const { acknowledge } = await readSettings(context);
  return customer.kind === 'individual' ? acknowledge.consumer : acknowledge.business;
};
