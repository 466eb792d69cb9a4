import { readStored, writeStored } from '../kit/stored.ts';

/** A text somebody was writing: kept on this device until it is saved or given up, whatever happens to the browser. */
export type UnsavedMail = { to: string; cc: string; subject: string; body: string };

const nameOf = (draftId: string): string => `unsaved-mail.${draftId}`;

export function readUnsaved(draftId: string): UnsavedMail | null {
  const stored = readStored(nameOf(draftId));
  if (stored === null || stored === '') return null;
  try {
    const value: unknown = JSON.parse(stored);
    return isUnsaved(value) ? value : null;
  } catch {
    return null;
  }
}

function isUnsaved(value: unknown): value is UnsavedMail {
  if (typeof value !== 'object' || value === null) return false;
  return ['to', 'cc', 'subject', 'body'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );
}

export function writeUnsaved(draftId: string, text: UnsavedMail): void {
  writeStored(nameOf(draftId), JSON.stringify(text));
}

/** Saved or given up. What another window of this device is writing for the same draft stays. */
export function forgetUnsaved(draftId: string, text: UnsavedMail): void {
  if (JSON.stringify(readUnsaved(draftId)) === JSON.stringify(text)) writeStored(nameOf(draftId), '');
}
