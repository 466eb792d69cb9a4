import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { checkOpening } from './check-opening.ts';
import { openingContract } from './opening-contract.ts';
import { takeOpening } from './take-opening.ts';
import { undoOpening } from './undo-opening.ts';

type View = OutputOf<typeof openingContract.take>;

export const openingRoom = (): Room =>
  room('opening', openingContract, {
    list: async (context) => ({
      today: context.today,
      currency: (await readOrganization(context)).baseCurrency,
      openings: await readOpenings(context),
    }),
    check: (context, input, file) => checkOpening(context, file, input.openedOn as PlainDate),
    take: async (context, input) =>
      readOne(context, await takeOpening(context, { ...input, openedOn: input.openedOn as PlainDate })),
    undo: async (context, input) => {
      await undoOpening(context, input.id);
      return readOne(context, input.id);
    },
  });

const readOne = async (context: Context, id: string): Promise<View> => {
  const found = (await readOpenings(context)).find((one) => one.id === id);
  if (found === undefined) throw new Problem('record.not-found');
  return found;
};

export const readOpenings = async (context: Pick<Context, 'tx' | 'org'>): Promise<View[]> => {
  const rows = await context.tx
    .selectFrom('opening_balance')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    openedOn: row.opened_on,
    summary: row.summary as unknown as View['summary'],
    by: row.recorded_by,
    takenAt: row.taken_at,
    undone: row.undone_at === null ? null : { by: row.undone_by, at: row.undone_at },
  }));
};
