import { Problem } from '../../contract/problem.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { readFile } from '../files/index.ts';
import { draftClaim } from './charges.ts';
import { composeReminder } from './compose-reminder.ts';
import { readCorrespondent } from './correspondent.ts';
import { liveDrafts } from './live.ts';
import type { DunningPorts } from './ports.ts';
import { keptDraft, signerOf } from './read-draft.ts';

/** The letter: as it was kept once handed over, as it would be before. */
export const readLetter = async (
  context: Context,
  ports: Pick<DunningPorts, 'renderer'>,
  id: string,
): Promise<Download> => {
  const kept = await keptDraft(context, id);
  const sent = await context.tx
    .selectFrom('reminder_attempt')
    .select('letter_sha256')
    .where('org_id', '=', context.org)
    .where('draft_id', '=', id)
    .where('state', 'in', ['reserved', 'handed', 'accepted', 'ambiguous', 'failed'])
    .where('letter_sha256', 'is not', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const name = `${kept.customerCode}-${kept.draft.sendOn}.pdf`;
  if (sent !== undefined && sent.letter_sha256 !== null && kept.state !== 'proposed') {
    const { bytes } = await readFile(context, sent.letter_sha256);
    return { name, mediaType: 'application/pdf', body: bytes, inline: true };
  }
  const [live] = await liveDrafts(context, [kept]);
  if (live === undefined) throw new Error('a draft without facts');
  const { draft } = live;
  const { letter } = composeReminder(
    kept,
    draft,
    live,
    await draftClaim(context, draft, live.policy),
    await readCorrespondent(context, draft.customerId),
    { account: null, sender: await signerOf(context, kept), opening: null },
  );
  if (letter === null) throw new Problem('record.not-found');
  const body = await ports.renderer.render({
    layout: 'reminder',
    data: letter.job.data,
    qr: letter.job.qr,
    createdAt: context.now,
  });
  return { name, mediaType: 'application/pdf', body, inline: true };
};
