import type { OutputOf } from '../../../contract/endpoint.ts';
import { isFrance, registerDifferences, type RegisterFacts } from '../../../core/party/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { readCustomer, type Customer } from '../read-customer.ts';
import type { registersContract } from '../registers-contract.ts';

export type RegisterView = OutputOf<typeof registersContract.read>;
type Check = RegisterView['checks'][number];
export type KeptCheck = Check & { readonly facts: RegisterFacts };

const BLANK: RegisterFacts = {
  name: '',
  siren: '',
  siret: '',
  vatNumber: '',
  addressLines: [],
  postalCode: '',
  city: '',
  country: '',
};
const MOST_PROOFS = 50;

type Scope = Pick<Context, 'tx' | 'org'>;

const checksOf = (context: Scope, partyId: string) =>
  context.tx
    .selectFrom('register_check')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .orderBy('id', 'desc');

type Row = Awaited<ReturnType<ReturnType<typeof checksOf>['execute']>>[number];

const toCheck = (row: Row): KeptCheck => ({
  id: row.id,
  source: row.source as Check['source'],
  outcome: row.outcome as Check['outcome'],
  subject: row.subject,
  reference: row.reference,
  checkedAt: row.recorded_at,
  checkedBy: row.checked_by,
  facts: { ...BLANK, ...(row.facts as Partial<RegisterFacts>) },
});

const shown = ({ facts: _facts, ...check }: KeptCheck): Check => check;

/** The latest answer of each register, as long as it is about what the record says today. */
export const currentChecks = async (context: Scope, customer: Customer): Promise<KeptCheck[]> => {
  const current: KeptCheck[] = [];
  for (const source of ['recherche-entreprises', 'vies']) {
    const row = await checksOf(context, customer.id).where('source', '=', source).limit(1).executeTakeFirst();
    const about = [customer.siren, customer.siret, customer.vatNumber];
    if (row !== undefined && about.includes(row.subject)) current.push(toCheck(row));
  }
  return current;
};

/** A French company is compared with the register of companies; VIES only says whether its number is valid. */
export const differencesOf = (
  customer: Customer,
  checks: readonly KeptCheck[],
): RegisterView['differences'] =>
  checks
    .filter((check) => check.source === 'recherche-entreprises' || !isFrance(customer.country))
    .flatMap(({ id: checkId, source, facts }) =>
      registerDifferences(customer, facts).map((difference) => ({ checkId, source, ...difference })),
    );

export const readChecks = async (context: Context, id: string): Promise<RegisterView> => {
  const customer = await readCustomer(context, id);
  const checks = await currentChecks(context, customer);
  const proofs = await checksOf(context, id).where('reference', '<>', '').limit(MOST_PROOFS).execute();
  return {
    checks: checks.map(shown),
    differences: differencesOf(customer, checks),
    proofs: proofs.map((row) => shown(toCheck(row))),
  };
};
