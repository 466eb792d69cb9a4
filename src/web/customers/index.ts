import { onDemand } from '../kit/on-demand.tsx';
import type { CustomerFormProps } from './customer-form.tsx';

export { WhoseFilter } from './whose-filter.tsx';

/** The record of a customer over another room's screen. */
export const CustomerForm = onDemand<CustomerFormProps>(
  () => import('./customer-form.tsx').then((m) => m.CustomerForm),
  { opened: false },
);
