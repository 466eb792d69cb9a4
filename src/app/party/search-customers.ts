import type { OutputOf } from '../../contract/endpoint.ts';
import { normalizeName } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { partyContract } from './contract.ts';

type Found = OutputOf<typeof partyContract.search>;

const likePrefix = (text: string): string => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

export const searchCustomers = async (context: Context, text: string): Promise<Found> => {
  const rows = await context.tx
    .selectFrom('party as p')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.org_id', '=', 'p.org_id').onRef('c.party_id', '=', 'p.id'),
    )
    .select(['p.id', 'c.code', 'p.name', 'p.city', 'c.payment_terms', 'c.currency', 'c.debtor_group'])
    .where('p.org_id', '=', context.org)
    .where('c.archived_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('p.search_name', 'like', likePrefix(normalizeName(text))),
        eb('p.search_name', 'like', `% ${likePrefix(normalizeName(text))}`),
        eb('c.code', 'ilike', likePrefix(text.trim())),
      ]),
    )
    .orderBy('p.search_name')
    .limit(12)
    .execute();
  return {
    customers: rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      city: row.city,
      currency: row.currency,
      debtorGroup: row.debtor_group,
      paymentTerms: row.payment_terms as Found['customers'][number]['paymentTerms'],
    })),
  };
};
