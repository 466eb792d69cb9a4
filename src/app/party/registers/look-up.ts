import type { OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { RegisterPorts } from '../ports.ts';
import type { registersContract } from '../registers-contract.ts';
import { failureFinding } from './ask-registers.ts';
import { requireAllowed } from './settings.ts';

/** Suggestions for a new record. A number is sent without its blanks; nothing is kept. */
export const lookUpCompanies = async (
  context: Context,
  text: string,
  ports: RegisterPorts,
): Promise<OutputOf<typeof registersContract.lookUp>> => {
  await requireAllowed(context, 'companies');
  const bare = text.replaceAll(/[\s.]/g, '');
  const asked = await ports.companies.search(/^\d{9}(\d{5})?$/.test(bare) ? bare : text);
  if (!asked.ok) {
    const failure = { source: 'recherche-entreprises', fault: asked.fault } as const;
    throw new Problem('record.refused', {}, [failureFinding(failure)]);
  }
  return {
    companies: asked.value.map(({ facts: { vatNumber: _none, ...facts }, ...company }) => ({
      ...facts,
      addressLines: [...facts.addressLines],
      ...company,
    })),
  };
};
