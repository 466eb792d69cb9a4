import { useMemo, useState } from 'react';
import { readStored, writeStored } from '../kit/stored.ts';
import type { DraftRow } from './api.ts';
import { isReady } from './review-rows.ts';

const parse = (text: string | null): string[] => (text === null || text === '' ? [] : text.split(' '));

/**
 * What goes with the button: every ready draft that was not unticked. The unticked ones are remembered on this device
 * by run, so that a browser closed in mid-review finds them again.
 */
export function useTicks(runId: string, drafts: readonly DraftRow[]) {
  const name = `unticked.${runId}`;
  const [off, setOff] = useState<ReadonlySet<string>>(() => new Set(parse(readStored(name))));
  const save = (next: ReadonlySet<string>) => {
    setOff(next);
    writeStored(name, [...next].join(' '));
  };
  const ready = useMemo(() => drafts.filter(isReady), [drafts]);
  const listed = useMemo(() => new Set(ready.map((draft) => draft.id)), [ready]);
  const ticked = useMemo(() => ready.filter((draft) => !off.has(draft.id)), [ready, off]);
  return {
    ready,
    ticked,
    isTicked: (id: string) => !off.has(id),
    toggle: (id: string) => {
      const next = new Set(off);
      if (!next.delete(id)) next.add(id);
      save(next);
    },
    // Of those that are listed: what others answer for stays as it was.
    tickAll: () => save(new Set([...off].filter((id) => !listed.has(id)))),
    tickNone: () => save(new Set([...off, ...listed])),
  };
}

export type Ticks = ReturnType<typeof useTicks>;
