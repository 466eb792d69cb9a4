import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import type { partyContract } from './contract.ts';
import { requireLive } from './require-live.ts';

type AddressFields = Omit<InputOf<typeof partyContract.addAddress>, 'id'>;

const addressRow = (address: AddressFields) => ({
  label: address.label,
  lines: address.lines.filter((line) => line !== ''),
  postal_code: address.postalCode,
  city: address.city,
  country: address.country,
});

export const addAddress = async (
  context: Context,
  input: InputOf<typeof partyContract.addAddress>,
): Promise<string> => {
  const { id: partyId } = input;
  await requireLive(context, partyId);
  const id = newId();
  await context.tx
    .insertInto('party_address')
    .values({ org_id: context.org, id, party_id: partyId, ...addressRow(input) })
    .execute();
  await audit(context, 'address.added', { kind: 'party', id: partyId }, { address: id });
  return partyId;
};

/** Answers whose address it is. */
export const editAddress = async (
  context: Context,
  input: InputOf<typeof partyContract.editAddress>,
): Promise<string> => {
  const row = await context.tx
    .updateTable('party_address')
    .set({ ...addressRow(input), version: input.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .where('version', '=', input.version)
    .returning('party_id')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('edit.conflict');
  await audit(context, 'address.edited', { kind: 'party', id: row.party_id }, { address: input.id });
  return row.party_id;
};

export const archiveAddress = async (context: Context, id: string): Promise<string> => {
  const row = await context.tx
    .updateTable('party_address')
    .set({ archived_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('party_id')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  await audit(context, 'address.archived', { kind: 'party', id: row.party_id }, { address: id });
  return row.party_id;
};
