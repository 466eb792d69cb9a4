/**
 * A shortcut is written 'mod+k', 'shift+enter', 'j', '?', '1', or 'g f' for one key after another.
 * `mod` is Ctrl, or Command on a Mac.
 */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** The name of one key press, or null for a bare modifier or a text being composed. */
export function keyName(event: KeyPress): string | null {
  if (event.isComposing || /^(Control|Shift|Alt|AltGraph|Meta|Dead|CapsLock)$/.test(event.key)) return null;
  const mod = event.ctrlKey || event.metaKey;
  // On a French keyboard the digit row gives « & é " » without Shift: the place of the key says which digit it is.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const typed = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const key = digit !== undefined && typed !== '/' && typed !== '?' ? digit : typed;
  const shift = event.shiftKey && (key.length > 1 || mod);
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}

/** One printable character without a modifier: what WCAG 2.1.4 wants to be able to switch off. */
export function isSingleKey(keys: string): boolean {
  return keys.split(' ').some((part) => part.length === 1);
}

const TYPING = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(TYPING) !== null);
}

/** Keys that a focused button, link or box answers by itself. */
export function isOwnKey(target: EventTarget | null, name: string): boolean {
  if (name !== 'enter' && name !== 'space') return false;
  return (
    target instanceof HTMLElement && target.closest('button, a, summary, input, [role=menuitem]') !== null
  );
}

export function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true]') !== null;
}
