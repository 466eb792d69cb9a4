import { error, type Finding } from '../../core/finding.ts';
import { normalizeName, searchKey, type CustomerVatRegime } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';

export type FoundCustomer = {
  readonly ok: true;
  readonly id: string;
  readonly revenueAccount: string;
  readonly vatRegime: CustomerVatRegime;
};
type Told = { readonly code: string; readonly name: string; readonly siren: string };

/** Finds customers as tables name them: by code, then SIREN, then a name that only one has. */
export const customerFinder = async (
  context: Context,
): Promise<(told: Told) => FoundCustomer | { readonly ok: false; readonly finding: Finding }> => {
  const rows = await context.tx
    .selectFrom('customer as c')
    .innerJoin('party as p', (join) =>
      join.onRef('p.org_id', '=', 'c.org_id').onRef('p.id', '=', 'c.party_id'),
    )
    .select(['p.id', 'p.name', 'p.siren', 'c.code', 'c.revenue_account', 'c.vat_regime'])
    .where('c.org_id', '=', context.org)
    .execute();
  type Row = (typeof rows)[number];
  const index = (key: (row: Row) => string): Map<string, Row[]> => {
    const map = new Map<string, Row[]>();
    for (const row of rows) {
      const word = key(row);
      if (word !== '') map.set(word, [...(map.get(word) ?? []), row]);
    }
    return map;
  };
  const byCode = index((row) => row.code.toUpperCase());
  const bySiren = index((row) => row.siren);
  const byName = index((row) => nameKey(row.name));
  return (told) => {
    const said = told.code || told.siren || told.name;
    const siren = told.siren.replaceAll(/\D/g, '').slice(0, 9);
    const found =
      byCode.get(told.code.toUpperCase()) ??
      bySiren.get(siren) ??
      byName.get(nameKey(told.name)) ??
      // Some name their customers by code in the column of names.
      byCode.get(told.name.toUpperCase()) ??
      [];
    const [row] = found;
    if (row === undefined) {
      return said === ''
        ? { ok: false, finding: error('billing.customer-missing') }
        : { ok: false, finding: error('billing.customer-unknown', { params: { name: said.slice(0, 80) } }) };
    }
    if (found.length > 1) {
      return {
        ok: false,
        finding: error('billing.customer-ambiguous', { params: { name: said.slice(0, 80) } }),
      };
    }
    return {
      ok: true,
      id: row.id,
      revenueAccount: row.revenue_account,
      vatRegime: row.vat_regime as CustomerVatRegime,
    };
  };
};

const nameKey = (name: string): string => normalizeName(name) || searchKey(name);
