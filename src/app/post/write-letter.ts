import { sql } from 'kysely';
import { error, type Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { PostalAddress } from './ports.ts';

export type NewLetter = {
  readonly partyId: string;
  readonly pdfSha256: string;
  readonly from: PostalAddress;
  readonly to: PostalAddress;
  readonly reference: string;
  readonly isRegistered: boolean;
};

/** What the provider cannot carry; such a letter is printed by hand. */
export const refusesAddress = (
  { name, postalCode, city, country }: PostalAddress,
  carries: (country: string) => boolean,
): Finding | null => {
  if (!carries(country)) return error('post.abroad');
  return name === '' || postalCode === '' || city === '' ? error('post.address-incomplete') : null;
};

/** Queues a letter that its address does not keep from leaving, for good: what it says and to whom never changes. */
export const writeLetter = async (context: Context, letter: NewLetter): Promise<string> => {
  const id = newId();
  await context.tx
    .insertInto('postal_letter')
    .values({
      org_id: context.org,
      id,
      party_id: letter.partyId,
      pdf_sha256: letter.pdfSha256,
      sender: JSON.stringify(letter.from),
      recipient: JSON.stringify(letter.to),
      reference: letter.reference.replaceAll(/[^\p{L}\p{N} _-]+/gu, '-').slice(0, 30),
      is_registered: letter.isRegistered,
      state: 'queued',
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await letterEvent(context, id, 'queued');
  return id;
};

/** One line of a letter's history, in the transaction that made it true. */
export const letterEvent = async (
  context: Context,
  letterId: string,
  kind: string,
  detail = '',
): Promise<void> => {
  await context.tx
    .insertInto('postal_event')
    .values({
      org_id: context.org,
      id: newId(),
      letter_id: letterId,
      kind,
      detail,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
};

/** Takes a letter back from a higher room. False: it is under way or gone already. */
export const withdrawLetter = async (context: Context, id: string): Promise<boolean> => {
  const taken = await sql`
    update postal_letter set state = 'cancelled', version = version + 1
    where org_id = ${context.org} and id = ${id} and state = 'queued'`.execute(context.tx);
  if (taken.numAffectedRows === 0n) return false;
  await letterEvent(context, id, 'cancelled');
  return true;
};
