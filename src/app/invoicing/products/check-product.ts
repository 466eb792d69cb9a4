import { Problem } from '../../../contract/problem.ts';
import { wireCurrency } from '../../../contract/wire.ts';
import { error, hasErrors } from '../../../core/finding.ts';
import { checkProduct, vatTerritory, type Market, type VatTreatment } from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { checkRevenueAccount } from '../../ledger/index.ts';
import { readOrganization } from '../../organization/index.ts';
import type { ProductFields } from './product-row.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'today'>;

/** Where the company sells, as of today. */
export const readMarket = async (context: Scope): Promise<Market> => {
  const { baseCurrency, country, postalCode } = await readOrganization(context);
  const { vat_regime: regime } = await context.tx
    .selectFrom('organization')
    .select('vat_regime')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return {
    base: wireCurrency(baseCurrency),
    territory: vatTerritory({ country, postalCode }),
    on: context.today,
    vatRegime: regime === 'franchise' ? 'franchise' : 'real',
  };
};

export const refuseFaulty = async (context: Scope, fields: ProductFields): Promise<void> => {
  const { exemption, ...vat } = fields.vat;
  const treatment: VatTreatment = exemption === undefined ? vat : { ...vat, exemption };
  const findings = checkProduct({ ...fields, vat: treatment }, await readMarket(context));
  findings.push(...(await checkRevenueAccount(context, fields.account, 'account')));
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
};

export const codeTaken = (code: string): Problem =>
  new Problem('record.refused', {}, [
    error('invoicing.product-code-taken', { path: 'code', params: { code } }),
  ]);
