import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { isPlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { draftsNow, postponeDraft, removeDraft, restoreDraft, setLevel } from '../dunning/index.ts';
import { audit } from '../organization/index.ts';
import { toldAnew } from './announce.ts';
import type { Opened } from './open-door.ts';
import { setOutcome } from './store.ts';

const REMOVED = {
  fr: 'Retirée de l’envoi automatique',
  en: 'Removed from automatic sending',
} as const;

/**
 * One line, decided from the mail: the same verbs as the review, with the version that was on the page. An announcement
 * whose moment has passed, and a line that is not of it, are refused.
 */
export const act = async (
  context: Context,
  { announcementId, person }: Opened,
  draftId: string,
  form: PageVisit['form'],
): Promise<void> => {
  const version = Number(form['version']);
  const ref = { id: draftId, version };
  // The moment itself waits for this, or this comes too late.
  const { rows } = await sql<{ draft_id: string }>`
    select l.draft_id from reminder_announcement a
    join reminder_announced l on l.org_id = a.org_id and l.announcement_id = a.id
    where a.org_id = ${context.org} and a.id = ${announcementId} and a.state = 'announced' and l.draft_id = ${draftId}
      and (cardinality(l.told_ids) = 0 or ${person.id}::uuid = any(l.told_ids))
    for update of a`.execute(context.tx);
  if (rows.length === 0 || !Number.isInteger(version)) throw new Problem('record.not-found');
  const by = context.actor.name;
  const wanted = form['act'] ?? '';
  switch (wanted) {
    case 'remove':
      await removeDraft(context, { ...ref, reason: 'other', note: REMOVED[context.locale] });
      await setOutcome(context, announcementId, [draftId], 'removed', by);
      break;
    case 'hold': {
      const untilOn = form['until'] ?? '';
      if (!isPlainDate(untilOn)) throw new Problem('request.invalid', { path: 'until' });
      await postponeDraft(context, { ...ref, untilOn });
      await setOutcome(context, announcementId, [draftId], 'removed', by);
      break;
    }
    case 'level': {
      await setLevel(context, { ...ref, stepCode: form['step'] ?? '' });
      const [now] = await draftsNow(context, [draftId]);
      if (now !== undefined) await toldAnew(context, announcementId, now);
      break;
    }
    case 'restore':
      await restoreDraft(context, ref);
      await setOutcome(context, announcementId, [draftId], null);
      break;
    default:
      throw new Problem('request.invalid', { path: 'act' });
  }
  await audit(
    context,
    'reminders.decided-by-link',
    { kind: 'reminder_draft', id: draftId },
    { announcement: announcementId, act: wanted },
  );
};
