import type { OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { RegisterPorts } from '../ports.ts';
import { readCustomer } from '../read-customer.ts';
import type { registersContract } from '../registers-contract.ts';
import { requireLive } from '../require-live.ts';
import { askRegisters, failureFinding, questionsOf } from './ask-registers.ts';
import { keepAnswers } from './keep-answers.ts';
import { readChecks } from './read-checks.ts';
import { readRegisterSettings, requireAllowed } from './settings.ts';

/** Asks about one customer and keeps what is answered; the record stays as it is. */
export const verifyCustomer = async (
  context: Context,
  id: string,
  ports: RegisterPorts,
): Promise<OutputOf<typeof registersContract.verify>> => {
  await requireLive(context, id);
  await requireAllowed(context, 'any');
  const questions = questionsOf(await readCustomer(context, id), await readRegisterSettings(context));
  if (questions.company === '' && questions.vat === '') {
    throw new Problem('record.refused', {}, [error('party.register-nothing')]);
  }
  const { answers, failures } = await askRegisters(ports, questions);
  // Nothing came: said as a refusal, so that it can be tried again.
  if (answers.length === 0) throw new Problem('record.refused', {}, failures.map(failureFinding));
  await keepAnswers(context, id, answers);
  return { ...(await readChecks(context, id)), failures: failures.map(failureFinding) };
};
