import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { entriesApi, type Draft } from './api.ts';
import { linesOf, rowsOf, type Row } from './draft-lines.ts';

export type Typed = Pick<Draft, 'journal' | 'entryOn' | 'label' | 'piece' | 'reversesOn'> & {
  rows: readonly Row[];
};
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'failed';

const PAUSE_MS = 600;

const typedOf = (draft: Draft): Typed => ({
  journal: draft.journal,
  entryOn: draft.entryOn,
  label: draft.label,
  piece: draft.piece,
  reversesOn: draft.reversesOn,
  rows: rowsOf(draft),
});

/** A draft that saves itself at each pause, one request at a time; left, it is saved first. */
export function useEntryDraft(opened: Draft) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(opened));
  const [state, setState] = useState<SaveState>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const now = useRef({ typed, saved: typed, version: opened.version, gone: false });
  const running = useRef<Promise<boolean> | null>(null);
  const { id } = opened;

  const change = useCallback((next: (before: Typed) => Typed) => {
    now.current.typed = next(now.current.typed);
    setTyped(now.current.typed);
    setState((before) => (before === 'saving' ? before : 'unsaved'));
  }, []);

  const send = useCallback(async (): Promise<boolean> => {
    const sent = now.current.typed;
    setState('saving');
    try {
      const { rows, ...heading } = sent;
      const kept = await entriesApi.edit({
        id,
        version: now.current.version,
        ...heading,
        lines: linesOf(rows),
      });
      now.current.version = kept.version;
      now.current.saved = sent;
      setProblem(null);
      // The list of drafts says what was typed, whether it is on the screen by now or not.
      void queries.invalidateQueries({ queryKey: ['entries', 'list'] });
      setState(now.current.typed === sent ? 'saved' : 'unsaved');
      return true;
    } catch (error) {
      setProblem(error);
      setState('failed');
      return false;
    }
  }, [id, queries]);

  /** The version that holds everything typed; null when it could not be saved. */
  const save = useCallback(async (): Promise<number | null> => {
    for (;;) {
      if (running.current !== null) {
        await running.current;
        continue;
      }
      if (now.current.typed === now.current.saved) return now.current.version;
      running.current = send();
      const isKept = await running.current;
      running.current = null;
      if (!isKept) return null;
    }
  }, [send]);

  useEffect(() => {
    if (typed === now.current.saved || now.current.gone) return undefined;
    const timer = window.setTimeout(() => void save(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, save]);

  useEffect(() => {
    const draft = now.current;
    draft.gone = false;
    return () => {
      if (draft.gone) return;
      if (draft.typed !== draft.saved) void save();
    };
  }, [save]);

  return {
    typed,
    change,
    save,
    state,
    problem,
    /** It was posted or thrown away: nothing is saved any more. */
    leave: () => {
      now.current.gone = true;
    },
  };
}
