import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import type { Opened, OpenedLink } from './open-link.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * The document that an address asks for: the one its link is for, or one of the account's that its customer has got.
 * null where the link opens no such document; nothing is said of whether there is one.
 */
export const findDocument = async (
  context: Context,
  opened: Opened,
  visit: Pick<PageVisit, 'params'>,
): Promise<OpenedLink | null> => {
  const asked = visit.params['document'];
  const { linkId } = opened;
  if (opened.documentId !== null)
    return asked === undefined ? { linkId, documentId: opened.documentId } : null;
  if (asked === undefined || !UUID.test(asked)) return null;
  const row = await context.tx
    .selectFrom('sales_document')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', asked)
    .where('party_id', 'in', (parties) =>
      parties
        .selectFrom('party')
        .select('party.id')
        .where('party.org_id', '=', context.org)
        .where((either) =>
          either.or([either('party.id', '=', opened.partyId), either('merged_into', '=', opened.partyId)]),
        ),
    )
    .where('state', '<>', 'draft')
    .executeTakeFirst();
  return row === undefined ? null : { linkId, documentId: row.id };
};
