import type { CustomerFacts } from './facts.ts';
import type { PolicyVersion } from './policy.ts';

/** Whether a customer is told of a due date to come: who always pays on time need not be. */
export const takesNotices = (
  customer: Pick<CustomerFacts, 'payer'>,
  policy: Pick<PolicyVersion, 'options'>,
): boolean => policy.options.noticeTo === 'everyone' || customer.payer !== 'regular';
