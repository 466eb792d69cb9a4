import { useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import type { WithdrawnLetter } from './api.ts';
import { groupByReason } from './withdrawn-letters.ts';

/** Names the letters that are not to be posted after all, those of one reason in one sentence. */
export function useNamed(): (withdrawn: readonly WithdrawnLetter[]) => void {
  const words = useTexts().lettersScreen;
  const toasts = useToasts();
  return (withdrawn) => {
    for (const { reason, names } of groupByReason(withdrawn))
      toasts.success(words[reason](names.length, names.join(', ')));
  };
}
