import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { hoursAreRight, type Limits } from '../../core/dunning/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { limitsContract } from './limits-contract.ts';
import { readLimits, writeLimits } from './store/limits.ts';

type Contract = typeof limitsContract;

export const showLimits = async (context: Context): Promise<OutputOf<Contract['limits']>> => {
  const { limits, isCarrier } = await readLimits(context);
  const { budgets, hours, ...rest } = limits;
  return {
    ...rest,
    budgets: { business: [...budgets.business], consumer: [...budgets.consumer] },
    hours: [...hours],
    isCarrier,
  };
};

export const saveLimits = async (
  context: Context,
  input: InputOf<Contract['saveLimits']>,
): Promise<{ done: true }> => {
  if (!hoursAreRight(input.hours))
    throw new Problem('record.refused', {}, [error('dunning.hours-overlap', { path: 'hours' })]);
  const { isCarrier, ...given } = input;
  const limits: Limits = given;
  await writeLimits(context, { limits, isCarrier });
  await audit(
    context,
    'dunning.limits-saved',
    { kind: 'organization', id: context.org },
    { limits: JSON.stringify(input) },
  );
  return { done: true };
};
