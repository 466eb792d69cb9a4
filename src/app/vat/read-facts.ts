import { sql, type RawBuilder } from 'kysely';
import type { VatTreatment } from '../../core/invoicing/index.ts';
import type { VatFacts, VatPlaces } from '../../core/ledger/index.ts';

/** What an issued document says of its VAT, as the columns of a query: from its sealed text `d.content`. */
export const factsColumns = (): RawBuilder<unknown> => sql`
  coalesce(k.c #> '{totals,inBase,vat}', k.c #> '{totals,vat}') as vat,
  k.c #> '{document,seller,address}' as seller,
  coalesce(k.c #> '{document,buyer,deliveryAddress}', k.c #> '{document,buyer,address}') as buyer`;

/** Beside `d`, an issued document: its text read once. */
export const factsJoin = (): RawBuilder<unknown> => sql`cross join lateral (select d.content::jsonb as c) k`;

export type FactsRow = {
  readonly vat: readonly { vat: VatTreatment; baseMinor: string; taxMinor: string }[];
  readonly seller: VatPlaces['seller'];
  readonly buyer: VatPlaces['buyer'];
};

export const toFacts = ({ vat, seller, buyer }: FactsRow): VatFacts => ({
  places: { seller, buyer },
  vat: vat.map((one) => ({
    vat: one.vat,
    baseMinor: BigInt(one.baseMinor),
    taxMinor: BigInt(one.taxMinor),
  })),
});
