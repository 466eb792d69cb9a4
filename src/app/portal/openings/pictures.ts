import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { signToken } from '../../../shell/signed-token.ts';
import type { OpeningMarks } from '../../dunning/index.ts';
import { isPublic } from '../links.ts';
import type { LinkPorts } from '../ports.ts';
import { agreedContacts, isOn } from './consents.ts';

/** The picture of reminders, as the room that writes them asks for it. */
export const openingMarks = (ports: LinkPorts): OpeningMarks => ({
  look: async (context, readers) =>
    (await readersWho(context, ports, readers)) === null ? null : { pictureUrl: null, stopUrl: null },
  ensure: async (context, readers) => {
    const contactIds = await readersWho(context, ports, readers);
    if (contactIds === null) return null;
    const id = newId();
    const address = `/o/${signToken(ports.secrets, 'opening', context.org, id)}`;
    return {
      mark: {
        pictureUrl: new URL(`${address}/i.gif`, ports.publicUrl).href,
        stopUrl: new URL(address, ports.publicUrl).href,
      },
      keep: async (messageId) => {
        await context.tx
          .insertInto('mail_picture')
          .values({
            org_id: context.org,
            id,
            party_id: readers.partyId,
            contact_ids: contactIds,
            message_id: messageId,
            recorded_at: context.now,
          })
          .execute();
      },
    };
  },
});

/** null: the company wants no pictures, they would lead nowhere, or not every reader agreed. */
const readersWho = async (
  context: Context,
  ports: LinkPorts,
  { partyId, addresses }: { partyId: string; addresses: readonly string[] },
): Promise<string[] | null> => {
  if (context.isDemo || !isPublic(ports) || !(await isOn(context))) return null;
  return agreedContacts(context, partyId, addresses);
};
