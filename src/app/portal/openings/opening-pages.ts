import { sql } from 'kysely';
import { classifyVisit } from '../../../core/replies/index.ts';
import { openingPageWords } from '../../../i18n/opening-page.ts';
import { findOrganization } from '../../../shell/directory/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Page, PageAnswer, PageVisit } from '../../../shell/http/pages.ts';
import { newId } from '../../../shell/ids.ts';
import { readSignedToken } from '../../../shell/signed-token.ts';
import { readOrganization } from '../../organization/index.ts';
import { html } from '../html.ts';
import { calmPage, layout } from '../layout.ts';
import type { PagePorts } from '../ports.ts';
import { writeConsent } from './consents.ts';

/** A transparent point (GIF89a, 1 × 1). */
const POINT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const picture: PageAnswer = { kind: 'picture', mediaType: 'image/gif', bytes: POINT };

/** The same look again within this time is the same opening. */
const SAME_LOOK = '10 minutes';

type Carried = { readonly id: string; readonly partyId: string; readonly contactIds: readonly string[] };

/**
 * The picture in a mail, and where its reader takes the agreement back. Asking for the picture adds a line to the log of
 * openings and nothing else; only the button of the page acts, for filters of mail follow links.
 */
export const openingPages = (ports: PagePorts): readonly Page[] => {
  const open = async <T>(
    visit: PageVisit,
    body: (context: Context, carried: Carried) => Promise<T>,
  ): Promise<T | null> => {
    const token = readSignedToken(ports.secrets, 'opening', visit.params['token'] ?? '');
    const owner = token === null ? null : await findOrganization(ports.database, token.org);
    if (token === null || owner === null || owner.isDemo) return null;
    return ports.inContext(
      {
        org: owner.org,
        isDemo: false,
        actor: { kind: 'customer', id: token.id, name: 'portal' },
        permissions: new Set(),
        locale: visit.locale,
        readOnly: false,
      },
      async (context) => {
        const row = await context.tx
          .selectFrom('mail_picture')
          .select(['party_id', 'contact_ids'])
          .where('org_id', '=', context.org)
          .where('id', '=', token.id)
          .executeTakeFirst();
        return row === undefined
          ? null
          : body(context, { id: token.id, partyId: row.party_id, contactIds: row.contact_ids });
      },
    );
  };

  return [
    {
      method: 'GET',
      path: '/o/:token/i.gif',
      perMinute: 120,
      answer: async (visit) => {
        // Whatever it is asked with, the answer is a picture: a mail shows no broken one.
        await open(visit, (context, carried) => recordOpening(context, carried, visit));
        return picture;
      },
    },
    {
      method: 'GET',
      path: '/o/:token',
      perMinute: 60,
      answer: async (visit) =>
        (await open(visit, (context, carried) => drawStop(context, carried, visit))) ??
        calmPage('unknown', visit.locale),
    },
    {
      method: 'POST',
      path: '/o/:token',
      perMinute: 20,
      answer: async (visit) => {
        const done = await open(visit, async (context, carried) => {
          await withdraw(context, carried);
          return true;
        });
        return done === null
          ? calmPage('unknown', visit.locale)
          : { kind: 'redirect', to: `/o/${encodeURIComponent(visit.params['token'] ?? '')}` };
      },
    },
  ];
};

/** What was withdrawn is withdrawn for mails that left before as well: they are still opened, and told no more. */
const recordOpening = async (
  context: Context,
  { id, contactIds }: Carried,
  visit: PageVisit,
): Promise<void> => {
  if (visit.isStaff || !(await areAgreed(context, contactIds))) return;
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from ${context.now}::timestamptz - m.sent_at)::int as seconds
    from mail_picture p join outbound_message m on m.org_id = p.org_id and m.id = p.message_id
    where p.org_id = ${context.org} and p.id = ${id}`.execute(context.tx);
  const { certainty, sign } = classifyVisit({ ...visit, secondsSinceSent: rows[0]?.seconds ?? null });
  await sql`
    insert into mail_opening (org_id, id, picture_id, certainty, sign, ip, user_agent, recorded_at)
    select ${context.org}::uuid, ${newId()}::uuid, ${id}::uuid, ${certainty}, ${sign}, ${visit.ip}, ${visit.userAgent},
      ${context.now}::timestamptz
    where not exists (
      select from mail_opening o where o.org_id = ${context.org} and o.picture_id = ${id} and o.certainty = ${certainty}
        and o.ip = ${visit.ip} and o.recorded_at > ${context.now}::timestamptz - ${sql.lit(SAME_LOOK)}::interval)`.execute(
    context.tx,
  );
};

/** Every one of them, as they stand now. */
const areAgreed = async (context: Context, contactIds: readonly string[]): Promise<boolean> => {
  const { rows } = await sql<{ agreed: boolean }>`
    select coalesce((select c.is_given from opening_consent c
      where c.org_id = ${context.org} and c.contact_id = k.id order by c.id desc limit 1), false) as agreed
    from unnest(${contactIds}::uuid[]) as k(id)`.execute(context.tx);
  return rows.every((row) => row.agreed);
};

const drawStop = async (context: Context, { contactIds }: Carried, visit: PageVisit): Promise<PageAnswer> => {
  const words = openingPageWords(visit.locale);
  const company = await readOrganization(context);
  const agreed = await areAgreed(context, contactIds);
  return layout({
    language: visit.locale,
    title: agreed ? words.title : words.doneTitle,
    header: html`<p class="name">${company.name}</p>`,
    main: html`<div class="card">
      <h1>${agreed ? words.title : words.doneTitle}</h1>
      <p>${agreed ? words.text(company.name) : words.doneText}</p>
      ${
        agreed
          ? html`<form method="post">
              <div class="actions"><button class="button main" type="submit">${words.stop}</button></div>
            </form>`
          : null
      }
    </div>`,
    footer: null,
    status: 200,
  });
};

/** For each reader of the mail: whoever follows the link speaks for it. */
const withdraw = async (context: Context, { partyId, contactIds }: Carried): Promise<void> => {
  if (!(await areAgreed(context, contactIds))) return;
  for (const contactId of contactIds) {
    await writeConsent(context, {
      contactId,
      partyId,
      isGiven: false,
      on: context.today,
      source: openingPageWords(context.locale).source,
    });
  }
};
