import { isHistory, type Taken } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { levelsAsReminded } from '../dunning/index.ts';

export type LateView = { lateLevels: number[]; usualLevel: number };

/**
 * Counts what is taken over late with its reminders unknown, by the level each would go on at as if it had been reminded by
 * the policy of its kind of customer: the first place is level 1.
 */
export const createLateCount = async (
  context: Context,
): Promise<{ add: (taken: Taken) => void; view: () => LateView }> => {
  const { levelOf, usual } = await levelsAsReminded(context);
  const levels: number[] = [];
  return {
    view: () => ({ lateLevels: levels, usualLevel: usual }),
    add: ({ outcome, document }) => {
      if (outcome !== 'take' || document === null || document.kind !== 'invoice') return;
      if (document.isDraft === true || isHistory(document) || document.dueOn >= context.today) return;
      if (document.lastStep !== '' || document.lastRemindedOn !== null) return;
      const level = levelOf(document.dueOn);
      while (levels.length < level) levels.push(0);
      levels[level - 1] = (levels[level - 1] ?? 0) + 1;
    },
  };
};
