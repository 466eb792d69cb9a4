import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { asProblem } from '../kit/problem.tsx';
import { documentsApi, keys, type Kept } from './api.ts';
import { readUnsaved, writeUnsaved } from './unsaved.ts';

export type SaveState = 'new' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';

const PAUSE_MS = 600;

type Options = {
  start: DocumentContent;
  /** Null: it is kept from its first change on. */
  kept: Kept | null;
  onMade: (kept: Kept) => void;
};

/**
 * A draft being written: it saves itself at each pause, one request at a time, and never overwrites somebody else's
 * change. What the server does not have yet is on this device.
 */
export function useDraft({ start, kept: opened, onMade }: Options) {
  const queries = useQueryClient();
  const [found, setFound] = useState(() => readUnsaved(opened?.id ?? start.kind));
  const [kept, setKept] = useState(opened);
  const [content, setContent] = useState(found?.content ?? opened?.content ?? start);
  const isStale = found !== null && opened !== null && found.version !== opened.version;
  const [theirs, setTheirs] = useState<Kept | null>(isStale ? opened : null);
  const [state, setState] = useState<SaveState>(
    isStale ? 'conflict' : found !== null ? 'unsaved' : opened === null ? 'new' : 'saved',
  );
  const [problem, setProblem] = useState<unknown>(null);

  const now = useRef({ content, kept, saved: opened?.content ?? start, conflict: isStale, gone: false });
  const running = useRef<Promise<Kept | null> | null>(null);
  const made = useRef(onMade);
  useEffect(() => {
    made.current = onMade;
  });

  const keep = useCallback(() => {
    const { content: typed, kept: base, saved } = now.current;
    writeUnsaved(
      base?.id ?? typed.kind,
      typed === saved ? null : { content: typed, version: base?.version ?? 0 },
    );
  }, []);

  const change = useCallback((next: (before: DocumentContent) => DocumentContent) => {
    const after = next(now.current.content);
    if (after === now.current.content) return;
    now.current.content = after;
    setContent(after);
    setState((before) => (before === 'conflict' || before === 'saving' ? before : 'unsaved'));
  }, []);

  const send = useCallback(async (): Promise<Kept | null> => {
    const { content: sent, kept: base } = now.current;
    setState('saving');
    setProblem(null);
    try {
      const answer =
        base === null
          ? await documentsApi.create({ content: sent })
          : await documentsApi.edit({ id: base.id, version: base.version, content: sent });
      now.current.kept = answer;
      now.current.saved = sent;
      queries.setQueryData(keys.one(answer.id), answer);
      setKept(answer);
      setFound(null);
      if (base === null) {
        writeUnsaved(sent.kind, null);
        if (!now.current.gone) made.current(answer);
      }
      keep();
      setState(now.current.content === sent ? 'saved' : 'unsaved');
      return answer;
    } catch (error) {
      keep();
      if (asProblem(error)?.code === 'edit.conflict' && base !== null) {
        now.current.conflict = true;
        setTheirs(await documentsApi.read({ id: base.id }).catch(() => null));
        setState('conflict');
      } else {
        setProblem(error);
        setState('failed');
      }
      return null;
    }
  }, [queries, keep]);

  /** Ends when the server has everything that was typed; null when it could not be saved. */
  const save = useCallback(async (): Promise<Kept | null> => {
    for (;;) {
      if (running.current !== null) {
        await running.current;
        continue;
      }
      const { conflict, content: typed, saved, kept: base } = now.current;
      if (conflict) return null;
      if (typed === saved && base !== null) return base;
      running.current = send();
      const answer = await running.current;
      running.current = null;
      if (answer === null) return null;
    }
  }, [send]);

  useEffect(() => {
    if (content === now.current.saved || now.current.conflict) return undefined;
    const timer = window.setTimeout(() => void save(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [content, save]);

  useEffect(() => {
    now.current.gone = false;
    const atOnce = () => keep();
    window.addEventListener('pagehide', atOnce);
    document.addEventListener('visibilitychange', atOnce);
    return () => {
      window.removeEventListener('pagehide', atOnce);
      document.removeEventListener('visibilitychange', atOnce);
      now.current.gone = true;
      keep();
      if (now.current.content !== now.current.saved) void save();
    };
  }, [keep, save]);

  const take = (other: Kept, mine: DocumentContent) => {
    now.current = { ...now.current, content: mine, kept: other, saved: other.content, conflict: false };
    setKept(other);
    setContent(mine);
    setTheirs(null);
    keep();
  };

  return {
    content,
    kept,
    change,
    save,
    state,
    problem,
    /** Somebody else's version, while both wait for a decision. */
    theirs,
    keepMine: () => {
      if (theirs === null) return;
      take(theirs, now.current.content);
      void save();
    },
    takeTheirs: () => {
      if (theirs === null) return;
      take(theirs, theirs.content);
      setFound(null);
      setState('saved');
    },
    /** What was found on this device and is not saved yet. */
    isFound: found !== null && !isStale,
    discardFound: () => {
      const back = now.current.saved;
      now.current.content = back;
      setContent(back);
      setFound(null);
      keep();
      setState(kept === null ? 'new' : 'saved');
    },
    /** The server has another one: after it was issued, or a customer's record was completed. */
    refresh: async () => {
      const base = now.current.kept;
      if (base === null || now.current.conflict) return;
      const fresh = await documentsApi.read({ id: base.id });
      queries.setQueryData(keys.one(fresh.id), fresh);
      if (fresh.version !== now.current.kept?.version) return;
      now.current.kept = fresh;
      setKept(fresh);
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
