import type { InputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { withRegisterFields } from '../../../core/party/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { CustomerPorts } from '../check-customer.ts';
import { editCustomer } from '../edit-customer.ts';
import { readCustomer } from '../read-customer.ts';
import type { registersContract } from '../registers-contract.ts';
import { currentChecks } from './read-checks.ts';

/** Chosen fields of answers that were kept, never of what a browser sends; checked like any other edit. */
export const acceptDifferences = async (
  context: Context,
  { id, version, taken }: InputOf<typeof registersContract.accept>,
  ports: CustomerPorts,
): Promise<void> => {
  const customer = await readCustomer(context, id);
  const checks = await currentChecks(context, customer);
  let record = customer;
  for (const { checkId, field } of taken) {
    const check = checks.find((one) => one.id === checkId);
    // Another answer came since, or the record speaks of another number now.
    if (check === undefined) throw new Problem('edit.conflict');
    record = withRegisterFields(record, check.facts, [field]);
  }
  const fields = taken.map((one) => one.field).join(', ');
  await editCustomer(context, { ...record, addressLines: [...record.addressLines], version }, ports, {
    action: 'customer.register-accepted',
    detail: { fields },
  });
};
