import type { InputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import * as belongings from './belongings.ts';
import type { partyContract } from './contract.ts';

type AddressFields = Omit<InputOf<typeof partyContract.addAddress>, 'id'>;

const addressRow = (address: AddressFields) => ({
  label: address.label,
  lines: address.lines.filter((line) => line !== ''),
  postal_code: address.postalCode,
  city: address.city,
  country: address.country,
});

export const addAddress = (
  context: Context,
  input: InputOf<typeof partyContract.addAddress>,
): Promise<string> =>
  belongings.add(context, 'address', input.id, (keys) =>
    context.tx
      .insertInto('party_address')
      .values({ ...keys, ...addressRow(input) })
      .execute(),
  );

export const editAddress = (
  context: Context,
  input: InputOf<typeof partyContract.editAddress>,
): Promise<string> =>
  belongings.edit(context, 'address', input.id, () =>
    context.tx
      .updateTable('party_address')
      .set({ ...addressRow(input), version: input.version + 1 })
      .where('org_id', '=', context.org)
      .where('id', '=', input.id)
      .where('version', '=', input.version)
      .returning('party_id')
      .executeTakeFirst(),
  );

export const archiveAddress = (context: Context, id: string): Promise<string> =>
  belongings.archive(context, 'address', id);
