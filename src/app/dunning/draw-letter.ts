import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { keepFile } from '../files/index.ts';
import type { ComposedReminder } from './compose-reminder.ts';
import type { DunningPorts } from './ports.ts';

export type LetterName = { readonly customerCode: string; readonly sendOn: PlainDate };

export const letterName = ({ customerCode, sendOn }: LetterName): string => `${customerCode}-${sendOn}.pdf`;

/** Draws the letter of a message and keeps it; answers its digest. */
export const drawLetter = async (
  context: Context,
  { renderer }: Pick<DunningPorts, 'renderer'>,
  name: LetterName,
  { job }: NonNullable<ComposedReminder['letter']>,
): Promise<string> =>
  keepFile(context, {
    name: letterName(name),
    mediaType: 'application/pdf',
    bytes: await renderer.render({
      layout: 'reminder',
      data: job.data,
      qr: job.qr,
      createdAt: context.now,
    }),
  });
