import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { partyContract } from './contract.ts';

/** The post found nobody at the address of today: no letter goes there until a person corrects or confirms it. */
export const markReturned = async (context: Context, partyId: string): Promise<void> => {
  const { numAffectedRows } = await sql`
    update party set returned_address = address_lines || array[postal_code, city, country],
      returned_on = ${context.today}::date, version = version + 1
    where org_id = ${context.org} and id = ${partyId} and not address_returned`.execute(context.tx);
  if (numAffectedRows === 1n) await audit(context, 'address.returned', { kind: 'party', id: partyId });
};

/** A person says that the address is right: it was the post, or the letter box. */
export const confirmAddress = async (
  context: Context,
  input: InputOf<typeof partyContract.confirmAddress>,
): Promise<void> => {
  const { numAffectedRows } = await sql`
    update party set returned_address = null, returned_on = null, version = version + 1
    where org_id = ${context.org} and id = ${input.id} and version = ${input.version} and address_returned`.execute(
    context.tx,
  );
  if (numAffectedRows === 0n) throw new Problem('edit.conflict');
  await audit(context, 'address.confirmed', { kind: 'party', id: input.id });
};
