import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { room, type Context, type Room } from '../../../shell/http/context.ts';
import type { CustomerPorts } from '../check-customer.ts';
import type { RegisterPorts } from '../ports.ts';
import { registersContract } from '../registers-contract.ts';
import { acceptDifferences } from './accept-differences.ts';
import { lookUpCompanies } from './look-up.ts';
import { readChecks } from './read-checks.ts';
import { listRegisterItems, listRegisterRuns, readRegisterRun } from './read-run.ts';
import { editRegisterSettings, readRegisterSettings } from './settings.ts';
import { cancelRegisterRun, startRegisterRun, type RegisterJob } from './start-run.ts';
import { verifyCustomer } from './verify-customer.ts';

/** Each question holds a connection to the database while a register thinks: the others are left to the rest. */
const AT_ONCE = 4;

export type RegistersRoomPorts = CustomerPorts & {
  readonly registers: RegisterPorts;
  readonly registerJob: RegisterJob;
  /** Where the registers are, as the operator has set it: shown, so that a person knows where a name goes. */
  readonly hosts: { readonly companies: string; readonly vat: string };
};

export const registersRoom = (ports: RegistersRoomPorts): Room => {
  const { registers, registerJob, hosts } = ports;
  let asking = 0;
  const inTurn = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (asking >= AT_ONCE) throw new Problem('record.refused', {}, [error('party.register-queue')]);
    asking += 1;
    try {
      return await ask();
    } finally {
      asking -= 1;
    }
  };
  const settings = async (context: Context) => {
    const { companies, vat } = await readRegisterSettings(context);
    return { companies, vat, hosts };
  };
  return room('registers', registersContract, {
    settings,
    editSettings: async (context, input) => {
      await editRegisterSettings(context, input);
      return settings(context);
    },
    lookUp: (context, input) => inTurn(() => lookUpCompanies(context, input.text, registers)),
    read: (context, input) => readChecks(context, input.id),
    verify: (context, input) => inTurn(() => verifyCustomer(context, input.id, registers)),
    accept: async (context, input) => {
      await acceptDifferences(context, input, ports);
      return { done: true };
    },
    start: async (context, input) =>
      readRegisterRun(context, await startRegisterRun(context, input.ids, registerJob)),
    runs: async (context) => ({ runs: await listRegisterRuns(context) }),
    run: (context, input) => readRegisterRun(context, input.id),
    items: (context, input) => listRegisterItems(context, input),
    cancel: (context, input) => cancelRegisterRun(context, input.id),
  });
};
