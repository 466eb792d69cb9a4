import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { isDialogOpen, isOwnKey, isSingleKey, isTyping, keyName } from './keys.ts';
import { readStored, writeStored } from './stored.ts';

export type ShortcutGroup = 'general' | 'navigation' | 'list' | 'screen' | 'form';

export type ShortcutOptions = {
  /** What it does, for the `?` help; without it the key works but is not listed. */
  label?: string;
  group?: ShortcutGroup;
  enabled?: boolean;
  /** Also answers while a dialog is open, or while typing (only sensible with `mod`). */
  inDialog?: boolean;
};

export type Shortcut = { keys: string; run: (event: KeyboardEvent) => void } & ShortcutOptions;

type Keyboard = {
  register: (shortcut: { current: Shortcut }) => () => void;
  listed: () => Shortcut[];
  singleKeys: boolean;
  setSingleKeys: (on: boolean) => void;
};

const KeyboardContext = createContext<Keyboard | null>(null);
const SEQUENCE_MS = 1200;

export function KeyboardProvider({ children }: { children: ReactNode }) {
  const registered = useRef(new Set<{ current: Shortcut }>());
  const [singleKeys, setState] = useState(() => readStored('single-keys') !== 'off');

  useEffect(() => {
    let prefix = '';
    let timer = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      const name = keyName(event);
      if (name === null || event.defaultPrevented || isOwnKey(event.target, name)) return;
      const typing = isTyping(event.target);
      const dialog = isDialogOpen();
      // The last one registered wins: a screen may take a key over from the frame.
      const usable = [...registered.current]
        .map((reference) => reference.current)
        .filter((one) => one.enabled !== false && (one.inDialog === true || !dialog))
        .filter((one) => singleKeys || !isSingleKey(one.keys))
        .filter((one) => !typing || one.keys.startsWith('mod+'))
        .reverse();
      const wanted = prefix === '' ? name : `${prefix} ${name}`;
      prefix = '';
      window.clearTimeout(timer);
      const found = usable.find((one) => one.keys === wanted) ?? usable.find((one) => one.keys === name);
      if (found !== undefined) {
        event.preventDefault();
        found.run(event);
        return;
      }
      if (usable.some((one) => one.keys.startsWith(`${name} `))) {
        prefix = name;
        timer = window.setTimeout(() => {
          prefix = '';
        }, SEQUENCE_MS);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.clearTimeout(timer);
    };
  }, [singleKeys]);

  const keyboard = useMemo<Keyboard>(
    () => ({
      register: (shortcut) => {
        registered.current.add(shortcut);
        return () => registered.current.delete(shortcut);
      },
      listed: () => [...registered.current].map((one) => one.current).filter((one) => one.enabled !== false),
      singleKeys,
      setSingleKeys: (on) => {
        writeStored('single-keys', on ? 'on' : 'off');
        setState(on);
      },
    }),
    [singleKeys],
  );
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

export function useKeyboard(): Keyboard {
  const keyboard = use(KeyboardContext);
  if (keyboard === null) throw new Error('useKeyboard outside of KeyboardProvider');
  return keyboard;
}

/** `useShortcut('e', raiseLevel, { label: 'Changer le niveau' })` while the component is on screen. */
export function useShortcut(
  keys: string,
  run: (event: KeyboardEvent) => void,
  options: ShortcutOptions = {},
): void {
  const { register } = useKeyboard();
  const latest = useRef<Shortcut>({ keys, run, ...options });
  useEffect(() => {
    latest.current = { keys, run, ...options };
  });
  useEffect(() => register(latest), [register]);
}

/** J and K (and the arrows, when `arrows`) over a list that is not a DataTable. */
export function useListKeys(list: {
  count: number;
  index: number;
  onIndex: (index: number) => void;
  onOpen?: (index: number) => void;
  labels: { next: string; previous: string; open?: string };
  enabled?: boolean;
}): void {
  const enabled = list.enabled !== false && list.count > 0;
  const go = (step: number) => list.onIndex(Math.min(list.count - 1, Math.max(0, list.index + step)));
  useShortcut('j', () => go(1), { label: list.labels.next, group: 'list', enabled });
  useShortcut('k', () => go(-1), { label: list.labels.previous, group: 'list', enabled });
  useShortcut('arrowdown', () => go(1), { enabled });
  useShortcut('arrowup', () => go(-1), { enabled });
  useShortcut('enter', () => list.onOpen?.(list.index), {
    label: list.labels.open,
    group: 'list',
    enabled: enabled && list.onOpen !== undefined,
  });
}
