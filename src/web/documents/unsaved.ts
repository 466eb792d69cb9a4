import { documentContent, type DocumentContent } from '../../contract/document-shapes.ts';
import { readStored, writeStored } from '../kit/stored.ts';

/** A draft somebody was writing: kept on this device until the server has it, whatever happens to the browser. */
export type Unsaved = {
  content: DocumentContent;
  /** Of the kept draft it was typed on; 0 for one that was never kept. */
  version: number;
};

/** A draft by its id; one that has none yet by its kind. */
const nameOf = (key: string): string => `unsaved-document.${key}`;

export function readUnsaved(key: string): Unsaved | null {
  const stored = readStored(nameOf(key));
  if (stored === null || stored === '') return null;
  try {
    const value = JSON.parse(stored) as { content?: unknown; version?: unknown };
    // What another release of the program left here may no longer fit.
    const content = documentContent.safeParse(value.content);
    return content.success && typeof value.version === 'number'
      ? { content: content.data, version: value.version }
      : null;
  } catch {
    return null;
  }
}

export function writeUnsaved(key: string, unsaved: Unsaved | null): void {
  writeStored(nameOf(key), unsaved === null ? '' : JSON.stringify(unsaved));
}
