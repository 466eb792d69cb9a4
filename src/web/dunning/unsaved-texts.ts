import { policyContent } from '../../contract/reminder-shapes.ts';
import type { OwnTexts } from '../../core/dunning/index.ts';
import { readStored, writeStored } from '../kit/stored.ts';

/** Texts that somebody was writing, and the version of the policy they were written on. */
export type UnsavedTexts = { version: number; texts: OwnTexts };

const nameOf = (policyId: string): string => `unsaved-texts.${policyId}`;

export function readUnsavedTexts(policyId: string): UnsavedTexts | null {
  const stored = readStored(nameOf(policyId));
  if (stored === null || stored === '') return null;
  try {
    const value = JSON.parse(stored) as Partial<UnsavedTexts>;
    const texts = policyContent.texts.safeParse(value.texts);
    return texts.success && typeof value.version === 'number'
      ? { version: value.version, texts: texts.data }
      : null;
  } catch {
    return null;
  }
}

export function writeUnsavedTexts(policyId: string, unsaved: UnsavedTexts | null): void {
  writeStored(nameOf(policyId), unsaved === null ? '' : JSON.stringify(unsaved));
}
